import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import { forget } from '@jumun/platform/kernel/forgotten';
import { handler } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import { withoutNotes } from '@jumun/schema/notes';
import { alwaysOpen } from '@jumun/schema/opening-hours';
import { persons } from '@jumun/schema/published-language';
import { answerOf, type Withdrawal, type WithdrawnLine, withdrawalIn } from '@jumun/schema/withdrawal';
import { guestOf } from './domain/guest.ts';
import { decideBy, type StoreCommand, store as storeDecider } from './domain/store.ts';
import {
  isOpened,
  type OrderId,
  type StoreId,
  type TicketCommand,
  type TicketDetails,
  ticket as ticketDecider,
} from './domain/ticket.ts';
import { publish, publishStore, recorded } from './publish.ts';
import { eraseGuest, keepGuest } from './store/guests.ts';
import { addToQueue } from './store/queue.ts';
import { findStore, storeRows } from './store/stores.ts';
import { findIdsOf, ticketRows } from './store/tickets.ts';

/** Whoever takes an acceptance back has at least so long to decide again. */
const decideAgainMs = 60_000;

export type StoresSettings = {
  /** How long the staff of a store may take to accept or reject a ticket. */
  readonly acceptWithinMs: number;
  /** How long an order waits for its customer before the staff may say that nobody came. */
  readonly noShowAfterMs: number;
};

const handleTicket = handler({ decider: ticketDecider, rows: ticketRows, publish, recorded });
const handleStore = handler({ decider: storeDecider, rows: storeRows, publish: publishStore });

/** What stores can do inside one unit of work. */
export const storesWith =
  ({ acceptWithinMs, noShowAfterMs }: StoresSettings) =>
  (work: Work) => {
    /** Every change of a ticket is added to its store's queue. */
    const ticket = async (id: OrderId, command: TicketCommand) => {
      const handled = await handleTicket(work, id, command);
      const { state } = handled;
      if ('events' in handled && handled.events.length > 0 && isOpened(state))
        await addToQueue(work, state.storeId, id, withoutNotes(state));
      return handled;
    };
    return {
      at: work.at,
      store: (id: StoreId, command: StoreCommand) => handleStore(work, id, command),
      useKey: (given: GivenKey) => useKey(work, given),
      ticket,
      loadTicket: async (id: OrderId) => (await ticketRows.load(work.tx, id))?.state,
      /** A store that was never opened accepts nothing automatically: no staff may be there. */
      async openTicket(details: TicketDetails) {
        const store = await findStore(work.tx, details.storeId);
        const { at } = work;
        const time = { at, pickupAt: details.pickupAt ?? null, withinMs: acceptWithinMs };
        await ticket(details.orderId, {
          type: 'OpenTicket',
          details,
          acceptBy: store?.acceptance === 'AUTOMATIC' ? null : decideBy(store ?? alwaysOpen, time),
          prepMinutes: store?.prepMinutes ?? null,
          at,
        });
      },
      undoAcceptance: (id: OrderId) =>
        ticket(id, {
          type: 'UndoAcceptance',
          acceptBy: later(work.at, Math.min(acceptWithinMs, decideAgainMs)),
          at: work.at,
        }),
      noShow: (id: OrderId) => ticket(id, { type: 'NoShowTicket', afterMs: noShowAfterMs, at: work.at }),
      /** Nothing is kept of somebody of whom nothing is known, as after they have left. */
      async hearGuest(customerId: string, contact: { name: string; phone: string | null }): Promise<void> {
        const guest = guestOf(contact);
        await (guest ? keepGuest(work.tx, customerId, guest) : eraseGuest(work.tx, customerId));
      },
      /** Takes a customer who has left out of the tickets, of what waits to be heard, and of what comes later. */
      async forgetPerson(customerId: string): Promise<void> {
        await forget(work.tx, customerId, persons);
        await eraseGuest(work.tx, customerId);
        for (const id of await findIdsOf(work.tx, customerId))
          await handleTicket(work, id, { type: 'ForgetNotes' });
      },
      /** Decides a request to be without some lines; a ticket that never opens is without all of them. */
      async withdrawLines(id: OrderId, wish: { key: string; lines: readonly WithdrawnLine[] }) {
        const { state } = await ticket(id, { type: 'WithdrawLines', ...wish });
        return answerOf(state, wish.key);
      },
      /** Decides a request to cancel. The first answer is final; repeats get it again. */
      async withdraw(id: OrderId): Promise<Withdrawal> {
        const { state } = await ticket(id, { type: 'WithdrawTicket' });
        return required(withdrawalIn(state), `the withdrawal of ${id}`);
      },
    };
  };

export type Stores = ReturnType<ReturnType<typeof storesWith>>;
