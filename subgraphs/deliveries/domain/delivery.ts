import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';

export type OrderId = string & { readonly __brand: 'OrderId' };

/** When the simulated carrier moves a parcel by itself. */
export type CarrierTimes = { readonly dispatchAt: Instant; readonly deliverAt: Instant };

export type DeliveryDetails = {
  readonly orderId: OrderId;
  readonly customerId: string;
  /** The customer's intention that led here, so that what the carrier does later carries it too. */
  readonly correlationId: string;
  /** Null where couriers do the work. */
  readonly carrier: CarrierTimes | null;
};

export type DeliveryStatus = 'PREPARING' | 'DISPATCHED' | 'DELIVERED' | 'CANCELLED';

/**
 * The shipment of one order's goods. `withdrawn` remembers a wish to cancel that came before the order itself: the
 * order's delivery then never starts.
 */
export type Delivery =
  | { readonly status: 'absent' }
  | { readonly status: 'withdrawn' }
  | (DeliveryDetails & {
      readonly status: DeliveryStatus;
      readonly startedAt: Instant;
      readonly dispatchedAt: Instant | null;
      readonly deliveredAt: Instant | null;
      /** Set once, and final: what was answered to the wish to cancel. */
      readonly withdrawal: Withdrawal | null;
    });

export type Withdrawal = {
  readonly outcome: 'WITHDRAWN' | 'TOO_LATE';
  /** The state that made it too late, or null. */
  readonly reason: DeliveryStatus | null;
};

export type DeliveryCommand =
  | { type: 'StartDelivery'; details: DeliveryDetails; at: Instant }
  | { type: 'DispatchDelivery'; at: Instant }
  | { type: 'CompleteDelivery'; at: Instant }
  /** The customer wants out: the first answer is final. */
  | { type: 'WithdrawDelivery' }
  /** The order is cancelled: what has not left stays here. */
  | { type: 'CloseDelivery' };

export type DeliveryEvent =
  | { type: 'DeliveryStarted'; details: DeliveryDetails; startedAt: Instant }
  | { type: 'DeliveryDispatched'; dispatchedAt: Instant }
  | { type: 'DeliveryCompleted'; deliveredAt: Instant }
  | { type: 'DeliveryWithdrawn'; withdrawal: Withdrawal }
  | { type: 'DeliveryCancelled' };

export type DeliveryRejection =
  | { type: 'DeliveryNotFound' }
  | { type: 'DeliveryNotPreparing' }
  | { type: 'DeliveryNotDispatched' };

export const delivery: Decider<DeliveryCommand, Delivery, DeliveryEvent, DeliveryRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'StartDelivery':
        if (state.status !== 'absent') return accept(); // heard before, or withdrawn before it was heard
        return accept({ type: 'DeliveryStarted', details: command.details, startedAt: command.at });
      case 'DispatchDelivery':
        if (!isStarted(state)) return reject({ type: 'DeliveryNotFound' });
        if (state.status === 'DISPATCHED') return accept();
        if (state.status !== 'PREPARING') return reject({ type: 'DeliveryNotPreparing' });
        return accept({ type: 'DeliveryDispatched', dispatchedAt: command.at });
      case 'CompleteDelivery':
        if (!isStarted(state)) return reject({ type: 'DeliveryNotFound' });
        if (state.status === 'DELIVERED') return accept();
        if (state.status !== 'DISPATCHED') return reject({ type: 'DeliveryNotDispatched' });
        return accept({ type: 'DeliveryCompleted', deliveredAt: command.at });
      case 'WithdrawDelivery': {
        if (withdrawalIn(state)) return accept();
        const withdrawn: DeliveryEvent = { type: 'DeliveryWithdrawn', withdrawal: withdrawalOf(state) };
        return state.status === 'PREPARING'
          ? accept<DeliveryEvent>(withdrawn, { type: 'DeliveryCancelled' })
          : accept(withdrawn);
      }
      case 'CloseDelivery': // on an absent one: heard before the order, it never starts
        return state.status === 'absent' || state.status === 'PREPARING'
          ? accept({ type: 'DeliveryCancelled' })
          : accept();
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'DeliveryStarted') {
      const { details, startedAt } = event;
      return {
        ...details,
        status: 'PREPARING',
        startedAt,
        dispatchedAt: null,
        deliveredAt: null,
        withdrawal: null,
      };
    }
    if (!isStarted(state)) return { status: 'withdrawn' }; // only a withdrawal or a close comes before the delivery
    switch (event.type) {
      case 'DeliveryDispatched':
        return { ...state, status: 'DISPATCHED', dispatchedAt: event.dispatchedAt };
      case 'DeliveryCompleted':
        return { ...state, status: 'DELIVERED', deliveredAt: event.deliveredAt };
      case 'DeliveryWithdrawn':
        return { ...state, withdrawal: event.withdrawal };
      case 'DeliveryCancelled':
        return { ...state, status: 'CANCELLED' };
      default:
        return never(event);
    }
  },
};

type Started = Exclude<Delivery, { status: 'absent' | 'withdrawn' }>;

export const isStarted = (state: Delivery): state is Started =>
  state.status !== 'absent' && state.status !== 'withdrawn';

export const isOpen = (state: Delivery): boolean =>
  state.status === 'PREPARING' || state.status === 'DISPATCHED';

/** Free to withdraw until the goods have left (architecture: SHIPMENT); what will not be sent is free as well. */
const withdrawalOf = (state: Delivery): Withdrawal =>
  state.status === 'DISPATCHED' || state.status === 'DELIVERED'
    ? { outcome: 'TOO_LATE', reason: state.status }
    : { outcome: 'WITHDRAWN', reason: null };

/** What was answered to the wish to cancel, once there is an answer. */
export const withdrawalIn = (state: Delivery): Withdrawal | null =>
  state.status === 'withdrawn'
    ? { outcome: 'WITHDRAWN', reason: null }
    : isStarted(state)
      ? state.withdrawal
      : null;

/** When the simulated carrier does its next step with this parcel, or null when there is none. */
export const carrierAt = (state: Delivery): Instant | null => {
  if (!isStarted(state) || !state.carrier) return null;
  if (state.status === 'PREPARING') return state.carrier.dispatchAt;
  return state.status === 'DISPATCHED' ? state.carrier.deliverAt : null;
};

/** A delivery is named after its order, so that either is found by the other. */
export const deliveryIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'dlv_');
export const orderIdOf = (deliveryId: string): OrderId => deliveryId.replace(/^dlv_/, 'ord_') as OrderId;
