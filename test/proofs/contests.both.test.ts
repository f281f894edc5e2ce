import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphClient, graphClient } from '../../tools/demo/graph-client.ts';
import { audit } from '../../tools/verify/audit/audit.ts';
import { type Ground, inLines, newGround } from '../audit/world.ts';
import { raceTheCourier } from '../courier-race.ts';
import { cancel, command, count, ledgerOf, statusOf, unhurried, until } from '../shop.ts';
import { ground, testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// Two people want opposite things of one row, a thousand times, through the router of the whole system: exactly one of
// them wins each time, and money, points and availability agree with the winner.

const races = ground === 'sqlite' ? 1_000 : 300;
/** On PostgreSQL each waits for a connection, and other tests use this machine too. */
const atOnce = ground === 'sqlite' ? 40 : 20;

/** PGlite has no address that an audit could go to. */
const canBeAudited = ground !== 'pglite';

let stores: Ground | undefined;
let system: System;
let anonymous: GraphClient;
beforeAll(async () => {
  stores = canBeAudited ? await newGround() : undefined;
  system = await openSystem(stores?.stores ?? testStores(), {
    ...unhurried,
    JUMUN_WITHDRAWAL_DEADLINE_MS: '10000',
  });
  anonymous = graphClient(system.url);
});
afterAll(async () => {
  await anonymous.close();
  await system.close();
});

const order = async (buyer: GraphClient, key: string, wish: object): Promise<string> => {
  const input = {
    idempotencyKey: key,
    ...wish,
    payment: { method: 'CARD', cardToken: 'tok_ok' },
    confirm: true,
  };
  const answer = await command(buyer, 'placeOrder', input, '... on PlaceOrderSuccess { order { id } }');
  const { id } = answer.order as { id: string };
  return id;
};

/** A customer with a membership number. */
const member = async () => {
  const { data } = await anonymous.ask<{ signUp: { customer: { id: string; membershipNumber: string } } }>(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { customer { id membershipNumber } } } }',
    { input: { email: 'racer@example.com', password: 'a long password', name: '김경주' } },
  );
  const { id, membershipNumber } = data?.signUp.customer ?? { id: '', membershipNumber: '' };
  return { buyer: await system.as(id), membershipNumber };
};

/** Runs every race, a few at once. */
const everyRace = async (race: (i: number) => Promise<void>) => {
  const waiting = Array.from({ length: races }, (_, i) => i);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) await race(i);
    }),
  );
};

const cup = 4_500;

test('a thousand times a cancellation races the café: one wins, and money and points follow [CF-04 CF-06 CF-07 CF-08 CF-12]', async () => {
  const { buyer, membershipNumber } = await member();
  const barista = await system.as('stf_cafe', {
    scopes: ['tickets:read', 'tickets:write'],
    stores: ['sto_cafe1'],
  });
  const wish = {
    lines: [{ productId: 'prd_menu01', quantity: 1 }],
    fulfilment: { pickup: { storeId: 'sto_cafe1', membershipNumber } },
    expectedTotal: { minorUnits: cup, currency: 'KRW' },
  };
  const accepted: string[] = [];
  const cancelled: string[] = [];
  let baristaWaitsMs = 0;

  await everyRace(async (i) => {
    const id = await order(buyer, `coffee-${i}`, wish);
    await until(async () => {
      const { data } = await buyer.ask<{ order: { ticket: object | null } }>(
        'query ($id: ID!) { order(id: $id) { ticket { status } } }',
        { id },
      );
      return data?.order.ticket ?? undefined;
    });
    // the loser gets a head start next time, so both win some, on any store and any machine
    const [withdrawn, taken] = await Promise.all([
      pause(Math.max(0, -baristaWaitsMs)).then(() => cancel(buyer, id)),
      pause(Math.max(0, baristaWaitsMs)).then(() =>
        command(barista, 'acceptTicket', { orderId: id, prepMinutes: 5 }),
      ),
    ]);
    const end = await until(async () => {
      const now = await statusOf(buyer, id);
      return now && ['CANCELLED', 'ACCEPTED'].includes(now.status) ? now : undefined;
    });
    if (end.status === 'CANCELLED') {
      cancelled.push(id);
      baristaWaitsMs -= 4;
      expect(taken.__typename).toBe('TicketNotOpen');
      expect(['CancelOrderSuccess', 'CancellationPending']).toContain(withdrawn.__typename);
      expect(end.payment?.status).toBe('REFUNDED');
    } else {
      accepted.push(id);
      baristaWaitsMs += 4;
      expect(taken.__typename).toBe('AcceptTicketSuccess');
      expect(['OrderNotCancellable', 'CancellationPending']).toContain(withdrawn.__typename);
      expect(end.payment?.status).toBe('APPROVED');
    }
  });

  expect(accepted.length + cancelled.length).toBe(races);
  expect(Math.min(accepted.length, cancelled.length)).toBeGreaterThan(0); // else it was no race
  const points = accepted.length * Math.floor(cup * 0.05);
  await until(async () => {
    const { data } = await buyer.ask<{ myPage: { points: number; mileage: number } }>(
      '{ myPage { points mileage } }',
    );
    return data?.myPage.points === points && data.myPage.mileage === accepted.length * cup ? true : undefined;
  }, 30_000);
  const { charges, refunds } = await ledgerOf(system);
  expect(accepted.filter((id) => count(charges, id) !== 1 || count(refunds, id) !== 0)).toEqual([]);
  expect(cancelled.filter((id) => count(charges, id) !== 1 || count(refunds, id) !== 1)).toEqual([]);
}, 300_000);

