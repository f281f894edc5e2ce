import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard } from './builders.ts';
import { haneul, minji, type OrdersInTest, openOrders, orderOf, silence, staff } from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

const placed = async (change: Readonly<Record<string, unknown>> = {}, caller = minji) =>
  orderOf(await o.place(change, caller)).id;

describe('an order', () => {
  const answered = async (query: string, variables: Record<string, unknown>, caller = minji) => {
    const { data, errors } = await o.ask(query, variables, caller);
    expect(errors).toBeUndefined(); // not there is no error
    return data;
  };
  const read = async (id: string, caller = minji) =>
    (await answered('query ($id: ID!) { order(id: $id) { id status } }', { id }, caller))?.order;
  const references = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { id status } } }';
  const refer = async (id: string, caller = minji) =>
    (await answered(references, { r: [{ __typename: 'Order', id }] }, caller))?._entities;

  it('is seen by its customer and by staff, by id and by reference; to others it is not there', async () => {
    const id = await placed();
    const order = { id, status: 'PLACED' };
    for (const caller of [minji, staff]) {
      expect(await read(id, caller)).toEqual(order);
      expect(await refer(id, caller)).toEqual([order]);
    }
    expect(await read(id, haneul)).toBeNull();
    expect(await refer(id, haneul)).toEqual([null]);
  });

  it('that does not exist is null, however strange the id', async () => {
    for (const id of ['', 'ord_none', '../..', '1 OR 1=1', 'ord_\0', 'a\ud800', 'x'.repeat(10_000)]) {
      expect(await read(id)).toBeNull();
      expect(await refer(id)).toEqual([null]);
    }
  });

  it('shows each way to get it', async () => {
    const fulfilment = `fulfilment { __typename ... on Shipment { recipient phone address { line1 line2 city postalCode } }
      ... on Pickup { store { id } membershipNumber } ... on RideBooking { pickUp { line1 } dropOff { city } passengers } }`;
    const show = async (id: string) =>
      (await o.ask(`{ order(id: "${id}") { ${fulfilment} customer { id } lines { product { id } } } }`)).data
        ?.order;
    const address = { line1: '1 Sejong-daero', line2: null, city: 'Seoul', postalCode: '04524' };
    expect(await show(await placed())).toEqual({
      customer: { id: 'cus_minji' },
      lines: [{ product: { id: 'prd_book' } }],
      fulfilment: { __typename: 'Shipment', recipient: 'Kim Minji', phone: '+821012345678', address },
    });
    const pickup = { storeId: 'sto_cafe', membershipNumber: '1234 5678 9015' };
    const coffee = {
      idempotencyKey: 'b',
      lines: [{ productId: 'prd_latte', quantity: 1 }],
      fulfilment: { pickup },
    };
    expect(await show(await placed(coffee))).toMatchObject({
      fulfilment: { __typename: 'Pickup', store: { id: 'sto_cafe' }, membershipNumber: '123456789015' },
    });
    const ride = { pickUp: address, dropOff: address, passengers: 3 };
    const taxi = {
      idempotencyKey: 'c',
      lines: [{ productId: 'prd_taxi', quantity: 1 }],
      fulfilment: { ride },
    };
    expect(await show(await placed(taxi))).toMatchObject({
      fulfilment: { __typename: 'RideBooking', passengers: 3 },
    });
  });
});

