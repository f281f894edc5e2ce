import type { Instant } from '@jumun/platform/kernel/clock';
import type { Begun, Fulfilment } from './order.ts';

/** Who may want to cancel: its customer, staff that look after it, the store that prepares it, and our own timers. */
export type CancelActor = 'CUSTOMER' | 'STAFF' | 'STORE' | 'SYSTEM';

/** Where an order stands as far as cancelling it goes. */
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
  /** The authority has said no, and the step that made it too late may not have been heard of yet. */
  | 'TOO_LATE'
  /** The authority, or the store by itself, has let go; the money is on its way back. */
  | 'WITHDRAWN'
  | 'COMPLETED'
  | 'CANCELLED';

export type CancelOutcome = 'ALLOWED' | 'NEEDS_DECISION' | 'REFUSED';

/** Why not, or why it is not settled yet. */
export type CancelReason =
  | 'NOT_PLACED_YET'
  | 'BEING_UNDONE'
  | 'NOT_PLACED'
  | 'BEING_DECIDED'
  | 'BEING_REFUNDED'
  | 'DISPATCHED'
  | 'ACCEPTED_BY_STORE'
  | 'RIDE_STARTED'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'ONLY_THE_CUSTOMER'
  | 'NO_TICKET'
  | 'STORE_DECIDES'
  | 'NOT_BY_ITSELF';

export type CancelTerm = {
  readonly outcome: CancelOutcome;
  readonly reason: CancelReason | null;
  /** Whether the whole total would go back. */
  readonly refunds: boolean;
  /** The time at which this ends, where it ends by the clock: the store's time to accept, or the end of an attempt. */
  readonly until: 'ACCEPT_BY' | 'GIVE_UP_AT' | null;
};

const allowed = (until: CancelTerm['until'] = null): CancelTerm => ({
  outcome: 'ALLOWED',
  reason: null,
  refunds: true,
  until,
});
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

/** Null: what the customer asked for, or was told, is nothing to them; the order counts as it did before. */
export type CancelRow = Readonly<Record<CancelActor, CancelTerm | null>>;

/** Staff may ask about every order, and cancel none. */
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
const accepted = refused('ACCEPTED_BY_STORE');
const dispatched = refused('DISPATCHED');
const rideStarted = refused('RIDE_STARTED');

type Terms = Readonly<Partial<Record<CancelState, CancelRow>>>;

/** From the first to the last state; what is not the fulfilment's own is the same for all. `toldTooLate`: by the authority. */
const terms = (own: Terms, toldTooLate: CancelTerm): Terms => ({
  PLACING: row(pending('NOT_PLACED_YET', 'GIVE_UP_AT'), noTicket, allowed()),
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
 * Who may cancel what, and when. It answers cancelQuote, and it is what cancelOrder and a store's rejection are held
 * against first; where it allows, the authority over the fulfilment has the last word. What is refused here the authority
 * has settled already, by an event that was heard. docs/cancelling.md shows the same table.
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
      ACCEPTED: row(accepted, accepted, bySystem),
      READY: row(accepted, accepted, bySystem),
    },
    accepted,
  ),
  RIDE: terms(
    {
      PLACED: row(allowed(), noTicket, bySystem),
      ACCEPTED: row(allowed(), noTicket, bySystem),
      IN_FULFILMENT: row(rideStarted, noTicket, bySystem),
    },
    rideStarted,
  ),
};

const isAsker = (actor: CancelActor): boolean => actor === 'CUSTOMER' || actor === 'STAFF';

export const cancelStateOf = (order: Begun, actor: CancelActor): CancelState => {
  const { placing, refused: notPlaced, cancelling, status, progress, tooLate } = order;
  if (placing) return placing.direction === 'UNDOING' ? 'UNDOING' : 'PLACING';
  if (notPlaced) return 'NOT_PLACED';
  if (status === 'CANCELLED' || status === 'COMPLETED') return status;
  if (cancelling?.withdrawn) return 'WITHDRAWN';
  if (isAsker(actor) && cancelling) return 'ASKED';
  if (isAsker(actor) && tooLate !== null) return 'TOO_LATE';
  // what is over while a cancellation is undecided has not been told as over yet: the last step before counts
  const step = progress?.status ?? 'PLACED';
  return step === 'COMPLETED' ? lastStep[order.fulfilment.type] : step;
};

const lastStep = { SHIPMENT: 'IN_FULFILMENT', PICKUP: 'READY', RIDE: 'IN_FULFILMENT' } as const;

/** What cancelling this order would come to for `actor`. */
export const cancelTermOf = (order: Begun, actor: CancelActor): CancelTerm => {
  const state = cancelStateOf(order, actor);
  const term = cancelTerms[order.fulfilment.type][state]?.[actor];
  if (!term) throw new Error(`a ${order.fulfilment.type} is never ${state}`);
  return term;
};

/** The moment at which a term ends by the clock, or null where it does not, or nobody has said when. */
export const untilOf = ({ placing, acceptBy }: Begun, { until }: CancelTerm): Instant | null => {
  if (until === 'ACCEPT_BY') return acceptBy ?? null;
  return until === 'GIVE_UP_AT' ? (placing?.giveUpAt ?? null) : null;
};
