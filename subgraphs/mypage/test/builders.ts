import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { GradeChanged } from '@jumun/schema/events/customers';
import { GiftIssued, GiftUsed } from '@jumun/schema/events/gifts';
import { MissionAchieved, MissionDefined } from '@jumun/schema/events/missions';
import { NotificationFailed, NotificationSent } from '@jumun/schema/events/notifications';
import * as said from '@jumun/schema/events/orders';
import { RewardAllocated } from '@jumun/schema/events/rewards';
import {
  MileageChanged,
  PointsChanged,
  WalletItemExchanged,
  WalletItemIssued,
} from '@jumun/schema/events/wallets';
import { envelope } from '../../../test/envelope.ts';

let sequences = 0;

/** The events of a shipped order from placed to delivered, with the sequences 1 to 5. */
export const aShippedOrder = (orderId = 'ord_1', customerId = 'cus_minji', placedAt = 10_000): Envelope[] => {
  const at = (sequence: number) => ({
    orderId,
    customerId,
    sequence,
    paymentStatus: 'APPROVED' as const,
    fulfilment: 'SHIPMENT' as const,
    storeId: 'sto_bookshop',
    total: { minorUnits: 15_000, currency: 'KRW' },
    placedAt,
  });
  const placed = { status: 'PLACED' as const, fulfilmentStatus: null };
  const events: PublishedEvent[] = [
    said.OrderPlaced.make({ ...at(1), ...placed, lines: [], membershipNumber: null, rideClass: null }),
    said.OrderProgressed.make({ ...at(2), status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' }),
    said.OrderProgressed.make({ ...at(3), status: 'ACCEPTED', fulfilmentStatus: 'PREPARING' }),
    said.OrderProgressed.make({ ...at(4), status: 'IN_FULFILMENT', fulfilmentStatus: 'DISPATCHED' }),
    said.OrderCompleted.make({ ...at(5), status: 'COMPLETED', fulfilmentStatus: 'DELIVERED', lines: [] }),
  ];
  return events.map((event, i) => envelope('orders', orderId, event, placedAt + i * 1_000));
};

type Step = Pick<said.OrderProgressed['data'], 'status' | 'fulfilmentStatus'> & {
  readonly rejection?: string;
  readonly givenUp?: string;
};

/** The events of a pick-up or a ride: placed, then those of its steps, the last of which may end it. */
const anOrder = (
  fulfilment: 'PICKUP' | 'RIDE',
  steps: readonly Step[],
  [orderId, customerId]: readonly [string, string],
): Envelope[] => {
  const placedAt = 10_000;
  const at = (sequence: number) => ({
    orderId,
    customerId,
    sequence,
    fulfilment,
    placedAt,
    paymentStatus: 'APPROVED' as const,
    storeId: fulfilment === 'PICKUP' ? 'sto_cafe1' : null,
    total: { minorUnits: 4_900, currency: 'KRW' },
  });
  const placed = said.OrderPlaced.make({
    ...at(1),
    status: 'PLACED',
    fulfilmentStatus: null,
    lines: [],
    membershipNumber: null,
    rideClass: fulfilment === 'RIDE' ? 'BASIC' : null,
  });
  const further = steps.map((step, i) => {
    const facts = { ...at(i + 2), ...step };
    if (step.status === 'COMPLETED') return said.OrderCompleted.make({ ...facts, lines: [] });
    if (step.status === 'NO_SHOW') return said.OrderNotCollected.make({ ...facts, lines: [] });
    if (step.status === 'CANCELLED')
      return said.OrderCancelled.make({ ...facts, paymentStatus: 'REFUNDED', lines: [] });
    return said.OrderProgressed.make(facts);
  });
  return [placed, ...further].map((event, i) => envelope('orders', orderId, event, placedAt + i * 1_000));
};

/** A coffee: accepted, ready, handed over. */
export const aPickUp = (...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder(
    'PICKUP',
    [
      { status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' },
      { status: 'READY', fulfilmentStatus: 'READY' },
      { status: 'COMPLETED', fulfilmentStatus: 'HANDED_OVER' },
    ],
    ids,
  );

/** A coffee that its store turns down. */
export const aRejectedPickUp = (
  rejection: string,
  ...ids: [orderId: string, customerId: string]
): Envelope[] => anOrder('PICKUP', [{ status: 'CANCELLED', fulfilmentStatus: null, rejection }], ids);

const accepted = { status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' } as const;

/** A coffee that its store accepts by mistake. */
export const aReopenedPickUp = (...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder('PICKUP', [accepted, { status: 'PLACED', fulfilmentStatus: null }], ids);

/** A coffee that its store accepts and then gives up. */
export const aPickUpGivenUp = (givenUp: string, ...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder('PICKUP', [accepted, { status: 'CANCELLED', fulfilmentStatus: 'ACCEPTED', givenUp }], ids);

/** A coffee that nobody comes for. */
export const aPickUpNotCollected = (...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder('PICKUP', [accepted, { status: 'NO_SHOW', fulfilmentStatus: 'NO_SHOW' }], ids);

/** A ride: assigned, started, completed. */
export const aRide = (...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder(
    'RIDE',
    [
      { status: 'ACCEPTED', fulfilmentStatus: 'ASSIGNED' },
      { status: 'IN_FULFILMENT', fulfilmentStatus: 'STARTED' },
      { status: 'COMPLETED', fulfilmentStatus: 'COMPLETED' },
    ],
    ids,
  );

/** A ride whose taxi does not come. */
export const aRideThatLosesItsTaxi = (...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder(
    'RIDE',
    [
      { status: 'ACCEPTED', fulfilmentStatus: 'ASSIGNED' },
      { status: 'PLACED', fulfilmentStatus: 'REQUESTED' },
    ],
    ids,
  );

/** A ride for which there is no taxi. */
export const aRideGivenUp = (givenUp: string, ...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder('RIDE', [{ status: 'CANCELLED', fulfilmentStatus: null, givenUp }], ids);

/** A booking that was cancelled after its taxi was assigned. */
export const aCancelledRide = (...ids: [orderId: string, customerId: string]): Envelope[] =>
  anOrder(
    'RIDE',
    [
      { status: 'ACCEPTED', fulfilmentStatus: 'ASSIGNED' },
      { status: 'CANCELLED', fulfilmentStatus: 'ASSIGNED' },
    ],
    ids,
  );

/**
 * The whole life of a reward, in the order in which it happens. No id resembles another, so a join by the wrong key
 * joins nothing.
 */
export const aRewardsLife = (
  life: string,
  customerId: string,
  {
    mailed = 'SENT',
    missionId = `mis_m${life}`,
  }: { readonly mailed?: 'SENT' | 'FAILED'; readonly missionId?: string } = {},
) => {
  const rewardId = `rwd_r${life}x1`;
  const walletItemId = `wit_w${life}x22`;
  const giftId = `gft_g${life}x333`;
  const achieved = { achievementId: `ach_a${life}x4444`, missionId, customerId };
  const item = { walletItemId, rewardId, missionId, customerId, title: '커피 쿠폰' };
  const gift = { giftId, giftOfferId: 'gof_coffee', walletItemId, customerId, title: '아메리카노' };
  const title = '이번 주 커피 세 잔';
  const defined = envelope(
    'missions',
    missionId,
    MissionDefined.make({ missionId, title, rewardTitle: item.title }),
    1_000,
  );
  const used = envelope('gifts', giftId, GiftUsed.make({ ...gift, usedAt: 7_000 }), 7_000);
  const facts = {
    notificationId: `ntf_n${life}x55555`,
    customerId,
    channel: 'EMAIL' as const,
    topic: 'GIFT_USED',
    orderId: null,
    about: used.id,
    subject: '[Jumun] 선물을 사용하셨습니다',
  };
  const mail =
    mailed === 'SENT'
      ? NotificationSent.make({ ...facts, sentAt: 8_000 })
      : NotificationFailed.make({ ...facts, reason: 'REFUSED' });
  return {
    ids: { missionId, rewardId, walletItemId, giftId },
    defined,
    achieved: envelope(
      'missions',
      missionId,
      MissionAchieved.make({ ...achieved, title, rewardTitle: item.title, achievedAt: 2_000 }),
      2_000,
    ),
    allocated: envelope(
      'rewards',
      rewardId,
      RewardAllocated.make({ ...achieved, rewardId, title: item.title }),
      3_000,
    ),
    issued: envelope('wallets', walletItemId, WalletItemIssued.make(item), 4_000),
    given: envelope('gifts', giftId, GiftIssued.make(gift), 5_000),
    exchanged: envelope(
      'wallets',
      walletItemId,
      WalletItemExchanged.make({ ...item, giftId, giftOfferId: 'gof_coffee' }),
      6_000,
    ),
    used,
    mailed: envelope('notifications', facts.notificationId, mail, 8_000),
  };
};

/** A message about an order, sent at a moment; without a subject as older events are. */
export const aMessage = (
  id: string,
  customerId: string,
  at: number,
  more: Partial<NotificationSent['data']> = {},
): Envelope =>
  envelope(
    'notifications',
    id,
    NotificationSent.make({
      notificationId: id,
      customerId,
      channel: 'SMS',
      topic: 'ORDER_PLACED',
      orderId: 'ord_1',
      about: 'evt_about',
      sentAt: at,
      ...more,
    }),
    at,
  );

/** What a customer has of points, by default newer than all made before it. */
export const aPoints = (points: number, customerId: string, sequence: number = ++sequences): Envelope =>
  envelope(
    'wallets',
    customerId,
    PointsChanged.make({ customerId, orderId: 'ord_1', points, change: points, sequence }),
    50_000,
  );

/** A grade, by default newer than all made before it. */
export const aGrade = (
  grade: 'SILVER' | 'GOLD',
  customerId = 'cus_minji',
  sequence: number = ++sequences,
): Envelope => envelope('customers', customerId, GradeChanged.make({ customerId, grade, sequence }), 50_000);

/** What a customer has of mileage, by default newer than all made before it. */
export const aMileage = (
  mileage: number,
  customerId = 'cus_minji',
  sequence: number = ++sequences,
): Envelope =>
  envelope(
    'wallets',
    customerId,
    MileageChanged.make({ customerId, orderId: 'ord_1', mileage, change: mileage, sequence }),
    50_000,
  );
