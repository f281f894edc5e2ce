import { by, from } from '@jumun/platform/audit/history';
import type { OrderEvent } from '../domain/events.ts';
import {
  type Begun,
  isBegun,
  isPaid,
  isPlacing,
  isUndecided,
  isUndoing,
  isUnstarted,
  isWithdrawn,
  type Order,
  progressOf,
} from '../domain/states.ts';

const placing = from<Begun>('PLACING');
const onItsWay = from<Begun>('PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'READY');
const further = (state: Begun, { progress }: { progress: { rank: number } }) =>
  progress.rank > (progressOf(state)?.rank ?? 0);

const isLegalOnceBegun = by<Begun, Exclude<OrderEvent, { type: 'PlacingBegun' }>>({
  PlacingParked: isPlacing,
  PlacingResumed: isPlacing,
  OrderQueued: isPlacing,
  UndoBegun: isPlacing,
  UndoParked: isUndoing,
  OrderPlaced: isPlacing,
  OrderRefused: isUndoing,
  CancellationWished: placing,
  CancellationBegun: (state) => onItsWay(state) && !('cancelling' in state),
  OrderWithdrawn: isUndecided,
  CancellationDropped: isUndecided,
  OrderCancellationRequested: (state) => onItsWay(state) && 'cancelling' in state,
  OrderCancellationRefused: (state) => state.status === 'CANCELLATION_REQUESTED' && isUndecided(state),
  OrderCancelled: isWithdrawn,
  AcceptDeadlineNoted: isUnstarted,
  ProgressNoted: (state, event) => state.status === 'CANCELLATION_REQUESTED' && further(state, event),
  OrderProgressed: (state, event) => onItsWay(state) && further(state, event),
  // what ended while a cancellation was undecided is told once the cancellation is refused
  OrderCompleted: (state, event) =>
    (onItsWay(state) && further(state, event)) ||
    (isPaid(state) && state.status === 'COMPLETED' && state.tooLate !== undefined),
});

export const isLegal = (order: Order, event: OrderEvent): boolean => {
  if (event.type === 'PlacingBegun') return !isBegun(order);
  return isBegun(order) && isLegalOnceBegun(order, event);
};

type Shown = Readonly<Record<string, unknown>>;

/** When timers look depends on the settings of the program that wrote the row, not on those of the audit. */
const unscheduled = (waiting: unknown) => {
  const { lookAt: _, giveUpAt: __, ...rest } = (waiting ?? {}) as Shown;
  return rest;
};

/** The journal holds nothing about people and cards. */
export const visible = ({ placing, cancelling, fulfilment, ...rest }: Shown): unknown => {
  const { cancelWish, cardToken: _, ...attempt } = unscheduled(placing);
  return {
    ...rest,
    fulfilment: (fulfilment as { readonly type: string } | undefined)?.type,
    placing: placing && attempt,
    wishes: cancelWish != null,
    cancelling: cancelling && unscheduled(cancelling),
  };
};
