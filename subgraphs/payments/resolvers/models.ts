import type { OrderId } from '../domain/charge.ts';
import type { Requested } from '../domain/states.ts';

// What resolvers are handed as the parent of a type.

export type PaymentModel = Requested & { readonly id: string };

export type OrderModel = { readonly id: OrderId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
