import { MyData } from './my-data.ts';
import { Store, store } from './store.ts';
import { openStore, pauseStore, resumeStore, updateStore } from './store-commands.ts';
import { stores } from './stores.ts';
import { Order, Ticket, TicketLine, ticket } from './ticket.ts';
import {
  acceptTicket,
  cancelTicket,
  handOverTicket,
  noShowTicket,
  readyTicket,
  rejectTicket,
  undoAcceptance,
} from './ticket-commands.ts';
import { ticketQueue } from './ticket-queue.ts';
import { tickets } from './tickets.ts';
import type { Resolvers } from './types.generated.ts';
import { withdrawTicket } from './withdraw-ticket.ts';

export const resolvers: Resolvers = {
  Query: { store, stores, ticket, tickets },
  Mutation: {
    openStore,
    updateStore,
    pauseStore,
    resumeStore,
    acceptTicket,
    rejectTicket,
    readyTicket,
    handOverTicket,
    undoAcceptance,
    cancelTicket,
    noShowTicket,
    withdrawTicket,
  },
  Subscription: { ticketQueue },
  Ticket,
  TicketLine,
  Order,
  Store,
  MyData,
};
