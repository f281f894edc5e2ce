import { z } from 'zod';
import { type EventOf, eventForm, moneyForm } from '../published-event.ts';

export const orderStatuses = [
  'PLACING',
  'OUT_OF_STOCK',
  'PAYMENT_FAILED',
  'PLACED',
  'ACCEPTED',
  'IN_FULFILMENT',
  'READY',
  'COMPLETED',
  'CANCELLATION_REQUESTED',
  'CANCELLED',
  'NO_SHOW',
] as const;
type OrderStatus = (typeof orderStatuses)[number];

/** Placed, and not cancelled since. */
export const standingStatuses: readonly OrderStatus[] = [
  'PLACED',
  'ACCEPTED',
  'IN_FULFILMENT',
  'READY',
  'COMPLETED',
  'CANCELLATION_REQUESTED',
  'NO_SHOW',
];
/** Never placed. */
export const refusedStatuses: readonly OrderStatus[] = ['OUT_OF_STOCK', 'PAYMENT_FAILED'];

export const paymentStatuses = [
  'PENDING',
  'APPROVED',
  'DECLINED',
  'REFUNDING',
  'REFUNDED',
  'VOIDED',
] as const;

const line = z.object({
  productId: z.string(),
  kind: z.enum(['BOOK', 'MENU_ITEM', 'RIDE_CLASS']),
  title: z.string(),
  quantity: z.int().positive(),
  unitPrice: moneyForm,
  /** Tells lines of the same product apart; absent in older events. */
  lineId: z.string().optional(),
  /** What was chosen of it, and is in its price; `extra` in minor units. Absent where nothing was. */
  options: z.array(z.object({ id: z.string(), name: z.string(), extra: z.int() })).optional(),
  /** What the customer wrote about it: said by OrderPlaced only. */
  note: z.string().optional(),
  /** The category that the product had when it was ordered; absent where it had none, and in older events. */
  category: z.string().optional(),
});

/** Of a trip or a shipment of somebody who has left: that there was one is all that is known. */
const nowhere = { line1: '', line2: null, city: '', postalCode: null };

const address = z.object({
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  postalCode: z.string().nullable(),
});

/** What every event of an order says: enough for a read model that knows nothing else of it. */
const order = {
  orderId: z.string(),
  /** By which people call it; absent in older events. It follows from the id. */
  number: z.string().optional(),
  customerId: z.string(),
  /** Counts this order's published events: 1, 2, 3 … without a gap. */
  sequence: z.int().positive(),
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatuses).nullable(),
  /** The state of its ticket, delivery or ride, or null before there is one. */
  fulfilmentStatus: z.string().nullable(),
  fulfilment: z.enum(['SHIPMENT', 'PICKUP', 'RIDE']),
  storeId: z.string().nullable(),
  /** By whose clock its store opens; absent where it has no store, or none that orders had heard of, and in older events. */
  timeZone: z.string().optional(),
  total: moneyForm,
  /** How many points pay for a part of the total, each for one won; absent where none do. */
  pointsSpent: z.int().positive().optional(),
  placedAt: z.int(),
  /** How much of the total has gone back so far; absent while nothing has, and in older events. */
  refundedTotal: moneyForm.optional(),
};

/** The order was taken in while stock or payment were busy; it is placed or refused within minutes. */
export const OrderQueued = eventForm('OrderQueued', 1, z.object({ ...order, lines: z.array(line) }));
export type OrderQueued = EventOf<typeof OrderQueued>;

/** Stock is held and the payment approved: the order stands. */
export const OrderPlaced = eventForm(
  'OrderPlaced',
  1,
  z.object({
    ...order,
    lines: z.array(line),
    /** What the customer wrote to the store; absent where nothing was. */
    note: z.string().optional(),
    /** Given by the customer at a store, or null; not checked. */
    membershipNumber: z.string().nullable(),
    /** With a pick-up: when its customer wants to fetch it; absent where that is as soon as it is ready. */
    pickupAt: z.int().optional(),
    rideClass: z.enum(['BASIC', 'PRIME', 'PLATINUM']).nullable(),
    /** With a ride: from where to where, and for how many people. Dispatchers need it while orders is away. */
    trip: z.object({ pickUp: address, dropOff: address, passengers: z.int().positive() }).optional(),
    /** With a shipment: whom it is for and where it goes. Couriers need it while orders is away. Absent in older events. */
    shipment: z.object({ recipient: z.string(), phone: z.string(), address }).optional(),
  }),
  {},
  ({ trip, shipment, note: _, ...order }) => ({
    ...order,
    lines: order.lines.map(({ note: __, ...line }) => line),
    ...(trip && { trip: { ...trip, pickUp: nowhere, dropOff: nowhere } }),
    ...(shipment && { shipment: { recipient: '', phone: '', address: nowhere } }),
  }),
);
export type OrderPlaced = EventOf<typeof OrderPlaced>;

/** The order was refused; what was held for it is given back. */
export const OrderRefused = eventForm(
  'OrderRefused',
  1,
  z.object({
    ...order,
    lines: z.array(line),
    /** CANCELLED: by the customer, before it was placed. NO_POINTS: there were fewer than were to be spent. */
    reason: z.enum(['SHORT', 'DECLINED', 'TIMED_OUT', 'CANCELLED', 'NO_POINTS']),
    /** With SHORT: the products of which there was not enough. Absent in older events: any of the lines may be meant. */
    shortProductIds: z.array(z.string()).optional(),
    /** With CANCELLED: why staff called it off in the customer's name, in their words; absent where they did not. */
    because: z.string().optional(),
  }),
);
export type OrderRefused = EventOf<typeof OrderRefused>;

