import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '@jumun/platform/graph/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ground } from '../../../test/stores.ts';
import type { OrderId } from '../domain/ticket.ts';
import { ticketRows } from '../store/tickets.ts';
import { aPlacedOrder } from './builders.ts';
import { acceptWithinMs, openStores, orders, staffOf } from './open.ts';

// Each contestant is a unit of work of its own; on PostgreSQL they really run at the same time.

let s: Awaited<ReturnType<typeof openStores>>;
beforeAll(async () => {
  s = await openStores();
});
afterAll(() => s.close());

const barista = staffOf('sto_cafe1', 'sto_cafe2');
/** PGlite is one connection in WebAssembly: the same races, fewer of them. */
const many = ground === 'pglite' ? 0.1 : 1;

const answered = async (caller: Caller, query: string, id: string) => {
  const { data, errors } = await s.ask(caller, query, { id });
  expect(errors).toBeUndefined();
  return data?.a as Readonly<Record<string, unknown>>;
};
const accept = async (orderId: string) => {
  const query = 'mutation ($id: ID!) { a: acceptTicket(input: { orderId: $id }) { __typename } }';
  return (await answered(barista, query, orderId)).__typename;
};
const withdraw = async (orderId: string) => {
  const query = 'mutation ($id: ID!) { a: withdrawTicket(input: { orderId: $id }) { outcome } }';
  return (await answered(orders, query, orderId)).outcome;
};

