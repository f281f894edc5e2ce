import { setTimeout as pause } from 'node:timers/promises';
import { openAsker } from '../load.ts';
import { placeOperation } from '../shop.ts';
import type { System } from '../system.ts';

// A customer who has ordered coffee before the crowd comes, and meanwhile asks how it is getting on, and cancels some of it.

export type Watched = {
  /** Milliseconds that each answer took. */
  readonly statuses: readonly number[];
  readonly cancels: readonly number[];
  /** What was not answered, in words. */
  readonly failures: readonly string[];
};

export type OwnOrders = {
  /** Asks every 100 ms and cancels every second, as long as the work goes on. */
  during<T>(work: Promise<T>): Promise<{ readonly result: T; readonly watched: Watched }>;
  close(): Promise<void>;
};

const cafe = 'sto_cafe1';
const coffee = 'prd_menu01';
const statusOperation = 'query ($id: ID!) { order(id: $id) { status } }';
const cancelOperation = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) {
  __typename ... on Refusal { code } } }`;

/** Orders as much as will be cancelled; the store has yet to accept it, so that it can be. */
export const orderAhead = async ({ url, issuer }: System, run: string, count: number): Promise<OwnOrders> => {
  const asker = openAsker(url, 20);
  const token = await issuer.token('cus_waiting');
  const own: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const input = {
      idempotencyKey: `own-${run}-${n}`,
      lines: [{ productId: coffee, quantity: 1 }],
      fulfilment: { pickup: { storeId: cafe } },
      payment: { method: 'CARD', cardToken: 'tok_ok' },
      confirm: true, // that it is one more of the same
    };
    type Placed = { placeOrder: { order?: { id: string } } };
    const { placeOrder } = await asker.ask<Placed>(token, placeOperation, { input });
    if (placeOrder.order) own.push(placeOrder.order.id);
  }
  const [first, ...toCancel] = own;
  if (!first) throw new Error('no coffee could be ordered');

  return {
    async during(work) {
      const watched = { statuses: [] as number[], cancels: [] as number[], failures: [] as string[] };
      let isOver = false;
      const timed = async (into: number[], ask: () => Promise<unknown>): Promise<void> => {
        const began = performance.now();
        try {
          await ask();
          into.push(performance.now() - began);
        } catch (error) {
          watched.failures.push(error instanceof Error ? error.message : String(error));
        }
      };
      const asking: Promise<void>[] = [];
      const watch = async (): Promise<void> => {
        for (let turn = 0; !isOver; turn += 1) {
          asking.push(timed(watched.statuses, () => asker.ask(token, statusOperation, { id: first })));
          const id = turn % 10 === 5 ? toCancel.pop() : undefined;
          if (id) asking.push(timed(watched.cancels, () => asker.ask(token, cancelOperation, { id })));
          await pause(100);
        }
      };
      const watching = watch();
      const result = await work.finally(() => {
        isOver = true;
      });
      await watching;
      await Promise.all(asking);
      return { result, watched };
    },
    close: () => asker.close(),
  };
};
