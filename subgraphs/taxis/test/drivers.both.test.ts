import { ContactChanged, CustomerLeft } from '@jumun/schema/events/customers';
import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { envelope } from '../../../test/envelope.ts';
import { passengers } from '../store/tables.ts';
import { aPlacedOrder } from './builders.ts';
import { customer, dispatcher, driver, openTaxis, type TaxisInTest } from './open.ts';

let t: TaxisInTest;
beforeEach(async () => {
  t = await openTaxis();
});
afterEach(() => t.close());

const [mina, jun] = [driver('stf_mina'), driver('stf_jun')];

const place = (orderId: string) => t.hear(aPlacedOrder(orderId));
const contact = (name: string, phone: string | null = '+821012345678', customerId = 'cus_minji') =>
  t.hear(
    envelope(
      'customers',
      customerId,
      ContactChanged.make({
        customerId,
        name,
        phone,
        email: 'minji@example.com',
        locale: 'ko',
        marketingConsent: false,
      }),
      t.time.now,
    ),
  );
const left = () =>
  t.hear(envelope('customers', 'cus_minji', CustomerLeft.make({ customerId: 'cus_minji' }), t.time.now));

/** The next changes that a subscriber is told of. */
const take = async (events: AsyncIterableIterator<ExecutionResult>, count: number) => {
  const taken = [];
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  while (taken.length < count) taken.push(((await events.next()).value.data as any).rideQueue.ride);
  return taken;
};

const rideQuery = `query ($id: ID!) { ride(id: $id) { id status pickUp { line1 } taxi { id } passenger { firstName phone } } }`;
const seenBy = async (caller: typeof mina, id = 'rid_1') =>
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  (await t.ask(caller, rideQuery, { id })).data?.ride as any;
const listed = async (caller: typeof mina) => {
  const { data } = await t.ask(caller, '{ rides { nodes { id } } myTaxi { id } }');
  const { rides, myTaxi } = data as { rides: { nodes: { id: string }[] }; myTaxi: { id: string } | null };
  return { rides: rides.nodes.map(({ id }) => id), taxi: myTaxi?.id ?? null };
};
const assignDriver = (taxiId: string, driverId: string | null) =>
  t.tell('assignDriver', { taxiId, driverId });