test(
  'a thousand times a cancellation races the courier: one wins each time, and money and stock agree with the winner [EB-10]',
  () => raceTheCourier(system, races),
  300_000,
);

test('a thousand times two dispatchers give one ride to two taxis: the last is obeyed, one gets it, and no seat is lost or sold twice [CT-04 CT-12]', async () => {
  const { dispatchers, register, availability } = await desk();
  const capacity = races;
  const taxis = [await register('first', capacity), await register('second', capacity)] as const;
  const buyer = await system.as('cus_rider');
  const won = [0, 0];
  let firstWaitsMs = 0;

  await everyRace(async (i) => {
    const id = await order(buyer, `ride-${i}`, ride);
    await requested(buyer, id);
    // the loser gets a head start next time, as above
    const answers = await Promise.all(
      dispatchers.map(async (dispatcher, n) => {
        await pause(Math.max(0, n === 0 ? firstWaitsMs : -firstWaitsMs));
        return command(dispatcher, 'assignRide', { orderId: id, taxiId: taxis[n] });
      }),
    );
    for (const { __typename } of answers) expect(__typename).toBe('AssignRideSuccess');
    const { data } = await buyer.ask<{ order: { ride: { status: string; taxi: { id: string } } } }>(
      'query ($id: ID!) { order(id: $id) { ride { status taxi { id } } } }',
      { id },
    );
    const winner = taxis.indexOf(data?.order.ride.taxi.id ?? '');
    expect(data?.order.ride).toMatchObject({ status: 'ASSIGNED', taxi: { id: taxis[winner] } });
    won[winner] = (won[winner] ?? 0) + 1;
    firstWaitsMs += winner === 1 ? 2 : -2; // the last one to be heard has it
  });

  expect(Math.min(...won)).toBeGreaterThan(0); // else it was no race
  expect(await availability(...taxis)).toEqual(won.map((rides) => capacity - rides));
}, 300_000);

test('a hundred rides want one driver at once: one gets her, and once she has arrived the next [CT-12]', async () => {
  const { dispatchers, register, availability } = await desk();
  const [dispatcher] = dispatchers as [GraphClient, ...GraphClient[]];
  const driver = await register('only', 1);
  const buyer = await system.as('cus_queue');
  const ids = await Promise.all(Array.from({ length: 100 }, (_, i) => order(buyer, `only-${i}`, ride)));
  for (const id of ids) await requested(buyer, id);
  const assignAll = async (rides: readonly string[]) => {
    const answers = await Promise.all(
      rides.map((orderId) => command(dispatcher, 'assignRide', { orderId, taxiId: driver })),
    );
    return rides.filter((_, i) => answers[i]?.__typename === 'AssignRideSuccess');
  };

  const first = await assignAll(ids);
  expect(first).toHaveLength(1);
  expect(await availability(driver)).toEqual([0]);
  expect(await assignAll(ids.filter((id) => !first.includes(id)))).toEqual([]);

  for (const field of ['startRide', 'completeRide']) await command(dispatcher, field, { orderId: first[0] });
  expect(await availability(driver)).toEqual([1]);
  expect(await assignAll(ids.filter((id) => !first.includes(id)))).toHaveLength(1);
}, 120_000);

test.runIf(canBeAudited)(
  'after all these contests the audit finds nothing',
  async () => {
    const look = () => audit({ env: stores?.env ?? {}, providerUrl: system.provider.url, graceMs: 0 });
    await expect.poll(async () => inLines((await look()).findings), { timeout: 120_000 }).toEqual([]);
    const { counted } = await look();
    expect(counted.I1).toBeGreaterThan(0);
    expect(counted.I16).toBeGreaterThan(0);
  },
  180_000,
);

const ride = {
  lines: [{ productId: 'prd_ride_basic', quantity: 1 }],
  fulfilment: {
    ride: {
      pickUp: { line1: '세종대로 110', city: '서울' },
      dropOff: { line1: '서울역', city: '서울' },
      passengers: 1,
    },
  },
};

const requested = (buyer: GraphClient, id: string) =>
  until(async () => {
    const { data } = await buyer.ask<{ order: { ride: object | null } }>(
      'query ($id: ID!) { order(id: $id) { ride { status } } }',
      { id },
    );
    return data?.order.ride ?? undefined;
  }, 30_000);

const desk = async () => {
  const scopes = ['taxis:read', 'taxis:write'];
  const dispatchers = [await system.as('stf_north', { scopes }), await system.as('stf_south', { scopes })];
  const [north] = dispatchers as [GraphClient, GraphClient];
  return {
    dispatchers,
    async register(taxiName: string, availability: number): Promise<string> {
      const answer = await command(
        north,
        'registerTaxi',
        {
          idempotencyKey: `taxi-${taxiName}`,
          taxiName,
          companyName: 'races',
          rideClass: 'BASIC',
          availability,
          fare: { minorUnits: 4_900, currency: 'KRW' },
        },
        '... on RegisterTaxiSuccess { taxi { id } }',
      );
      return (answer.taxi as { id: string }).id;
    },
    async availability(...ids: readonly string[]): Promise<(number | undefined)[]> {
      const { data } = await north.ask<{ taxis: { nodes: { id: string; availability: number }[] } }>(
        '{ taxis(rideClass: BASIC, first: 100) { nodes { id availability } } }',
      );
      return ids.map((id) => data?.taxis.nodes.find((one) => one.id === id)?.availability);
    },
  };
};
