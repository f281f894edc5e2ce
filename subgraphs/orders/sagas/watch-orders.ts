import type { Instant } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import { isBegun, type OrderId } from '../domain/order.ts';
import { judge } from '../domain/waiting.ts';
import type { Orders } from '../orders.ts';
import type { OrderRow } from '../store/orders.ts';

const actor = 'timer:orders/watch-orders';
/** A look costs one read by an index; a minute is the least that any limit is. */
const lookEveryMs = 10_000;

export type Watching = {
  readonly find: (id: OrderId) => Promise<OrderRow | undefined>;
  readonly due: Timer['due'];
  readonly unit: Units<Orders>;
  readonly clock: () => Instant;
  /** Said once for each order and wait that lasts longer than it may. */
  readonly alert: (facts: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (facts: Readonly<Record<string, unknown>>, message: string) => void;
};

/**
 * Finds orders that wait for longer than they may. Where the system itself has to go on and its next look was lost, it
 * looks now; otherwise it says so, once. It never decides anything about an order.
 */
export const watchOrders = ({ find, due, unit, clock, alert, warn }: Watching): Timer => {
  let next = 0;
  return {
    name: 'orders/watch-orders',
    async due(read, now, limit) {
      if (now < next) return [];
      next = now + lookEveryMs;
      return due(read, now, limit);
    },
    async fire(given) {
      const row = await find(given as OrderId);
      const now = clock();
      if (!row || row.watchAt === null || row.watchAt > now || !isBegun(row.state)) return;
      const { state } = row;
      const verdict = judge(state, row.lookAt, now);
      const kept = await unit(causeBy(actor, state.correlationId, now), ({ keepVerdict }) =>
        keepVerdict(row, verdict),
      );
      if (!kept) return; // it has just gone on, or another process was first
      const facts = {
        orderId: row.id,
        correlationId: state.correlationId,
        status: state.status,
        fulfilment: state.fulfilment.type,
      };
      if (verdict.type === 'LOOK_NOW')
        warn(facts, 'nobody would have looked at an order again: it is looked at now');
      if (verdict.type === 'PAST_LIMIT' && row.pastLimit !== verdict.what) {
        const { what, since } = verdict;
        alert(
          { alert: 'order-past-limit', ...facts, what, ageMs: now - since },
          'an order waits for longer than it may',
        );
      }
    },
  };
};
