import { setTimeout as pause } from 'node:timers/promises';
import { graphClient } from '../../demo/graph-client.ts';
import { cafe, type Shop } from './growth-shop.ts';
import type { RunningSystem } from './growth-system.ts';
import { measured } from './processes.ts';

/** Somebody of long ago, with an order of theirs. */
export type Past = { readonly customer: string; readonly token: string; readonly order: string };

/** A system with a store of one size. */
export type Sized = {
  readonly orders: number;
  readonly system: RunningSystem;
  readonly shop: Shop;
  readonly past: readonly Past[];
  /** With the scopes of staff. */
  readonly staff: string;
};

/** What one round of a path took. */
export type Round = { readonly count: number; readonly cpuMs: number; readonly took: readonly number[] };

export type Path = {
  readonly path: string;
  /** Runs it on one system for so many seconds. */
  readonly measure: (of: Sized, seconds: number) => Promise<Round>;
};

/** As many as a busy machine answers at once without a queue of its own. */
const users = 4;
const settleMs = 1_500;

const orderOperation = `query ($id: ID!) { order(id: $id) { status total { formatted } lines { title quantity product { title } }
  payment { status } delivery { status } } }`;
const ordersOperation = '{ orders(first: 5) { nodes { id status total { formatted } } } }';
const pageOf = (more: string): string =>
  `{ myPage { orders(first: 5) { nodes { orderId status paymentStatus fulfilmentStatus total { formatted } ${more} } } points mileage
    notifications(first: 5) { nodes { id } } } }`;
const productsOperation = '{ products(first: 20) { nodes { id title price { formatted } } } }';
const deliveriesOperation = '{ deliveries(first: 20) { nodes { id status } } }';
const openDeliveriesOperation = '{ deliveries(open: true, first: 20) { nodes { id status } } }';
const ticketsOperation = `query ($id: ID!) { tickets(storeId: $id, first: 20) { nodes { id status } } }`;
const openTicketsOperation = `query ($id: ID!) { tickets(storeId: $id, open: true, first: 20) { nodes { id status } } }`;
const cancelOperation = 'mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }';
const catchUpOperation =
  'subscription ($after: String) { myPageChanged(after: $after) { cursor change { ... on OrderView { orderId status } } } }';
const queueOperation =
  'subscription ($id: ID!, $after: Int) { ticketQueue(storeId: $id, after: $after) { sequence ticket { status } } }';

const total = (cpu: Readonly<Record<string, number>>): number =>
  Object.values(cpu).reduce((sum, each) => sum + each, 0);

/** The CPU of a system and its server while some work of it runs. */
const costOf = async ({ system }: Sized, work: () => Promise<readonly number[]>): Promise<Round> => {
  const { cpuPerUnit, took } = await measured(system.processes, async () => ({
    count: 1,
    took: await work(),
  }));
  return { count: took.length, cpuMs: total(cpuPerUnit), took };
};

const refused = Symbol('refused');

/** A few users at once, each without a pause; what is refused does not count. */
const together = async (seconds: number, one: () => Promise<unknown>): Promise<readonly number[]> => {
  const took: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const work = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      if ((await one()) !== refused) took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: users }, work));
  return took;
};

const asking = (path: string, one: (of: Sized, turn: number) => Promise<unknown>): Path => {
  let turn = 0;
  return { path, measure: (of, seconds) => costOf(of, () => together(seconds, () => one(of, turn++))) };
};

const cursorOf = (customer: string, sequence: number): string =>
  Buffer.from(`${customer}.${sequence}`).toString('base64url');

/** Watches until so many events have come. */
const untilSeen = async (
  url: string,
  token: string,
  operation: string,
  variables: Readonly<Record<string, unknown>>,
  events: number,
): Promise<void> => {
  const client = graphClient(url, token);
  let seen = 0;
  await new Promise<void>((resolve, reject) => {
    const { ended } = client.watch(operation, variables, ({ errors }) => {
      if (errors) reject(new Error(JSON.stringify(errors)));
      else if (++seen === events) resolve();
    });
    void ended.then((error) => seen < events && reject(new Error(`the stream ended: ${String(error)}`)));
  });
  await client.close();
};

const somebody = ({ past }: Sized, turn: number): Past => past[turn % past.length] as Past;

