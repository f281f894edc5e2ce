import type { KnownNotification, NotificationId } from '../domain/notification.ts';

// What resolvers are handed as the parent of a type.

export type NotificationModel = KnownNotification & { readonly id: NotificationId };

export type CustomerModel = { readonly id: string };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
