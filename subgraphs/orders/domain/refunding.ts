import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { driverMs } from './deadlines.ts';
import type { OrderEvent, RefundingEvent } from './events.ts';
import {
  planRefund,
  type RefundCause,
  type RefundId,
  type RefundRejection,
  type RefundWish,
} from './refunds.ts';
import { type Begun, isPaid, type OrderStatus } from './states.ts';

export type RefundingCommand =
  | {
      type: 'BeginRefund';
      refundId: RefundId;
      cause: RefundCause;
      wish: RefundWish;
      reason: string | null;
      at: Instant;
    }
  /** The money is back. */
  | { type: 'CompleteRefund'; refundId: RefundId; at: Instant }
  /** The money will never go back under this refund's key. */
  | { type: 'DropRefund'; refundId: RefundId };

export type NotRefunded =
  | RefundRejection
  /** Nothing is charged, or all of it goes back anyhow. */
  | { type: 'OrderNotRefundable'; status: OrderStatus }
  /** Another refund of the order is on its way: what is left is known when that is done. */
  | { type: 'RefundUnderWay' };

export const decideRefunding = (
  state: Begun,
  command: RefundingCommand,
): Decision<OrderEvent, NotRefunded> => {
  switch (command.type) {
    case 'BeginRefund': {
      const { refundId: id, cause, reason, wish, at } = command;
      const isKnown = state.refunding?.id === id || state.refunds?.some((refund) => refund.id === id);
      if (isKnown) return accept();
      if (!isPaid(state)) return reject({ type: 'OrderNotRefundable', status: state.status });
      if (state.refunding || state.trimming) return reject({ type: 'RefundUnderWay' });
      const planned = planRefund(state, wish);
      if ('rejection' in planned) return reject(planned.rejection);
      return accept({ type: 'RefundBegun', refund: { id, cause, reason, ...planned }, at });
    }
    case 'CompleteRefund':
      return state.refunding?.id === command.refundId
        ? accept({ type: 'OrderRefunded', refundId: command.refundId, at: command.at })
        : accept(); // another driver has said so
    case 'DropRefund':
      return state.refunding?.id === command.refundId
        ? accept({ type: 'RefundDropped', refundId: command.refundId })
        : accept();
    default:
      return never(command);
  }
};

export const evolveRefunding = (state: Begun, event: RefundingEvent): Begun => {
  if (event.type === 'RefundBegun') {
    const { refund, at } = event;
    const { trimming: _, ...order } = state; // what was to be taken out is, and goes back now
    return { ...order, refunding: { ...refund, since: at, lookAt: later(at, driverMs) } } as Begun;
  }
  const { refunding, ...order } = state;
  if (refunding?.id !== event.refundId) return state;
  if (event.type === 'RefundDropped') return order as Begun;
  const { since: _, lookAt: __, ...refund } = refunding;
  return { ...order, refunds: [...(state.refunds ?? []), { ...refund, refundedAt: event.at }] } as Begun;
};

/** Whether somebody's words about a refund are kept. */
export const hasReasons = ({ refunds = [], refunding, trimming }: Begun): boolean =>
  trimming?.because !== undefined ||
  [...refunds, ...(refunding ? [refunding] : [])].some(({ reason }) => reason !== null);

/** What went back is kept, and not what was said about it. */
export const withoutReasons = (order: Begun): Begun => ({
  ...order,
  ...(order.refunds && { refunds: order.refunds.map((refund) => ({ ...refund, reason: null })) }),
  ...(order.refunding && { refunding: { ...order.refunding, reason: null } }),
  ...(order.trimming && { trimming: withoutReason(order.trimming) }),
});

const withoutReason = ({ because: _, ...trimming }: NonNullable<Begun['trimming']>) => trimming;
