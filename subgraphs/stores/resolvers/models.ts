import type { Opening } from '@jumun/schema/opening-hours';
import type { StoreDetails } from '../domain/store.ts';
import type { Opened, OrderId, StoreId, TicketLine } from '../domain/ticket.ts';

// What resolvers are handed as the parent of a type.

export type StoreModel = StoreDetails & Pick<Opening, 'pause'> & { readonly id: StoreId };

export type TicketModel = Opened & { readonly id: string };

/** `index` is its place on its ticket. */
export type TicketLineModel = TicketLine & { readonly orderId: OrderId; readonly index: number };

export type OrderModel = { readonly id: OrderId };

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
