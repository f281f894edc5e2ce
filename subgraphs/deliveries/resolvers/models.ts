import type { OrderId, Started } from '../domain/delivery.ts';

// What resolvers are handed as the parent of a type.

export type DeliveryModel = Started & { readonly id: string };

export type OrderModel = { readonly id: OrderId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
