import type { Instant } from '@jumun/platform/kernel/clock';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { ProductChanged } from '@jumun/schema/events/catalog';
import * as deliveries from '@jumun/schema/events/deliveries';
import * as stores from '@jumun/schema/events/stores';
import * as taxis from '@jumun/schema/events/taxis';
import { aStore } from '../../../test/a-store.ts';
import { afterCommands } from '../../../test/given.ts';
import type { Offer } from '../domain/basket.ts';
import type { Fulfilment } from '../domain/fulfilment.ts';
import { type OrderCommand, order } from '../domain/order.ts';
import { type Begun, isBegun, type Order, type OrderDetails } from '../domain/states.ts';

export const at = (ms: number) => ms as Instant;
export const won = (minorUnits: number) => ({ minorUnits, currency: 'KRW' });

export const anAddress = { line1: '1 Sejong-daero', line2: null, city: 'Seoul', postalCode: '04524' };

export const fulfilments: Readonly<Record<Fulfilment['type'], Fulfilment>> = {
  SHIPMENT: { type: 'SHIPMENT', recipient: 'Kim Minji', address: anAddress, phone: '+82 10 1234 5678' },
  PICKUP: { type: 'PICKUP', membershipNumber: null },
  RIDE: { type: 'RIDE', pickUp: anAddress, dropOff: anAddress, passengers: 1 },
};

export const aBook: Offer = {
  productId: 'prd_book',
  kind: 'BOOK',
  title: 'A Book',
  price: won(12_000),
  available: true,
  storeId: 'sto_bookshop',
  rideClass: null,
};
export const aLatte: Offer = {
  productId: 'prd_latte',
  kind: 'MENU_ITEM',
  title: 'Latte',
  price: won(4_500),
  available: true,
  storeId: 'sto_cafe',
  rideClass: null,
};
export const aTaxi: Offer = {
  productId: 'prd_taxi',
  kind: 'RIDE_CLASS',
  title: 'Taxi',
  price: won(9_000),
  available: true,
  storeId: null,
  rideClass: 'BASIC',
};

export const theDetails = (type: Fulfilment['type'] = 'SHIPMENT'): OrderDetails => ({
  customerId: 'cus_minji',
  idempotencyKey: 'key-1',
  requestHash: 'hash',
  lines: [{ productId: 'prd_book', kind: 'BOOK', title: 'A Book', quantity: 1, unitPrice: won(12_000) }],
  total: won(12_000),
  fulfilment: fulfilments[type],
  storeId: type === 'RIDE' ? null : 'sto_bookshop',
  rideClass: type === 'RIDE' ? 'BASIC' : null,
  correlationId: 'cor_1',
});

export const theToken = 'tok_secret_of_minji';

/** What becomes of an order when these commands are said one after another. */
export const after = (commands: readonly OrderCommand[]): Order => afterCommands(order)(...commands).state;

/** One command: its events (empty for a refusal), its refusal, and the state after it. */
export const decided = (state: Order, command: OrderCommand, rules: typeof order = order) => {
  const decision = rules.decide(command, state);
  const events = 'events' in decision ? [...decision.events] : [];
  return {
    events,
    rejection: 'rejection' in decision ? decision.rejection : undefined,
    state: events.reduce(rules.evolve, state),
  };
};

export const begun = (state: Order): Begun => {
  if (!isBegun(state)) throw new Error('not begun');
  return state;
};

// ---- commands by telling names -------------------------------------------------------------------------------------

