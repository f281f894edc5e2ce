import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { later } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { taxis } from '../store/tables.ts';
import { aCancelledOrder, aPlacedOrder, trip } from './builders.ts';
import { customer, dispatcher, openTaxis, orders, type TaxisInTest } from './open.ts';

let t: TaxisInTest;
beforeEach(async () => {
  t = await openTaxis();
});
afterEach(() => t.close());

const place = (orderId: string, about = {}) => t.hear(aPlacedOrder(orderId, about));
const said = async () => (await t.said()).map(({ type }) => type);

const aSonata = {
  idempotencyKey: 'my-taxi',
  taxiName: 'sonata',
  companyName: 'tmap',
  rideClass: 'BASIC',
  availability: 10,
  fare: { minorUnits: 4_900, currency: 'KRW' },
};

describe('a taxi', () => {
  it('is registered, and others hear of it [CT-11 CT-25]', async () => {
    const { idempotencyKey: _, ...facts } = aSonata;
    const answer = await t.tell('registerTaxi', aSonata);
    expect(answer).toEqual({
      __typename: 'RegisterTaxiSuccess',
      taxi: { id: expect.stringMatching(/^tax_/), ...facts },
    });
    const { availability, ...rest } = facts;
    expect((await t.said()).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'TaxiRegistered', data: { taxiId: answer.taxi.id, ...rest, capacity: availability } },
    ]);
  });

  it('is registered once per key and caller, even when two requests come at once', async () => {
    const both = await Promise.all([t.tell('registerTaxi', aSonata), t.tell('registerTaxi', aSonata)]);
    const again = await t.tell('registerTaxi', aSonata);
    expect(new Set([...both, again].map(({ taxi }) => taxi.id)).size).toBe(1);
    expect(await said()).toEqual(['TaxiRegistered']);
    expect(await t.tell('registerTaxi', { ...aSonata, availability: 9 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    const other = await t.tell('registerTaxi', aSonata, { ...dispatcher, subject: 'stf_driver' });
    expect(other.taxi.id).not.toBe(again.taxi.id);
  });

  it('is refused below the minimum fare, and in another currency, with a message that says so [CT-55]', async () => {
    const fare = (minorUnits: number, currency = 'KRW') => ({ ...aSonata, fare: { minorUnits, currency } });
    const tooLow = {
      __typename: 'InvalidTaxi',
      code: 'INVALID_TAXI',
      message: '요금: 원화(KRW)로 ₩3,800 이상이어야 합니다.',
      field: ['fare', 'minorUnits'],
    };
    expect(await t.tell('registerTaxi', fare(3_799))).toEqual(tooLow);
    expect(await t.tell('registerTaxi', fare(-1))).toEqual(tooLow);
    expect(await t.tell('registerTaxi', fare(4_900, 'USD'), dispatcher, 'en')).toMatchObject({
      message: 'The fare currency must be in won (KRW), ₩3,800 or more.',
      field: ['fare', 'currency'],
    });
    expect(await t.tell('registerTaxi', fare(3_800))).toMatchObject({ __typename: 'RegisterTaxiSuccess' });
    const dearer = await openTaxis({ settings: { JUMUN_MINIMUM_FARE: '5000' } });
    expect(await dearer.tell('registerTaxi', aSonata)).toMatchObject({
      message: '요금: 원화(KRW)로 ₩5,000 이상이어야 합니다.',
    });
    await dearer.close();
  });

  it('is refused for a wrong value, with the name of the field', async () => {
    for (const [wrong, field] of [
      [{ availability: -1 }, ['availability']],
      [{ availability: 10_001 }, ['availability']],
      [{ taxiName: '   ' }, ['taxiName']],
      [{ companyName: 'a\u0007b' }, ['companyName']],
    ] as const)
      expect(await t.tell('registerTaxi', { ...aSonata, ...wrong })).toMatchObject({
        __typename: 'InvalidTaxi',
        field,
      });
    expect(await t.tell('registerTaxi', { ...aSonata, idempotencyKey: '' })).toEqual(['BAD_USER_INPUT']);
    expect(await said()).toEqual([]);
  });

  it('serves as many rides at once as its driver says, including those it has [CT-11]', async () => {
    const taxiId = await t.aTaxi(2);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    const set = (availability: number) => t.tell('setTaxiAvailability', { taxiId, availability });
    expect((await set(5)).taxi.availability).toBe(4);
    expect((await set(5)).taxi.availability).toBe(4);
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 5, busy: 1 });
    expect((await set(0)).taxi.availability).toBe(0);
    expect((await set(0)).taxi.availability).toBe(0);
    await place('ord_2');
    expect(await t.assign('ord_2', taxiId)).toMatchObject({ __typename: 'TaxiUnavailable' });
    for (const absurd of [-1, 10_001])
      expect(await set(absurd)).toMatchObject({
        __typename: 'InvalidTaxi',
        message: '한 번에 운행할 수 있는 대수: 0부터 10,000까지의 정수로 입력해 주세요.',
        field: ['availability'],
      });
    for (const taxiId of ['tax_nobody', 'no id'])
      expect(await t.tell('setTaxiAvailability', { taxiId, availability: 1 })).toMatchObject({
        __typename: 'TaxiNotFound',
      });
  });

  it('can never be stored with more rides than places, or with fewer than none', async () => {
    const taxiId = await t.aTaxi(1);
    const store = (busy: number) =>
      t.context.store.transaction((tx) => tx.update(taxis).set({ busy }).execute());
    await expect(store(2)).rejects.toThrow();
    await expect(store(-1)).rejects.toThrow();
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
    await store(1);
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 1 });
  });

  it('of the demo is registered once, in all three classes and as a single driver [CT-25 CT-26]', async () => {
    for (let i = 0; i < 2; i++) await t.context.seed({ demo: true });
    const query = '{ taxis { nodes { id taxiName companyName rideClass availability fare { amount } } } }';
    const { data } = await t.ask(dispatcher, query);
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const nodes: { rideClass: string; availability: number }[] = (data as any).taxis.nodes;
    expect(nodes.slice(0, 2)).toEqual([
      {
        id: 'tax_demo1',
        taxiName: 'sonata',
        companyName: 'tmap',
        rideClass: 'BASIC',
        availability: 10,
        fare: { amount: '4900' },
      },
      {
        id: 'tax_demo2',
        taxiName: 'eclass',
        companyName: 'kakao',
        rideClass: 'PRIME',
        availability: 4,
        fare: { amount: '6000' },
      },
    ]);
    expect(nodes.map(({ rideClass }) => rideClass)).toEqual(['BASIC', 'PRIME', 'PLATINUM', 'BASIC']);
    expect(nodes.at(-1)?.availability).toBe(1);
    expect(await said()).toEqual(Array.from({ length: 4 }, () => 'TaxiRegistered'));
  });

  it('of the demo costs no less than the minimum fare', async () => {
    const dearer = await openTaxis({ settings: { JUMUN_MINIMUM_FARE: '5000' }, demo: true });
    expect(await dearer.taxiOf('tax_demo1')).toMatchObject({ fare: { minorUnits: 5_000 } });
    expect(await dearer.taxiOf('tax_demo2')).toMatchObject({ fare: { minorUnits: 6_000 } });
    await dearer.close();
  });
});

