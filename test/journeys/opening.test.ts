import { weekdays } from '@jumun/schema/opening-hours';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { type Answered, command, unhurried, until } from '../shop.ts';
import { openSystem, type System } from '../system.ts';

// A café is opened, gets its menu and its staff, is closed and paused, and takes orders when it is open: through the router, by
// tokens that say who works where.

let system: System;
let owner: GraphClient;
let buyer: GraphClient;
beforeAll(async () => {
  system = await openSystem(undefined, unhurried);
  owner = await system.as('stf_owner', { scopes: ['catalog:write', 'stores:any', 'stores:write'] });
  buyer = await system.as('cus_buyer');
});
afterAll(() => system.close());

const day = 24 * 3_600_000;
const inUtc = (at: number) => new Date(at).toISOString().slice(11, 16);
/** Hours of every day that begin this much later than now, and last an hour. */
const hoursIn = (ms: number) => {
  const opens = inUtc(Date.now() + ms);
  const closes = inUtc(Date.now() + ms + 3_600_000);
  return weekdays.map((name) => ({ day: name, opens, closes }));
};

const order = (key: string, storeId: string, productId: string, at?: number) =>
  command(
    buyer,
    'placeOrder',
    {
      idempotencyKey: key,
      lines: [{ productId, quantity: 1 }],
      fulfilment: { pickup: { storeId, ...(at !== undefined && { at: new Date(at).toISOString() }) } },
      payment: { method: 'CARD', cardToken: 'tok_ok' },
      confirm: true,
    },
    '... on StoreClosed { code opensAt } ... on PlaceOrderSuccess { order { id } } ... on Refusal { code }',
  );

/** Orders, under a new key each time, until orders has heard of what was changed. */
const orderedAs = (expected: string, ...[key, ...given]: Parameters<typeof order>): Promise<Answered> => {
  let tries = 0;
  return until(async () => {
    const answer = await order(`${key}-${++tries}`, ...given);
    return answer.__typename === expected ? answer : undefined;
  });
};

test('a café is opened, has a menu, and takes orders when it is open', async () => {
  const opened = await command(
    owner,
    'openStore',
    {
      idempotencyKey: 'gwanghwamun',
      name: '주문커피 광화문점',
      acceptance: 'MANUAL',
      timeZone: 'UTC',
      hours: hoursIn(-60_000),
    },
    '... on OpenStoreSuccess { store { id isOpen } }',
  );
  const { id: storeId, isOpen } = opened.store as { id: string; isOpen: boolean };
  expect(isOpen).toBe(true);

  // at once: nobody has to know that others hear of the store a moment later
  const latte = { title: '라떼', price: { minorUnits: 4_500, currency: 'KRW' }, menuItem: { storeId } };
  const registered = await command(
    owner,
    'registerProduct',
    { idempotencyKey: 'latte', ...latte },
    '... on RegisterProductSuccess { product { id details { ... on MenuItemDetails { store { name } } } } } ... on Refusal { message }',
  );
  expect(registered).toMatchObject({ product: { details: { store: { name: '주문커피 광화문점' } } } });
  const productId = (registered.product as { id: string }).id;
  await orderedAs('PlaceOrderSuccess', 'open', storeId, productId);

  // its barista pauses it, another one cannot
  const barista = await system.as('stf_barista', {
    scopes: ['tickets:read', 'tickets:write'],
    stores: [storeId],
  });
  const other = await system.as('stf_other', {
    scopes: ['tickets:read', 'tickets:write'],
    stores: ['sto_cafe1'],
  });
  await expect(command(other, 'pauseStore', { storeId })).rejects.toThrow('FORBIDDEN');
  expect(await command(barista, 'pauseStore', { storeId })).toMatchObject({
    __typename: 'PauseStoreSuccess',
  });
  expect(await orderedAs('StoreClosed', 'paused', storeId, productId)).toMatchObject({
    code: 'STORE_CLOSED',
    opensAt: null,
  });
  await command(barista, 'resumeStore', { storeId });
  await orderedAs('PlaceOrderSuccess', 'resumed', storeId, productId);

  // it closes; what is to be picked up within its hours is ordered all the same
  const manager = await system.as('stf_manager', { scopes: ['stores:write'], stores: [storeId] });
  await command(manager, 'updateStore', { storeId, hours: hoursIn(2 * 3_600_000) });
  const closed = await orderedAs('StoreClosed', 'closed', storeId, productId);
  const opensAt = Date.parse(closed.opensAt as string);
  expect(opensAt - Date.now()).toBeGreaterThan(0);
  expect(opensAt - Date.now()).toBeLessThan(day);
  const { order: placed } = await orderedAs(
    'PlaceOrderSuccess',
    'later',
    storeId,
    productId,
    opensAt + 60_000,
  );
  const query = `query ($id: ID!) { order(id: $id) { ticket { status pickupAt acceptBy } } }`;
  const { acceptBy, ...ticket } = await until(async () => {
    type Shown = { order: { ticket: { status: string; pickupAt: string; acceptBy: string } | null } };
    const { data } = await buyer.ask<Shown>(query, { id: (placed as { id: string }).id });
    return data?.order.ticket ?? undefined;
  });
  expect(ticket).toEqual({ status: 'OPEN', pickupAt: new Date(opensAt + 60_000).toISOString() });
  expect(Date.parse(acceptBy)).toBeGreaterThan(opensAt); // its staff have time once they are there
});
