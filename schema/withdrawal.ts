import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancellationRequested } from './events/orders.ts';

// The context that fulfils an order decides whether it can still be cancelled: stores for a pick-up, deliveries for a
// shipment, taxis for a ride. This is what they share; when it becomes too late is each one's own rule.

/** The answer to a request to cancel an order: the work on it is withdrawn, or its status makes that too late. */
export type Withdrawal<Status extends string = string> =
  | { readonly outcome: 'WITHDRAWN'; readonly reason: null }
  | { readonly outcome: 'TOO_LATE'; readonly reason: Status };

/**
 * The work on one order. `withdrawn` is a tombstone: the order was withdrawn or cancelled before this context heard of it, so
 * the work never begins.
 */
type OrderWork =
  | { readonly status: 'absent' | 'withdrawn' }
  | { readonly status: string; readonly withdrawal: Withdrawal | null };

const withdrawn = { outcome: 'WITHDRAWN', reason: null } as const;

/** The answer already given, or null. */
export const withdrawalIn = (work: OrderWork): Withdrawal | null => {
  if ('withdrawal' in work) return work.withdrawal;
  return work.status === 'withdrawn' ? withdrawn : null;
};

/** The answer to give now, or null if one was already given: the first answer is final. */
export const decideWithdrawal = <Status extends string>(
  work: OrderWork,
  tooLate: readonly Status[],
): Withdrawal<Status> | null => {
  if (withdrawalIn(work) !== null) return null;
  const reason = tooLate.find((status) => status === work.status);
  return reason === undefined ? withdrawn : { outcome: 'TOO_LATE', reason };
};

/** The command of a context that fulfils orders; repeated, it gives the first answer again. */
export type Withdrawing<OrderId extends string> = {
  readonly withdraw: (orderId: OrderId) => Promise<Withdrawal>;
};

/**
 * The policy of a context that fulfils orders of this kind. orders first asks by mutation; this event covers what could not
 * be asked in time.
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
