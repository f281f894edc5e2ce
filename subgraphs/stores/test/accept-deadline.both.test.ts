import { anonymous } from '@jumun/platform/graph/client';
import { type Instant, later } from '@jumun/platform/kernel/clock';
import { setImpossibleAgain } from '@jumun/platform/store/timetable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderId } from '../domain/ticket.ts';
import { ticketRows } from '../store/tickets.ts';
import { aCancelledOrder, aPlacedOrder, aRequestToCancel } from './builders.ts';
import { acceptWithinMs, customer, openStores, orders, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
});
afterEach(() => s.close());

const barista = staffOf('sto_cafe1');
const place = (orderId: string, about = {}) => s.hear(s.envelope(aPlacedOrder(orderId, about)));
const stored = async (orderId: string) =>
  (await ticketRows.find(s.context.store.read, orderId as OrderId))?.state;
const told = async () => (await s.said()).map(({ type, aggregate }) => `${type} ${aggregate}`);

const tell = async (field: 'acceptTicket' | 'rejectTicket', orderId: string) => {
  const input = { orderId, ...(field === 'rejectTicket' && { reason: '마감했습니다' }) };
  const form = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${form}) { answer: ${field}(input: $input) { __typename } }`;
  return (await s.ask(barista, query, { input })).data?.answer;
};
const withdraw = async (orderId: string) => {
  const query = 'mutation ($id: ID!) { withdrawTicket(input: { orderId: $id }) { outcome reason } }';
  return (await s.ask(orders, query, { id: orderId })).data?.withdrawTicket;
};

/** Lets the time to accept run out, and fires the timer for what is due. */
const runOut = async () => {
  s.pass(acceptWithinMs);
  const due = await s.due();
  for (const id of due) await s.fire(id);
  return due;
};

describe('the time to accept', () => {
  it('runs from when the store itself hears of the order, however late that is', async () => {
    s.pass(3 * 24 * 60 * 60_000); // stores was away for days
    const order = s.envelope(aPlacedOrder('ord_1'));
    await s.hear({ ...order, occurredAt: 900 as Instant });
    const acceptBy = later(s.time.now, acceptWithinMs);
    expect(await stored('ord_1')).toMatchObject({ status: 'OPEN', openedAt: s.time.now, acceptBy });
    expect((await s.said())[0]).toMatchObject({ type: 'TicketOpened', data: { acceptBy } });
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { ticket { acceptBy } } } }';
    const r = [{ __typename: 'Order', id: 'ord_1' }];
    expect((await s.ask(customer('cus_minji'), query, { r })).data?._entities).toEqual([
      { ticket: { acceptBy: new Date(acceptBy).toISOString() } },
    ]);
    expect((await s.ask(anonymous, query, { r })).data?._entities).toEqual([{ ticket: null }]);

    await s.hear(order); // heard again later: the first time counts
    s.pass(acceptWithinMs - 1);
    expect(await s.due()).toEqual([]);
    s.pass(1);
    expect(await s.due()).toEqual(['ord_1']);
  });

  it('does not apply to a store that accepts everything', async () => {
    await place('ord_1', { storeId: 'sto_bookshop', fulfilment: 'SHIPMENT' });
    expect(await stored('ord_1')).toMatchObject({ status: 'ACCEPTED', acceptBy: null });
    expect((await s.said())[0]).toMatchObject({ type: 'TicketOpened', data: { acceptBy: null } });
    expect(await runOut()).toEqual([]);
  });

  it('is ten minutes unless the settings say otherwise, and never zero', async () => {
    const opened = (JUMUN_ACCEPT_WITHIN_MS?: string) =>
      openStores(JUMUN_ACCEPT_WITHIN_MS === undefined ? {} : { JUMUN_ACCEPT_WITHIN_MS });
    const byDefault = await opened();
    await byDefault.hear(byDefault.envelope(aPlacedOrder('ord_1')));
    const [ticketOpened] = await byDefault.said();
    expect(ticketOpened?.data).toMatchObject({ acceptBy: byDefault.time.now + 600_000 });
    await byDefault.close();
    await expect(opened('0')).rejects.toThrow('JUMUN_ACCEPT_WITHIN_MS');
  });
});

describe('a store that does not answer', () => {
  it('has its ticket rejected once, with a code as the reason [CF-05 CF-26]', async () => {
    const order = s.envelope(aPlacedOrder('ord_1'));
    await s.hear(order);
    expect(await runOut()).toEqual(['ord_1']);
    await s.fire('ord_1'); // another process fires a moment later
    expect(await s.due()).toEqual([]);
    expect(await s.said()).toMatchObject([
      { type: 'TicketOpened' },
      {
        type: 'TicketRejected',
        correlationId: order.correlationId,
        data: {
          orderId: 'ord_1',
          customerId: 'cus_minji',
          storeId: 'sto_cafe1',
          fulfilment: 'PICKUP',
          reason: 'NOT_ACCEPTED_IN_TIME',
        },
      },
    ]);
    expect(await stored('ord_1')).toMatchObject({ status: 'REJECTED' });
    expect(await tell('acceptTicket', 'ord_1')).toEqual({ __typename: 'TicketNotOpen' });
    expect(await withdraw('ord_1')).toEqual({ outcome: 'WITHDRAWN', reason: null }); // the order is free to be cancelled
  });

  it('sees the rejection in its queue, live', async () => {
    await place('ord_1');
    const queue = await s.watch(barista, { storeId: 'sto_cafe1', after: 1 });
    const next = queue.next();
    await runOut();
    expect((await next).value?.data).toEqual({
      ticketQueue: { sequence: 2, ticket: { id: 'tkt_1', status: 'REJECTED' } },
    });
    await queue.return?.();
  });

  it('has a hundred tickets rejected one by one, longest waiting first', async () => {
    for (let n = 100; n < 200; n++) {
      await place(`ord_${n}`);
      s.pass(1);
    }
    expect(await runOut()).toEqual(Array.from({ length: 100 }, (_, i) => `ord_${i + 100}`));
    expect((await told()).filter((line) => line.startsWith('TicketRejected'))).toHaveLength(100);
  });

  it.each([
    ['accepted', () => tell('acceptTicket', 'ord_1'), 'ACCEPTED'],
    ['rejected', () => tell('rejectTicket', 'ord_1'), 'REJECTED'],
    ['withdrawn', () => withdraw('ord_1'), 'CANCELLED'],
    ['cancelled', () => s.hear(s.envelope(aCancelledOrder('ord_1'))), 'CANCELLED'],
    ['withdrawn by an event', () => s.hear(s.envelope(aRequestToCancel('ord_1'))), 'CANCELLED'],
  ] as const)('does not change a ticket that was %s before [CF-03]', async (_, decide, status) => {
    await place('ord_1');
    await decide();
    const before = await told();
    expect(await runOut()).toEqual([]);
    await s.fire('ord_1'); // it was found due just before it was decided
    expect(await told()).toEqual(before);
    expect(await stored('ord_1')).toMatchObject({ status });
  });

  it('has nothing rejected for an order whose ticket never opened', async () => {
    await withdraw('ord_1');
    await s.fire('ord_1');
    await s.fire('ord_never');
    expect(await told()).toEqual(['WithdrawalDecided ord_1']);
  });
});

describe('a clock that is set back by a day', () => {
  it('gives the staff the time to accept once more, not a day', async () => {
    await place('ord_1');
    s.pass(-24 * 3_600_000);
    for (const { furthest } of s.context.timers)
      if (furthest) await setImpossibleAgain(s.context.store, furthest, s.time.now);
    s.pass(acceptWithinMs - 1);
    expect(await s.due()).toEqual([]);
    s.pass(1);
    for (const id of await s.due()) await s.fire(id);
    expect(await stored('ord_1')).toMatchObject({ status: 'REJECTED' });
  });
});