describe('a dispatcher', () => {
  it('assigns, starts and completes a ride, and its taxi is free again [CT-04 CT-12 CT-22]', async () => {
    const taxiId = await t.aTaxi(10);
    await place('ord_1');
    expect(await t.assign('ord_1', taxiId)).toEqual({
      __typename: 'AssignRideSuccess',
      ride: { id: 'rid_1', status: 'ASSIGNED', deleted: false, taxi: { id: taxiId, availability: 9 } },
    });
    expect((await t.start('ord_1')).ride).toMatchObject({ status: 'STARTED', taxi: { availability: 9 } });
    expect((await t.complete('ord_1')).ride).toMatchObject({
      status: 'COMPLETED',
      taxi: { availability: 10 },
    });
    const served = { rideId: 'rid_1', orderId: 'ord_1', customerId: 'cus_minji', rideClass: 'BASIC' };
    const taxi = { taxiId, taxiName: 'sonata', round: 0 };
    const fare = { minorUnits: 4_900, currency: 'KRW' };
    expect((await t.said()).slice(1).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'RideRequested', data: served },
      { type: 'RideAssigned', data: { ...served, ...taxi } },
      { type: 'RideStarted', data: { ...served, ...taxi } },
      { type: 'RideCompleted', data: { ...served, ...taxi, fare } },
    ]);
  });

  it('may repeat a command: nothing happens twice', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    for (const say of [
      () => t.assign('ord_1', taxiId),
      () => t.start('ord_1'),
      () => t.complete('ord_1'),
    ] as const)
      for (let i = 0; i < 2; i++) expect((await say()).__typename).toMatch(/Success$/);
    expect(await said()).toEqual([
      'TaxiRegistered',
      'RideRequested',
      'RideAssigned',
      'RideStarted',
      'RideCompleted',
    ]);
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
  });

  it('assigns one ride only to a driver', async () => {
    const [driver, another] = [await t.aTaxi(1), await t.aTaxi(1)];
    await place('ord_1');
    await place('ord_2');
    await t.assign('ord_1', driver);
    expect(await t.assign('ord_2', driver)).toMatchObject({
      __typename: 'TaxiUnavailable',
      code: 'TAXI_UNAVAILABLE',
    });
    expect(await t.placesOf(driver)).toEqual({ capacity: 1, busy: 1 });
    expect(await t.placesOf(another)).toEqual({ capacity: 1, busy: 0 });
  });

  it('assigns a ride only to a taxi of its class that exists [CT-26]', async () => {
    const prime = await t.aTaxi(1, 'PRIME');
    await place('ord_1');
    for (const taxiId of [prime, 'tax_nobody'])
      expect(await t.assign('ord_1', taxiId)).toMatchObject({ __typename: 'TaxiUnavailable' });
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'REQUESTED', taxi: null });
    expect(await t.placesOf(prime)).toEqual({ capacity: 1, busy: 0 });
  });

  it('is refused a step out of turn, and nothing changes', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    expect(await t.tell('startRide', { orderId: 'ord_1' }, dispatcher, 'en')).toEqual({
      __typename: 'RideNotAssigned',
      code: 'RIDE_NOT_ASSIGNED',
      message: 'Only a ride that is assigned to a taxi can start.',
      ride: { status: 'REQUESTED' },
    });
    expect(await t.complete('ord_1')).toMatchObject({
      code: 'RIDE_NOT_STARTED',
      ride: { status: 'REQUESTED' },
    });
    for (const answer of [
      await t.assign('ord_never', taxiId),
      await t.start('ord_never'),
      await t.complete('ord_never'),
    ])
      expect(answer).toMatchObject({ __typename: 'RideNotFound', code: 'RIDE_NOT_FOUND' });
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'REQUESTED' });
  });

  it('needs the scope: other callers are refused', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    for (const [field, given] of [
      ['assignRide', { orderId: 'ord_1', taxiId }],
      ['startRide', { orderId: 'ord_1' }],
      ['completeRide', { orderId: 'ord_1' }],
      ['setTaxiAvailability', { taxiId, availability: 5 }],
      ['registerTaxi', aSonata],
    ] as const) {
      expect(await t.tell(field, given, anonymous)).toEqual(['UNAUTHENTICATED']);
      for (const caller of [customer('cus_minji'), orders, { ...dispatcher, scopes: ['taxis:read'] }])
        expect(await t.tell(field, given, caller)).toEqual(['FORBIDDEN']);
    }
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'REQUESTED' });
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
  });
});

