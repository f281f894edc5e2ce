import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '@jumun/platform/kernel/deadline';
import { singleUseRedis } from '@jumun/platform/redis/redis';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type GraphClient, graphClient } from '../../tools/demo/graph-client.ts';
import { databaseUrl, findPostgres, startPostgres } from '../../tools/run/postgres.ts';
import { audit } from '../../tools/verify/audit/audit.ts';
import { dataFolder, environment, type Processes, startNode, startProcesses } from '../processes.ts';
import { command, unhurried, until } from '../shop.ts';

// A customer of whom everything is unmistakable does whatever customers do, and leaves: within a minute no store, no file and no
// Redis knows who they were, and the books still agree. What the world outside was sent is the world's.

const person = {
  name: '카나리아무명',
  email: 'canary.of.the.mine@example.org',
  phone: '010-8765-4321',
  address: { line1: '카나리아로 1987', line2: '굴뚝새동 4층', city: '앵무시', postalCode: '98765' },
};
/** How each is found, however it is written. */
const canaries = [
  person.name,
  'canary.of.the.mine',
  '87654321',
  '8765-4321',
  '8765 4321',
  '카나리아로',
  '굴뚝새동',
  '앵무시',
];
const password = 'a password of a canary';

// ---- where something could still stand ----------------------------------------------------------------------------------------

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What others were sent is theirs: the sandbox plays the providers of payments and messages. */
const isOfOthers = (folder: string, file: string): boolean => file.startsWith(join(folder, 'provider'));

const foundInFiles = (folder: string): string[] =>
  filesIn(folder)
    .filter((file) => !isOfOthers(folder, file) && existsSync(file))
    .flatMap((file) => {
      const bytes = readFileSync(file);
      return canaries
        .filter((canary) => bytes.includes(canary))
        .map((canary) => `${file.slice(folder.length + 1)}: ${canary}`);
    });

const foundIn = (place: string, value: unknown): string[] => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return canaries.filter((canary) => text.includes(canary)).map((canary) => `${place}: ${canary}`);
};

type Redis = ReturnType<typeof singleUseRedis>;
const readers: Readonly<Record<string, (redis: Redis, key: string) => Promise<unknown>>> = {
  string: (redis, key) => redis.get(key),
  hash: (redis, key) => redis.hgetall(key),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, '0', '-1'),
  stream: (redis, key) => redis.xrange(key, '-', '+'),
};

const foundInRedis = async (url: string): Promise<string[]> => {
  const redis = singleUseRedis(url);
  await redis.connect();
  const found: string[] = [];
  try {
    for (let cursor = '0', first = true; first || cursor !== '0'; first = false) {
      const [next, keys] = await redis.scan(cursor, 'COUNT', 1_000);
      cursor = next;
      for (const key of keys) {
        const type = await redis.type(key);
        if (type === 'none') continue; // it has gone meanwhile
        const read = readers[type];
        if (!read) throw new Error(`nothing reads a ${type}`);
        found.push(...foundIn(`redis ${key}`, [key, await read(redis, key)]));
      }
    }
  } finally {
    redis.disconnect();
  }
  return found;
};

/** Every row of every table, as text. */
const foundInDatabase = async (url: string): Promise<string[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select table_schema, table_name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { table_schema: schema, table_name: table } of rows) {
      const likes = canaries.map((_, i) => `position($${i + 1} in t::text) > 0`).join(' or ');
      const { rows: hits } = await client.query(
        `select t::text as row from "${schema}"."${table}" t where ${likes}`,
        canaries,
      );
      for (const { row } of hits) found.push(...foundIn(`${schema}.${table}`, row));
    }
    return found;
  } finally {
    await client.end();
  }
};

// ---- what the customer does ---------------------------------------------------------------------------------------------------

const latest = async (system: Processes, recipient: string, wanted: RegExp): Promise<string> =>
  until(async () => {
    const page = await fetch(`${system.running().messagesUrl}/?recipient=${encodeURIComponent(recipient)}`);
    return wanted.exec(await page.text())?.[1];
  }, 30_000);

const signIn = async (system: Processes): Promise<GraphClient> => {
  const visitor = graphClient(system.url);
  const facts = { name: person.name, email: person.email, phone: person.phone };
  await command(visitor, 'signUp', {
    ...facts,
    password,
    locale: 'ko',
    marketingConsent: true,
    nightConsent: true,
    idempotencyKey: 'canary-signs-up',
  });
  const code = await latest(system, person.email, /코드: (\d{6})/);
  expect(await command(visitor, 'confirmEmail', { email: person.email, code })).toMatchObject({
    __typename: 'ConfirmEmailSuccess',
  });
  const { session } = await command(
    visitor,
    'logIn',
    { email: person.email, password },
    '... on LogInSuccess { session { accessToken } }',
  );
  await visitor.close();
  return graphClient(system.url, (session as { accessToken: string }).accessToken);
};

