import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { dataFolder, type Processes, startProcesses } from '../processes.ts';
import { aBook, place, until } from '../shop.ts';

// A mail server knows no keys: whatever stops under way, each mail is handed over once.

const data = dataFolder();
let issuer: Issuer;
let system: Processes;
let book: string;

beforeAll(async () => {
  issuer = await openIssuer();
  system = await startProcesses({ folder: data.folder, issuer, settings: { JUMUN_CARRIER: 'manual' } });
  book = await aBook(system, 'A book to be told of', 100_000);
}, 120_000);
afterAll(async () => {
  await system?.stop();
  await issuer?.close();
  data.remove();
});

type Line = {
  readonly key: string;
  readonly channel: string;
  readonly orderId: string;
  readonly count: number;
};

const ledger = async (): Promise<readonly Line[]> => {
  const text = await (await fetch(`${system.running().messagesUrl}/ledger`)).text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

/** Orders one book after another until it is told to stop; returns those that were placed. */
const ordering = (name: string) => {
  let stopped = false;
  const ids: string[] = [];
  const loop = async () => {
    const buyer = await system.as('cus_demo1');
    for (let i = 0; !stopped; i++) {
      const { __typename, order } = await place(buyer, { key: `${name}-${i}`, productId: book });
      if (__typename === 'PlaceOrderSuccess' && order) ids.push(order.id);
      await pause(40);
    }
  };
  const running = loop();
  return {
    async stop() {
      stopped = true;
      await running;
      return ids;
    },
  };
};

/** The customer is mailed that each order is placed and paid. */
const mailsOfEach = 2;
/** How many of one customer's mails are under way at once. */
const mailsAtOnceForOne = 4;
const kills = 3;

const notificationsOperation = `query ($after: String) { notifications(first: 100, after: $after) {
  nodes { id channel deliveryStatus reason order { id } } pageInfo { hasNextPage endCursor } } }`;

type Told = {
  readonly id: string;
  readonly channel: string;
  readonly deliveryStatus: string;
  readonly reason: string | null;
  readonly order: { readonly id: string } | null;
};
type ToldPage = {
  readonly notifications: {
    readonly nodes: readonly Told[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
};

/** What our own rows say of the mails about these orders. */
const mailsSaid = async (ids: readonly string[]): Promise<readonly Told[]> => {
  const buyer = await system.as('cus_demo1');
  const told: Told[] = [];
  for (let after: string | null = null; ; ) {
    const { data: page }: { data?: ToldPage | null } = await buyer.ask<ToldPage>(notificationsOperation, {
      after,
    });
    if (!page) throw new Error('there is no page of messages');
    told.push(...page.notifications.nodes);
    if (!page.notifications.pageInfo.hasNextPage) break;
    after = page.notifications.pageInfo.endCursor;
  }
  return told.filter(({ channel, order }) => channel === 'EMAIL' && order && ids.includes(order.id));
};

/**
 * Each mail has reached the mail server once. A process that is killed while it hands one over cannot know, and nobody mails it
 * again: its row says so, and such are returned.
 */
const expectMailedOnce = async (ids: readonly string[]): Promise<readonly Told[]> => {
  expect(ids.length).toBeGreaterThan(10);
  const said = await until(async () => {
    const rows = await mailsSaid(ids);
    const isOver = rows.every(({ deliveryStatus }) => deliveryStatus !== 'PENDING');
    return isOver && rows.length >= mailsOfEach * ids.length ? rows : undefined;
  }, 120_000);
  await pause(3_000); // for those that would come twice
  expect(said).toHaveLength(mailsOfEach * ids.length);
  const counts = new Map(
    (await ledger()).filter(({ channel }) => channel === 'EMAIL').map(({ key, count }) => [key, count]),
  );
  const uncertain = said.filter(({ reason }) => reason === 'UNCERTAIN');
  expect(uncertain.filter(({ id }) => (counts.get(id) ?? 0) > 1)).toEqual([]);
  const certain = said.filter(({ reason }) => reason !== 'UNCERTAIN');
  expect(
    certain.filter(({ id, deliveryStatus }) => deliveryStatus !== 'SENT' || counts.get(id) !== 1),
  ).toEqual([]);
  return uncertain;
};

const stopped = async (name: string, seconds: number) => {
  const pid = system.pidOf(name);
  process.kill(pid, 'SIGSTOP');
  await pause(seconds * 1_000);
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // it was taken for hung, and replaced
  }
};

test.each([
  ['redis', 3],
  ['redis', 8],
  ['redis', 15],
  ['workers', 22],
])(
  'while %s is stopped for %i seconds, every e-mail is sent once',
  async (name, seconds) => {
    const orders = ordering(`${name}${seconds}`);
    await pause(2_000);
    await stopped(name, seconds);
    await pause(2_000);
    const uncertain = await expectMailedOnce(await orders.stop());
    if (name === 'redis') expect(uncertain).toEqual([]);
  },
  240_000,
);

test('when the workers are killed, again and again, no e-mail is sent twice, and those that perhaps were not are known', async () => {
  const orders = ordering('killed');
  for (let i = 0; i < kills; i++) {
    await pause(1_500);
    await system.kill('workers');
  }
  const uncertain = await expectMailedOnce(await orders.stop());
  expect(uncertain.length).toBeLessThanOrEqual(kills * mailsAtOnceForOne); // what was on the wire at those moments
}, 240_000);

test('what one recipient with a slow provider is to be told holds up nobody else', async () => {
  const others = await system.as('cus_demo1');
  const slow = await slowCustomer();
  // sixty mails, and 120 refusals of which one is told
  for (let i = 0; i < 30; i++) {
    const refused = Array.from({ length: 4 }, (_, j) =>
      place(slow, { key: `declined-${i}-${j}`, productId: book, cardToken: 'tok_declined' }),
    );
    await Promise.all([...refused, place(slow, { key: `placed-${i}`, productId: book })]);
  }
  const { order } = await place(others, { key: 'meanwhile', productId: book });
  const began = performance.now();
  await until(async () => {
    const told = (await ledger()).filter(({ orderId }) => orderId === order?.id);
    return told.length >= mailsOfEach ? true : undefined;
  });
  expect(performance.now() - began).toBeLessThan(2_000);
}, 120_000);

/** Signed up with an address whose mail server takes six seconds to answer. */
const slowCustomer = async () => {
  const visitor = await system.as('cus_visitor');
  const input = { email: 'slow@example.com', password: 'a long password', name: 'Slow', locale: 'en' };
  const { data: answer } = await visitor.ask<{ signUp: { customer?: { id: string } } }>(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { customer { id } } } }',
    { input },
  );
  return system.as(answer?.signUp.customer?.id ?? '');
};
