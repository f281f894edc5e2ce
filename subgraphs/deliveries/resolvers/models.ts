import type { OrderId, Started } from '../domain/states.ts';

// What resolvers are handed as the parent of a type.

/** `isOfQueue`: it may be further by now, and whoever reads a live stream reads for long. */
export type DeliveryModel = Started & { readonly id: string; readonly isOfQueue?: true };

export type OrderModel = { readonly id: OrderId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