const tell = async (field: string, orderId: string, more = {}) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { a: ${field}(input: $input) { __typename } }`;
  const { data, errors } = await s.ask(barista, query, { input: { orderId, ...more } });
  expect(errors).toBeUndefined();
  return (data?.a as { __typename: string } | undefined)?.__typename;
};
/** Both at once, each as often first as the other: how often each won, by the status that came of it. */
const contest = async (
  ids: readonly string[],
  one: (id: string) => Promise<unknown>,
  other: (id: string) => Promise<unknown>,
  endings: Readonly<Record<string, readonly unknown[]>>,
) => {
  const won: Record<string, number> = {};
  await inLanes(ids, async (id, i) => {
    const answers =
      i % 2
        ? await Promise.all([one(id), other(id)])
        : (await Promise.all([other(id), one(id)])).toReversed();
    const { status } = (await stored(id)) ?? { status: 'lost' };
    won[status] = (won[status] ?? 0) + 1;
    expect(answers, `${status}`).toEqual(endings[status]);
  });
  expect(Object.keys(won).sort()).toEqual(Object.keys(endings).sort()); // otherwise it was no race
};

const placed = async (name: string, count: number) => {
  const ids = Array.from({ length: count }, (_, i) => `ord_${name}${i}`);
  const events = ids.map((id, i) =>
    s.envelope(aPlacedOrder(id, { storeId: i % 2 ? 'sto_cafe1' : 'sto_cafe2' })),
  );
  await s.hearTogether(...events);
  return ids;
};
/** Eight races at a time. */
const inLanes = async (ids: readonly string[], race: (id: string, i: number) => Promise<void>) => {
  const waiting = [...ids.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await race(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
};
const stored = async (id: string) => (await ticketRows.find(s.context.store.read, id as OrderId))?.state;
/** The types of the events said of these orders, in order, by order. */
const saidOf = async (name: string) => {
  const said = new Map<string, string[]>();
  for (let after = 0; ; ) {
    const { events } = await s.context.journal.page(after, 500);
    for (const { type, aggregate } of events)
      if (aggregate.startsWith(`ord_${name}`)) said.set(aggregate, [...(said.get(aggregate) ?? []), type]);
    const last = events.at(-1);
    if (!last) return said;
    after = last.number;
  }
};

it('a thousand times a store accepts while the customer cancels: exactly one of the two wins [CF-04 CF-07]', async () => {
  const ids = await placed('race', 1_000 * many);
  const won = { store: 0, customer: 0 };
  await inLanes(ids, async (id, i) => {
    const both = [() => accept(id), () => withdraw(id)];
    const answers = await Promise.all((i % 2 ? both : both.toReversed()).map((one) => one()));
    const [accepted, outcome] = i % 2 ? answers : answers.toReversed();
    if (outcome === 'TOO_LATE') {
      won.store++;
      expect(accepted).toBe('AcceptTicketSuccess');
      expect(await stored(id)).toMatchObject({ status: 'ACCEPTED', withdrawal: { reason: 'ACCEPTED' } });
    } else {
      won.customer++;
      expect([accepted, outcome]).toEqual(['TicketNotOpen', 'WITHDRAWN']);
      expect(await stored(id)).toMatchObject({ status: 'CANCELLED', prepMinutes: null });
    }
  });
  expect(won.store + won.customer).toBe(ids.length);
  expect(Math.min(won.store, won.customer)).toBeGreaterThan(0); // otherwise it was no race
  const said = await saidOf('race');
  const lines = [...said.values()].map((types) => types.join(' '));
  expect(lines.filter((line) => line === 'TicketOpened TicketAccepted WithdrawalDecided')).toHaveLength(
    won.store,
  );
  expect(lines.filter((line) => line === 'TicketOpened WithdrawalDecided')).toHaveLength(won.customer);
});

it('three hundred times the time runs out while the store accepts and the customer cancels: one wins [CF-03]', async () => {
  const ids = await placed('late', 300 * many);
  s.pass(acceptWithinMs);
  const won: Record<string, number> = {};
  let timerLeadsMs = 0;
  await inLanes(ids, async (id, i) => {
    const two = [() => accept(id), () => withdraw(id)];
    const timer = pause(Math.max(0, -timerLeadsMs)).then(() => s.fire(id));
    await pause(Math.max(0, timerLeadsMs));
    await Promise.all([timer, ...(i % 2 ? two : two.toReversed()).map((one) => one())]);
    const { status } = (await stored(id)) ?? { status: 'lost' };
    won[status] = (won[status] ?? 0) + 1;
    // the loser gets a better start the next time, so that each wins some on any store and any machine
    timerLeadsMs += status === 'REJECTED' ? -1 : 1;
  });
  expect(Object.keys(won).sort()).toEqual(['ACCEPTED', 'CANCELLED', 'REJECTED']); // each wins some
  const said = await saidOf('late');
  const endings: Readonly<Record<string, readonly string[]>> = {
    ACCEPTED: ['TicketOpened TicketAccepted WithdrawalDecided'],
    CANCELLED: ['TicketOpened WithdrawalDecided'],
    REJECTED: ['TicketOpened TicketRejected WithdrawalDecided'],
  };
  for (const id of ids) {
    const { status } = (await stored(id)) ?? { status: 'lost' };
    expect(endings[status]).toContain(said.get(id)?.join(' '));
  }
  expect(await s.due()).toEqual([]);
});

it('a store takes its acceptance back while the customer cancels: either the order is let go, or the acceptance stands', async () => {
  const ids = await placed('undo', 200 * many);
  for (const id of ids) await accept(id);
  await contest(ids, (id) => tell('undoAcceptance', id), withdraw, {
    CANCELLED: ['UndoAcceptanceSuccess', 'WITHDRAWN'],
    ACCEPTED: ['AcceptanceNotUndoable', 'TOO_LATE'],
  });
});

it('one barista takes an acceptance back while another says that it is ready: one of them is told that it is not so', async () => {
  const ids = await placed('both', 200 * many);
  for (const id of ids) await accept(id);
  await contest(
    ids,
    (id) => tell('undoAcceptance', id),
    (id) => tell('readyTicket', id),
    {
      OPEN: ['UndoAcceptanceSuccess', 'TicketNotAccepted'],
      READY: ['AcceptanceNotUndoable', 'ReadyTicketSuccess'],
    },
  );
});

it('a store gives an order up while another hand gives it to its customer: it is refunded or gone, never both', async () => {
  const ids = await placed('give', 200 * many);
  for (const id of ids) {
    await accept(id);
    await tell('readyTicket', id);
  }
  const reason = 'the cup broke';
  await contest(
    ids,
    (id) => tell('cancelTicket', id, { reason }),
    (id) => tell('handOverTicket', id),
    {
      CANCELLED: ['CancelTicketSuccess', 'TicketNotReady'],
      HANDED_OVER: ['TicketNotCancellable', 'HandOverTicketSuccess'],
    },
  );
  const said = [...(await saidOf('give')).values()].map((types) => types.at(-1));
  expect(new Set(said)).toEqual(new Set(['TicketCancelled', 'TicketHandedOver']));
});

it('a customer comes just as the staff say that nobody did: one of the two counts', async () => {
  const ids = await placed('show', 200 * many);
  for (const id of ids) {
    await accept(id);
    await tell('readyTicket', id);
  }
  s.pass(30 * 60_000);
  await contest(
    ids,
    (id) => tell('noShowTicket', id),
    (id) => tell('handOverTicket', id),
    {
      NO_SHOW: ['NoShowTicketSuccess', 'TicketNotReady'],
      HANDED_OVER: ['TicketNotReady', 'HandOverTicketSuccess'],
    },
  );
});
