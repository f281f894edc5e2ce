import { audit } from '../audit/audit.ts';
import { checkDiary } from './diary.ts';
import { checkTold } from './players.ts';
import { checkResidents } from './residents.ts';
import { untilAtRest } from './rest.ts';
import type { Session } from './session.ts';

/** Called once the load has stopped: measures how long until nothing is left to do, and checks that everything agrees then. */
export const settle = async (session: Session, after: string, parkedToo = false): Promise<void> => {
  const { env, options, seen } = session;
  const { findings } = seen;
  const { driven, latest } = await untilAtRest(env, 60_000);
  const took = session.sinceDisturbed();
  seen.restMs.push(took);
  if (driven.length > 0) findings.push(`after ${after} there was no rest: ${driven.slice(0, 5).join('; ')}`);
  else if (took > options.restWithinMs)
    findings.push(`after ${after} it took ${took} ms to settle; the last was ${latest.slice(0, 3)}`);
  const kinds = ['driven', 'parcels', 'messages', ...(parkedToo ? ['parked' as const] : [])] as const;
  const { parcels, messages, parked } = await untilAtRest(env, parkedToo ? 90_000 : 60_000, kinds);
  if (parcels.length > 0) findings.push(`after ${after} parcels do not move: ${parcels.slice(0, 5)}`);
  if (messages.length > 0) findings.push(`after ${after} messages are not sent: ${messages.slice(0, 5)}`);
  if (parkedToo && parked.length > 0) findings.push(`parked forever: ${parked.slice(0, 5)}`);
  findings.push(...(await disagreements(session, parked)).map((one) => `after ${after}: ${one}`));
  options.say(
    `${after}: settled ${took} ms after the last restart, ${seen.diary.size} keys, ${parked.length} parked, ${findings.length} findings`,
  );
};

/**
 * Where orders, stock, money, events and what customers were told do not agree. Parked attempts are left out: they still
 * wait for their customers.
 */
const disagreements = async (
  { env, seen, system }: Session,
  parked: readonly string[],
): Promise<string[]> => {
  const acceptedOrders = [...seen.diary.values()].flatMap(({ ids }) => [...ids]);
  const { providerUrl, messagesUrl } = system.running();
  const report = await audit({ env, providerUrl, messagesUrl, graceMs: 0, acceptedOrders });
  for (const [invariant, count] of Object.entries(report.counted)) seen.counted[invariant] = count;
  const wrong = report.findings
    .filter(({ subject }) => !parked.includes(subject))
    .map(({ invariant, what, subject }) => `${invariant} ${what}: ${subject}`);
  return [
    ...wrong,
    ...(await checkDiary(env, seen.diary)),
    ...(await checkTold(env, seen.told)),
    ...(await checkResidents(env, system, seen.residents)),
  ];
};
