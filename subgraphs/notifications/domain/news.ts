import type { Money } from '@jumun/platform/kernel/money';

/** The ways to reach a customer. */
export type Channel = 'SMS' | 'EMAIL' | 'PUSH';

export const channels = ['SMS', 'EMAIL', 'PUSH'] as const;

/** What was ordered, in short: the title of the first line and the number of lines. */
export type Goods = { readonly title: string; readonly lines: number };

/** A step of an order, as the order's own events describe it. */
export type OrderNews = {
  readonly topic:
    | 'ORDER_QUEUED'
    | 'ORDER_PLACED'
    | 'ORDER_REFUSED'
    | 'ORDER_PROGRESSED'
    | 'CANCELLATION_REQUESTED'
    | 'CANCELLATION_REFUSED'
    | 'ORDER_CANCELLED'
    | 'ORDER_COMPLETED';
  readonly orderId: string;
  /** Absent for orders from when all of them were shipments. */
  readonly fulfilment?: 'SHIPMENT' | 'PICKUP' | 'RIDE';
  readonly status: string;
  readonly paymentStatus: string | null;
  /** The state of its ticket, delivery or ride, or null before there is one. */
  readonly fulfilmentStatus: string | null;
  readonly total: Money;
  /** Null where the event carries no lines. */
  readonly goods: Goods | null;
  readonly reason: 'SHORT' | 'DECLINED' | 'TIMED_OUT' | 'CANCELLED' | null;
};

/** What the order's own events do not say, or not on this channel. */
export type PartNews =
  | {
      readonly topic: 'PAYMENT_APPROVED' | 'PAYMENT_REFUNDED';
      readonly orderId: string;
      readonly amount: Money;
    }
  | { readonly topic: 'TICKET_REJECTED'; readonly orderId: string; readonly reason: string }
  | { readonly topic: 'DELIVERY_CANCELLED'; readonly orderId: string };

/** What a customer receives besides orders. */
export type GiftNews =
  | { readonly topic: 'WALLET_ITEM_ISSUED'; readonly walletItemId: string; readonly title: string }
  | { readonly topic: 'GIFT_ISSUED' | 'GIFT_USED'; readonly giftId: string; readonly title: string };

/** What many customers are told. */
export type Announced =
  | {
      readonly topic: 'NEW_BOOK';
      readonly productId: string;
      readonly title: string;
      readonly price: Money;
    }
  | { readonly topic: 'RESTOCKED'; readonly productId: string; readonly title: string };

/** What a customer is told, without saying who that is: no name, no address, no card. */
export type News = OrderNews | PartNews | GiftNews | Announced;

export type Topic = News['topic'];

/**
 * Each step of an order goes out by SMS and push, its beginning and its end also by e-mail. The payment has e-mails of its
 * own; in SMS and push it is part of the order's message, so that nothing is told twice on one channel.
 */
const channelsByTopic: Readonly<Record<Topic, readonly Channel[]>> = {
  ORDER_QUEUED: ['SMS', 'PUSH'],
  ORDER_PLACED: ['SMS', 'PUSH', 'EMAIL'],
  ORDER_REFUSED: ['SMS', 'PUSH', 'EMAIL'],
  ORDER_PROGRESSED: ['SMS', 'PUSH'],
  CANCELLATION_REQUESTED: ['SMS', 'PUSH'],
  CANCELLATION_REFUSED: ['SMS', 'PUSH'],
  ORDER_CANCELLED: ['SMS', 'PUSH', 'EMAIL'],
  ORDER_COMPLETED: ['SMS', 'PUSH', 'EMAIL'],
  PAYMENT_APPROVED: ['EMAIL'],
  PAYMENT_REFUNDED: ['EMAIL'],
  TICKET_REJECTED: ['SMS', 'PUSH'],
  DELIVERY_CANCELLED: ['SMS', 'PUSH'],
  WALLET_ITEM_ISSUED: ['PUSH'],
  GIFT_ISSUED: ['PUSH'],
  GIFT_USED: ['EMAIL'],
  NEW_BOOK: ['SMS', 'PUSH', 'EMAIL'],
  RESTOCKED: ['SMS', 'PUSH', 'EMAIL'],
};

export const channelsOf = (topic: Topic): readonly Channel[] => channelsByTopic[topic];

/** Advertising needs the customer's consent. A restock is not advertising: only customers who tried to buy are told. */
export const isAdvertising = (topic: Topic): boolean => topic === 'NEW_BOOK';

/** The order that news is about, or null. */
export const orderOf = (news: News): string | null => ('orderId' in news ? news.orderId : null);
