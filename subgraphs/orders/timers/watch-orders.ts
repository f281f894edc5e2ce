import type { Clock } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Logger } from '@jumun/platform/process/logger';
import type { Orders } from '../commands.ts';
import { isBegun, type OrderId } from '../domain/states.ts';
import { judge } from '../domain/waiting.ts';
import { orderRows, watches } from '../store/orders.ts';
import type { PastLimit } from './past-limit.ts';

const actor = 'timer:orders/watch-orders';

export type Watching = {
  readonly read: Reader;
  readonly unit: Units<Orders>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  readonly pastLimit: PastLimit;
};

/**
 * Finds orders that have waited longer than they may. Where the system itself has to go on and its next look was lost, it
 * looks now; otherwise it raises an alert, once. It never decides anything about an order.
 */
export const watchOrders = ({ read, unit, clock, log, pastLimit }: Watching): Timer => ({
  name: 'orders/watch-orders',
  async due(reader, now, limit) {
    pastLimit.measure();
    return watches.due(reader, now, limit);
  },
  async fire(given) {
    const row = await orderRows.find(read, given as OrderId);
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
    if (verdict.type === 'LOOK_NOW') log.warn(facts, 'the next look at an order was lost: looking now');
    if (verdict.type === 'PAST_LIMIT' && row.pastLimit !== verdict.what) {
      const { what, since } = verdict;
      log.error(
        { alert: 'order-past-limit', ...facts, what, ageMs: now - since },
        'an order has waited longer than it may',
      );
    }
  },
});
