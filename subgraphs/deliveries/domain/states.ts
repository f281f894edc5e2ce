import type { Instant } from '@jumun/platform/kernel/clock';
import type { LinesAnswer, Withdrawal } from '@jumun/schema/withdrawal';

export type OrderId = string & { readonly __brand: 'OrderId' };

/** When the simulated carrier moves a parcel. */
export type CarrierTimes = { readonly dispatchAt: Instant; readonly deliverAt: Instant };

export type DeliveryDetails = {
  readonly orderId: OrderId;
  readonly customerId: string;
  /** Whose goods they are; absent where that was not kept yet. */
  readonly storeId?: string;
  /** The customer's, kept for what the carrier does later. */
  readonly correlationId: string;
  /** Null where couriers do the work. */
  readonly carrier: CarrierTimes | null;
};

export const deliveryStatuses = [
  'PREPARING',
  'DISPATCHED',
  'RETURNING',
  'DELIVERED',
  'RETURNED',
  'LOST',
  'CANCELLED',
] as const;

export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why a parcel could not be handed over. */
export const failureReasons = ['NOBODY_THERE', 'WRONG_ADDRESS', 'REFUSED', 'DAMAGED'] as const;

export type FailureReason = (typeof failureReasons)[number];

/** A parcel that could not be handed over this often goes back. */
export const mostAttempts = 3;

/** A courier stood before the door, and could not hand the parcel over. */
export type FailedAttempt = {
  /** Of which parcel of the order. */
  readonly parcel: number;
  /** Counts the failed attempts with this parcel. */
  readonly number: number;
  /** The courier's own: an attempt that is told twice counts once. */
  readonly key: string;
  readonly reason: FailureReason;
  readonly at: Instant;
};

type DeliveryFacts = DeliveryDetails & {
  readonly startedAt: Instant;
  /** The answer to a request to cancel; set once. */
  readonly withdrawal: Withdrawal<DeliveryStatus> | null;
  /** The answers to requests to cancel some lines. */
  readonly linesOut?: readonly LinesAnswer[];
  /** Which parcel of the order it is: 2 once the order was sent again, and so on. Absent: the first. */
  readonly parcel?: number;
  /** Who carries it; absent while nobody has taken it, and where the simulated carrier does the work. */
  readonly courier?: string;
  /** Absent while there was none. Those with earlier parcels stay. */
  readonly attempts?: readonly FailedAttempt[];
};

/**
 * The shipment of one order's goods. `withdrawn` is a tombstone: the cancellation came first, and the delivery never starts. An order
 * that is sent again has the same delivery, with another parcel.
 */
export type Delivery =
  /** `linesOut`: what the order is without, although nothing was heard of it yet. */
  | { readonly status: 'absent'; readonly linesOut?: readonly LinesAnswer[] }
  | { readonly status: 'withdrawn' }
  | (DeliveryFacts & {
      readonly status: 'PREPARING' | 'CANCELLED';
      readonly dispatchedAt: null;
      readonly deliveredAt: null;
    })
  | (DeliveryFacts & {
      readonly status: 'DISPATCHED' | 'RETURNING';
      readonly dispatchedAt: Instant;
      readonly deliveredAt: null;
    })
  | (DeliveryFacts & {
      readonly status: 'RETURNED' | 'LOST';
      readonly dispatchedAt: Instant;
      readonly deliveredAt: null;
      /** When it came back, or was given up. */
      readonly endedAt: Instant;
    })
  | (DeliveryFacts & {
      readonly status: 'DELIVERED';
      readonly dispatchedAt: Instant;
      readonly deliveredAt: Instant;
    });

export type Started = Exclude<Delivery, { status: 'absent' | 'withdrawn' }>;

export const isStarted = (state: Delivery): state is Started =>
  state.status !== 'absent' && state.status !== 'withdrawn';

/** Preparing, on its way, or on its way back. */
export const isOpen = ({ status }: Delivery): boolean => status === 'PREPARING' || isOut(status);

/** With a courier, outside the store. */
const isOut = (status: Delivery['status']): boolean => status === 'DISPATCHED' || status === 'RETURNING';

/** On its way or on its way back: it can come back, or be lost. */
export const isAway = (state: Started): state is Extract<Started, { status: 'DISPATCHED' | 'RETURNING' }> =>
  isOut(state.status);

export const parcelOf = ({ parcel }: Started): number => parcel ?? 1;

export const attemptsOf = ({ attempts }: Started): readonly FailedAttempt[] => attempts ?? [];

/** The failed attempts with the parcel that the order has now. */
export const attemptsWithParcel = (state: Started): readonly FailedAttempt[] =>
  attemptsOf(state).filter(({ parcel }) => parcel === parcelOf(state));

/** Whether what came back can be sold again. */
export const isUsable = (state: Started): boolean =>
  attemptsWithParcel(state).every(({ reason }) => reason !== 'DAMAGED');

/** Who carries it, as long as there is anything to do with it; null where nobody does. */
export const holderOf = (state: Delivery): string | null =>
  (isStarted(state) && isOpen(state) && state.courier) || null;

/** Once the goods have left it is too late to withdraw the delivery, also while they are sent again. */
export const goodsGone = ['DISPATCHED', 'RETURNING', 'DELIVERED', 'RETURNED', 'LOST'] as const;

/** Then lines are settled as well; what is over has none that could be taken out. */
export const linesSettled = [...goodsGone, 'CANCELLED', 'withdrawn'] as const;

/** When the simulated carrier moves this parcel next; null when it does not. */
export const carrierAt = (state: Delivery): Instant | null => {
  if (!isStarted(state) || !state.carrier) return null;
  if (state.status === 'PREPARING') return state.carrier.dispatchAt;
  return state.status === 'DISPATCHED' ? state.carrier.deliverAt : null;
};

/** A delivery is named after its order, so that each id follows from the other. */
export const deliveryIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'dlv_');
export const orderIdOf = (deliveryId: string): OrderId => deliveryId.replace(/^dlv_/, 'ord_') as OrderId;