describe('the timeline', () => {
  const timelineOf = async (id: string, locale: 'ko' | 'en' = 'ko') => {
    const { data, errors } = await o.ask(
      `{ order(id: "${id}") { sequence timeline { sequence event status occurredAt actor causationId correlationId message en: message(locale: "en") } } }`,
      {},
      minji,
      locale,
    );
    expect(errors).toBeUndefined();
    return data?.order as { sequence: number; timeline: Record<string, unknown>[] };
  };

  it('tells what happened, by whom and because of what, counting 1, 2, 3 [OB-41]', async () => {
    o.answers.reserveStock = silence;
    const id = await placed({ whenBusy: 'QUEUE' });
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    await o.wait(1_000);
    const accepted = o.envelope('stores', heard.ticketAccepted(id));
    await o.hear(accepted);
    o.answers.withdrawDelivery = silence;
    await o.cancel(id);
    await o.hear(o.envelope('deliveries', heard.withdrawalDecided(id, 'TOO_LATE', 'DISPATCHED')));
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));

    const { sequence, timeline } = await timelineOf(id);
    expect(timeline.map(({ event, status }) => `${event} ${status}`)).toEqual([
      'OrderQueued PLACING',
      'OrderPlaced PLACED',
      'OrderProgressed ACCEPTED',
      'OrderCancellationRequested CANCELLATION_REQUESTED',
      'OrderCancellationRefused ACCEPTED',
      'OrderCompleted COMPLETED',
    ]);
    expect(timeline.map((entry) => entry.sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sequence).toBe(6);
    expect(timeline.map(({ actor }) => actor)).toEqual([
      'customer',
      'timer:orders/drive-orders',
      'policy:orders/progress-order-when-fulfilment-moves',
      'customer',
      'policy:orders/decide-cancellation-when-withdrawal-decided',
      'policy:orders/progress-order-when-fulfilment-moves',
    ]);
    expect(timeline[0]).toMatchObject({
      causationId: null,
      correlationId: 'cor_test',
      occurredAt: '2026-11-20T09:00:00.000Z',
    });
    expect(timeline[1]).toMatchObject({
      causationId: null,
      correlationId: 'cor_test',
      occurredAt: '2026-11-20T09:00:01.000Z',
    });
    expect(timeline[2]).toMatchObject({ causationId: accepted.id, correlationId: accepted.correlationId });
    for (const { message, en } of timeline) {
      expect(message).toMatch(/[가-힣]/);
      expect(en).toMatch(/^[A-Z][ -~]+\.$/);
    }
    expect(new Set(timeline.map(({ en }) => en)).size).toBe(6);
    expect((await timelineOf(id, 'en')).timeline[0]?.message).toBe('The order is being confirmed.');
  });
});

describe('what an order waits for', () => {
  const blockedOn = async (id: string) => {
    const { data } = await o.ask(`{ order(id: "${id}") { blockedOn { what since until } } }`);
    return (data as { order: { blockedOn: unknown } }).order.blockedOn;
  };
  const since = '2026-11-20T09:00:00.000Z';

  it('is stock or payment while it is placed, and until when', async () => {
    o.answers.reserveStock = silence;
    const queued = await placed({ whenBusy: 'QUEUE' });
    expect(await blockedOn(queued)).toEqual({ what: 'STOCK', since, until: '2026-11-20T09:15:00.000Z' });
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    o.answers.approvePayment = silence;
    const parked = await placed({ idempotencyKey: 'other' });
    expect(await blockedOn(parked)).toEqual({ what: 'PAYMENT', since, until: '2026-11-20T09:01:00.000Z' });
  });

  it('is the store, then the delivery, then nothing', async () => {
    const id = await placed();
    expect(await blockedOn(id)).toEqual({ what: 'STORE', since, until: null });
    o.pass(1_000);
    await o.hear(o.envelope('stores', heard.ticketAccepted(id)));
    expect(await blockedOn(id)).toEqual({ what: 'DELIVERY', since: '2026-11-20T09:00:01.000Z', until: null });
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));
    expect(await blockedOn(id)).toBeNull();
  });

  it('is the authority, then the refund, when it is cancelled', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = silence;
    o.answers.refundPayment = silence;
    await o.cancel(id);
    expect(await blockedOn(id)).toEqual({ what: 'WITHDRAWAL', since, until: null });
    await o.hear(o.envelope('deliveries', heard.withdrawalDecided(id, 'WITHDRAWN')));
    expect(await blockedOn(id)).toEqual({ what: 'REFUND', since, until: null });
  });
});

