import type { OrderView } from './order.ts';

const fulfilledBy = { SHIPMENT: 'DELIVERY', PICKUP: 'STORE', RIDE: 'RIDE' } as const;

/** What an unfinished order waits for, since when, and until when at most; null once it is over. */
export const blockedOn = (order: OrderView) => {
  const { placing, cancelling, status, fulfilment, placedAt, changedAt } = order;
  if (placing) return { what: placing.waitingOn, since: placedAt, until: placing.giveUpAt };
  if (cancelling)
    return { what: cancelling.withdrawn ? 'REFUND' : 'WITHDRAWAL', since: cancelling.since, until: null };
  if (['OUT_OF_STOCK', 'PAYMENT_FAILED', 'COMPLETED', 'CANCELLED'].includes(status)) return null;
  const what = status === 'PLACED' && fulfilment.type !== 'RIDE' ? 'STORE' : fulfilledBy[fulfilment.type];
  return { what, since: changedAt, until: null };
};
