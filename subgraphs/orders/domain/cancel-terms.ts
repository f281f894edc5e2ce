import type { Instant } from '@jumun/platform/kernel/clock';
import { has } from '@jumun/platform/kernel/state';
import { type Fulfilment, isDone } from './fulfilment.ts';
import {
  acceptByOf,
  type Begun,
  type CancellationRequested,
  isUndecided,
  isUndoing,
  isWithdrawn,
} from './states.ts';

/** Who may want to cancel: its customer, staff who look after it, the store that prepares it or the desk that finds its taxi, and our own timers. */
export type CancelActor = 'CUSTOMER' | 'STAFF' | 'STORE' | 'SYSTEM';

/** Where an order stands with regard to cancelling. */
export type CancelState =
  | 'PLACING'
  | 'UNDOING'
  | 'NOT_PLACED'
  | 'PLACED'
  | 'ACCEPTED'
  | 'IN_FULFILMENT'
  | 'READY'
  /** The customer has asked, and the authority has not answered. */
  | 'ASKED'
  /** The authority has said no; the step that made it too late may not have been heard of yet. */
  | 'TOO_LATE'
  /** The authority, or the store by itself, has let go; the money is on its way back. */
  | 'WITHDRAWN'
  | 'COMPLETED'
  | 'CANCELLED'
  /** Of what is picked up only: nobody came for it. */
  | 'NO_SHOW';

export type CancelOutcome = 'ALLOWED' | 'NEEDS_DECISION' | 'REFUSED';

/** Why not, or why not yet. */
export type CancelReason =
  | 'BEING_UNDONE'
  | 'NOT_PLACED'
  | 'BEING_DECIDED'
  | 'BEING_REFUNDED'
  | 'DISPATCHED'
  | 'ACCEPTED_BY_STORE'
  | 'RIDE_STARTED'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'NOT_COLLECTED'
  | 'ONLY_THE_CUSTOMER'
  | 'NO_TICKET'
  | 'STORE_DECIDES'
  | 'DESK_DECIDES'
  | 'NOT_BY_ITSELF';

export type CancelTerm = {
  readonly outcome: CancelOutcome;
  readonly reason: CancelReason | null;
  /** Whether the whole total would go back. */
  readonly refunds: boolean;
  /** What ends this by the clock: the end of the store's time to accept, or of an attempt. */
  readonly until: 'ACCEPT_BY' | 'GIVE_UP_AT' | null;
};

const allowed = (until: CancelTerm['until'] = null): CancelTerm => ({
  outcome: 'ALLOWED',
  reason: null,
  refunds: true,
  until,
});
/** Nothing stays charged of an order that is given up before it is placed. */
const undone: CancelTerm = { outcome: 'ALLOWED', reason: null, refunds: false, until: 'GIVE_UP_AT' };
const pending = (reason: CancelReason, until: CancelTerm['until'] = null): CancelTerm => ({
  outcome: 'NEEDS_DECISION',
  reason,
  refunds: reason !== 'BEING_UNDONE', // what is undone ends without anything charged: there is nothing to refund
  until,
});
const refused = (reason: CancelReason): CancelTerm => ({
  outcome: 'REFUSED',
  reason,
  refunds: false,
  until: null,
});

/** Null: what the customer asked for, or was told, does not concern this actor; the order counts as it did before. */
export type CancelRow = Readonly<Record<CancelActor, CancelTerm | null>>;

/** Staff may ask about every order and cancel none, unless in the customer's name: then they are the customer here. */
const row = (CUSTOMER: CancelTerm, STORE: CancelTerm | null, SYSTEM: CancelTerm | null): CancelRow => ({
  CUSTOMER,
  STAFF: refused('ONLY_THE_CUSTOMER'),
  STORE,
  SYSTEM,
});

const noTicket = refused('NO_TICKET');
const bySystem = refused('NOT_BY_ITSELF');
const storeMayReject = allowed('ACCEPT_BY');
const storeStillDecides = pending('STORE_DECIDES', 'ACCEPT_BY');
const deskStillDecides = pending('DESK_DECIDES');
const accepted = refused('ACCEPTED_BY_STORE');
const dispatched = refused('DISPATCHED');
const notCollected = refused('NOT_COLLECTED');
const rideStarted = refused('RIDE_STARTED');

type Terms = Readonly<Partial<Record<CancelState, CancelRow>>>;