type List = {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
};

describe('the rides', () => {
  const list = async (args: string) => {
    const query = `{ rides(${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    return (await t.ask(dispatcher, query)).data?.rides as List;
  };
  const ids = async (args: string) => (await list(args)).nodes.map(({ id }) => id);

  it('are listed newest first, page by page', async () => {
    for (const n of [1, 2, 3]) await place(`ord_${n}`);
    await t.withdraw('ord_4');
    const first = await list('first: 2');
    expect(first.nodes.map(({ id }) => id)).toEqual(['rid_3', 'rid_2']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await list(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(rest.nodes.map(({ id }) => id)).toEqual(['rid_1']);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('follow the time at which they were requested, whatever the clock that made the ids of their orders [OB-49]', async () => {
    for (const n of [3, 1, 2]) {
      t.time.now = later(t.time.now, 1_000);
      await place(`ord_${n}`);
    }
    await t.withdraw('ord_1');
    expect(await ids('open: null')).toEqual(['rid_2', 'rid_1', 'rid_3']);
    expect(await ids('open: true')).toEqual(['rid_2', 'rid_3']);
    const first = await list('open: true, first: 1');
    expect([first.nodes, first.pageInfo.hasNextPage]).toEqual([[{ id: 'rid_2' }], true]);
    expect(await ids(`open: true, first: 1, after: "${first.pageInfo.endCursor}"`)).toEqual(['rid_3']);
  });

  it('are those of some states, of a taxi, of a class or of a time, the first or the most urgent first', async () => {
    const [taxi, other, prime] = [await t.aTaxi(9), await t.aTaxi(9), await t.aTaxi(9, 'PRIME')];
    for (const n of [1, 2, 3, 4, 5]) {
      t.time.now = later(t.time.now, 1_000);
      await place(`ord_${n}`, n === 5 ? { rideClass: 'PRIME' } : {});
    }
    await t.assign('ord_2', taxi);
    await t.assign('ord_3', other);
    await t.assign('ord_5', prime);
    await t.start('ord_3');
    expect(await ids('filter: { status: [ASSIGNED] }')).toEqual(['rid_5', 'rid_2']);
    expect(await ids('filter: { status: [REQUESTED, STARTED] }, sort: OLDEST')).toEqual([
      'rid_1',
      'rid_3',
      'rid_4',
    ]);
    expect(await ids('filter: { status: [] }')).toEqual([]);
    expect(await ids(`filter: { taxiId: "${taxi}" }`)).toEqual(['rid_2']);
    expect(await ids('filter: { taxiId: "a\\u0000b" }')).toEqual([]);
    expect(await ids('filter: { rideClass: PRIME }, open: true')).toEqual(['rid_5']);
    const at = (seconds: number) => new Date(1_000 + seconds * 1_000).toISOString();
    const between = `filter: { requestedAfter: "${at(2)}", requestedBefore: "${at(4)}" }`;
    expect(await ids(between)).toEqual(['rid_3', 'rid_2']);
    await t.breakDown('ord_3');
    const line = 'filter: { status: [REQUESTED] }, sort: URGENT';
    expect(await ids(line)).toEqual(['rid_3', 'rid_1', 'rid_4']);
    const first = await list(`${line}, first: 1`);
    expect(await ids(`${line}, first: 9, after: "${first.pageInfo.endCursor}"`)).toEqual(['rid_1', 'rid_4']);
  });

  it('are shown one by one to their customers and to dispatchers, and to nobody else', async () => {
    await place('ord_1');
    const seenBy = async (caller: Caller, id = 'rid_1') =>
      (await t.ask(caller, 'query ($id: ID!) { ride(id: $id) { id } }', { id })).data?.ride;
    for (const caller of [customer('cus_minji'), dispatcher])
      expect(await seenBy(caller)).toEqual({ id: 'rid_1' });
    expect(await seenBy(customer('cus_jun'))).toBeNull();
    for (const id of ['rid_never', '', 'a\0b']) expect(await seenBy(dispatcher, id)).toBeNull();
  });

  it('are those still to be driven, those that have ended, or all', async () => {
    const taxiId = await t.aTaxi(10);
    for (const n of [1, 2, 3, 4]) await place(`ord_${n}`);
    for (const n of [2, 3]) await t.assign(`ord_${n}`, taxiId);
    await t.start('ord_3');
    await t.start('ord_2');
    await t.complete('ord_2');
    await t.withdraw('ord_4');
    expect(await ids('open: true')).toEqual(['rid_3', 'rid_1']);
    expect(await ids('open: false')).toEqual(['rid_4', 'rid_2']);
    expect(await ids('open: null')).toEqual(['rid_4', 'rid_3', 'rid_2', 'rid_1']);
  });

  const entities = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on Order { ride { id status deleted rideClass passengers requestedAt taxi { taxiName }
      pickUp { line1 line2 city postalCode } dropOff { line1 city } } }
    ... on Ride { id status } } }`;
  const seenBy = async (caller: Caller, __typename = 'Order', id = 'ord_1') => {
    const { data } = await t.ask(caller, entities, { of: [{ __typename, id }] });
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    return (data as any)._entities[0];
  };

  it('are seen on the order by its customer, and by no other customer [CT-09]', async () => {
    await place('ord_1', { passengers: 3 });
    const taxiId = await t.aTaxi(1);
    await t.assign('ord_1', taxiId);
    const { line1, city } = trip.dropOff;
    const shown = {
      id: 'rid_1',
      status: 'ASSIGNED',
      deleted: false,
      rideClass: 'BASIC',
      passengers: 3,
      requestedAt: '1970-01-01T00:00:01.000Z',
      taxi: { taxiName: 'sonata' },
      pickUp: trip.pickUp,
      dropOff: { line1, city },
    };
    expect(await seenBy(customer('cus_minji'))).toEqual({ ride: shown });
    expect(await seenBy(dispatcher)).toEqual({ ride: shown });
    expect(await seenBy(customer('cus_jun'))).toEqual({ ride: null });
    expect(await seenBy({ ...dispatcher, scopes: ['orders:read'] })).toEqual({ ride: null });
    expect(await seenBy(customer('cus_minji'), 'Ride', 'rid_1')).toEqual({ id: 'rid_1', status: 'ASSIGNED' });
    expect(await seenBy(customer('cus_jun'), 'Ride', 'rid_1')).toBeNull();
    expect(await seenBy(customer('cus_minji'), 'Order', 'ord_2')).toEqual({ ride: null });
  });

  it('that were cancelled are shown as deleted, and can still be read [CT-08 CT-23]', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    await t.hear(aCancelledOrder('ord_1'));
    expect(await seenBy(customer('cus_minji'))).toMatchObject({
      ride: { id: 'rid_1', status: 'CANCELLED', deleted: true, pickUp: trip.pickUp },
    });
    expect(await ids('open: false')).toEqual(['rid_1']);
    expect(await t.start('ord_1')).toMatchObject({ code: 'RIDE_NOT_ASSIGNED' });
  });

  it('and the taxis are listed only for callers who may see them', async () => {
    for (const query of ['{ rides { nodes { id } } }', '{ taxis { nodes { id } } }'])
      for (const [caller, code] of [
        [anonymous, 'UNAUTHENTICATED'],
        [customer('cus_minji'), 'FORBIDDEN'],
      ] as const)
        expect((await t.ask(caller, query)).errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('the taxis', () => {
  const list = async (args: string) => {
    const query = `{ taxis(${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    return (await t.ask(dispatcher, query)).data?.taxis as List;
  };
  const ids = async (args: string) => (await list(args)).nodes.map(({ id }) => id).sort();

  it('are listed page by page, each exactly once', async () => {
    const all = [];
    for (let i = 0; i < 5; i++) all.push(await t.aTaxi(1));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list(`first: 2${after ? `, after: "${after}"` : ''}`);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toEqual(all.sort());
  });

  it('are those of a class, those that can take a ride, or those that cannot', async () => {
    const [full, free, off] = [await t.aTaxi(1), await t.aTaxi(2), await t.aTaxi(0)];
    const prime = await t.aTaxi(1, 'PRIME');
    await place('ord_1');
    await t.assign('ord_1', full);
    expect(await ids('first: 9')).toEqual([full, free, off, prime].sort());
    expect(await ids('rideClass: PRIME')).toEqual([prime]);
    expect(await ids('available: true')).toEqual([free, prime].sort());
    expect(await ids('available: false')).toEqual([full, off].sort());
    expect(await ids('rideClass: BASIC, available: true')).toEqual([free]);
    expect(await ids('filter: { rideClass: BASIC, available: true }')).toEqual([free]);
    expect(await ids('rideClass: PRIME, filter: { rideClass: BASIC }')).toEqual([]);
    await t.tell('assignDriver', { taxiId: off, driverId: 'stf_mina' });
    expect(await ids('filter: { driven: true }')).toEqual([off]);
    expect(await ids('filter: { driven: false }')).toEqual([full, free, prime].sort());
    expect(await ids('filter: { driverId: "stf_mina" }')).toEqual([off]);
    for (const nobody of ['stf_jun', 'a\\u0000b'])
      expect(await ids(`filter: { driverId: "${nobody}" }`)).toEqual([]);
    await t.start('ord_1');
    await t.complete('ord_1');
    expect(await ids('rideClass: BASIC, available: true')).toEqual([full, free].sort());
  });
});

describe('orders asks to withdraw', () => {
  const granted = { orderId: 'ord_1', outcome: 'WITHDRAWN', reason: null };

  it('and gets the same answer again, also after a dispatcher tried to assign', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    expect(await t.withdraw('ord_1')).toEqual(granted);
    expect((await t.assign('ord_1', taxiId)).code).toBe('RIDE_NOT_REQUESTED');
    expect(await t.withdraw('ord_1')).toEqual(granted);
    expect(await said()).toEqual(['TaxiRegistered', 'RideRequested', 'WithdrawalDecided', 'RideCancelled']);
  });

  it('and the taxi that was assigned is free again [CT-06]', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    for (let i = 0; i < 2; i++) expect(await t.withdraw('ord_1')).toEqual(granted);
    expect(await t.placesOf(taxiId)).toEqual({ capacity: 1, busy: 0 });
    await place('ord_2');
    expect((await t.assign('ord_2', taxiId)).ride.status).toBe('ASSIGNED');
  });

  it('and gets the same TOO_LATE, however far the ride is by then', async () => {
    const taxiId = await t.aTaxi(1);
    await place('ord_1');
    await t.assign('ord_1', taxiId);
    await t.start('ord_1');
    const late = { orderId: 'ord_1', outcome: 'TOO_LATE', reason: 'STARTED' };
    expect(await t.withdraw('ord_1')).toEqual(late);
    expect((await t.complete('ord_1')).ride.status).toBe('COMPLETED');
    expect(await t.withdraw('ord_1')).toEqual(late);
  });

  it('before the order was heard of, and the ride is then never requested', async () => {
    const taxiId = await t.aTaxi(1);
    expect(await t.withdraw('ord_1')).toEqual(granted);
    await place('ord_1');
    expect(await t.rideOf('ord_1')).toEqual({ status: 'withdrawn' });
    expect(await t.assign('ord_1', taxiId)).toMatchObject({ code: 'RIDE_NOT_FOUND' });
  });

  it('and no other caller may', async () => {
    await place('ord_1');
    expect(await t.withdraw('ord_1', dispatcher)).toEqual(['FORBIDDEN']);
    expect(await t.withdraw('ord_1', anonymous)).toEqual(['UNAUTHENTICATED']);
    expect(await t.rideOf('ord_1')).toMatchObject({ status: 'REQUESTED', withdrawal: null });
  });
});
