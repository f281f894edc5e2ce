import type { Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { journal } from '@jumun/platform/store/technical-tables';
import { CustomerLeft } from '@jumun/schema/events/customers';
import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, staff } from '../../../test/callers.ts';
import { deliveries, queue, waybills } from '../store/tables.ts';
import { aCancelledOrder, anAcceptedTicket, anOrderSentAgain, aPlacedOrder, to } from './builders.ts';
import { courier, openDeliveries } from './open.ts';

let d: Awaited<ReturnType<typeof openDeliveries>>;
beforeEach(async () => {
  d = await openDeliveries();
});
afterEach(() => d.close());

const minsu: Caller = { ...courier, subject: 'stf_minsu' };
const jisoo: Caller = { ...courier, subject: 'stf_jisoo' };
const support = staff('deliveries:read', 'orders:read', 'orders:write', 'stores:any');
const manager: Caller = {
  ...staff('deliveries:read', 'orders:read', 'orders:write'),
  subject: 'stf_manager',
  stores: ['sto_bookshop'],
};
const elsewhere: Caller = { ...manager, stores: ['sto_second'] };

const send = async (orderId = 'ord_1', storeId = 'sto_bookshop') => {
  await d.hear(
    d.envelope('orders', aPlacedOrder(orderId)),
    d.envelope('stores', anAcceptedTicket(orderId, 'SHIPMENT', storeId)),
  );
};
const say = async (name: string, caller: Caller, extra = '', orderId = 'ord_1') => {
  const { data, errors } = await d.ask(
    caller,
    `mutation { answer: ${name}(input: { orderId: "${orderId}"${extra} }) { __typename } }`,
  );
  return errors ? errors[0]?.extensions.code : (data as { answer: { __typename: string } }).answer.__typename;
};
const person = 'recipient phone address { line1 line2 city postalCode }';
const seen = async (caller: Caller, id = 'dlv_1', fields = person) =>
  JSON.parse(JSON.stringify((await d.ask(caller, `{ delivery(id: "${id}") { ${fields} } }`)).data?.delivery));

const nobody = { recipient: null, phone: null, address: null };

describe('whom a parcel is for', () => {
  it('is seen by its customer, by the courier who carries it, and by staff who see what was ordered anyway', async () => {
    await send();
    expect(await seen(customer('cus_minji'))).toEqual(to);
    expect(await seen(support)).toEqual(to);
    expect(await seen(manager)).toEqual(to);
    expect(await seen(minsu)).toEqual(nobody);
    await say('takeDelivery', minsu);
    expect(await seen(minsu)).toEqual(to);
    expect(await seen(jisoo)).toEqual(nobody);
    expect(await seen(customer('cus_jun'))).toBeNull();
    expect(await seen(elsewhere)).toBeNull();
  });

  it('is no more the courier’s business who gave it back, or has brought it', async () => {
    await send();
    await say('takeDelivery', minsu);
    await say('leaveDelivery', minsu);
    expect(await seen(minsu)).toEqual(nobody);
    await say('takeDelivery', jisoo);
    await say('dispatchDelivery', jisoo);
    expect(await seen(jisoo)).toEqual(to);
    await say('completeDelivery', jisoo);
    expect(await seen(jisoo)).toEqual(nobody);
  });

  it('is found out whichever of the order and its ticket is heard first, with what is in it and for which town', async () => {
    await d.hear(d.envelope('stores', anAcceptedTicket('ord_1')));
    const fields =
      'orderNumber city goods { title quantity } store { id } courierId parcel attempts { number }';
    const bare = { city: null, goods: null, store: { id: 'sto_bookshop' }, courierId: null, parcel: 1 };
    expect(await seen(minsu, 'dlv_1', fields)).toMatchObject(bare); // as of orders of before it was said
    expect(await seen(customer('cus_minji'))).toEqual(nobody);
    await d.hear(d.envelope('orders', aPlacedOrder('ord_1')));
    await say('takeDelivery', jisoo);
    expect(await seen(minsu, 'dlv_1', fields)).toMatchObject({
      city: '서울',
      goods: [{ title: '조선왕조실록', quantity: 2 }],
      courierId: 'stf_jisoo',
      attempts: [],
    });
    expect(await seen(customer('cus_minji'), 'dlv_1', 'courierId')).toEqual({ courierId: null });
  });

  it('is forgotten once the customer has left, and nothing here names them', async () => {
    await send();
    await say('takeDelivery', minsu);
    const left = d.envelope('customers', { ...CustomerLeft.make({ customerId: 'cus_minji' }) });
    const everything = async () => {
      const { read } = d.context.store;
      const tables = [deliveries, waybills, queue, journal];
      return JSON.stringify(await Promise.all(tables.map((table) => read.select().from(table))));
    };
    const canaries = [to.recipient, '12345678', to.address.line1, to.address.line2, to.address.postalCode];
    for (const canary of canaries) expect(await everything()).toContain(canary);
    await d.hear(left, left);
    for (const canary of canaries) expect(await everything()).not.toContain(canary);
    expect(await seen(minsu)).toEqual(nobody);
    expect(await seen(minsu, 'dlv_1', 'status goods { quantity }')).toEqual({
      status: 'PREPARING',
      goods: [{ quantity: 2 }],
    });
    expect(await say('dispatchDelivery', minsu)).toBe('DispatchDeliverySuccess'); // what is under way goes on
  });

  it('is given to its customer with all that is kept about them', async () => {
    await send();
    await d.hear(d.envelope('orders', aPlacedOrder('ord_2'))); // not accepted yet
    const query = `{ _entities(representations: [{ __typename: "MyData", customerId: "cus_minji" }]) {
      ... on MyData { deliveries } } }`;
    const { data } = await d.ask(customer('cus_minji'), query);
    expect(data?._entities).toMatchObject([
      {
        deliveries: [
          { orderId: 'ord_1', waybill: { to } },
          { orderId: 'ord_2', waybill: { to } },
        ],
      },
    ]);
  });
});

