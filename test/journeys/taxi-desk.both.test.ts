import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { audit } from '../../tools/verify/audit/audit.ts';
import { type Ground, inLines, newGround } from '../audit/world.ts';
import { command, ledgerOf, unhurried, until } from '../shop.ts';
import { ground, testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// A taxi desk on a day on which nothing goes as it should, through the router of the whole system. The driver's own car asks for 4,300
// won; tax_demo1 is the fleet of a company. A ride of the ordinary class is booked for 4,800.

/** PGlite has no address that an audit could go to. */
const canBeAudited = ground !== 'pglite';

let stores: Ground | undefined;
let system: System;
let desk: GraphClient;
let driver: GraphClient;
let own: string;
beforeAll(async () => {
  stores = canBeAudited ? await newGround() : undefined;
  system = await openSystem(stores?.stores ?? testStores(), {
    ...unhurried,
    JUMUN_ASSIGN_WITHIN_MS: '15000',
  });
  desk = await system.as('stf_dispatcher', { scopes: ['taxis:read', 'taxis:write'] });
  driver = await system.as('stf_mina', { scopes: ['taxis:drive'] });
  const registered = await command(
    desk,
    'registerTaxi',
    {
      idempotencyKey: 'own',
      taxiName: 'ioniq',
      companyName: '개인택시',
      rideClass: 'BASIC',
      availability: 1,
      fare: { minorUnits: 4_300, currency: 'KRW' },
      driverId: 'stf_mina',
    },
    '... on RegisterTaxiSuccess { taxi { id } }',
  );
  own = (registered.taxi as { id: string }).id;
});
afterAll(() => system.close());

const trip = {
  pickUp: { line1: '세종대로 110', city: '서울' },
  dropOff: { line1: '서울역', city: '서울' },
  passengers: 1,
};

const book = async (buyer: GraphClient, idempotencyKey: string): Promise<string> => {
  const placed = await command(
    buyer,
    'placeOrder',
    {
      idempotencyKey,
      lines: [{ productId: 'prd_ride_basic', quantity: 1 }],
      fulfilment: { ride: trip },
      payment: { method: 'CARD', cardToken: 'tok_ok' },
      confirm: true,
    },
    '... on PlaceOrderSuccess { order { id } }',
  );
  return (placed.order as { id: string }).id;
};

/** Gives the ride to the taxi, as soon as taxis has heard of it. */
const assign = (orderId: string, taxiId: string, insist = false) =>
  until(async () => {
    const answer = await command(desk, 'assignRide', { orderId, taxiId, insist });
    return answer.__typename === 'RideNotFound' ? undefined : answer.__typename;
  }, 30_000);

const say = async (who: GraphClient, field: string, orderId: string) =>
  (await command(who, field, { orderId })).__typename;

type View = { orderId: string; status: string; fulfilmentStatus: string; rejectionReason: string | null };

/** Waits until the customer's page says so. */
const shown = (buyer: GraphClient, orderId: string, status: string, fulfilmentStatus: string) =>
  until(async () => {
    const { data } = await buyer.ask<{ myPage: { orders: { nodes: View[] } } }>(
      '{ myPage { orders { nodes { orderId status fulfilmentStatus rejectionReason(locale: "en") } } } }',
    );
    return data?.myPage.orders.nodes.find(
      (view) =>
        view.orderId === orderId && view.status === status && view.fulfilmentStatus === fulfilmentStatus,
    );
  }, 60_000);

/** What went back of an order, in won. */
const refundedOf = async (orderId: string): Promise<number[]> => {
  const { refunds } = await ledgerOf(system);
  return refunds
    .filter((one) => one.orderId === orderId)
    .map((one) => (one as unknown as { amount: { minorUnits: number } }).amount.minorUnits);
};

/** What the customer was told, by topic. */
const told = async (buyer: GraphClient) => {
  const { data } = await buyer.ask<{ notifications: { nodes: { topic: string }[] } }>(
    '{ notifications(first: 50) { nodes { topic } } }',
  );
  return data?.notifications.nodes.map(({ topic }) => topic) ?? [];
};

test('a ride is declined, given to another taxi, breaks down with it, and is driven to the end by the first for what that one asks', async () => {
  const buyer = await system.as('cus_hands');
  const id = await book(buyer, 'hands');
  expect(await shown(buyer, id, 'PLACED', 'REQUESTED')).toBeDefined();

  expect(await assign(id, own)).toBe('AssignRideSuccess');
  await shown(buyer, id, 'ACCEPTED', 'ASSIGNED');
  const { data } = await driver.ask<{ rides: { nodes: { order: { id: string } | null; status: string }[] } }>(
    '{ rides(open: true) { nodes { status pickUp { line1 } } } }',
  );
  expect(data?.rides.nodes).toEqual([{ status: 'ASSIGNED', pickUp: { line1: '세종대로 110' } }]);
  expect(await say(driver, 'declineRide', id)).toBe('DeclineRideSuccess');
  await shown(buyer, id, 'PLACED', 'REQUESTED');
  expect(await assign(id, own)).toBe('TaxiDeclined');
  expect(await say(driver, 'startRide', id)).toBe('RideNotFound');

  expect(await assign(id, 'tax_demo1')).toBe('AssignRideSuccess');
  expect(await say(desk, 'startRide', id)).toBe('StartRideSuccess');
  await shown(buyer, id, 'IN_FULFILMENT', 'STARTED');
  expect((await command(buyer, 'cancelOrder', { orderId: id })).__typename).toBe('OrderNotCancellable');
  expect(await say(desk, 'breakDownRide', id)).toBe('BreakDownRideSuccess');
  await shown(buyer, id, 'PLACED', 'REQUESTED');
  await until(async () => ((await told(buyer)).includes('RIDE_BROKE_DOWN') ? true : undefined), 30_000);

  expect(await assign(id, own, true)).toBe('AssignRideSuccess');
  expect(await say(driver, 'startRide', id)).toBe('StartRideSuccess');
  expect(await say(driver, 'completeRide', id)).toBe('CompleteRideSuccess');
  await shown(buyer, id, 'COMPLETED', 'COMPLETED');
  await until(async () => ((await refundedOf(id)).length > 0 ? true : undefined), 30_000);
  expect(await refundedOf(id)).toEqual([500]);
  await until(async () => ((await told(buyer)).includes('ORDER_REFUNDED') ? true : undefined), 30_000);
}, 180_000);

test('a passenger whose taxi breaks down may cancel after all, and has everything back', async () => {
  const buyer = await system.as('cus_stranded');
  const id = await book(buyer, 'stranded');
  await assign(id, 'tax_demo1');
  await say(desk, 'startRide', id);
  await shown(buyer, id, 'IN_FULFILMENT', 'STARTED');
  await say(desk, 'breakDownRide', id);
  await shown(buyer, id, 'PLACED', 'REQUESTED');
  expect((await command(buyer, 'cancelOrder', { orderId: id })).__typename).toBe('CancelOrderSuccess');
  await shown(buyer, id, 'CANCELLED', 'CANCELLED');
  expect(await refundedOf(id)).toEqual([4_800]);
}, 120_000);

test('a ride that the desk gives up and one that nobody takes are cancelled and refunded, and their customers read why', async () => {
  const [one, other] = [await system.as('cus_given'), await system.as('cus_waiting')];
  const [given, waiting] = [await book(one, 'given'), await book(other, 'waiting')];
  await until(async () => {
    const answer = await command(desk, 'giveUpRide', { orderId: given, reason: '눈이 많이 옵니다' });
    return answer.__typename === 'RideNotFound' ? undefined : answer;
  }, 30_000);
  const endOf = async (buyer: GraphClient, id: string) =>
    (await shown(buyer, id, 'CANCELLED', 'CANCELLED'))?.rejectionReason;
  expect(await endOf(one, given)).toBe('눈이 많이 옵니다');
  expect(await endOf(other, waiting)).toBe('No taxi could be found in time.');
  for (const id of [given, waiting]) expect(await refundedOf(id)).toEqual([4_800]);
  for (const buyer of [one, other])
    await until(async () => ((await told(buyer)).includes('ORDER_CANCELLED') ? true : undefined), 30_000);
}, 120_000);

test.runIf(canBeAudited)(
  'after that day the audit finds nothing',
  async () => {
    const look = () => audit({ env: stores?.env ?? {}, providerUrl: system.provider.url, graceMs: 0 });
    await expect.poll(async () => inLines((await look()).findings), { timeout: 60_000 }).toEqual([]);
    expect((await look()).counted.I21).toBeGreaterThan(0);
  },
  120_000,
);
