import type { Decider } from '@jumun/platform/kernel/decider';
import { reservation } from '../../subgraphs/catalog/domain/reservation.ts';
import { shelf } from '../../subgraphs/catalog/domain/shelf.ts';
import { staff } from '../../subgraphs/customers/domain/staff.ts';
import { delivery } from '../../subgraphs/deliveries/domain/delivery.ts';
import { gift } from '../../subgraphs/gifts/domain/gift.ts';
import { giftOffer } from '../../subgraphs/gifts/domain/gift-offer.ts';
import { achievement } from '../../subgraphs/missions/domain/achievement.ts';
import { mission } from '../../subgraphs/missions/domain/mission.ts';
import { order } from '../../subgraphs/orders/domain/order.ts';
import { payment } from '../../subgraphs/payments/domain/payment.ts';
import { reward } from '../../subgraphs/rewards/domain/reward.ts';
import { store } from '../../subgraphs/stores/domain/store.ts';
import { ticket } from '../../subgraphs/stores/domain/ticket.ts';
import { ride } from '../../subgraphs/taxis/domain/ride.ts';
import { taxi } from '../../subgraphs/taxis/domain/taxi.ts';
import { balance } from '../../subgraphs/wallets/domain/balance.ts';
import { earning } from '../../subgraphs/wallets/domain/earning.ts';
import { spending } from '../../subgraphs/wallets/domain/spending.ts';
import { walletItem } from '../../subgraphs/wallets/domain/wallet-item.ts';
import type { World } from './world.ts';

/** The ids of what a system left behind: a product, customers, and an order of each fate. */
export type Left = {
  readonly book: string;
  readonly buyer: string;
  readonly placed: string;
  readonly lost: string;
  readonly declined: string;
  readonly cancelled: string;
  readonly completed: string;
  /** A book of 12,000 won, of which 5,000 went back. */
  readonly refunded: string;
  readonly short: string;
  /** A product, and orders of it whose parcels did not arrive: sent again; lost; come back; lost and not decided about. */
  readonly missed: string;
  readonly resent: string;
  readonly missing: string;
  readonly back: string;
  readonly undecided: string;
  /** A message that the buyer was sent of the first order. */
  readonly message: string;
  /** A message to the buyer that is not to be sent. */
  readonly unsent: string;
  /** A customer with a membership number, who ordered coffee and rides and was rewarded. */
  readonly member: string;
  /** Coffee: handed over; accepted; accepted without a number; not decided; turned down; cancelled. */
  readonly coffee: string;
  readonly brewing: string;
  readonly nameless: string;
  readonly open: string;
  readonly turnedDown: string;
  readonly unwanted: string;
  /** Paid with points in part: accepted; cancelled; accepted, and all points and some of the money given back. */
  readonly spent: string;
  readonly givenBack: string;
  readonly inPart: string;
  /** Rides: completed; not assigned; assigned; begun; cancelled after it was assigned. */
  readonly ridden: string;
  readonly booked: string;
  readonly assigned: string;
  readonly started: string;
  readonly calledOff: string;
  /** Items of the wallet: as it was issued; exchanged for a gift; exchanged for a gift that was used. */
  readonly kept: string;
  readonly given: string;
  readonly used: string;
  /** The e-mail about its use. */
  readonly confirmation: string;
};

export type Violation = {
  /** What is wrong, in the words of the one who planted it. */
  readonly violation: string;
  readonly plant: (world: World, left: Left) => Promise<unknown>;
  /** All that the audit must say of it, and it must say nothing else. */
  readonly found: (left: Left) => readonly string[];
};

type Rules = Decider<never, never, never, unknown>;

export const rules = {
  order: order as unknown as Rules,
  payment: payment as unknown as Rules,
  reservation: reservation as unknown as Rules,
  shelf: shelf as unknown as Rules,
  store: store as unknown as Rules,
  ticket: ticket as unknown as Rules,
  delivery: delivery as unknown as Rules,
  earning: earning as unknown as Rules,
  balance: balance as unknown as Rules,
  spending: spending as unknown as Rules,
  ride: ride as unknown as Rules,
  taxi: taxi as unknown as Rules,
  achievement: achievement as unknown as Rules,
  mission: mission as unknown as Rules,
  reward: reward as unknown as Rules,
  walletItem: walletItem as unknown as Rules,
  giftOffer: giftOffer as unknown as Rules,
  gift: gift as unknown as Rules,
  staff: staff as unknown as Rules,
};

export const ghost = 'ord_ghost';
export const day = 86_400_000;
export const money = (minorUnits: number) => ({ minorUnits, currency: 'KRW' });
