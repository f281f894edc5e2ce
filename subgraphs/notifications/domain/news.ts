import type { Instant } from '@jumun/platform/kernel/clock';
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
    | 'ORDER_COMPLETED'
    | 'ORDER_NOT_COLLECTED';
  readonly orderId: string;
  /** Absent for orders from when all of them were shipments. */
  readonly fulfilment?: 'SHIPMENT' | 'PICKUP' | 'RIDE';
  readonly status: string;
  readonly paymentStatus: string | null;
  /** The state of its ticket, delivery or ride, or null before there is one. */
  readonly fulfilmentStatus: string | null;
  readonly total: Money;
  /** How many points pay for a part of the total; absent where none do. */
  readonly pointsSpent?: number;
  /** Null where the event carries no lines. */
  readonly goods: Goods | null;
  readonly reason: 'SHORT' | 'DECLINED' | 'TIMED_OUT' | 'CANCELLED' | 'NO_POINTS' | null;
  /** Of a ride for which there was no taxi: why, in the words of the desk or as a code. */
  readonly givenUp?: string;
  /** Why staff cancelled it in the customer's name, in their words; absent where they did not. */
  readonly because?: string;
  /** What was wanted, sorted, where the order was refused; absent in older news. */
  readonly productIds?: readonly string[];
};

/** What the order's own events do not say, and the receipts. */
export type PartNews =
  | {
      readonly topic: 'PAYMENT_APPROVED' | 'PAYMENT_REFUNDED';
      readonly orderId: string;
      readonly amount: Money;
    }
  | {
      readonly topic: 'TICKET_REJECTED' | 'TICKET_CANCELLED';
      readonly orderId: string;
      readonly reason: string;
      /** Absent in older news. */
      readonly fulfilment?: 'SHIPMENT' | 'PICKUP';
    }
  | { readonly topic: 'DELIVERY_CANCELLED'; readonly orderId: string }
  | {
      readonly topic: 'ORDER_REFUNDED';
      readonly orderId: string;
      readonly fulfilment: 'SHIPMENT' | 'PICKUP' | 'RIDE';
      readonly cause: 'STAFF' | 'CANCELLED' | 'RETURNED';
      readonly amount: Money;
      /** How many points of it; absent where the card had all of it. */
      readonly points?: number;
      /** All that has gone back, with this. */
      readonly refundedTotal: Money;
      /** In the words of whoever gave it back; null where they said nothing. */
      readonly reason: string | null;
    };

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

/** The words for what somebody with an account did, or what happened to it. */
export type CodePurpose = 'SET_PASSWORD' | 'CONFIRM_EMAIL' | 'CONFIRM_PHONE' | 'CHANGE_EMAIL';
export type AccountChange = 'PASSWORD_CHANGED' | 'EMAIL_CHANGED' | 'TOKEN_USED_TWICE' | 'SIGNED_UP_AGAIN';

/** A code to be sent. Where to and which one is asked of customers when it is sent, and kept nowhere here. */
export type CodeNews = {
  readonly topic: 'CODE';
  readonly codeId: string;
  readonly purpose: CodePurpose;
  readonly channel: 'EMAIL' | 'SMS';
  readonly locale: 'ko' | 'en';
  /** Nothing is sent later. */
  readonly expiresAt: Instant;
};

/** What its owner is told of an account, whatever they chose to hear. Where to is asked when it is sent, as of a code. */
export type AccountNews = {
  readonly topic: 'ACCOUNT_NOTICE';
  readonly noticeId: string;
  readonly what: AccountChange;
  readonly locale: 'ko' | 'en';
};

/** What concerns an account, of a customer or of staff: no contact is needed for it, and no order is meant. */
export type OfAccount = CodeNews | AccountNews;

/** What a customer is told, without saying who that is: no name, no address, no card. */
export type News = OrderNews | PartNews | GiftNews | Announced | OfAccount;

export type Topic = News['topic'];

/** Advertising needs the customer's consent. A restock is not advertising: only customers who tried to buy are told. */
export const isAdvertising = (topic: Topic): boolean => topic === 'NEW_BOOK';

export const isOfAccount = (news: News): news is OfAccount =>
  news.topic === 'CODE' || news.topic === 'ACCOUNT_NOTICE';

/** The order that news is about, or null. */
export const orderOf = (news: News): string | null => ('orderId' in news ? news.orderId : null);

/**
 * What moves a customer's money is told whatever limits say: that an order is placed and paid, or was taken back with what was paid
 * for it.
 */
export const isAboutMoney = (news: News): boolean => {
  switch (news.topic) {
    case 'ORDER_PLACED':
    case 'ORDER_CANCELLED':
    case 'ORDER_REFUNDED':
    case 'TICKET_REJECTED':
    case 'TICKET_CANCELLED':
    case 'PAYMENT_APPROVED':
    case 'PAYMENT_REFUNDED':
      return true;
    case 'ORDER_REFUSED':
      return news.paymentStatus === 'REFUNDED';
    default:
      return false;
  }
};

const paid: readonly (string | null)[] = ['APPROVED', 'REFUNDING', 'REFUNDED', 'VOIDED'];

/**
 * Whether it answers an order that its customer has paid for. It goes to an address or a number although nobody has confirmed it:
 * whoever pays hears what becomes of it.
 */
export const answersPaidOrder = (news: News): boolean => {
  if (isAboutMoney(news) || news.topic === 'DELIVERY_CANCELLED') return true;
  return 'paymentStatus' in news && paid.includes(news.paymentStatus);
};