const succeeds = async (...given: Parameters<typeof command>): Promise<Record<string, unknown>> => {
  const answer = await command(...given);
  if (!/Success$/.test(answer.__typename)) throw new Error(`${given[1]}: ${JSON.stringify(answer)}`);
  return answer;
};
const eventually = (...given: Parameters<typeof command>) =>
  until(() => succeeds(...given).catch(() => undefined), 30_000);

const orderOf = (customer: GraphClient) => {
  let orders = 0;
  return async (productId: string, fulfilment: object): Promise<string> => {
    const input = {
      idempotencyKey: `canary-${++orders}`,
      lines: [{ productId, quantity: 1 }],
      fulfilment,
      payment: { method: 'CARD', cardToken: 'tok_ok' },
      confirm: true,
    };
    const { order } = await succeeds(
      customer,
      'placeOrder',
      input,
      '... on PlaceOrderSuccess { order { id } }',
    );
    return (order as { id: string }).id;
  };
};

const { name: recipient, phone, address } = person;
const shipment = { shipment: { recipient, phone, address } };
const ride = { ride: { pickUp: address, dropOff: address, passengers: 2 } };

/** Orders of every kind, each brought to its end, and some that are still on their way: of these the book's id. */
const orderEverything = async (system: Processes, customer: GraphClient): Promise<string> => {
  const order = orderOf(customer);
  const { data } = await customer.ask<{ viewer: { membershipNumber: string } }>(
    '{ viewer { ... on Customer { membershipNumber } } }',
  );
  const pickup = {
    pickup: { storeId: 'sto_cafe1', membershipNumber: data?.viewer.membershipNumber },
  };
  const book = await order('prd_book01', shipment);
  const coffee = await order('prd_menu01', pickup);
  const trip = await order('prd_ride_basic', ride);
  const cancelled = await order('prd_book02', shipment);
  const onItsWay = await order('prd_book03', shipment);
  await order('prd_ride_prime', ride);

  const [courier, barista, dispatcher] = await Promise.all(
    ['courier', 'cafe', 'dispatcher'].map((name) => system.account(`${name}@jumun.example`)),
  );
  if (!courier || !barista || !dispatcher) throw new Error('nobody works here');
  for (const step of ['dispatchDelivery', 'completeDelivery'])
    await eventually(courier, step, { orderId: book });
  for (const step of ['acceptTicket', 'readyTicket', 'handOverTicket'])
    await eventually(barista, step, { orderId: coffee });
  const { data: fleet } = await dispatcher.ask<{ taxis: { nodes: { id: string; rideClass: string }[] } }>(
    '{ taxis(first: 100) { nodes { id rideClass } } }',
  );
  const taxiId = fleet?.taxis.nodes.find(({ rideClass }) => rideClass === 'BASIC')?.id;
  await eventually(dispatcher, 'assignRide', { orderId: trip, taxiId });
  for (const step of ['startRide', 'completeRide']) await eventually(dispatcher, step, { orderId: trip });
  await eventually(customer, 'cancelOrder', { orderId: cancelled, reason: `${person.name} 이사` });
  return onItsWay;
};

const playForGifts = async (customer: GraphClient): Promise<void> => {
  await succeeds(customer, 'achieveMission', { missionId: 'mis_welcome', idempotencyKey: 'canary-welcome' });
  const item = await until(async () => {
    const { data } = await customer.ask<{ myPage: { wallet: { walletItemId: string }[] } }>(
      '{ myPage { wallet { walletItemId } } }',
    );
    return data?.myPage.wallet[0];
  });
  const { gift } = await succeeds(
    customer,
    'exchangeWalletItem',
    { walletItemId: item.walletItemId, giftOfferId: 'gof_americano', idempotencyKey: 'canary-exchange' },
    '... on ExchangeWalletItemSuccess { gift { id } }',
  );
  await succeeds(customer, 'useGift', { giftId: (gift as { id: string }).id, idempotencyKey: 'canary-use' });
};

