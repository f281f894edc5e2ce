import { idText } from '@jumun/platform/graph/input';
import { findHappenings } from '@jumun/platform/store/happenings';
import { orderNumberOf } from '@jumun/schema/order-number';
import {
  isOpened,
  noShowFrom,
  type OrderId,
  orderIdOf,
  type Ticket as TicketState,
  ticketIdOf,
  undoUntil,
} from '../domain/ticket.ts';
import { guestRows } from '../store/guests.ts';
import { storeRows } from '../store/stores.ts';
import { ticketRows } from '../store/tickets.ts';
import type { ResolverContext } from './context.ts';
import type { TicketModel } from './models.ts';
import { unopenedStore } from './store.ts';
import type { Resolves } from './types.generated.ts';

/** A ticket as the graph shows it; null for one that never opened. */
export const ticketView = (state: TicketState | undefined | null): TicketModel | null =>
  state && isOpened(state) ? { ...state, id: ticketIdOf(state.orderId) } : null;

const ticketOf = async (orderId: OrderId, { load }: ResolverContext) =>
  ticketView((await load(ticketRows, orderId))?.state);

/** Who may see it is said by the type. */
export const ticket: Resolves['Query']['ticket'] = (_, { id }, context) =>
  idText.safeParse(id).success ? ticketOf(orderIdOf(id), context) : null;

export const Ticket: Resolves['Ticket'] = {
  __resolveReference: ({ id }, context) => ticketOf(orderIdOf(id), context),
  history: ({ orderId }, _, { read }) => findHappenings(read, 'stores', orderId),
  store: async ({ storeId }, _, { load }) => (await load(storeRows, storeId)) ?? unopenedStore(storeId),
  lines: ({ lines, orderId }) => lines.map((line, index) => ({ ...line, orderId, index })),
  note: async ({ orderId }, _, context) => (await ticketOf(orderId, context))?.note ?? null,
  guest: ({ customerId }, _, { load }) => load(guestRows, customerId),
  total: ({ total }) => total ?? null,
  number: ({ orderId }) => orderNumberOf(orderId),
  undoUntil: (ticket) => undoUntil(ticket),
  noShowFrom: (ticket, _, { noShowAfterMs }) =>
    ticket.status === 'READY' && ticket.fulfilment === 'PICKUP' ? noShowFrom(ticket, noShowAfterMs) : null,
  pickupAt: ({ pickupAt }) => pickupAt ?? null,
  order: ({ orderId }) => ({ id: orderId }),
};

export const TicketLine: Resolves['TicketLine'] = {
  product: ({ productId }) => ({ id: productId }),
  options: ({ options }) => options ?? [],
  // the queue keeps no words of customers: they are read where they are
  note: async ({ orderId, index }, _, context) =>
    (await ticketOf(orderId, context))?.lines[index]?.note ?? null,
};

/** stores adds the ticket to an order. */
export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }) => ({ id: id as OrderId }),
  ticket: ({ id }, _, context) => ticketOf(id, context),
};
