import { loadFor, paceFor } from './load.ts';
import { say } from './options.ts';
import { measured } from './processes.ts';
import type { Figure } from './report.ts';
import type { Shop } from './shop.ts';
import type { System } from './system.ts';

export type Orders = {
  readonly figures: readonly Figure[];
  /** CPU in milliseconds of an order's events in workers and Redis. */
  readonly pipeline: number;
};

/** What carries the events is measured at a rate that every store sustains. */
export const pace = 200;

/** Orders from as many customers at once as there are, then at a pace; each until it is delivered. */
export const measureOrders = async (system: System, shop: Shop, seconds: number): Promise<Orders> => {
  const { place, settled, users } = shop;
  say(`place an order, ${users} users at once …`);
  const placing = await measured(system.processes, () => loadFor(users, seconds * 1_000, place));
  const backlog = await settled();
  say(`orders at ${pace}/s, until each of them is delivered …`);
  const paced = await measured(system.processes, async () => {
    const began = performance.now();
    await paceFor(pace, seconds * 1_000, (turn) => place(turn % users));
    await settled();
    const count = pace * seconds;
    return { count, perSecond: (count * 1_000) / (performance.now() - began) };
  });
  return {
    figures: [
      { what: `place an order, ${users} users at once`, goal: goals.place, ...placing },
      {
        what: `… and each of them delivered (${placing.count} orders, settled ${backlog.toFixed(1)} s after the load)`,
        goal: goals.delivered,
        perSecond: placing.count / (placing.seconds + backlog),
      },
      { what: `an order and its delivery, ${pace} orders/s offered`, ...paced },
    ],
    pipeline: (paced.cpuPerUnit.workers ?? 0) + (paced.cpuPerUnit.redis ?? 0),
  };
};

const goals = {
  place: { perSecond: 1_000, p99: 250 },
  delivered: { perSecond: 500 },
};