export const begin = (type: Fulfilment['type'] = 'SHIPMENT'): OrderCommand => ({
  type: 'BeginPlacing',
  details: theDetails(type),
  cardToken: theToken,
  at: at(1_000),
});
/** A book of which points pay for a part, as many as are said here. */
export const beginWithPoints = (pointsSpent: number): OrderCommand => ({
  type: 'BeginPlacing',
  details: { ...theDetails(), pointsSpent },
  cardToken: theToken,
  at: at(1_000),
});
export const place: OrderCommand = { type: 'CompletePlacing', at: at(2_000) };
export const park: OrderCommand = { type: 'ParkPlacing', waitingOn: 'PAYMENT', at: at(2_000) };
export const pend: OrderCommand = {
  type: 'QueuePlacing',
  waitingOn: 'STOCK',
  patient: false,
  at: at(2_000),
};
export const queue: OrderCommand = { ...pend, patient: true };
export const undoShort: OrderCommand = {
  type: 'UndoPlacing',
  refused: { reason: 'SHORT', productIds: ['prd_book'] },
  waitingOn: 'STOCK',
};
export const undoDeclined: OrderCommand = {
  type: 'UndoPlacing',
  refused: { reason: 'DECLINED', declined: 'NO_FUNDS' },
  waitingOn: 'PAYMENT',
};
export const undoNoPoints: OrderCommand = {
  type: 'UndoPlacing',
  refused: { reason: 'NO_POINTS', available: 10 },
  waitingOn: 'POINTS',
};
export const undoTimedOut: OrderCommand = {
  type: 'UndoPlacing',
  refused: { reason: 'TIMED_OUT' },
  waitingOn: 'PAYMENT',
};
export const parkUndo: OrderCommand = { type: 'ParkUndo', at: at(2_500) };
export const finishUndo: OrderCommand = { type: 'FinishUndo', paymentStatus: 'VOIDED', at: at(3_000) };
export const wantOut: OrderCommand = { type: 'RequestCancellation', at: at(4_000) };
export const announce: OrderCommand = { type: 'AnnounceCancellation', at: at(4_500) };
export const withdrawn: OrderCommand = {
  type: 'DecideWithdrawal',
  outcome: 'WITHDRAWN',
  reason: null,
  at: at(5_000),
};
export const tooLate: OrderCommand = {
  type: 'DecideWithdrawal',
  outcome: 'TOO_LATE',
  reason: 'DISPATCHED',
  at: at(5_000),
};
export const refunded: OrderCommand = {
  type: 'CompleteCancellation',
  paymentStatus: 'REFUNDED',
  at: at(6_000),
};
export const toBeAccepted: OrderCommand = { type: 'NoteAcceptBy', acceptBy: at(600_000) };
export const rejectedByStore: OrderCommand = { type: 'CancelRejected', reason: 'no milk', at: at(4_000) };
export const givenUp: OrderCommand = { type: 'CancelGivenUp', reason: 'the oven broke', at: at(4_000) };
/** The store takes its acceptance back. */
export const reopen: OrderCommand = { type: 'Reopen', acceptBy: at(660_000), at: at(3_500) };
export const step = (
  name: Extract<OrderCommand, { type: 'Progress' }>['step'],
  ms = 3_000,
): OrderCommand => ({
  type: 'Progress',
  step: name,
  at: at(ms),
});

export const resume = (ms: number, repeated: boolean): OrderCommand => ({
  type: 'ResumePlacing',
  at: at(ms),
  repeated,
});

export const sendAgain = (key: string): OrderCommand => ({ type: 'SendAgain', key, at: at(7_000) });
export const heldAnew: OrderCommand = { type: 'CompleteResend', at: at(8_000) };
export const shortOfOthers: OrderCommand = { type: 'DropResend', productIds: ['prd_book'] };
export const refundMissed: OrderCommand = { type: 'RefundUndelivered', at: at(7_000) };

const steps = [
  'TicketAccepted',
  'TicketReady',
  'TicketHandedOver',
  'TicketNoShow',
  'DeliveryStarted',
  'DeliveryDispatched',
  'DeliveryAttemptFailed',
  'DeliveryReturned',
  'DeliveryLost',
  'DeliveryCompleted',
  'RideAssigned',
  'RideStarted',
  'RideCompleted',
] as const;

/** Every command there is, and each of its forms that the rules tell apart. */
export const allCommands: readonly OrderCommand[] = [
  begin(),
  place,
  park,
  { type: 'ParkPlacing', waitingOn: 'STOCK', at: at(2_000) },
  { type: 'ParkPlacing', waitingOn: 'POINTS', at: at(2_000) },
  pend,
  queue,
  resume(0, true),
  resume(0, false),
  undoShort,
  undoDeclined,
  undoNoPoints,
  undoTimedOut,
  parkUndo,
  finishUndo,
  { ...finishUndo, paymentStatus: 'REFUNDED' } as OrderCommand,
  wantOut,
  announce,
  withdrawn,
  tooLate,
  refunded,
  rejectedByStore,
  givenUp,
  reopen,
  toBeAccepted,
  ...steps.map((name) => step(name)),
  { ...step('DeliveryLost'), round: 1 } as OrderCommand,
  { ...step('DeliveryCompleted'), round: 1 } as OrderCommand,
  sendAgain('key-again'),
  heldAnew,
  shortOfOthers,
  refundMissed,
];

