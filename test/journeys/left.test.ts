import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMessageSandbox } from '../../subgraphs/notifications/sandbox/messages.ts';
import { graphClient } from '../../tools/demo/graph-client.ts';
import { rebuild } from '../../tools/operate/rebuild/rebuild.ts';
import { audit } from '../../tools/verify/audit/audit.ts';
import { command, until } from '../shop.ts';
import { testFolder } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// Somebody signs up, confirms their address by the code that comes, orders, and leaves: then no store knows who they were.

const folder = testFolder();
let system: System;
let sandbox: Awaited<ReturnType<typeof openMessageSandbox>>;
beforeAll(async () => {
  sandbox = await openMessageSandbox({ file: join(testFolder(), 'messages.db') });
  system = await openSystem(undefined, {
    JUMUN_DATA: folder,
    JUMUN_STORE: 'sqlite',
    JUMUN_SMTP_URL: sandbox.smtpUrl,
    JUMUN_SMS_URL: `${sandbox.url}/sms`,
    JUMUN_PUSH_URL: `${sandbox.url}/push`,
    JUMUN_CONFIRM_FIRST: 'on',
    JUMUN_STOCK_DEADLINE_MS: '10000',
    JUMUN_PAYMENT_DEADLINE_MS: '10000',
    JUMUN_PROVIDER_DEADLINE_MS: '9000',
  });
}, 60_000);
afterAll(async () => {
  await system.close();
  await sandbox.close();
});

const email = 'canary@example.com';
const password = 'a long password';
const street = '카나리아로 17';
const canaries = ['카나리아', email, '23456789', '2345-6789'];

/** The tables of all stores in which one of the canaries stands. */
const stillKnown = (): string[] =>
  readdirSync(join(folder, 'stores'))
    .filter((file) => file.endsWith('.db'))
    .flatMap((file) => {
      const db = new Database(join(folder, 'stores', file), { readonly: true, timeout: 5_000 });
      const tables = db
        .prepare("select name from sqlite_master where type = 'table'")
        .pluck()
        .all() as string[];
      const found = tables.filter((table) => {
        const rows = JSON.stringify(db.prepare(`select * from "${table}"`).all());
        return canaries.some((canary) => rows.includes(canary));
      });
      db.close();
      return found.map((table) => `${file.replace('.db', '')}.${table}`);
    });

const address = { line1: street, city: '서울' };
const payment = { method: 'CARD', cardToken: 'tok_ok' };
const wishes = [
  {
    idempotencyKey: 'book',
    lines: [{ productId: 'prd_book01', quantity: 1 }],
    fulfilment: { shipment: { recipient: '카나리아', phone: '010-2345-6789', address } },
    payment,
  },
  {
    idempotencyKey: 'ride',
    lines: [{ productId: 'prd_ride_basic', quantity: 1 }],
    fulfilment: { ride: { pickUp: address, dropOff: address, passengers: 1 } },
    payment,
  },
];

test('a customer who leaves is forgotten in every store within a minute, and the books still agree', async () => {
  const visitor = graphClient(system.url);
  await command(visitor, 'signUp', {
    email,
    password,
    name: '카나리아',
    phone: '010-2345-6789',
    locale: 'ko',
  });
  const code = await until(async () => {
    const page = await (await fetch(`${sandbox.url}/?recipient=${email}`)).text();
    return /코드: (\d{6})/.exec(page)?.[1];
  }, 30_000);
  expect(await command(visitor, 'confirmEmail', { email, code })).toMatchObject({
    __typename: 'ConfirmEmailSuccess',
  });
  const { viewer } = await command(
    visitor,
    'logIn',
    { email, password },
    '... on LogInSuccess { viewer { ... on Customer { id } } }',
  );
  await visitor.close();
  const customer = await system.as((viewer as { id: string }).id);
  for (const wish of wishes)
    expect(await command(customer, 'placeOrder', wish)).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  await until(async () => {
    const { data } = await customer.ask<{
      myPage: { orders: { nodes: object[] }; notifications: { nodes: object[] } };
    }>('{ myPage { orders { nodes { orderId } } notifications { nodes { id } } } }');
    const page = data?.myPage;
    return page && page.orders.nodes.length === 2 && page.notifications.nodes.length >= 3 ? page : undefined;
  }, 30_000);
  expect(stillKnown().length).toBeGreaterThan(4);

  const exported = await customer.ask<{
    exportMyData: Record<string, object[]> & { messages: { messages: object[] } };
  }>(`{ exportMyData {
    customerId account orders payments tickets deliveries rides messages wallet missions rewards gifts myPage
  } }`);
  expect(exported.errors).toBeUndefined();
  const kept = JSON.stringify(exported.data);
  for (const known of ['카나리아', email, '+821023456789', street, 'RIDE']) expect(kept).toContain(known);
  expect(kept).not.toMatch(/tok_ok|argon2|refresh/);
  const mine = exported.data?.exportMyData;
  expect([mine?.orders, mine?.payments, mine?.tickets, mine?.rides].map((each) => each?.length)).toEqual([
    2, 2, 1, 1,
  ]);
  expect(exported.data?.exportMyData.messages.messages.length).toBeGreaterThanOrEqual(3);

  expect(await command(customer, 'deleteAccount', { password })).toMatchObject({
    __typename: 'DeleteAccountSuccess',
  });

  await until(async () => (stillKnown().length === 0 ? true : undefined), 60_000).catch(() => {});
  expect(stillKnown()).toEqual([]);
  const env = { ...process.env, JUMUN_DATA: folder, JUMUN_STORE: 'sqlite', JUMUN_LOG: 'warn' };
  await until(async () => {
    const { findings } = await audit({ env, providerUrl: system.provider.url, graceMs: 0 });
    return findings.length === 0 ? true : undefined;
  }, 30_000);
  expect((await rebuild({ env, context: 'mypage', check: true })).differences).toEqual([]);
  expect(stillKnown()).toEqual([]);
}, 180_000);