describe('the day of a courier', () => {
  it('is said to others step by step, and nobody hears who carries it', async () => {
    await send();
    await say('takeDelivery', minsu);
    await say('dispatchDelivery', minsu);
    const failed = ', idempotencyKey: "one", reason: NOBODY_THERE';
    expect(await say('failDelivery', minsu, failed)).toBe('FailDeliverySuccess');
    expect(await say('failDelivery', minsu, failed)).toBe('FailDeliverySuccess');
    expect(await say('loseDelivery', minsu)).toBe('LoseDeliverySuccess');
    await d.hear(d.envelope('orders', anOrderSentAgain('ord_1')));
    await say('dispatchDelivery', jisoo);
    await say('returnDelivery', jisoo);
    const said = (await d.said()).map(({ type, data }) => ({ type, data: data as object }));
    const delivery = { deliveryId: 'dlv_1', orderId: 'ord_1', customerId: 'cus_minji' };
    expect(said).toEqual([
      { type: 'DeliveryStarted', data: delivery },
      { type: 'DeliveryDispatched', data: delivery },
      {
        type: 'DeliveryAttemptFailed',
        data: { ...delivery, attempt: 1, reason: 'NOBODY_THERE', goesBack: false },
      },
      { type: 'DeliveryLost', data: delivery },
      { type: 'DeliveryDispatched', data: { ...delivery, parcel: 2 } },
      { type: 'DeliveryReturned', data: { ...delivery, parcel: 2, isUsable: true } },
    ]);
  });

  it('is an act of theirs, but for what changes nothing', async () => {
    await send();
    for (const caller of [minsu, minsu, jisoo]) await say('takeDelivery', caller);
    expect((await d.acts()).map(({ data }) => [data.actor, data.command, data.subjects])).toEqual([
      ['stf_minsu', 'takeDelivery', ['ord_1']],
    ]);
  });

  it('is stood in for by staff who decide about orders of the store, and by nobody else', async () => {
    await send();
    await say('takeDelivery', minsu);
    expect(await say('leaveDelivery', jisoo)).toBe('DeliveryTaken');
    expect(await say('leaveDelivery', elsewhere)).toBe('DeliveryNotFound');
    expect(await say('leaveDelivery', staff('deliveries:read'))).toBe('FORBIDDEN');
    expect(await say('leaveDelivery', manager)).toBe('LeaveDeliverySuccess');
    await say('dispatchDelivery', minsu);
    expect(await say('dispatchDelivery', manager)).toBe('FORBIDDEN'); // they carry nothing
    expect(await say('loseDelivery', jisoo)).toBe('DeliveryTaken');
    expect(await say('loseDelivery', support)).toBe('LoseDeliverySuccess');
  });

  it('ends with the order: what is cancelled is taken by nobody', async () => {
    await send();
    await d.hear(d.envelope('orders', aCancelledOrder('ord_1')));
    expect(await say('takeDelivery', minsu)).toBe('DeliveryNotPreparing');
  });
});

