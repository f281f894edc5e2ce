import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancellationRequested } from './events/orders.ts';

// Whether an order can still be cancelled is decided by the context that fulfils it: stores for a pick-up, deliveries for a
// shipment, taxis for a ride. What these three have in common stands here; where it becomes too late is each one's own rule.

/** The answer to the wish to cancel an order: the work on it is withdrawn, or its status made that too late. */
export type Withdrawal<Status extends string = string> =
  | { readonly outcome: 'WITHDRAWN'; readonly reason: null }
  | { readonly outcome: 'TOO_LATE'; readonly reason: Status };

/**
 * The work on one order. `withdrawn` is a tombstone: the order was withdrawn or cancelled before it was heard of, so the
 * work on it never begins.
 */
type OrderWork =
  | { readonly status: 'absent' | 'withdrawn' }
  | { readonly status: string; readonly withdrawal: Withdrawal | null };

const withdrawn = { outcome: 'WITHDRAWN', reason: null } as const;

/** The answer that was given, or null before there is one. */
export const withdrawalIn = (work: OrderWork): Withdrawal | null => {
  if ('withdrawal' in work) return work.withdrawal;
  return work.status === 'withdrawn' ? withdrawn : null;
};

/** The answer to give now; null when it was given before, because the first answer is final. */
export const decideWithdrawal = <Status extends string>(
  work: OrderWork,
  tooLate: readonly Status[],
): Withdrawal<Status> | null => {
  if (withdrawalIn(work) !== null) return null;
  const reason = tooLate.find((status) => status === work.status);
  return reason === undefined ? withdrawn : { outcome: 'TOO_LATE', reason };
};

/** What a context that fulfils orders offers for this inside a unit of work; repeated, it gives the first answer again. */
export type Withdrawing<OrderId extends string> = {
  readonly withdraw: (orderId: OrderId) => Promise<Withdrawal>;
};

/**
 * The policy of the context that fulfils orders of this kind. orders asks for the same by a mutation first; what could not
 * be asked in time is heard as this event.
 */
export const withdrawWhenCancellationRequested = <OrderId extends string>(
  name: string,
  ours: OrderCancellationRequested['data']['fulfilment'],
): Reaction<Withdrawing<OrderId>, OrderCancellationRequested> => ({
  name,
  on: 'OrderCancellationRequested',
  async react({ data: { orderId, fulfilment } }, { withdraw }) {
    if (fulfilment === ours) await withdraw(orderId as OrderId);
  },
});
