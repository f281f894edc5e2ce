import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { driverMs, lookAgainMs } from './deadlines.ts';
import type { OrderEvent, RefundingEvent } from './events.ts';
import {
  type Fare,
  planFare,
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
  /** The ride is over, and this is what its taxi asks for. */
  | ({ type: 'SettleFare'; at: Instant } & Fare)
  /** The money is back. */
  | { type: 'CompleteRefund'; refundId: RefundId; at: Instant }
  /** The money will never go back under this refund's key. */
  | { type: 'DropRefund'; refundId: RefundId; at: Instant };

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
      if (isKnown(state, id)) return accept();
      if (!isPaid(state)) return reject({ type: 'OrderNotRefundable', status: state.status });
      if (state.refunding || state.trimming) return reject({ type: 'RefundUnderWay' });
      const planned = planRefund(state, wish);
      if ('rejection' in planned) return reject(planned.rejection);
      return accept({ type: 'RefundBegun', refund: { id, cause, reason, ...planned }, at });
    }
    case 'SettleFare': {
      const { fare, refundId, at } = command;
      if (!isPaid(state) || state.fare || isKnown(state, refundId)) return accept();
      const noted: OrderEvent = { type: 'FareNoted', fare: { fare, refundId } };
      return accept<OrderEvent>(noted, ...fareRefund({ ...state, fare: noted.fare }, at));
    }
    case 'CompleteRefund': {
      if (state.refunding?.id !== command.refundId) return accept(); // another driver has said so
      const refunded: OrderEvent = { type: 'OrderRefunded', refundId: command.refundId, at: command.at };
      return accept<OrderEvent>(refunded, ...fareRefund(evolveRefunding(state, refunded), command.at));
    }
    case 'DropRefund': {
      if (state.refunding?.id !== command.refundId) return accept();
      const dropped: OrderEvent = { type: 'RefundDropped', refundId: command.refundId };
      const isOfFare = state.fare?.refundId === command.refundId; // it never goes back, and is not begun again
      const after = evolveRefunding(state, dropped);
      return accept<OrderEvent>(dropped, ...(isOfFare ? [] : fareRefund(after, command.at)));
    }
    default:
      return never(command);
  }
};

const isKnown = ({ refunding, refunds }: Begun, id: RefundId): boolean =>
  refunding?.id === id || refunds?.some((refund) => refund.id === id) === true;

/** What was paid beyond the fare goes back, as soon as nothing else is going back. */
const fareRefund = (state: Begun, at: Instant): readonly OrderEvent[] => {
  const { fare } = state;
  if (!fare || state.refunding || !isPaid(state) || isKnown(state, fare.refundId)) return [];
  const planned = planFare(state, fare);
  if (!planned) return [];
  return [
    { type: 'RefundBegun', refund: { id: fare.refundId, cause: 'FARE', reason: null, ...planned }, at },
  ];
};

export const evolveRefunding = (state: Begun, event: RefundingEvent): Begun => {
  if (event.type === 'FareNoted') return { ...state, fare: event.fare };
  if (event.type === 'RefundBegun') {
    const { refund, at } = event;
    const { trimming: _, ...order } = state; // what was to be taken out is, and goes back now
    // nobody but a timer drives what no person asked for
    const lookAt = later(at, refund.cause === 'FARE' ? lookAgainMs : driverMs);
    return { ...order, refunding: { ...refund, since: at, lookAt } } as Begun;
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
