import type { Opened, OrderId, TicketLine } from '../domain/ticket.ts';
import type { StoreRow } from '../store/stores.ts';

// What resolvers are handed as the parent of a type.

export type StoreModel = Omit<StoreRow, 'sequence'>;

export type TicketModel = Opened & { readonly id: string };

export type TicketLineModel = TicketLine;

export type OrderModel = { readonly id: OrderId };
