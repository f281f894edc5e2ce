import type { Channel } from '../domain/news.ts';
import type { KnownNotification, NotificationId } from '../domain/notification.ts';
import type { WaitingRow } from '../store/waiting-list.ts';

// What resolvers are handed as the parent of a type.

export type NotificationModel = KnownNotification & { readonly id: NotificationId };

export type CustomerModel = { readonly id: string };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };

/** Somebody who waits for a product. */
export type WaitingCustomerModel = WaitingRow;
export type AwaitedProductModel = Pick<WaitingRow, 'productId' | 'since'>;

export type MarketingTargetModel = {
  readonly customerId: string;
  readonly name: string;
  readonly topics: readonly ['NEW_BOOK'];
  readonly channels: readonly {
    readonly channel: Channel;
    readonly contact: string | null;
    readonly confirmed: boolean;
  }[];
  readonly atNight: boolean;
};
