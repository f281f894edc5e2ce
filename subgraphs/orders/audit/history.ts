import { by, from } from '@jumun/platform/audit/history';
import { type Begun, isBegun, type Order, type OrderEvent } from '../domain/order.ts';

const placing = from<Begun>('PLACING');
const onItsWay = from<Begun>('PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'READY');
const goes = (direction: 'FORWARD' | 'UNDOING') => (state: Begun) =>
  placing(state) && state.placing?.direction === direction;
const further = (state: Begun, { progress }: { progress: { rank: number } }) =>
  progress.rank > (state.progress?.rank ?? 0);

const isLegalOnceBegun = by<Begun, Exclude<OrderEvent, { type: 'PlacingBegun' }>>({
  PlacingParked: goes('FORWARD'),
  PlacingResumed: goes('FORWARD'),
  OrderQueued: goes('FORWARD'),
  UndoBegun: goes('FORWARD'),
  UndoParked: goes('UNDOING'),
  OrderPlaced: goes('FORWARD'),
  OrderRefused: goes('UNDOING'),
  CancellationWished: placing,
  CancellationBegun: (state) => onItsWay(state) && !state.cancelling,
  OrderWithdrawn: (state) => state.cancelling?.withdrawn === false,
  CancellationDropped: (state) => state.cancelling?.withdrawn === false,
  OrderCancellationRequested: (state) => onItsWay(state) && state.cancelling !== null,
  OrderCancellationRefused: (state) =>
    state.status === 'CANCELLATION_REQUESTED' && state.cancelling?.withdrawn === false,
  OrderCancelled: (state) => state.cancelling?.withdrawn === true,
  AcceptDeadlineNoted: (state) =>
    from<Begun>('PLACED', 'CANCELLATION_REQUESTED')(state) && !state.progress && !state.cancelling?.withdrawn,
  ProgressNoted: (state, event) => state.status === 'CANCELLATION_REQUESTED' && further(state, event),
  OrderProgressed: (state, event) => onItsWay(state) && further(state, event),
  // what ended while a cancellation was undecided is told once the cancellation is refused
  OrderCompleted: (state, event) =>
    (onItsWay(state) && further(state, event)) || (state.status === 'COMPLETED' && state.tooLate !== null),
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
