import type { Booked, OrderId } from '../domain/ride.ts';
import type { Registered } from '../domain/taxi.ts';

// What resolvers are handed as the parent of a type.

export type TaxiModel = Registered;

export type RideModel = Booked & { readonly id: string };

export type OrderModel = { readonly id: OrderId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
