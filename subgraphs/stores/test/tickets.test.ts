import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderId } from '../domain/ticket.ts';
import { ticketRows } from '../store/tickets.ts';
import { aPlacedOrder } from './builders.ts';
import { customer, openStores, orders, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
});
afterEach(() => s.close());

const barista = staffOf('sto_cafe1');
const anywhere = { ...staffOf(), scopes: [...barista.scopes, 'stores:any'] };
const place = (orderId: string, about = {}) => s.hear(s.envelope(aPlacedOrder(orderId, about)));
const stored = async (orderId: string) =>
  (await ticketRows.find(s.context.store.read, orderId as OrderId))?.state;

const mutation = (field: string) => `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
  answer: ${field}(input: $input) {
    __typename
    ... on Refusal { code message }
    ... on ${field[0]?.toUpperCase()}${field.slice(1)}Success { ticket { id status prepMinutes lines { title quantity } } }
    ${field === 'acceptTicket' || field === 'rejectTicket' ? '... on TicketNotOpen { ticket { status } }' : ''}
  }
}`;

const tell = async (caller: Caller, field: string, input: Record<string, unknown>, locale?: 'en') => {
  const { data, errors } = await s.ask(caller, mutation(field), { input }, locale);
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any of the mutations
  return (data?.answer as any) ?? errors?.map(({ extensions }) => extensions.code);
};

