import { afterAll, describe, expect, test } from 'vitest';
import { type Processes, startProcesses } from '../../tools/run/processes.ts';
import { adminAs } from '../../tools/verify/drill/customers.ts';
import { rollUnderLoad } from '../../tools/verify/drill/rolling.ts';
import { conversationOn, storiesOn } from '../conversation.ts';
import { findPostgres, postgresIsRequired, startPostgres } from '../postgres.ts';
import { dataFolder } from '../processes.ts';

// One conversation and the five stories: the same words in every shape and on every store.

const bin = findPostgres();
const server = bin ? startPostgres(bin) : undefined;
let databases = 0;
const database = async () => {
  const { default: pg } = await import('pg');
  const { databaseUrl } = await import('../postgres.ts');
  const { socketFolder } = await (server as NonNullable<typeof server>);
  const name = `shape_${++databases}`;
  const client = new pg.Client(databaseUrl(socketFolder, 'postgres'));
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return databaseUrl(socketFolder, name);
};
afterAll(async () => (await server)?.stop());

const embedded: readonly string[] = [];
const distributed = ['--shape', 'distributed'];
const distributedTwice = ['--shape', 'distributed', '--replicas', '2'];
const replicated = ['--shape', 'replicated', '--replicas', '2'];

type Stores = 'SQLite' | 'PostgreSQL' | 'both';

const settingsFor = async (stores: Stores): Promise<Record<string, string>> => {
  if (stores === 'SQLite') return {};
  const url = await database();
  const connections = { JUMUN_STORE_CONNECTIONS: '2' };
  return stores === 'PostgreSQL'
    ? { JUMUN_STORE: url, ...connections }
    : { JUMUN_STORE_ORDERS: url, JUMUN_STORE_PAYMENTS: url, JUMUN_STORE_MYPAGE: url, ...connections };
};

const rolls = async (system: Processes) => {
  const admin = adminAs(await system.account('admin@jumun.example'));
  const emails = ['customer@jumun.example', 'customer2@jumun.example'];
  const people = await Promise.all(emails.map((email) => system.account(email)));
  const courier = await system.account('courier@jumun.example');
  const load = { rate: 5, say() {} };
  const { orders, watched, findings } = await rollUnderLoad(system, { admin, courier, people }, load);
  expect(findings).toEqual([]);
  expect(Math.min(orders, watched)).toBeGreaterThan(10);
};

const said = async (
  args: readonly string[],
  stores: Stores,
  andThen?: (system: Processes) => Promise<void>,
): Promise<string[]> => {
  const data = dataFolder();
  let system: Processes | undefined;
  try {
    system = await startProcesses({
      folder: data.folder,
      args,
      readyWithinMs: 240_000,
      settings: { ...(await settingsFor(stores)), JUMUN_ROLL_AT_ONCE: '3' }, // there is little load
    });
    const lines = [...(await conversationOn(system.url)), ...(await storiesOn(system.url))];
    await andThen?.(system);
    return lines;
  } finally {
    await system?.stop();
    data.remove();
  }
};

describe('what is said does not depend on the shape or on the store [OB-49]', () => {
  let first: Promise<string[]> | undefined;
  const inOneProcess = () => {
    first ??= said(embedded, 'SQLite');
    return first;
  };

  test('the conversation reaches every corner', async () => {
    const lines = await inOneProcess();
    expect(lines.length).toBeGreaterThan(50);
    for (const word of [
      'PlaceOrderSuccess',
      'OutOfStock',
      'PaymentDeclined',
      'CancelOrderSuccess',
      'COMPLETED',
    ])
      expect(lines.join('\n')).toContain(word);
  }, 300_000);

  const claimsOf = async (story: string): Promise<string[]> =>
    (await inOneProcess()).filter((line) => line.startsWith(`${story}: `) && line.includes('✓'));

  test('the story of the e-bookstore holds: ordered and paid at once, told by SMS, cancelled until it is sent [EB-01 EB-02]', async () => {
    expect((await claimsOf('ebookstore')).length).toBeGreaterThan(12);
  });

  test('the story of the café holds from end to end: members order, pay, pick up and collect points [CF-01 CF-02 CF-11 CF-22 CF-23 CF-30 CF-31 CF-32 CF-33 CF-45]', async () => {
    expect((await claimsOf('cafe')).length).toBeGreaterThan(25);
  });

  test('the story of the taxi holds: registered through the entrance, booked and paid at once, assigned, driven, read on my page [CT-19 CT-20 CT-37 CT-39 CT-40 GC-25]', async () => {
    expect((await claimsOf('taxi')).length).toBeGreaterThan(20);
  });

  test('the story of the rewards holds: from a mission to the e-mail about the gift that was used [GC-72 GC-73]', async () => {
    expect((await claimsOf('rewards')).length).toBeGreaterThan(18);
  });

  test('distributed, two replicas of everything, on SQLite; then each process is restarted while customers order and watch: no request fails, no stream misses a step [OB-63 EB-59 GC-22 GC-66]', async () => {
    expect(await said(distributedTwice, 'SQLite', rolls)).toEqual(await inOneProcess());
  }, 600_000);

  const hasPostgres = bin !== undefined || postgresIsRequired;
  test.runIf(hasPostgres)(
    'embedded on PostgreSQL',
    async () => {
      expect(await said(embedded, 'PostgreSQL')).toEqual(await inOneProcess());
    },
    300_000,
  );
  test.runIf(hasPostgres)(
    'replicated, two whole routers and two whole workers behind one address; then each is restarted while customers order and watch: no request fails, no stream misses a step',
    async () => {
      expect(await said(replicated, 'PostgreSQL', rolls)).toEqual(await inOneProcess());
    },
    400_000,
  );
  test.runIf(hasPostgres)(
    'distributed on PostgreSQL: each part at an address of its own, found by a setting [CT-32 CT-38 GC-18 GC-52]',
    async () => {
      expect(await said(distributed, 'PostgreSQL')).toEqual(await inOneProcess());
    },
    400_000,
  );
  test.runIf(hasPostgres)(
    'distributed, orders, payments and my page on PostgreSQL, all others on SQLite [OB-45 EB-45 GC-24 GC-69]',
    async () => {
      expect(await said(distributed, 'both')).toEqual(await inOneProcess());
    },
    400_000,
  );
});
