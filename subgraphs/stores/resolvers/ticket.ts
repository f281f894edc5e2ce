import {
  isOpened,
  type OrderId,
  orderIdOf,
  type Ticket as TicketState,
  ticketIdOf,
} from '../domain/ticket.ts';
import type { StoresGraph } from '../stores.ts';

/** A ticket as the graph shows it; one that never opened is not there. */
export const ticketView = (state: TicketState | undefined | null) =>
  state && isOpened(state) ? { ...state, id: ticketIdOf(state.orderId) } : null;

type TicketView = NonNullable<ReturnType<typeof ticketView>>;

const ticketOf = async (orderId: OrderId, { load, ticketsById }: StoresGraph) =>
  ticketView((await load(ticketsById, orderId))?.state);

export const Ticket = {
  __resolveReference: ({ id }: { id: string }, context: StoresGraph) => ticketOf(orderIdOf(id), context),
  /** A store that nobody has opened, such as one that catalog has misspelt, is known by its id alone. */
  store: async ({ storeId }: TicketView, _: unknown, { load, storesById }: StoresGraph) =>
    (await load(storesById, storeId as string)) ?? { id: storeId, name: storeId, acceptance: 'MANUAL' },
  order: ({ orderId }: TicketView) => ({ id: orderId }),
};

export const TicketLine = {
  product: ({ productId }: TicketView['lines'][number]) => ({ id: productId }),
};

/** Stores add the ticket to an order. */
export const Order = {
  ticket: ({ id }: { id: OrderId }, _: unknown, context: StoresGraph) => ticketOf(id, context),
};

export const Store = {
  __resolveReference: ({ id }: { id: string }, { load, storesById }: StoresGraph) => load(storesById, id),
};
