import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { decideWithdrawal, type Withdrawal } from '@jumun/schema/withdrawal';

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

export type DeliveryStatus = 'PREPARING' | 'DISPATCHED' | 'DELIVERED' | 'CANCELLED';

type DeliveryFacts = DeliveryDetails & {
  readonly startedAt: Instant;
  /** The answer to a request to cancel; set once. */
  readonly withdrawal: Withdrawal<DeliveryStatus> | null;
};

/** The shipment of one order's goods. `withdrawn` is a tombstone: the cancellation came first, and the delivery never starts. */
export type Delivery =
  | { readonly status: 'absent' }
  | { readonly status: 'withdrawn' }
  | (DeliveryFacts & {
      readonly status: 'PREPARING' | 'CANCELLED';
      readonly dispatchedAt: null;
      readonly deliveredAt: null;
    })
  | (DeliveryFacts & {
      readonly status: 'DISPATCHED';
      readonly dispatchedAt: Instant;
      readonly deliveredAt: null;
    })
  | (DeliveryFacts & {
      readonly status: 'DELIVERED';
      readonly dispatchedAt: Instant;
      readonly deliveredAt: Instant;
    });

export type DeliveryCommand =
  | { type: 'StartDelivery'; details: DeliveryDetails; at: Instant }
  | { type: 'DispatchDelivery'; at: Instant }
  | { type: 'CompleteDelivery'; at: Instant }
  /** The customer wants to cancel; the first answer is final. */
  | { type: 'WithdrawDelivery' }
  /** The order is cancelled; goods that have not left stay here. */
  | { type: 'CloseDelivery' };

export type DeliveryEvent =
  | { type: 'DeliveryStarted'; details: DeliveryDetails; startedAt: Instant }
  | { type: 'DeliveryDispatched'; dispatchedAt: Instant }
  | { type: 'DeliveryCompleted'; deliveredAt: Instant }
  | { type: 'DeliveryWithdrawn'; withdrawal: Withdrawal<DeliveryStatus> }
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
        const withdrawal = decideWithdrawal(state, withGoodsGone);
        if (!withdrawal) return accept();
        const withdrawn: DeliveryEvent = { type: 'DeliveryWithdrawn', withdrawal };
        return state.status === 'PREPARING'
          ? accept<DeliveryEvent>(withdrawn, { type: 'DeliveryCancelled' })
          : accept(withdrawn);
      }
      case 'CloseDelivery': // an absent delivery was cancelled before its order was heard, and never starts
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
        return state.status === 'PREPARING'
          ? { ...state, status: 'DISPATCHED', dispatchedAt: event.dispatchedAt }
          : state;
      case 'DeliveryCompleted':
        return state.status === 'DISPATCHED'
          ? { ...state, status: 'DELIVERED', deliveredAt: event.deliveredAt }
          : state;
      case 'DeliveryWithdrawn':
        return { ...state, withdrawal: event.withdrawal };
      case 'DeliveryCancelled':
        return state.status === 'PREPARING' ? { ...state, status: 'CANCELLED' } : state;
      default:
        return never(event);
    }
  },
};

export type Started = Exclude<Delivery, { status: 'absent' | 'withdrawn' }>;

export const isStarted = (state: Delivery): state is Started =>
  state.status !== 'absent' && state.status !== 'withdrawn';

export const isOpen = (state: Delivery): boolean =>
  state.status === 'PREPARING' || state.status === 'DISPATCHED';

/** Once the goods have left it is too late to withdraw the delivery. */
const withGoodsGone = ['DISPATCHED', 'DELIVERED'] as const;

/** When the simulated carrier moves this parcel next; null when it does not. */
export const carrierAt = (state: Delivery): Instant | null => {
  if (!isStarted(state) || !state.carrier) return null;
  if (state.status === 'PREPARING') return state.carrier.dispatchAt;
  return state.status === 'DISPATCHED' ? state.carrier.deliverAt : null;
};

/** A delivery is named after its order, so that each id follows from the other. */
export const deliveryIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'dlv_');
export const orderIdOf = (deliveryId: string): OrderId => deliveryId.replace(/^dlv_/, 'ord_') as OrderId;