/** Timers, sweeps, leases and live streams that look, while nothing happens. */
const atRest: Path = {
  path: "a second at rest: timers' looks, sweeps",
  async measure(of, seconds) {
    await of.shop.settled();
    await pause(settleMs);
    return costOf(of, async () => {
      await pause(seconds * 1_000);
      return Array.from({ length: Math.ceil(seconds) }, () => 1_000);
    });
  },
};

const placing: Path = {
  path: 'place an order',
  async measure(of, seconds) {
    let user = 0;
    const round = await costOf(of, () =>
      together(seconds, async () => (await of.shop.place(user++)) ?? refused),
    );
    await of.shop.settled();
    await pause(settleMs);
    return round;
  },
};

const wholeLife: Path = {
  path: '… and its whole life, messages included',
  measure: (of, seconds) =>
    costOf(of, async () => {
      let user = 0;
      const took = await together(seconds, async () => (await of.shop.place(user++)) ?? refused);
      await of.shop.settled();
      await pause(settleMs);
      return took;
    }),
};

const cancelling: Path = {
  path: 'cancel an order',
  async measure(of, seconds) {
    const waiting: (readonly [number, string])[] = [];
    for (let user = 0; waiting.length < seconds * 10; user++) {
      const id = await of.shop.place(user, 'coffee');
      if (id) waiting.push([user, id]);
    }
    await pause(4 * settleMs); // what their placing leads to is not counted with what cancels them
    const round = await costOf(of, async () => {
      const took: number[] = [];
      for (const [user, id] of waiting) {
        const began = performance.now();
        await of.shop.asker.ask(of.shop.tokenOf(user), cancelOperation, { id });
        took.push(performance.now() - began);
      }
      return took;
    });
    await of.shop.settled();
    return round;
  },
};

/** Of each store, the number of the newest change in the queue of its café, so that the last ones can be asked for again. */
const newestInQueue = async ({ system, shop, staff }: Sized): Promise<number> => {
  const client = graphClient(system.url, staff);
  let placed: string | undefined;
  const newest = await new Promise<number>((resolve) => {
    client.watch<{ ticketQueue: { sequence: number } }>(queueOperation, { id: cafe }, ({ data }) =>
      resolve(data?.ticketQueue.sequence ?? 0),
    );
    void pause(500).then(async () => {
      placed = await shop.place(0, 'coffee');
    });
  });
  await client.close();
  await shop.asker.ask(shop.tokenOf(0), cancelOperation, { id: placed });
  return newest;
};

const queues = (): Path => {
  const newest = new Map<Sized, number>();
  return {
    path: 'ticketQueue, 20 changes missed',
    async measure(of, seconds) {
      if (!newest.has(of)) newest.set(of, await newestInQueue(of));
      const after = (newest.get(of) ?? 0) - 20;
      return costOf(of, () =>
        together(seconds, () => untilSeen(of.system.url, of.staff, queueOperation, { id: cafe, after }, 20)),
      );
    },
  };
};

/** Every path of a system, in the order in which they are measured. */
export const allPaths = (): readonly Path[] => [
  atRest,
  placing,
  wholeLife,
  cancelling,
  asking('order(id), joined over four subgraphs', (of, turn) => {
    const { token, order } = somebody(of, turn);
    return of.shop.asker.ask(token, orderOperation, { id: order });
  }),
  asking('orders(first: 5)', (of, turn) => of.shop.asker.ask(somebody(of, turn).token, ordersOperation)),
  asking('myPage, last 5 orders', (of, turn) => of.shop.asker.ask(somebody(of, turn).token, pageOf(''))),
  asking('myPage with every step', (of, turn) =>
    of.shop.asker.ask(somebody(of, turn).token, pageOf('steps { sequence message }')),
  ),
  asking('products(first: 20)', (of) => of.shop.asker.ask('', productsOperation)),
  asking('deliveries(first: 20)', (of) => of.shop.asker.ask(of.staff, deliveriesOperation)),
  asking('deliveries(open: true)', (of) => of.shop.asker.ask(of.staff, openDeliveriesOperation)),
  asking('tickets(first: 20)', (of) => of.shop.asker.ask(of.staff, ticketsOperation, { id: cafe })),
  asking('tickets(open: true)', (of) => of.shop.asker.ask(of.staff, openTicketsOperation, { id: cafe })),
  asking('myPageChanged, 20 changes missed', (of, turn) => {
    const { customer, token } = somebody(of, turn);
    return untilSeen(of.system.url, token, catchUpOperation, { after: cursorOf(customer, 0) }, 20);
  }),
  queues(),
];