describe('the staff of a store', () => {
  it('accept, make ready and hand over [CF-03 CF-09 CF-25 CF-31]', async () => {
    await place('ord_1');
    expect(await tell(barista, 'acceptTicket', { orderId: 'ord_1', prepMinutes: 10 })).toEqual({
      __typename: 'AcceptTicketSuccess',
      ticket: {
        id: 'tkt_1',
        status: 'ACCEPTED',
        prepMinutes: 10,
        lines: [{ title: '카페 라떼', quantity: 2 }],
      },
    });
    expect((await tell(barista, 'readyTicket', { orderId: 'ord_1' })).ticket.status).toBe('READY');
    expect((await tell(barista, 'handOverTicket', { orderId: 'ord_1' })).ticket.status).toBe('HANDED_OVER');
    expect(await s.said()).toMatchObject([
      { type: 'TicketOpened' },
      { type: 'TicketAccepted', data: { prepMinutes: 10 }, correlationId: 'cor_test' },
      { type: 'TicketReady' },
      { type: 'TicketHandedOver' },
    ]);
  });

  it('reject a ticket, and say why [CF-03 CF-26 CF-31]', async () => {
    await place('ord_1');
    const answer = await tell(barista, 'rejectTicket', { orderId: 'ord_1', reason: ' 재료가 없습니다 ' });
    expect(answer).toMatchObject({ __typename: 'RejectTicketSuccess', ticket: { status: 'REJECTED' } });
    expect((await s.said()).at(-1)).toMatchObject({
      type: 'TicketRejected',
      data: { reason: '재료가 없습니다' },
    });
  });

  it('may repeat a command: nothing happens twice', async () => {
    await place('ord_1');
    for (const field of ['acceptTicket', 'readyTicket', 'handOverTicket'])
      for (let i = 0; i < 2; i++)
        expect((await tell(barista, field, { orderId: 'ord_1' })).__typename).toMatch(/Success$/);
    expect((await s.said()).map(({ type }) => type)).toEqual([
      'TicketOpened',
      'TicketAccepted',
      'TicketReady',
      'TicketHandedOver',
    ]);
  });

  it('are refused in the language of the request, and nothing changes', async () => {
    await place('ord_1');
    expect(await tell(barista, 'readyTicket', { orderId: 'ord_1' })).toEqual({
      __typename: 'TicketNotAccepted',
      code: 'TICKET_NOT_ACCEPTED',
      message: '접수된 주문만 준비 완료로 바꿀 수 있습니다.',
    });
    expect(await tell(barista, 'handOverTicket', { orderId: 'ord_1' }, 'en')).toEqual({
      __typename: 'TicketNotReady',
      code: 'TICKET_NOT_READY',
      message: 'Only an order that is ready and waiting can be handed over, or said not to be picked up.',
    });
    await tell(barista, 'rejectTicket', { orderId: 'ord_1', reason: '마감' });
    expect(await tell(barista, 'acceptTicket', { orderId: 'ord_1' })).toMatchObject({
      code: 'TICKET_NOT_OPEN',
      ticket: { status: 'REJECTED' },
    });
    expect(await stored('ord_1')).toMatchObject({ status: 'REJECTED' });
  });

  it('cannot see or change a ticket of another store: it is not found', async () => {
    await place('ord_1', { storeId: 'sto_cafe2' });
    for (const [field, more] of [
      ['acceptTicket', {}],
      ['rejectTicket', { reason: '마감' }],
      ['readyTicket', {}],
      ['handOverTicket', {}],
      ['undoAcceptance', {}],
      ['cancelTicket', { reason: '마감' }],
      ['noShowTicket', {}],
    ] as const) {
      const answer = await tell(barista, field, { orderId: 'ord_1', ...more });
      expect(answer).toMatchObject({ __typename: 'TicketNotFound', code: 'TICKET_NOT_FOUND' });
      expect(answer).toEqual(await tell(barista, field, { orderId: 'ord_never', ...more }));
    }
    expect(await stored('ord_1')).toMatchObject({ status: 'OPEN' });
    const list = await s.ask(barista, '{ tickets(storeId: "sto_cafe2") { nodes { id } } }');
    expect(list.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('with stores:any may change any ticket', async () => {
    await place('ord_1', { storeId: 'sto_cafe2' });
    expect((await tell(anywhere, 'acceptTicket', { orderId: 'ord_1' })).ticket.status).toBe('ACCEPTED');
    const list = await s.ask(anywhere, '{ tickets(storeId: "sto_cafe2") { nodes { id } } }');
    expect(list.data).toEqual({ tickets: { nodes: [{ id: 'tkt_1' }] } });
  });

  it('are told what is wrong with their input', async () => {
    await place('ord_1');
    for (const [field, input] of [
      ['acceptTicket', { orderId: 'ord_1', prepMinutes: -1 }],
      ['acceptTicket', { orderId: 'ord_1', prepMinutes: 241 }],
      ['rejectTicket', { orderId: 'ord_1', reason: '   ' }],
      ['rejectTicket', { orderId: 'ord_1', reason: 'a\u0007b' }],
      ['rejectTicket', { orderId: 'ord_1', reason: 'x'.repeat(201) }],
    ] as const)
      expect(await tell(barista, field, input)).toEqual(['BAD_USER_INPUT']);
    expect(await stored('ord_1')).toMatchObject({ status: 'OPEN' });
  });

  it('alone may change tickets: other callers are refused', async () => {
    await place('ord_1');
    const input = { orderId: 'ord_1' };
    expect(await tell(anonymous, 'acceptTicket', input)).toEqual(['UNAUTHENTICATED']);
    expect(await tell(customer('cus_minji'), 'acceptTicket', input)).toEqual(['FORBIDDEN']);
    expect(await tell(orders, 'acceptTicket', input)).toEqual(['FORBIDDEN']);
    expect(await stored('ord_1')).toMatchObject({ status: 'OPEN' });
  });
});

describe('the tickets of a store', () => {
  const list = (args: string) =>
    s.ask(
      barista,
      `{ tickets(storeId: "sto_cafe1", ${args}) { nodes { id status } edges { cursor } pageInfo { hasNextPage endCursor } } }`,
    );

  it('are listed newest first, page by page [CF-33 EB-42]', async () => {
    for (const n of [1, 2, 3]) await place(`ord_${n}`);
    await place('ord_4', { storeId: 'sto_cafe2' });
    type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const first = (await list('first: 2')).data?.tickets as Page;
    expect(first.nodes.map(({ id }) => id)).toEqual(['tkt_3', 'tkt_2']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = (await list(`first: 2, after: "${first.pageInfo.endCursor}"`)).data?.tickets as Page;
    expect(rest.nodes.map(({ id }) => id)).toEqual(['tkt_1']);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('are those still to be worked on, those that have ended, or all', async () => {
    for (const n of [1, 2]) await place(`ord_${n}`);
    await tell(barista, 'rejectTicket', { orderId: 'ord_1', reason: '마감' });
    const ids = async (args: string) => {
      const found = (await list(args)).data as { tickets: { nodes: { id: string }[] } };
      return found.tickets.nodes.map(({ id }) => id);
    };
    expect(await ids('open: true')).toEqual(['tkt_2']);
    expect(await ids('open: false')).toEqual(['tkt_1']);
    expect(await ids('open: null')).toEqual(['tkt_2', 'tkt_1']);
  });

  it('are seen on the order by its customer, and by no other customer [EB-42]', async () => {
    await place('ord_1');
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Order { ticket { id status store { id name } } } } }`;
    const representations = [{ __typename: 'Order', id: 'ord_1' }];
    const seenBy = async (caller: Caller) =>
      (await s.ask(caller, query, { representations })).data?._entities;
    expect(await seenBy(customer('cus_minji'))).toEqual([
      {
        ticket: {
          id: 'tkt_1',
          status: 'OPEN',
          store: { id: 'sto_cafe1', name: '주문커피 시청점 Jumun Coffee City Hall' },
        },
      },
    ]);
    expect(await seenBy(customer('cus_jun'))).toEqual([{ ticket: null }]);
    expect(await seenBy(staffOf('sto_cafe2'))).toEqual([{ ticket: null }]);
  });

  it('are shown by reference to their customer and to the staff of their store, and are null for all others [CF-20]', async () => {
    await place('ord_1');
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Ticket { id status openedAt store { id } order { id } lines { title quantity product { id } } } } }`;
    const ticket = {
      id: 'tkt_1',
      status: 'OPEN',
      openedAt: new Date(s.time.now).toISOString(),
      store: { id: 'sto_cafe1' },
      order: { id: 'ord_1' },
      lines: [{ title: '카페 라떼', quantity: 2, product: { id: 'prd_latte' } }],
    };
    // who may see a ticket follows from its row, whatever the reference says
    const representations = ['tkt_1', 'tkt_never'].map((id) => ({
      __typename: 'Ticket',
      id,
      customerId: 'cus_jun',
      storeId: 'sto_cafe2',
    }));
    const seenBy = async (caller: Caller) =>
      (await s.ask(caller, query, { representations })).data?._entities;
    for (const caller of [customer('cus_minji'), barista, anywhere])
      expect(await seenBy(caller)).toEqual([ticket, null]);
    const withoutScope = { ...barista, scopes: ['tickets:write'] };
    for (const caller of [customer('cus_jun'), staffOf('sto_cafe2'), withoutScope, orders, anonymous])
      expect(await seenBy(caller)).toEqual([null, null]);
  });

  it('belong to stores that anyone may list, and a second seed opens no store twice', async () => {
    await s.context.seed({ demo: true });
    const { data } = await s.ask(anonymous, '{ stores { nodes { id acceptance } } }');
    expect(data?.stores).toEqual({
      nodes: [
        { id: 'sto_bookshop', acceptance: 'AUTOMATIC' },
        { id: 'sto_cafe1', acceptance: 'MANUAL' },
        { id: 'sto_cafe2', acceptance: 'MANUAL' },
      ],
    });
  });
});

describe('orders asks to withdraw', () => {
  const withdraw = async (caller = orders, orderId = 'ord_1') => {
    const query =
      'mutation ($input: WithdrawInput!) { withdrawTicket(input: $input) { orderId outcome reason } }';
    const { data, errors } = await s.ask(caller, query, { input: { orderId } });
    return data?.withdrawTicket ?? errors?.map(({ extensions }) => extensions.code);
  };
  const granted = { orderId: 'ord_1', outcome: 'WITHDRAWN', reason: null };

  it('and gets the same answer again, also after the store tried to accept [CF-07]', async () => {
    await place('ord_1');
    expect(await withdraw()).toEqual(granted);
    expect((await tell(barista, 'acceptTicket', { orderId: 'ord_1' })).code).toBe('TICKET_NOT_OPEN');
    expect(await withdraw()).toEqual(granted);
    expect((await s.said()).map(({ type }) => type)).toEqual(['TicketOpened', 'WithdrawalDecided']);
  });

  it('and gets the same TOO_LATE, however far the work is by then [CF-04]', async () => {
    await place('ord_1');
    await tell(barista, 'acceptTicket', { orderId: 'ord_1' });
    const late = { orderId: 'ord_1', outcome: 'TOO_LATE', reason: 'ACCEPTED' };
    expect(await withdraw()).toEqual(late);
    await tell(barista, 'readyTicket', { orderId: 'ord_1' });
    expect(await withdraw()).toEqual(late);
  });

  it('before the order was heard of, and the ticket then never opens', async () => {
    expect(await withdraw()).toEqual(granted);
    await place('ord_1');
    expect(await stored('ord_1')).toEqual({ status: 'withdrawn' });
    expect(await tell(barista, 'acceptTicket', { orderId: 'ord_1' })).toMatchObject({
      code: 'TICKET_NOT_FOUND',
    });
  });

  it('and no other caller may', async () => {
    await place('ord_1');
    expect(await withdraw(barista)).toEqual(['FORBIDDEN']);
    expect(await withdraw(anonymous)).toEqual(['UNAUTHENTICATED']);
    expect(await stored('ord_1')).toMatchObject({ status: 'OPEN', withdrawal: null });
  });
});
