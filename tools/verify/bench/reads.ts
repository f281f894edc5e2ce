import { loadFor } from './load.ts';
import { say } from './options.ts';
import { measured } from './processes.ts';
import type { Figure } from './report.ts';
import type { Shop } from './shop.ts';
import type { System } from './system.ts';

const readers = 50;

const pageOf = (more: string) =>
  `{ myPage { orders(first: 5) { nodes { orderId status paymentStatus fulfilmentStatus total { formatted } ${more} } } } }`;

const orderOperation = `query ($id: ID!) { order(id: $id) { status total { formatted } lines { title quantity product { title } }
    payment { status amount { formatted } } delivery { status deliveredAt } } }`;

/** My page, and one order joined over four subgraphs. */
export const measureReads = async (
  { processes }: System,
  { asker, users, tokenOf, place, settled }: Shop,
  seconds: number,
): Promise<Figure[]> => {
  const measure = async (
    what: string,
    goal: number | undefined,
    read: (user: number) => Promise<unknown>,
  ) => {
    say(`${what} …`);
    const result = await measured(processes, () => loadFor(readers, seconds * 1_000, read));
    return { what, ...(goal ? { goal: { perSecond: goal } } : {}), ...result };
  };
  const ids = await Promise.all(Array.from({ length: users }, async (_, user) => (await place(user)) ?? ''));
  await settled();
  return [
    await measure(`my page, last 5 orders, ${readers} users`, 4_000, (user) =>
      asker.ask(tokenOf(user), pageOf('')),
    ),
    await measure('… with every step of each, in words', undefined, (user) =>
      asker.ask(tokenOf(user), pageOf('steps { sequence status occurredAt message }')),
    ),
    await measure(`one order joined over 4 subgraphs, ${readers} users`, 1_500, (user) =>
      asker.ask(tokenOf(user), orderOperation, { id: ids[user % ids.length] }),
    ),
  ];
};
