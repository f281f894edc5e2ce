import type { Booked, OrderId } from '../domain/ride-states.ts';
import type { Registered } from '../domain/taxi.ts';

// What resolvers are handed as the parent of a type.

export type TaxiModel = Registered;

/** `isLost`: shown to the driver whose taxi has lost it, without whom and where. */
export type RideModel = Booked & { readonly id: string; readonly isLost?: true };

export type OrderModel = { readonly id: OrderId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };

export type PassengerModel = { readonly firstName: string; readonly phone: string | null };

export type StaffModel = { readonly id: string };