// ---- what others say -----------------------------------------------------------------------------------------------

const ticket = (orderId: string) => ({
  ticketId: orderId.replace('ord_', 'tkt_'),
  orderId,
  customerId: 'cus_minji',
  storeId: 'sto_cafe',
  fulfilment: 'PICKUP' as const,
});
const delivery = (orderId: string) => ({
  deliveryId: orderId.replace('ord_', 'dlv_'),
  orderId,
  customerId: 'cus_minji',
});

const ride = (orderId: string) => ({
  rideId: orderId.replace('ord_', 'rid_'),
  orderId,
  customerId: 'cus_minji',
  rideClass: 'BASIC' as const,
  taxiId: 'tax_1',
  taxiName: 'Sonata',
});
const withdrawers = { stores, deliveries, taxis };

export const heard = {
  product: (offer: Offer): PublishedEvent =>
    ProductChanged.make({
      ...offer,
      options: offer.options?.map((group) => ({ ...group, options: [...group.options] })),
      counted: offer.kind === 'BOOK',
    }),
  store: (storeId: string, change: Partial<stores.StoreChanged['data']> = {}): PublishedEvent =>
    stores.StoreChanged.make(aStore(storeId, change)),
  ticketOpened: (id: string, acceptBy: number | null = null) =>
    stores.TicketOpened.make({ ...ticket(id), acceptBy }),
  ticketAccepted: (id: string) => stores.TicketAccepted.make({ ...ticket(id), prepMinutes: 5 }),
  ticketRejected: (id: string, reason = 'no milk') => stores.TicketRejected.make({ ...ticket(id), reason }),
  ticketReady: (id: string) => stores.TicketReady.make(ticket(id)),
  ticketNoShow: (id: string) => stores.TicketNoShow.make(ticket(id)),
  ticketCancelled: (id: string, reason = 'the oven broke') =>
    stores.TicketCancelled.make({ ...ticket(id), reason }),
  acceptanceUndone: (id: string, acceptBy: number) =>
    stores.TicketAcceptanceUndone.make({ ...ticket(id), acceptBy }),
  ticketHandedOver: (id: string) => stores.TicketHandedOver.make(ticket(id)),
  deliveryStarted: (id: string) => deliveries.DeliveryStarted.make(delivery(id)),
  deliveryDispatched: (id: string) => deliveries.DeliveryDispatched.make(delivery(id)),
  deliveryLost: (id: string, parcel?: number) =>
    deliveries.DeliveryLost.make({ ...delivery(id), ...(parcel !== undefined && { parcel }) }),
  deliveryReturned: (id: string, isUsable = true) =>
    deliveries.DeliveryReturned.make({ ...delivery(id), isUsable }),
  deliveryCompleted: (id: string) => deliveries.DeliveryCompleted.make(delivery(id)),
  rideAssigned: (id: string, round = 0) => taxis.RideAssigned.make({ ...ride(id), round }),
  rideStarted: (id: string, round = 0) => taxis.RideStarted.make({ ...ride(id), round }),
  rideCompleted: (id: string, round = 0) => taxis.RideCompleted.make({ ...ride(id), round }),
  rideUnassigned: (id: string, round: number) =>
    taxis.RideUnassigned.make({ ...ride(id), round, why: 'BROKEN_DOWN' }),
  rideGivenUp: (id: string, reason: string) => {
    const { taxiId: _, taxiName: __, ...rest } = ride(id);
    return taxis.RideGivenUp.make({ ...rest, reason });
  },
  withdrawalDecided: (
    orderId: string,
    outcome: 'WITHDRAWN' | 'TOO_LATE',
    reason: string | null = null,
    authority: keyof typeof withdrawers = 'deliveries',
  ) =>
    withdrawers[authority].WithdrawalDecided.make({
      orderId,
      authority,
      outcome,
      reason,
    }),
};