/** Accepted, started, dispatched, ready …: the status and fulfilment status say how far it is. PLACED: its store has taken its acceptance back. */
export const OrderProgressed = eventForm(
  'OrderProgressed',
  1,
  z.object({
    ...order,
    /** Of a ride that has lost its taxi and waits for another: why. Absent in every other step. */
    lost: z.enum(['UNASSIGNED', 'DECLINED', 'BROKEN_DOWN']).optional(),
  }),
);
export type OrderProgressed = EventOf<typeof OrderProgressed>;

/** What was lost or came back is sent again: the order has another parcel. */
export const OrderSentAgain = eventForm(
  'OrderSentAgain',
  1,
  z.object({
    ...order,
    lines: z.array(line),
    /** Which parcel of the order it is: 2, 3 … */
    parcel: z.int().min(2),
    /** The key under which its copies were reserved anew; null where what came back is what is sent. */
    reservation: z.string().nullable(),
  }),
);
export type OrderSentAgain = EventOf<typeof OrderSentAgain>;

/** The customer wants to cancel and the answer is not known yet. The authority over the fulfilment hears it as a request to withdraw. */
export const OrderCancellationRequested = eventForm(
  'OrderCancellationRequested',
  1,
  z.object({ ...order, reason: z.string().nullable() }),
);
export type OrderCancellationRequested = EventOf<typeof OrderCancellationRequested>;

/** It was too late to cancel; the status says how far the order is. */
export const OrderCancellationRefused = eventForm('OrderCancellationRefused', 1, z.object(order));
export type OrderCancellationRefused = EventOf<typeof OrderCancellationRefused>;

/** The order is cancelled and refunded; stock, ticket, delivery and points go back. */
export const OrderCancelled = eventForm(
  'OrderCancelled',
  1,
  z.object({
    ...order,
    lines: z.array(line),
    /** Why the store turned it down; absent where no store did, and in older events. */
    rejection: z.string().optional(),
    /** The keys of the reservations whose copies go back, or are never to be held; absent where that is the order's own key. */
    releases: z.array(z.string()).optional(),
    /** Why the store gave it up after it had accepted it, or the taxi desk its ride; absent where nobody did. */
    givenUp: z.string().optional(),
    /** Why staff cancelled it in the customer's name, in their words; absent where they did not. */
    because: z.string().optional(),
  }),
);
export type OrderCancelled = EventOf<typeof OrderCancelled>;

/** Some of what was paid went back, while the order stands: because staff said so, or the customer cancelled or returned some of it. */
export const OrderRefunded = eventForm(
  'OrderRefunded',
  1,
  z.object({
    ...order,
    /** The order's lines as they were placed. */
    lines: z.array(line),
    refundId: z.string(),
    /** FARE: the taxi that drove asks for less than was paid. */
    cause: z.enum(['STAFF', 'CANCELLED', 'RETURNED', 'FARE']),
    /** In the words of whoever wanted it; null where nothing was said, and once its customer has left. */
    reason: z.string().nullable(),
    /** What went back with it; `refundedTotal` has it in. */
    amount: moneyForm,
    /** How many points of the amount went back into the wallet; absent where the card had all of it. */
    points: z.int().positive().optional(),
    refundedTotal: moneyForm,
    /** What is in the shop again, and whose reservation it was; absent where nothing is. */
    restock: z
      .object({
        reservation: z.string(),
        lines: z.array(z.object({ productId: z.string(), quantity: z.int().positive() })),
      })
      .optional(),
    /** What it went back for; with a quantity of 0 for none of them in particular. */
    refundedLines: z.array(
      z.object({
        productId: z.string(),
        /** Absent in older events. */
        lineId: z.string().optional(),
        quantity: z.int().nonnegative(),
        amount: moneyForm,
      }),
    ),
  }),
  {},
  (refunded) => ({ ...refunded, reason: null }),
);
export type OrderRefunded = EventOf<typeof OrderRefunded>;

/** Delivered, handed over or brought to the destination. */
export const OrderCompleted = eventForm('OrderCompleted', 1, z.object({ ...order, lines: z.array(line) }));
export type OrderCompleted = EventOf<typeof OrderCompleted>;

/** Nobody came for it. It is over and stays paid, and counts as nothing that its customer has completed. */
export const OrderNotCollected = eventForm(
  'OrderNotCollected',
  1,
  z.object({ ...order, lines: z.array(line) }),
);
export type OrderNotCollected = EventOf<typeof OrderNotCollected>;

/** Every event of an order, for those who follow it from its beginning to its end. */
export const orderEventTypes = [
  'OrderQueued',
  'OrderPlaced',
  'OrderRefused',
  'OrderProgressed',
  'OrderSentAgain',
  'OrderCancellationRequested',
  'OrderCancellationRefused',
  'OrderCancelled',
  'OrderRefunded',
  'OrderCompleted',
  'OrderNotCollected',
] as const;

export type OrderEvent =
  | OrderQueued
  | OrderPlaced
  | OrderRefused
  | OrderProgressed
  | OrderSentAgain
  | OrderCancellationRequested
  | OrderCancellationRefused
  | OrderCancelled
  | OrderRefunded
  | OrderCompleted
  | OrderNotCollected;

export type OrderEventType = (typeof orderEventTypes)[number];