/** Everything is wished for, changed, asked wrongly and asked again: no log may tell of it. */
const changeTheirMind = async (customer: GraphClient): Promise<void> => {
  const topics = ['PLACED', 'STEPS', 'COMPLETED', 'REFUNDED', 'REWARDS', 'RESTOCKS', 'ADVERTISING'];
  await succeeds(customer, 'updateNotificationPreferences', {
    preferences: topics.map((topic) => ({ topic, channels: ['SMS', 'EMAIL', 'PUSH'] })),
  });
  await succeeds(customer, 'updateProfile', { name: `${person.name} 2세`, locale: 'ko' });
  await succeeds(customer, 'updateProfile', { name: person.name });
  await command(customer, 'updateProfile', { name: '', phone: person.phone }).catch(() => {});
  await customer.ask(`{ "${person.name}" }`);
  await customer.ask(`query ($id: ID!) { order(id: $id) { id } }`, { id: person.email });
  const wrong = { idempotencyKey: 'canary-wrong', lines: [], fulfilment: shipment, payment: {} };
  await customer.ask('mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }', {
    input: wrong,
  });
};

type Export = Record<string, unknown[]> & { messages: { messages: { status: string }[] } };

const exported = async (customer: GraphClient): Promise<Export> => {
  const { data, errors } = await customer.ask<{ exportMyData: Export }>(`{ exportMyData {
    customerId account orders payments tickets deliveries rides messages wallet missions rewards gifts myPage
  } }`);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.exportMyData;
};

// ---- the proof ----------------------------------------------------------------------------------------------------------------

const program = findPostgres();
let server: Awaited<ReturnType<typeof startPostgres>> | undefined;
let system: Processes | undefined;
const data = { sqlite: dataFolder(), postgres: dataFolder() };
afterEach(async () => {
  await system?.stop();
  system = undefined;
}, 60_000);
afterAll(async () => {
  await server?.stop();
  for (const { remove } of Object.values(data)) remove();
}, 60_000);

const leaves = async (folder: string, store: string): Promise<void> => {
  const settings = { JUMUN_STORE: store, JUMUN_CONFIRM_FIRST: 'on', ...unhurried };
  system = await startProcesses({ folder, settings, readyWithinMs: 150_000 });
  const { redisUrl, providerUrl } = system.running();
  const whereFound = async () => [
    ...foundInFiles(folder),
    ...(await foundInRedis(String(redisUrl))),
    ...(store === 'sqlite' ? [] : await foundInDatabase(store)),
  ];

  const customer = await signIn(system);
  await changeTheirMind(customer);
  const onItsWay = await orderEverything(system, customer);
  await playForGifts(customer);
  const mine = await until(async () => {
    const told = await exported(customer);
    const { messages } = told.messages;
    return messages.length > 20 && messages.every(({ status }) => status !== 'PENDING') ? told : undefined;
  }, 60_000);
  for (const part of ['orders', 'payments', 'tickets', 'deliveries', 'rides', 'rewards', 'gifts'])
    expect([part, mine[part]?.length]).not.toEqual([part, 0]);
  expect(foundIn('export', mine).length).toBeGreaterThan(5);
  const before = await whereFound();
  expect(before.filter((place) => /\borders\b/.test(place)).length).toBeGreaterThan(0);

  await succeeds(customer, 'deleteAccount', { password });
  await until(async () => ((await whereFound()).length === 0 ? true : undefined), 60_000).catch(() => {});
  expect(await whereFound()).toEqual([]);

  await expect(orderOf(customer)('prd_book04', shipment)).rejects.toThrow();
  const courier = await system.account('courier@jumun.example');
  for (const step of ['dispatchDelivery', 'completeDelivery'])
    await eventually(courier, step, { orderId: onItsWay });

  const env = environment({ JUMUN_DATA: folder, JUMUN_STORE: store, JUMUN_LOG: 'warn' });
  const findings = async () => (await audit({ env, providerUrl: String(providerUrl), graceMs: 0 })).findings;
  let found: readonly unknown[] = [];
  const isSettled = async () => {
    for (let calm = 0; calm < 2; calm++) {
      found = await findings();
      if (found.length > 0) return undefined;
      await pause(1_000); // what follows from a delivery may just have begun
    }
    return true;
  };
  await until(isSettled, 40_000).catch(() => expect(found).toEqual([]));
  const checked = startNode(['tools/operate/rebuild.ts', 'mypage', '--check'], env);
  expect([await checked.ended, checked.output()]).toMatchObject([0, expect.any(String)]);
  expect(await whereFound()).toEqual([]);
  await customer.close();
};

describe('a customer who leaves', () => {
  test('is in no file, no store and no Redis within a minute, and the books agree', async () => {
    await leaves(data.sqlite.folder, 'sqlite');
  }, 240_000);

  test.runIf(program)(
    'is in no table of PostgreSQL either',
    async () => {
      if (!program) return;
      server = await startPostgres(program);
      await leaves(data.postgres.folder, databaseUrl(server.socketFolder, 'postgres'));
    },
    300_000,
  );
});
