import { setTimeout as pause } from 'node:timers/promises';
import { graphClient } from '../../demo/graph-client.ts';
import type { Processes } from '../../run/processes.ts';
import { takePicture } from '../audit/picture.ts';
import { type Diary, type Load, newEntry, placeOnce } from './customers.ts';
import { insist, patienceMs, succeeded } from './insist.ts';

/** What somebody was told of their account. Kept outside the system. */
export type Resident = { readonly id: string; readonly email: string; password: string; left: boolean };

type Answered = { readonly __typename: string; readonly customer?: { readonly id: string } };

const refused = ({ __typename }: Answered) => __typename === 'LogInRefused';
const settled = (answer: Answered) => succeeded(answer) || refused(answer);

let addresses = 0;
/** Somebody who comes from an address of their own, in the network that is kept for examples (198.18.0.0/15). */
const stranger = ({ url }: Processes) => {
  const n = addresses++;
  return graphClient(url, undefined, { 'x-forwarded-for': `198.18.${(n >> 8) & 255}.${n & 255}` });
};

/** Whether this password opens the account; undefined once patience has ended. */
const opens = async (system: Processes, email: string, password: string): Promise<boolean | undefined> => {
  const answer = await insist<Answered>(stranger(system), 'logIn', { email, password }, '', settled);
  return answer && succeeded(answer);
};

export type Residence = {
  readonly name: string;
  readonly random: () => number;
  readonly residents: Resident[];
  readonly diary: Diary;
  readonly plenty: string;
};

/**
 * People who open an account, order, change their password, and mostly leave for good, some while their order is on its way; after
 * an unclear answer they ask again. What they are told is added to `residents`.
 */
export const startResidents = (system: Processes, residence: Residence): Load => {
  let isOver = false;
  const live = async (lane: number) => {
    for (let turn = 0; !isOver; turn++) {
      await lifeOf(system, residence, `${residence.name}-${lane}-${turn}`);
      await pause(200);
    }
  };
  const everyone = [live(0), live(1)];
  for (const one of everyone) one.catch(() => {}); // reported by stop
  return {
    async stop() {
      isOver = true;
      await Promise.all(everyone);
    },
  };
};

const lifeOf = async (
  system: Processes,
  { random, residents, diary, plenty }: Residence,
  name: string,
): Promise<void> => {
  const [email, first, second] = [
    `resident-${name}@jumun.example`,
    `the first of ${name}`,
    `the second of ${name}`,
  ];
  const person = { email, password: first, name: '박주민', phone: '010-2345-6789', idempotencyKey: name };
  const fields = '... on SignUpSuccess { customer { id } }';
  const signedUp = await insist<Answered>(stranger(system), 'signUp', person, fields, succeeded);
  const id = signedUp?.customer?.id;
  if (!id) throw new Error(`${email} could not sign up within ${patienceMs} ms`);
  const client = await system.as(id);
  const entry = newEntry(id, name, 'tok_ok');
  diary.set(`${id} ${name}`, entry);
  await placeOnce(client, entry, [plenty]).catch(() => {});
  entry.left = true;

  let password = first;
  if (random() < 0.5) {
    const input = { current: first, password: second };
    const changed = await insist<Answered>(client, 'changePassword', input, '', settled);
    if (!changed) return; // nobody was told anything
    password = second; // refused: it was changed by an ask whose answer was lost
  }
  const resident: Resident = { id, email, password, left: false };
  if (random() < 0.6) {
    const deleted = await insist<Answered>(client, 'deleteAccount', { password }, '', settled);
    if (!deleted) return;
    resident.left = true;
  }
  residents.push(resident);
};

/** How many are asked to log in, each time everything has settled. */
const asked = 10;

/** Compares what residents were told with what there is: one sentence for each contradiction. */
export const checkResidents = async (
  env: NodeJS.ProcessEnv,
  system: Processes,
  residents: readonly Resident[],
): Promise<string[]> => {
  const found: string[] = [];
  for (const { email, password, left } of residents.slice(-asked)) {
    const isIn = await opens(system, email, password);
    if (isIn === left) found.push(left ? `${email} has left and can log in` : `${email} cannot log in`);
  }
  const picture = await takePicture(env);
  try {
    const states = new Map<string, string>();
    for await (const { id, status } of picture.rows<{ id: string; status: string }>(
      "select c.id, c.state ->> 'status' as status from customers.customers c",
    ))
      states.set(id, status);
    for (const { id, left } of residents) {
      const status = states.get(id);
      if (status !== (left ? 'left' : 'open'))
        found.push(`${id} was told that the account is ${left ? 'closed' : 'open'}, but it is ${status}`);
    }
  } finally {
    await picture.close();
  }
  return found;
};