describe('a driver', () => {
  it('sees the rides of the own taxi, and nothing of others', async () => {
    const [hers, his] = [await t.aTaxi(2, 'BASIC', 'stf_mina'), await t.aTaxi(2, 'BASIC', 'stf_jun')];
    for (const n of [1, 2, 3]) await place(`ord_${n}`);
    await t.assign('ord_1', hers);
    await t.assign('ord_2', his);
    expect(await listed(mina)).toEqual({ rides: ['rid_1'], taxi: hers });
    expect(await listed(jun)).toEqual({ rides: ['rid_2'], taxi: his });
    expect(await listed(driver('stf_new'))).toEqual({ rides: [], taxi: null });
    expect(await seenBy(mina)).toMatchObject({ id: 'rid_1', status: 'ASSIGNED' });
    for (const id of ['rid_2', 'rid_3']) expect(await seenBy(mina, id)).toBeNull();
    const entity =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { ride { id } } ... on Ride { id } } }';
    const asked = (id: string) => [
      { __typename: 'Order', id: `ord_${id}` },
      { __typename: 'Ride', id: `rid_${id}` },
    ];
    expect((await t.ask(mina, entity, { of: [...asked('1'), ...asked('2')] })).data?._entities).toEqual([
      { ride: { id: 'rid_1' } },
      { id: 'rid_1' },
      { ride: null },
      null,
    ]);
    const filtered = async (taxiId: string) =>
      (await t.ask(mina, `{ rides(filter: { taxiId: "${taxiId}" }) { nodes { id } } }`)).data?.rides;
    expect(await filtered(hers)).toEqual({ nodes: [{ id: 'rid_1' }] });
    for (const taxiId of [his, 'tax_none']) expect(await filtered(taxiId)).toEqual({ nodes: [] });
    for (const field of ['taxis { nodes { id } }'])
      expect((await t.ask(mina, `{ ${field} }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('starts, breaks down, declines and completes only the own rides; those of others are not found', async () => {
    const [hers, his] = [await t.aTaxi(2, 'BASIC', 'stf_mina'), await t.aTaxi(2, 'BASIC', 'stf_jun')];
    for (const n of [1, 2]) await place(`ord_${n}`);
    await t.assign('ord_1', hers);
    await t.assign('ord_2', his);
    const notFound = { __typename: 'RideNotFound' };
    for (const say of [t.start, t.decline]) expect(await say('ord_2', mina)).toMatchObject(notFound);
    expect((await t.start('ord_1', mina)).ride.status).toBe('STARTED');
    for (const say of [t.breakDown, t.complete]) expect(await say('ord_1', jun)).toMatchObject(notFound);
    expect((await t.complete('ord_1', mina)).ride.status).toBe('COMPLETED');
    expect((await t.decline('ord_2', jun)).ride).toMatchObject({ status: 'REQUESTED', taxi: null });
    expect((await t.decline('ord_2', jun)).__typename).toBe('DeclineRideSuccess');
    expect(await t.start('ord_2', jun)).toMatchObject(notFound);
    for (const [field, given] of [
      ['assignRide', { orderId: 'ord_2', taxiId: hers }],
      ['unassignRide', { orderId: 'ord_2' }],
      ['giveUpRide', { orderId: 'ord_2', reason: 'no' }],
      ['assignDriver', { taxiId: hers }],
    ] as const)
      expect(await t.tell(field, given, mina)).toEqual(['FORBIDDEN']);
  });

  it('says how many rides the own taxi serves at once, and no other [CT-11]', async () => {
    const [hers, his] = [await t.aTaxi(1, 'BASIC', 'stf_mina'), await t.aTaxi(1, 'BASIC', 'stf_jun')];
    const set = (taxiId: string) => t.tell('setTaxiAvailability', { taxiId, availability: 3 }, mina);
    expect((await set(hers)).taxi.availability).toBe(3);
    expect(await set(his)).toMatchObject({ __typename: 'TaxiNotFound' });
    expect(await t.placesOf(his)).toEqual({ capacity: 1, busy: 0 });
  });

  it('knows whom to pick up while the ride is the own and going on', async () => {
    const [hers, his] = [await t.aTaxi(2, 'BASIC', 'stf_mina'), await t.aTaxi(2, 'BASIC', 'stf_jun')];
    await contact('김민지');
    await place('ord_1');
    await t.assign('ord_1', hers);
    const passenger = { firstName: '민지', phone: '+821012345678' };
    expect((await seenBy(mina)).passenger).toEqual(passenger);
    expect((await seenBy(dispatcher)).passenger).toEqual(passenger);
    await t.assign('ord_1', his);
    expect(await seenBy(mina)).toBeNull();
    expect((await seenBy(jun)).passenger).toEqual(passenger);
    await t.start('ord_1', jun);
    await contact('Minji Kim', null);
    expect((await seenBy(jun)).passenger).toEqual({ firstName: 'Minji', phone: null });
    await t.complete('ord_1', jun);
    expect(await seenBy(jun)).toMatchObject({ status: 'COMPLETED', passenger: null });
  });

  it('knows nobody where customers has said nothing, or the customer has left', async () => {
    const hers = await t.aTaxi(2, 'BASIC', 'stf_mina');
    await place('ord_1');
    await t.assign('ord_1', hers);
    expect((await seenBy(mina)).passenger).toBeNull();
    await contact('김민지');
    expect((await seenBy(mina)).passenger).not.toBeNull();
    await left();
    expect(await seenBy(mina)).toMatchObject({ status: 'ASSIGNED', passenger: null, pickUp: { line1: '' } });
    expect(await t.context.store.read.select().from(passengers)).toEqual([]);
  });

  it('hears of the rides of the own taxi, the last time when it is lost: then without whom and where', async () => {
    const [hers, his] = [await t.aTaxi(2, 'BASIC', 'stf_mina'), await t.aTaxi(2, 'BASIC', 'stf_jun')];
    await contact('김민지');
    const watching = await t.subscribe(
      mina,
      'subscription { rideQueue(after: 0) { ride { id status taxi { id } lostBecause pickUp { line1 } passenger { firstName } } } }',
      {},
    );
    for (const n of [1, 2]) await place(`ord_${n}`);
    await t.assign('ord_2', his);
    await t.assign('ord_1', hers);
    await t.assign('ord_1', his);
    await t.start('ord_1', jun);
    await t.assign('ord_2', hers);
    const lost = { pickUp: { line1: '' }, passenger: null, taxi: null };
    expect(await take(watching, 3)).toMatchObject([
      { id: 'rid_1', status: 'ASSIGNED', taxi: { id: hers }, passenger: { firstName: '민지' } },
      { id: 'rid_1', lostBecause: 'REASSIGNED', ...lost },
      { id: 'rid_2', status: 'ASSIGNED', taxi: { id: hers } },
    ]);
    await watching.return?.();
  });
});

describe('the driver of a taxi', () => {
  it('is said when it is registered, or later; whoever drives another one leaves it', async () => {
    const [first, second] = [await t.aTaxi(1, 'BASIC', 'stf_mina'), await t.aTaxi(1)];
    expect(await assignDriver(second, 'stf_mina')).toEqual({
      __typename: 'AssignDriverSuccess',
      taxi: { id: second, driver: { id: 'stf_mina' } },
    });
    expect((await assignDriver(second, 'stf_mina')).__typename).toBe('AssignDriverSuccess');
    expect(await listed(mina)).toMatchObject({ taxi: second });
    expect(await t.taxiOf(first)).not.toHaveProperty('driver');
    expect((await assignDriver(second, null)).taxi.driver).toBeNull();
    expect(await listed(mina)).toMatchObject({ taxi: null });
    expect(await assignDriver('tax_nobody', 'stf_mina')).toMatchObject({ __typename: 'TaxiNotFound' });
    expect(await assignDriver(first, 'stf_mina')).toMatchObject({ taxi: { id: first } });
  });

  it('does not leave a taxi that has rides', async () => {
    const [first, second] = [await t.aTaxi(1, 'BASIC', 'stf_mina'), await t.aTaxi(1)];
    await place('ord_1');
    await t.assign('ord_1', first);
    expect(await assignDriver(second, 'stf_mina')).toMatchObject({
      __typename: 'DriverOnTheRoad',
      code: 'DRIVER_ON_THE_ROAD',
      taxi: { id: first },
    });
    expect(await listed(mina)).toMatchObject({ taxi: first });
    await t.unassign('ord_1');
    expect((await assignDriver(second, 'stf_mina')).__typename).toBe('AssignDriverSuccess');
  });

  it('is no business of customers', async () => {
    const hers = await t.aTaxi(1, 'BASIC', 'stf_mina');
    await place('ord_1');
    await t.assign('ord_1', hers);
    const asked = await t.ask(
      customer('cus_minji'),
      '{ ride(id: "rid_1") { taxi { taxiName driver { id } } } }',
    );
    expect(asked.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(asked.data?.ride).toMatchObject({ taxi: { taxiName: 'sonata', driver: null } });
  });
});
