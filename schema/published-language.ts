import type { Envelope } from '@jumun/platform/published';
import * as catalog from './events/catalog.ts';
import * as customers from './events/customers.ts';
import * as deliveries from './events/deliveries.ts';
import * as gifts from './events/gifts.ts';
import * as missions from './events/missions.ts';
import * as notifications from './events/notifications.ts';
import * as orders from './events/orders.ts';
import * as payments from './events/payments.ts';
import * as rewards from './events/rewards.ts';
import * as stores from './events/stores.ts';
import * as taxis from './events/taxis.ts';
import * as wallets from './events/wallets.ts';
import { type EventForm, readEvent } from './published-event.ts';

const isForm = (value: unknown): value is EventForm =>
  typeof value === 'object' && value !== null && 'upcasters' in value;

/** Every event each context says. */
export const says: Readonly<Record<string, readonly EventForm[]>> = Object.fromEntries(
  Object.entries({
    catalog,
    customers,
    deliveries,
    gifts,
    missions,
    notifications,
    orders,
    payments,
    rewards,
    stores,
    taxis,
    wallets,
  }).map(([context, module]) => [context, Object.values(module).filter(isForm)]),
);

const forms = new Map(
  Object.entries(says).flatMap(([context, list]) =>
    list.map((form) => [`${context}.${form.type}`, form] as const),
  ),
);

/** An event brought up to today's form, or null for one that nobody here knows (to be passed over). */
export const readPublished = (event: Envelope): Envelope | null => {
  const form = forms.get(`${event.source}.${event.type}`);
  return form ? readEvent(form, event) : null;
};

/** For those who follow an order from its beginning to its end. */
const everyOrderEvent = [
  'OrderQueued',
  'OrderPlaced',
  'OrderRefused',
  'OrderProgressed',
  'OrderCancellationRequested',
  'OrderCancellationRefused',
  'OrderCancelled',
  'OrderCompleted',
];

/**
 * Who hears what: consumer → source → event types. The relay sends by it, a log is read only by those named here, and
 * a test holds it against the reactions that each context really has.
 */
export const hears: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  customers: { wallets: ['MileageChanged'] },
  catalog: { orders: ['OrderPlaced', 'OrderRefused', 'OrderCancelled'] },
  orders: {
    catalog: ['ProductRegistered', 'ProductChanged'],
    stores: [
      'TicketOpened',
      'TicketAccepted',
      'TicketRejected',
      'TicketReady',
      'TicketHandedOver',
      'WithdrawalDecided',
    ],
    deliveries: ['DeliveryStarted', 'DeliveryDispatched', 'DeliveryCompleted', 'WithdrawalDecided'],
    taxis: ['RideAssigned', 'RideStarted', 'RideCompleted', 'WithdrawalDecided'],
  },
  payments: {},
  stores: { orders: ['OrderPlaced', 'OrderCancelled', 'OrderCancellationRequested'] },
  deliveries: { stores: ['TicketAccepted'], orders: ['OrderCancelled', 'OrderCancellationRequested'] },
  taxis: { orders: ['OrderPlaced', 'OrderCancelled', 'OrderCancellationRequested'] },
  missions: { orders: ['OrderCompleted'], rewards: ['RewardAllocated'] },
  rewards: { missions: ['MissionAchieved'], wallets: ['WalletItemIssued', 'WalletItemExchanged'] },
  wallets: {
    customers: ['CustomerSignedUp'],
    orders: ['OrderPlaced', 'OrderCancelled'],
    stores: ['TicketAccepted'],
    rewards: ['RewardAllocated'],
    gifts: ['GiftIssued'],
  },
  gifts: {},
  notifications: {
    customers: ['ContactChanged'],
    catalog: ['ProductRegistered', 'ProductRestocked'],
    orders: everyOrderEvent,
    payments: ['PaymentApproved', 'PaymentRefunded'],
    stores: ['TicketRejected'],
    deliveries: ['DeliveryCancelled'],
    wallets: ['WalletItemIssued'],
    gifts: ['GiftIssued', 'GiftUsed'],
  },
  mypage: {
    customers: ['GradeChanged'],
    wallets: ['MileageChanged', 'PointsChanged', 'WalletItemIssued', 'WalletItemExchanged'],
    orders: everyOrderEvent,
    missions: ['MissionDefined', 'MissionAchieved'],
    rewards: ['RewardAllocated'],
    gifts: ['GiftIssued', 'GiftUsed'],
    notifications: ['NotificationSent', 'NotificationFailed'],
  },
};

/**
 * Sources that a hearer hears from its first start on only; all others it hears from their beginning. Customers must not
 * be told of all that ever happened because notifications are switched on; whom they can be sent to is known from the
 * beginning.
 */
export const fromNow: Readonly<Record<string, readonly string[]>> = {
  notifications: ['catalog', 'orders', 'payments', 'stores', 'deliveries', 'wallets', 'gifts'],
};