/** From the first state to the last; states outside the fulfilment are the same for all. `toldTooLate`: what the authority said. */
const terms = (own: Terms, toldTooLate: CancelTerm): Terms => ({
  PLACING: row(undone, noTicket, allowed()),
  UNDOING: row(pending('BEING_UNDONE'), noTicket, allowed()),
  NOT_PLACED: row(refused('NOT_PLACED'), noTicket, refused('NOT_PLACED')),
  ...own,
  ASKED: row(pending('BEING_DECIDED'), null, null),
  TOO_LATE: row(toldTooLate, null, null),
  WITHDRAWN: row(pending('BEING_REFUNDED'), refused('BEING_REFUNDED'), allowed()),
  CANCELLED: row(refused('CANCELLED'), refused('CANCELLED'), refused('CANCELLED')),
  COMPLETED: row(refused('COMPLETED'), refused('COMPLETED'), refused('COMPLETED')),
});

/**
 * Who may cancel what, and when. cancelQuote answers from it; cancelOrder and a store's rejection are checked against it
 * first. Where it allows, the authority over the fulfilment has the last word; where it refuses, the authority has settled
 * the matter already, by an event that was heard. docs/cancelling.md shows the same table.
 */
export const cancelTerms: Readonly<Record<Fulfilment['type'], Terms>> = {
  SHIPMENT: terms(
    {
      PLACED: row(allowed(), storeMayReject, storeStillDecides),
      ACCEPTED: row(allowed(), accepted, bySystem),
      IN_FULFILMENT: row(dispatched, accepted, bySystem),
    },
    dispatched,
  ),
  PICKUP: terms(
    {
      PLACED: row(allowed('ACCEPT_BY'), storeMayReject, storeStillDecides),
      ACCEPTED: row(accepted, allowed(), bySystem),
      READY: row(accepted, allowed(), bySystem),
      NO_SHOW: row(notCollected, notCollected, notCollected),
    },
    accepted,
  ),
  RIDE: terms(
    {
      PLACED: row(allowed(), allowed(), deskStillDecides),
      ACCEPTED: row(allowed(), allowed(), bySystem),
      IN_FULFILMENT: row(rideStarted, rideStarted, bySystem),
    },
    rideStarted,
  ),
};

const isAsker = (actor: CancelActor): boolean => actor === 'CUSTOMER' || actor === 'STAFF';

export const cancelStateOf = (order: Begun, actor: CancelActor): CancelState => {
  switch (order.status) {
    case 'PLACING':
      return isUndoing(order) ? 'UNDOING' : 'PLACING';
    case 'OUT_OF_STOCK':
    case 'PAYMENT_FAILED':
      return 'NOT_PLACED';
    case 'COMPLETED':
    case 'NO_SHOW':
    case 'CANCELLED':
      return order.status;
    default:
      if (isWithdrawn(order)) return 'WITHDRAWN';
      if (isAsker(actor) && isUndecided(order)) return 'ASKED';
      if (isAsker(actor) && order.tooLate != null) return 'TOO_LATE';
      return order.status === 'CANCELLATION_REQUESTED' ? reached(order) : order.status;
  }
};

/** A last step heard of while a cancellation is undecided is not shown yet: the one before it counts. */
const reached = (order: CancellationRequested): CancelState => {
  if (!has(order, 'progress')) return 'PLACED';
  const { progress } = order;
  return isDone(progress) ? lastStep[order.fulfilment.type] : progress.status;
};

const lastStep = { SHIPMENT: 'IN_FULFILMENT', PICKUP: 'READY', RIDE: 'IN_FULFILMENT' } as const;

/** What cancelling this order would come to for `actor`. */
export const cancelTermOf = (order: Begun, actor: CancelActor): CancelTerm => {
  const state = cancelStateOf(order, actor);
  const term = cancelTerms[order.fulfilment.type][state]?.[actor];
  if (!term) throw new Error(`a ${order.fulfilment.type} is never ${state}`);
  return term;
};

/** When a term ends by the clock, or null where it does not, or the time is not known. */
export const untilOf = (order: Begun, { until }: CancelTerm): Instant | null => {
  if (until === 'ACCEPT_BY') return acceptByOf(order);
  return until === 'GIVE_UP_AT' && has(order, 'placing') ? (order.placing.giveUpAt ?? null) : null;
};
