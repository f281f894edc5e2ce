import type { Envelope } from '@jumun/platform/kernel/published';
import * as customers from '@jumun/schema/events/customers';
import * as gifts from '@jumun/schema/events/gifts';
import * as orders from '@jumun/schema/events/orders';
import * as rewards from '@jumun/schema/events/rewards';
import * as stores from '@jumun/schema/events/stores';
import { envelope } from '../../../test/envelope.ts';

type About = {
  readonly customerId?: string;
  readonly total?: number;
  readonly currency?: string;
  readonly at?: number;
  /** A number or null makes it an order that is picked up; without this it is shipped. */
  readonly membershipNumber?: string | null;
  readonly pointsSpent?: number;
};

const order = (
  orderId: string,
  { customerId = 'cus_minji', total = 12_000, currency = 'KRW', at = 1_000, membershipNumber }: About,
) => ({
  orderId,
  customerId,
  paymentStatus: 'APPROVED' as const,
  fulfilmentStatus: null,
  ...(membershipNumber === undefined
    ? { fulfilment: 'SHIPMENT' as const, storeId: 'sto_bookshop' }
    : { fulfilment: 'PICKUP' as const, storeId: 'sto_cafe1' }),
  total: { minorUnits: total, currency },
  placedAt: at,
  lines: [],
});

/** An order of 12,000 won, placed. */
export const aPlacedOrder = (orderId: string, about: About = {}): Envelope =>
  envelope(
    'orders',
    orderId,
    orders.OrderPlaced.make({
      ...order(orderId, about),
      sequence: 1,
      status: 'PLACED',
      rideClass: null,
      membershipNumber: about.membershipNumber ?? null,
      ...(about.pointsSpent !== undefined && { pointsSpent: about.pointsSpent }),
    }),
    about.at ?? 1_000,
  );

/** The same order, cancelled a second later. */
export const aCancelledOrder = (orderId: string, about: About = {}): Envelope =>
  envelope(
    'orders',
    orderId,
    orders.OrderCancelled.make({ ...order(orderId, about), sequence: 2, status: 'CANCELLED' }),
    (about.at ?? 1_000) + 1_000,
  );

/** The order, accepted by its store half a second after it was placed. */
export const anAcceptedTicket = (
  orderId: string,
  { customerId = 'cus_minji', at = 1_000, membershipNumber }: About = {},
): Envelope =>
  envelope(
    'stores',
    orderId,
    stores.TicketAccepted.make({
      ticketId: orderId.replace('ord', 'tkt'),
      orderId,
      customerId,
      prepMinutes: 5,
      ...(membershipNumber === undefined
        ? { fulfilment: 'SHIPMENT', storeId: 'sto_bookshop' }
        : { fulfilment: 'PICKUP', storeId: 'sto_cafe1' }),
    }),
    at + 500,
  );

/** The store takes its acceptance back, a few seconds after it. */
export const anUndoneAcceptance = (orderId: string): Envelope =>
  envelope(
    'stores',
    orderId,
    stores.TicketAcceptanceUndone.make({
      ticketId: orderId.replace('ord', 'tkt'),
      orderId,
      customerId: 'cus_minji',
      fulfilment: 'PICKUP',
      storeId: 'sto_cafe1',
      acceptBy: 600_000,
    }),
    4_000,
  );

/** The order, for which nobody came. */
export const anOrderNotCollected = (orderId: string, about: About = {}): Envelope =>
  envelope(
    'orders',
    orderId,
    orders.OrderNotCollected.make({ ...order(orderId, about), sequence: 3, status: 'NO_SHOW' }),
    (about.at ?? 1_000) + 2_000,
  );

export const aSignUp = (customerId: string, membershipNumber: string): Envelope =>
  envelope(
    'customers',
    customerId,
    customers.CustomerSignedUp.make({ customerId, membershipNumber, marketingConsent: false, locale: 'ko' }),
    500,
  );

/** A reward for three coffees; its item is `wit_…`. */
export const aReward = (rewardId: string, customerId = 'cus_minji', at = 1_000): Envelope =>
  envelope(
    'rewards',
    rewardId,
    rewards.RewardAllocated.make({
      rewardId,
      achievementId: `ach_${rewardId}`,
      missionId: 'mis_coffee',
      customerId,
      title: '커피 세 잔',
    }),
    at,
  );

export const aGift = (walletItemId: string, giftOfferId = 'gof_latte', customerId = 'cus_minji'): Envelope =>
  envelope(
    'gifts',
    walletItemId.replace('wit', 'gft'),
    gifts.GiftIssued.make({
      giftId: walletItemId.replace('wit', 'gft'),
      giftOfferId,
      walletItemId,
      customerId,
      title: '라떼',
    }),
    2_000,
  );
