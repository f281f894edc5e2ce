import type { Caller } from '@jumun/platform/graph/client';
import * as customers from '@jumun/schema/events/customers';
import { orderNumberOf } from '@jumun/schema/order-number';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { envelope } from '../../../test/envelope.ts';
import { guests, journal, queue, tickets } from '../store/tables.ts';
import { aPlacedOrder } from './builders.ts';
import { customer, openStores, orders, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
});
afterEach(() => s.close());

const barista = staffOf('sto_cafe1');
const place = (orderId: string, about = {}) => s.hear(s.envelope(aPlacedOrder(orderId, about)));
const contact = (name: string, phone: string | null) =>
  s.hear(
    envelope(
      'customers',
      'cus_minji',
      customers.ContactChanged.make({
        ...customers.contactOfNobody('cus_minji'),
        name,
        phone,
        email: 'minji@example.com',
      }),
      s.time.now,
    ),
  );
const leave = () =>
  s.hear(
    envelope('customers', 'cus_minji', customers.CustomerLeft.make({ customerId: 'cus_minji' }), s.time.now),
  );

const shown = 'number guest { firstName maskedPhone } total { minorUnits } pickupAt';
const look = async (caller: Caller = barista) => {
  const { data, errors } = await s.ask(caller, `{ ticket(id: "tkt_1") { status ${shown} } }`);
  expect(errors).toBeUndefined();
  return data?.ticket as Record<string, unknown> | null;
};
const tell = async (field: string, more = {}, locale?: 'ko' | 'en') => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { a: ${field}(input: $input) { __typename
    ... on Refusal { message } ${field === 'noShowTicket' ? '... on NoShowTooEarly { from }' : ''} } }`;
  const { data, errors } = await s.ask(barista, query, { input: { orderId: 'ord_1', ...more } }, locale);
  expect(errors).toBeUndefined();
  return data?.a as { __typename: string; message?: string; from?: string };
};

describe('a ticket tells the staff', () => {
  it('who comes for it, what it is called, and for how much', async () => {
    await contact('김민지', '+821012345678');
    await place('ord_1', { pickupAt: s.time.now + 60_000 });
    expect(await look()).toEqual({
      status: 'OPEN',
      number: orderNumberOf('ord_1'),
      guest: { firstName: '민지', maskedPhone: '010-****-5678' },
      total: { minorUnits: 9_000 },
      pickupAt: new Date(s.time.now + 60_000).toISOString(),
    });
  });

  it('who comes as they are called by now, and nobody where nothing is known', async () => {
    await place('ord_1');
    expect((await look())?.guest).toBeNull();
    await contact('Minji Kim', null);
    expect((await look())?.guest).toEqual({ firstName: 'Minji', maskedPhone: null });
  });

  it('nothing any more of a customer who has left, nor is anything of them kept', async () => {
    await contact('김민지', '+821012345678');
    await place('ord_1');
    await leave();
    expect(await look()).toMatchObject({ guest: null, total: { minorUnits: 9_000 } });
    expect(await s.context.store.read.select().from(guests)).toEqual([]);
  });

  it('the same in the live queue', async () => {
    await contact('김민지', '+821012345678');
    const query = `subscription { ticketQueue(storeId: "sto_cafe1", after: 0) { ticket { ${shown} } } }`;
    const watching = await s.subscribe(barista, query, {});
    await place('ord_1');
    const { value } = await watching.next();
    expect(JSON.stringify(value)).toContain('"firstName":"민지"');
    await watching.return?.();
  });
});

describe('the staff', () => {
  it('take an acceptance back within 30 seconds, and until then see that they can', async () => {
    await place('ord_1');
    await tell('acceptTicket');
    const until = (await s.ask(barista, '{ ticket(id: "tkt_1") { undoUntil } }')).data?.ticket;
    expect(until).toEqual({ undoUntil: new Date(s.time.now + 30_000).toISOString() });
    s.pass(30_000);
    expect(await tell('undoAcceptance')).toMatchObject({ __typename: 'UndoAcceptanceSuccess' });
    expect(await look()).toMatchObject({ status: 'OPEN' });
    expect((await s.said()).at(-1)).toMatchObject({
      type: 'TicketAcceptanceUndone',
      data: { orderId: 'ord_1', acceptBy: s.time.now + 60_000 },
    });
    expect(await tell('undoAcceptance')).toMatchObject({ __typename: 'UndoAcceptanceSuccess' });
    expect((await s.said()).filter(({ type }) => type === 'TicketAcceptanceUndone')).toHaveLength(1);
  });

  it('who decide no more after that have it rejected by the clock', async () => {
    await place('ord_1');
    await tell('acceptTicket');
    await tell('undoAcceptance');
    s.pass(60_000);
    expect(await s.due()).toEqual(['ord_1']);
    await s.fire('ord_1');
    expect(await look()).toMatchObject({ status: 'REJECTED' });
  });

  it('are told why an acceptance stands, and what to do instead', async () => {
    await place('ord_1');
    await tell('acceptTicket');
    s.pass(30_001);
    expect(await tell('undoAcceptance', {}, 'en')).toEqual({
      __typename: 'AcceptanceNotUndoable',
      message: 'It was accepted more than 30 seconds ago. If you cannot prepare it, cancel it and say why.',
    });
    expect((await tell('undoAcceptance', {}, 'ko')).message).toContain('30초');
  });

  it('take nothing back once a customer was told that it is too late to cancel', async () => {
    await place('ord_1');
    await tell('acceptTicket');
    const withdraw = 'mutation { withdrawTicket(input: { orderId: "ord_1" }) { outcome } }';
    expect((await s.ask(orders, withdraw)).data).toEqual({ withdrawTicket: { outcome: 'TOO_LATE' } });
    expect(await tell('undoAcceptance', {}, 'en')).toMatchObject({ __typename: 'AcceptanceNotUndoable' });
  });

  it('give up what they accepted, with a reason that is told', async () => {
    await place('ord_1');
    expect(await tell('cancelTicket', { reason: '오븐이 고장 났습니다' }, 'en')).toMatchObject({
      __typename: 'TicketNotCancellable',
      message: 'The order is not accepted yet: if you cannot take it, reject it.',
    });
    await tell('acceptTicket');
    for (let i = 0; i < 2; i++)
      expect(await tell('cancelTicket', { reason: ' 오븐이 고장 났습니다 ' })).toMatchObject({
        __typename: 'CancelTicketSuccess',
      });
    expect((await s.said()).filter(({ type }) => type === 'TicketCancelled')).toMatchObject([
      { data: { orderId: 'ord_1', reason: '오븐이 고장 났습니다' } },
    ]);
  });

  it('say that nobody came once it has waited for half an hour, and not before', async () => {
    await place('ord_1');
    await tell('acceptTicket');
    await tell('readyTicket');
    const from = new Date(s.time.now + 30 * 60_000).toISOString();
    expect((await s.ask(barista, '{ ticket(id: "tkt_1") { noShowFrom } }')).data?.ticket).toEqual({
      noShowFrom: from,
    });
    s.pass(30 * 60_000 - 1);
    expect(await tell('noShowTicket')).toMatchObject({ __typename: 'NoShowTooEarly', from });
    s.pass(1);
    for (let i = 0; i < 2; i++)
      expect(await tell('noShowTicket')).toMatchObject({ __typename: 'NoShowTicketSuccess' });
    expect(await look()).toMatchObject({ status: 'NO_SHOW' });
    expect((await s.said()).filter(({ type }) => type === 'TicketNoShow')).toHaveLength(1);
  });

  it('wait for nobody longer than the setting says', async () => {
    await s.close();
    s = await openStores({ JUMUN_NO_SHOW_AFTER_MS: '1000' });
    await place('ord_1');
    await tell('acceptTicket');
    await tell('readyTicket');
    s.pass(1_000);
    expect(await tell('noShowTicket')).toMatchObject({ __typename: 'NoShowTicketSuccess' });
  });
});

it('a customer sees on their own ticket what the staff see of them', async () => {
  await contact('김민지', '+821012345678');
  await place('ord_1');
  expect(await look(customer('cus_minji'))).toMatchObject({ guest: { firstName: '민지' } });
  expect(await look(customer('cus_jun'))).toBeNull();
});

describe('what was chosen, and what the customer wrote', () => {
  const shot = { id: 'opt_shot', name: '샷 추가', extra: 600 };
  const about = {
    note: '카나리아가 와요',
    lines: [{ options: [shot], note: '카나리아에게' }, { quantity: 1 }],
  };
  const shownLines = 'note lines { quantity options note }';
  const seen = {
    note: '카나리아가 와요',
    lines: [
      { quantity: 2, options: ['샷 추가'], note: '카나리아에게' },
      { quantity: 1, options: [], note: null },
    ],
  };
  const everything = async () => {
    const { read } = s.context.store;
    return JSON.stringify([
      await read.select().from(tickets),
      await read.select().from(queue),
      await read.select().from(journal),
    ]);
  };

  it('are read on the ticket, and in the live queue', async () => {
    await place('ord_1', about);
    expect((await s.ask(barista, `{ ticket(id: "tkt_1") { ${shownLines} } }`)).data?.ticket).toEqual(seen);
    const query = `subscription { ticketQueue(storeId: "sto_cafe1", after: 0) { ticket { ${shownLines} } } }`;
    const watching = await s.subscribe(barista, query, {});
    expect((await watching.next()).value).toMatchObject({ data: { ticketQueue: { ticket: seen } } });
    await watching.return?.();
  });

  it('are nowhere any more once the customer has left; what is to be made stays', async () => {
    await place('ord_1', about);
    await tell('acceptTicket');
    expect(await everything()).toContain('카나리아');
    await leave();
    await leave();
    expect(await everything()).not.toContain('카나리아');
    expect(
      (await s.ask(barista, `{ ticket(id: "tkt_1") { status ${shownLines} } }`)).data?.ticket,
    ).toMatchObject({
      status: 'ACCEPTED',
      note: null,
      lines: [{ options: ['샷 추가'], note: null }, {}],
    });
  });
});
