import type { OrderId, Started } from '../domain/delivery.ts';

// What resolvers are handed as the parent of a type.

export type DeliveryModel = Started & { readonly id: string };

export type OrderModel = { readonly id: OrderId };