type List = {
  readonly nodes: { id: string }[];
  readonly edges: { cursor: string; node: { id: string } }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

describe('the list of orders', () => {
  const list = async (args = '', caller = minji) => {
    const { data, errors } = await o.ask(
      `{ orders${args} { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      {},
      caller,
    );
    if (errors)
      return { code: errors[0]?.extensions.code, ids: [], pageInfo: { endCursor: null, hasNextPage: false } };
    const { nodes, edges, pageInfo } = (data as { orders: List }).orders;
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    return { ids: nodes.map(({ id }) => id), pageInfo };
  };
  const several = async (count: number, caller = minji) => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      ids.unshift(await placed({ idempotencyKey: `key-${i}` }, caller));
      o.pass(60_000);
    }
    return ids;
  };

  it('holds one’s own, newest first, page by page [OB-49 EB-05]', async () => {
    const mine = await several(5);
    const theirs = await several(2, haneul);
    expect((await list()).ids).toEqual(mine);
    expect((await list('', haneul)).ids).toEqual(theirs);
    const pages: string[][] = [];
    for (let after = '', more = true; more; ) {
      const page = await list(`(first: 2${after})`);
      pages.push(page.ids);
      more = page.pageInfo.hasNextPage;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(pages).toEqual([mine.slice(0, 2), mine.slice(2, 4), mine.slice(4)]);
  });

  it('follows the time at which they were placed, whatever the clock of the process that made the ids', async () => {
    o.pass(600_000);
    const late = await placed({ idempotencyKey: 'late' });
    o.pass(-300_000); // another process, whose clock is behind
    const early = await placed({ idempotencyKey: 'early' });
    const theirs = await placed({ idempotencyKey: 'theirs' }, haneul);
    expect((await list()).ids).toEqual([late, early]);
    expect((await list('(filter: { open: true })')).ids).toEqual([late, early]);
    expect((await list('', staff)).ids).toEqual([late, theirs, early]);
    const first = await list('(first: 1)');
    expect([first.ids, first.pageInfo.hasNextPage]).toEqual([[late], true]);
    expect((await list(`(first: 1, after: "${first.pageInfo.endCursor}")`)).ids).toEqual([early]);
  });

  it('holds those of all customers for staff', async () => {
    const mine = await several(2);
    const theirs = await several(1, haneul);
    expect((await list('', staff)).ids).toEqual([...theirs, ...mine]);
    expect((await list('(first: 1, filter: { open: true })', staff)).ids).toEqual(theirs);
    expect((await list('', { ...staff, scopes: ['tickets:read'] })).ids).toEqual([]);
  });

  it('is filtered by what is still going on and by when', async () => {
    const [third, second, first] = await several(3);
    await o.cancel(second ?? '');
    expect((await list('(filter: { open: true })')).ids).toEqual([third, first]);
    expect((await list('(filter: { open: false })')).ids).toEqual([second]);
    expect((await list('(filter: { placedAfter: "2026-11-20T09:01:00Z" })')).ids).toEqual([third, second]);
    expect((await list('(filter: { placedBefore: "2026-11-20T18:01:00+09:00" })')).ids).toEqual([first]);
    expect((await list('(filter: { open: null, placedAfter: null })')).ids).toEqual([third, second, first]);
    expect((await list('(first: 1, filter: { open: true })')).pageInfo.hasNextPage).toBe(true);
  });

  it('refuses invalid pages and cursors', async () => {
    for (const first of ['0', '-1', '101', '1.5', '"5"'])
      expect(await list(`(first: ${first})`)).toMatchObject({ code: 'BAD_USER_INPUT' });
    const forged = (key: string) => Buffer.from(`k:${key}`).toString('base64url');
    for (const after of ['nonsense', 'b3Jk', forged('ord_\0'), forged("' OR 1=1")])
      expect(await list(`(after: ${JSON.stringify(after)})`)).toMatchObject({ code: 'INVALID_CURSOR' });
    expect(await list('(filter: { placedAfter: "2026-02-30T00:00:00Z" })')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
