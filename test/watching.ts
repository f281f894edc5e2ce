import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { GraphClient } from '../tools/demo/graph-client.ts';
import { watchOperation } from '../tools/demo/stories/bookshop.ts';
import { persistently } from './processes.ts';
import { place, until } from './shop.ts';

// A customer watches an order live.

export type Step = {
  readonly sequence: number;
  readonly status: string;
  readonly order: {
    readonly payment: { readonly status: string } | null;
    readonly delivery: { readonly status: string } | null;
    readonly customer: { readonly name: string } | null;
    readonly lines: readonly {
      readonly title: string;
      readonly product: { readonly title: string } | null;
    }[];
  } | null;
};

/** PLACED, ACCEPTED, being made up, IN_FULFILMENT, COMPLETED. */
const stepsOfAParcel = ['PLACED', 'ACCEPTED', 'ACCEPTED', 'IN_FULFILMENT', 'COMPLETED'];

/** Watches one order and, whenever the stream ends, comes back with the last sequence it has seen, as clients do. */
export const follow = (
  client: GraphClient,
  orderId: string,
  { after = 0, leavesAfterEach = false }: { after?: number; leavesAfterEach?: boolean } = {},
) => {
  const steps: Step[] = [];
  const errors: unknown[] = [];
  let over = false;
  let visits = 0;
  let leave = () => {};
  const visit = async () => {
    let hasLeft = false;
    const watching = client.watch<{ orderStatus: Step }>(
      watchOperation,
      { orderId, after: steps.at(-1)?.sequence ?? after },
      ({ data, errors: told }) => {
        if (hasLeft) return; // it does not see what was still on its way
        if (told) errors.push(...told);
        if (data?.orderStatus) steps.push(data.orderStatus);
        if (!leavesAfterEach) return;
        hasLeft = true;
        watching.stop();
      },
    );
    leave = watching.stop;
    visits++;
    await watching.ended;
  };
  const visiting = (async () => {
    while (!over) {
      await visit();
      await pause(30);
    }
  })();
  return {
    steps,
    errors,
    visits: () => visits,
    sequences: () => steps.map(({ sequence }) => sequence),
    /** Resolves with the first step that has this status. */
    saw: (status: string, withinMs = 20_000) =>
      until(() => steps.find((step) => step.status === status), withinMs),
    async stop() {
      over = true;
      leave();
      await visiting;
    },
  };
};

export const upTo = (count: number, from = 1) => Array.from({ length: count - from + 1 }, (_, i) => i + from);

/**
 * Every step from the first on, once and in order. A stage that is heard of after a later one is no step of its own, so an
 * order may have one step less where processes are killed or Redis forgets: `atLeast` says how many it must have.
 */
export const isEveryStep = (sequences: readonly number[], atLeast: number): boolean =>
  sequences.length >= atLeast && String(sequences) === String(upTo(sequences.length));

/** There is no delivery before the third step, which says that there is one. */
export const incomplete = (steps: readonly Step[]) =>
  steps.filter(
    ({ sequence, order }) =>
      order?.payment?.status !== 'APPROVED' ||
      (!order.delivery && sequence >= 3) ||
      order.customer?.name !== '김주문' ||
      order.lines.length !== 1 ||
      order.lines.some(({ title, product }) => product?.title !== title),
  );

export const moved = (courier: GraphClient, what: 'dispatch' | 'complete', orderId: string) =>
  persistently(async () => {
    const answer = await courier.ask<{ moved: { __typename: string } }>(
      `mutation ($orderId: ID!) { moved: ${what}Delivery(input: { orderId: $orderId }) { __typename } }`,
      { orderId },
    );
    return answer.data?.moved.__typename.endsWith('Success') || undefined;
  });

/** What tests of watching do in a system, in one process or in several. */
export const watchingIn = (system: {
  readonly aCustomer: () => Promise<GraphClient>;
  readonly courier: GraphClient;
  readonly book: string;
}) => {
  const { aCustomer, courier, book } = system;
  let keys = 0;
  const anOrder = async (buyer: GraphClient) => {
    const { order, __typename } = await place(buyer, { key: `live-${++keys}`, productId: book });
    expect(__typename).toBe('PlaceOrderSuccess');
    return order?.id ?? '';
  };
  /** An order that is watched from the beginning, ready for the courier. */
  const aWatchedOrder = async () => {
    const customer = await aCustomer();
    const id = await anOrder(customer);
    const watcher = follow(customer, id);
    await until(() => (watcher.steps.length === 3 ? true : undefined));
    return { id, customer, watcher };
  };
  /** What the watcher has must be everything there is, each step once and complete. */
  const expectAll = async (watcher: ReturnType<typeof follow>, customer: GraphClient, id: string) => {
    const again = follow(customer, id);
    await again.saw('COMPLETED');
    await Promise.all([watcher.stop(), again.stop()]);
    expect(watcher.steps.map(({ status }) => status)).toEqual(stepsOfAParcel);
    expect(watcher.sequences()).toEqual(upTo(5));
    expect(again.sequences()).toEqual(upTo(5));
    expect(incomplete(watcher.steps)).toEqual([]);
  };

  return {
    anOrder,
    aWatchedOrder,
    expectAll,
    /** One client watches an order to its end, another leaves after each step, others come late at each step. */
    async expectEachStepOnce() {
      const { id, customer, watcher } = await aWatchedOrder();
      const restless = follow(await aCustomer(), id, { leavesAfterEach: true });
      await moved(courier, 'dispatch', id);
      await watcher.saw('IN_FULFILMENT');
      await moved(courier, 'complete', id);
      await Promise.all([watcher.saw('COMPLETED'), restless.saw('COMPLETED')]);

      await expectAll(watcher, customer, id);
      await restless.stop();
      expect(restless.sequences()).toEqual(upTo(5));
      expect(restless.visits()).toBeGreaterThanOrEqual(5);
      expect(incomplete(restless.steps)).toEqual([]);
      expect([...watcher.errors, ...restless.errors]).toEqual([]);

      const everyPlace = upTo(5, 0).map((after) => ({ after, late: follow(customer, id, { after }) }));
      for (const { after, late } of everyPlace) {
        if (after < 5) await late.saw('COMPLETED');
      }
      await pause(200); // for what must not come
      for (const { after, late } of everyPlace) {
        await late.stop();
        expect([after, late.sequences()]).toEqual([after, upTo(5, after + 1)]);
      }
    },
  };
};
