import type { OpenContext } from '@jumun/platform/graph/context';
import { openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { causeBy, unitsOf, type Work } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { isOpened, notAcceptedInTime, type OrderId, ticket } from './domain/ticket.ts';
import { closeTicketWhenOrderCancelled } from './policies/close-ticket-when-order-cancelled.ts';
import { openTicketWhenOrderPlaced } from './policies/open-ticket-when-order-placed.ts';
import { withdrawTicketWhenCancellationRequested } from './policies/withdraw-ticket-when-cancellation-requested.ts';
import { publish } from './publish.ts';
import { resolvers } from './resolvers/index.ts';
import { queueNews, queueTopic } from './resolvers/ticket-queue.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedStores } from './seed.ts';
import { addToQueue, findStore } from './store/stores.ts';
import { findUnaccepted, ticketRows } from './store/tickets.ts';
import type { Stores } from './stores.ts';

export { audit } from './audit.ts';

/** Stores and their tickets: accept, reject, ready, hand over. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name: 'stores', folder: import.meta.dirname, typeDefs: subgraphSdl('stores') },
    ({ settings, store, clock, notifier }) => {
      const { JUMUN_ACCEPT_WITHIN_MS } = readSettings(
        { JUMUN_ACCEPT_WITHIN_MS: milliseconds(10 * 60_000) },
        settings,
      );
      const handleTicket = handler({ decider: ticket, rows: ticketRows, publish });

      const commands = (work: Work): Stores => ({
        at: work.at,
        async ticket(id, command) {
          const handled = await handleTicket(work, id, command);
          const { state } = handled;
          if ('events' in handled && handled.events.length > 0 && isOpened(state)) {
            await addToQueue(work.tx, state.storeId, id, state);
            work.notify(queueTopic(state.storeId));
          }
          return handled;
        },
        loadTicket: async (id) => (await ticketRows.load(work.tx, id))?.state,
        acceptanceOf: async (id) => (await findStore(work.tx, id))?.acceptance ?? 'MANUAL',
        acceptWithinMs: JUMUN_ACCEPT_WITHIN_MS,
      });

      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);

      const rejectUnaccepted = async (id: string): Promise<void> => {
        const orderId = id as OrderId;
        const state = (await ticketRows.find(store.read, orderId))?.state;
        if (!state || !isOpened(state)) return;
        // Whoever decides between this look and the unit has won: the command then changes nothing.
        const cause = causeBy('timer:stores/reject-unaccepted-ticket', state.correlationId, clock());
        await units(cause, (commands) =>
          commands.ticket(orderId, { type: 'RejectTicket', reason: notAcceptedInTime }),
        );
      };

      notifier.alsoLook(queueNews(store.read));

      return {
        commands,
        graph: { listen: notifier.listen },
        resolvers,
        reactions: [
          openTicketWhenOrderPlaced,
          withdrawTicketWhenCancellationRequested,
          closeTicketWhenOrderCancelled,
        ],
        timers: [{ name: 'stores/reject-unaccepted-ticket', due: findUnaccepted, fire: rejectUnaccepted }],
        seed: (options) => store.transaction((tx) => seedStores(tx, options)),
      };
    },
  );