describe('the list of deliveries', () => {
  type Page = { readonly nodes: readonly { id: string }[]; readonly pageInfo: { endCursor: string } };
  const listed = async (caller: Caller, args: string) => {
    const { data, errors } = await d.ask(
      caller,
      `{ deliveries(${args}) { nodes { id } pageInfo { endCursor } } }`,
    );
    if (errors) throw new Error(String(errors[0]?.extensions.code));
    const { nodes, pageInfo } = (data as { deliveries: Page }).deliveries;
    return { ids: nodes.map(({ id }) => id), after: pageInfo.endCursor };
  };
  const ids = async (args: string, caller = minsu) => (await listed(caller, args)).ids;

  beforeEach(async () => {
    for (const [i, store] of ['sto_bookshop', 'sto_second', 'sto_bookshop', 'sto_bookshop'].entries()) {
      const id = `ord_${i + 1}`;
      d.time.now = (1_000 * (i + 1)) as Instant;
      await d.hear(
        d.envelope('orders', aPlacedOrder(id, { placedAt: 60_000 * (i + 1) })),
        d.envelope('stores', anAcceptedTicket(id, 'SHIPMENT', store)),
      );
    }
    for (const id of ['ord_1', 'ord_3']) await say('takeDelivery', minsu, '', id);
    await say('takeDelivery', jisoo, '', 'ord_4');
    await say('dispatchDelivery', minsu, '', 'ord_1');
    await say('completeDelivery', minsu, '', 'ord_1');
  });

  it('is a courier’s own, of a state, of a store, or of orders of a time', async () => {
    expect(await ids('filter: { mine: true }')).toEqual(['dlv_3', 'dlv_1']);
    expect(await ids('open: true, filter: { mine: true }')).toEqual(['dlv_3']);
    expect(await ids('filter: { mine: true }', jisoo)).toEqual(['dlv_4']);
    expect(await ids('filter: { status: [DELIVERED, LOST] }')).toEqual(['dlv_1']);
    expect(await ids('filter: { storeId: "sto_second" }')).toEqual(['dlv_2']);
    expect(await ids('filter: { storeId: "\\u0000" }')).toEqual([]);
    const between = 'placedAfter: "1970-01-01T00:02:00.000Z", placedBefore: "1970-01-01T00:04:00.000Z"';
    expect(await ids(`filter: { ${between} }`)).toEqual(['dlv_3', 'dlv_2']);
    expect(await ids('filter: { storeId: "sto_bookshop" }', { ...minsu, stores: ['sto_second'] })).toEqual(
      [],
    );
  });

  it('is read page by page, from either end', async () => {
    const first = await listed(minsu, 'sort: OLDEST_FIRST, first: 3');
    expect(first.ids).toEqual(['dlv_1', 'dlv_2', 'dlv_3']);
    expect(await ids(`sort: OLDEST_FIRST, first: 3, after: "${first.after}"`)).toEqual(['dlv_4']);
    expect(await ids('first: 2')).toEqual(['dlv_4', 'dlv_3']);
  });
});

describe('the queue of deliveries', () => {
  const watch = async (caller: Caller, after: number | null) => {
    const query = `subscription ($after: Int) { deliveryQueue(after: $after) { sequence delivery { id status courierId recipient } } }`;
    return d.context.subgraph.client.subscribe(
      { query, variables: { after } },
      { caller, locale: 'ko', correlationId: 'cor_test' },
    ) as Promise<AsyncIterableIterator<ExecutionResult>>;
  };
  const next = async (events: AsyncIterableIterator<ExecutionResult>, count: number) => {
    const taken: unknown[] = [];
    while (taken.length < count) {
      const { value } = await events.next();
      const { sequence, delivery } = value.data.deliveryQueue;
      taken.push(`${sequence} ${delivery.id} ${delivery.status} ${delivery.courierId} ${delivery.recipient}`);
    }
    return taken;
  };

  it('replays every change as it was, and names the recipient to whoever carries it now', async () => {
    await send();
    await send('ord_2', 'sto_second');
    await say('takeDelivery', minsu);
    await say('leaveDelivery', minsu);
    await say('takeDelivery', jisoo);
    const changes = (recipientFor: string) =>
      [
        '1 dlv_1 PREPARING null',
        '2 dlv_2 PREPARING null',
        '3 dlv_1 PREPARING stf_minsu',
        '4 dlv_1 PREPARING null',
        '5 dlv_1 PREPARING stf_jisoo',
      ].map((change) => `${change} ${change.includes('dlv_1') ? recipientFor : null}`);
    const forMinsu = await watch(minsu, 0);
    expect(await next(forMinsu, 5)).toEqual(changes('null'));
    const forJisoo = await watch(jisoo, 0);
    expect(await next(forJisoo, 5)).toEqual(changes(to.recipient));
    const live = next(forMinsu, 1);
    await say('dispatchDelivery', jisoo);
    expect(await live).toEqual(['6 dlv_1 DISPATCHED stf_jisoo null']);
    await forMinsu.return?.();
    await forJisoo.return?.();
  });

  it('tells those who are bound to stores the changes of these only', async () => {
    await send();
    await send('ord_2', 'sto_second');
    await send('ord_3', 'sto_second');
    const events = await watch({ ...minsu, stores: ['sto_second'] }, 0);
    expect(await next(events, 2)).toEqual(['2 dlv_2 PREPARING null null', '3 dlv_3 PREPARING null null']);
    await events.return?.();
  });
});
