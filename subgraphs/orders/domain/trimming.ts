import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { type CancelReason, cancelTermOf } from './cancel-terms.ts';
import { driverMs } from './deadlines.ts';
import type { OrderEvent, TrimmingEvent } from './events.ts';
import { lineIdOf } from './lines.ts';
import { leftOf, planRefund, type RefundId, type RefundRejection, type WishedLine } from './refunds.ts';
import { type Begun, isPaid, type OrderStatus } from './states.ts';

export type TrimmingCommand =
  /** The customer no longer wants some lines. `because`: staff say it in the customer's name. */
  | { type: 'CancelLines'; refundId: RefundId; lines: readonly WishedLine[]; because?: string; at: Instant }
  /** The authority over the fulfilment has decided. */
  | {
      type: 'DecideLines';
      refundId: RefundId;
      outcome: 'WITHDRAWN' | 'TOO_LATE';
      reason: string | null;
      at: Instant;
    };

export type NotTrimmed =
  | Extract<RefundRejection, { type: 'LineRefundTooHigh' }>
  | { type: 'OrderNotCancellable'; status: OrderStatus; reason: CancelReason | null }
  /** Something else is being given back or taken out: what is left is known when that is done. */
  | { type: 'RefundUnderWay' };

/** Whether these are all that is left of the order: to be without them is to cancel it. */
export const isAllThatIsLeft = (order: Begun, lines: readonly WishedLine[]): boolean => {
  const left = new Map<string, number>();
  for (const { productId, quantity } of leftOf(order))
    left.set(productId, (left.get(productId) ?? 0) + quantity);
  const wanted = (product: string) =>
    lines.reduce((sum, { productId, quantity }) => sum + (productId === product ? quantity : 0), 0);
  return [...left].every(([productId, quantity]) => wanted(productId) === quantity);
};

export const decideTrimming = (state: Begun, command: TrimmingCommand): Decision<OrderEvent, NotTrimmed> => {
  switch (command.type) {
    case 'CancelLines':
      return cancelLines(state, command);
    case 'DecideLines': {
      const { refundId: id, outcome, at } = command;
      if (state.trimming?.id !== id) return accept(); // another driver has said so, or the whole order was let go
      if (outcome === 'TOO_LATE' || !isPaid(state)) return accept({ type: 'LineCancellationDropped', id });
      const { lines, because = null } = state.trimming;
      const planned = planRefund(state, { of: 'LINES', lines }, { evenNothing: true });
      if ('rejection' in planned) return accept({ type: 'LineCancellationDropped', id });
      const refund = { id, cause: 'CANCELLED', reason: because, restock: true, ...planned } as const;
      return accept({ type: 'RefundBegun', refund, at });
    }
    default:
      return never(command);
  }
};

/** The table comes first, as for the whole order; what it allows is begun, and the authority has the last word. */
const cancelLines = (
  state: Begun,
  { refundId: id, lines, because, at }: Extract<TrimmingCommand, { type: 'CancelLines' }>,
): Decision<OrderEvent, NotTrimmed> => {
  const isKnown = [state.trimming, state.refunding, ...(state.refunds ?? [])].some((each) => each?.id === id);
  if (isKnown) return accept();
  const { outcome, reason } = cancelTermOf(state, 'CUSTOMER');
  if (outcome !== 'ALLOWED' || !isPaid(state))
    return reject({ type: 'OrderNotCancellable', status: state.status, reason });
  if (state.refunding || state.trimming) return reject({ type: 'RefundUnderWay' });
  const planned = planRefund(state, { of: 'LINES', lines }, { evenNothing: true });
  if ('rejection' in planned)
    return reject(planned.rejection as Extract<RefundRejection, { type: 'LineRefundTooHigh' }>);
  return accept({
    type: 'LineCancellationBegun',
    id,
    // each of them by its name: that is what the authority lets go of
    lines: planned.lines.map(({ line, productId, quantity }) => ({
      productId,
      quantity,
      lineId: lineIdOf(line),
    })),
    ...(because !== undefined && { because }),
    at,
  });
};

export const evolveTrimming = (state: Begun, event: TrimmingEvent): Begun => {
  if (event.type === 'LineCancellationBegun') {
    const { id, lines, because, at } = event;
    const why = because === undefined ? {} : { because };
    return { ...state, trimming: { id, lines, ...why, since: at, lookAt: later(at, driverMs) } };
  }
  if (state.trimming?.id !== event.id) return state;
  const { trimming: _, ...order } = state;
  return order as Begun;
};
