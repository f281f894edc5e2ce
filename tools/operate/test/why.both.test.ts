import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { orderNumberOf } from '@jumun/schema/order-number';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ground, newGround } from '../../../test/audit/world.ts';
import { aBook, cancel, place } from '../../../test/shop.ts';
import { ground as testedOn } from '../../../test/stores.ts';
import { openSystem, type System } from '../../../test/system.ts';
import { until } from '../../run/processes.ts';
import { findRedis, type PrivateRedis, startRedis } from '../../run/redis.ts';
import { whyOnCommand } from '../why.ts';
import { type Ran, runAlone, runHere } from './commands.ts';
import { temporaryFolder } from './folders.ts';

// The command as an operator gives it, on the stores of a whole system: while it runs and after it has stopped.

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const installation = 'jumun_why';
const isPossible = testedOn !== 'pglite'; // it has no address to connect to
let ground: Ground;
let redis: PrivateRedis;
let system: System | undefined;
let orderId: string;
let cancelled: string;

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  ...ground.env,
  REDIS_URL: redis.url,
  JUMUN_INSTALLATION: installation,
  ...more,
});
const run = (args: readonly string[], more?: NodeJS.ProcessEnv) =>
  runHere(whyOnCommand, args, environment(more));

type Shown = Readonly<Record<string, unknown>>;
const why = async (id: string, more?: NodeJS.ProcessEnv) => shownBy(await run([id, '--json'], more));
const shownBy = ({ status, stdout, stderr }: Ran) => {
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as {
    order: Shown & { waitsFor: Shown | null };
    timeline: (Shown & { context: string; type: string; causationId: string | null; id: string })[];
    parts: (Shown & { context: string; what: string; facts: Shown })[];
    messages: Shown[];
    behind: Shown[];
    letters: Shown[];
    jobs: { found?: Shown[]; unasked?: string };
    traces: { correlationId: string; traceId: string }[];
  };
};

beforeAll(async () => {
  if (!isPossible) return;
  ground = await newGround();
  redis = await startRedis(findRedis(join(REPOSITORY, '.tools')), temporaryFolder());
  system = await openSystem(ground.stores, { REDIS_URL: redis.url, JUMUN_INSTALLATION: installation });
  const book = await aBook(system, 'Why a book', 10);
  const customer = await system.as('cus_why');
  const first = await place(customer, { key: 'why-1', productId: book });
  const second = await place(customer, { key: 'why-2', productId: book });
  orderId = first.order?.id ?? '';
  cancelled = second.order?.id ?? '';
  await cancel(customer, cancelled);
  await until(async () => (await step(orderId, 'deliveries')) && (await step(cancelled, 'wallets')));
  await until(async () => (await isHeardEverywhere(orderId)) && (await isHeardEverywhere(cancelled)));
}, 120_000);
afterAll(async () => {
  await system?.close();
  await redis?.stop();
});

/** Contexts hear of an order one after another. */
const isHeardEverywhere = async (id: string) => ((await why(id)).behind.length === 0 ? true : undefined);

/** Whether a context, and my page after it, has heard of the order. */
const step = async (id: string, context: string) => {
  const rows = await ground.sql(context, `select id from log where aggregate like '${id}%'`);
  const views = await ground.sql('mypage', `select status from order_views where order_id = '${id}'`);
  return rows.length > 0 && ['ACCEPTED', 'CANCELLED'].includes(String(views[0]?.status)) ? true : undefined;
};

test.runIf(isPossible)(
  'tells where the order stands, everything that happened in every context, and why [OB-41 GC-20]',
  () => {
    const { order, timeline, parts, messages, traces, behind, letters } = shownBy(
      runAlone('why', [orderId, '--json'], environment()),
    );
    expect(order).toMatchObject({
      status: 'ACCEPTED',
      customerId: 'cus_why',
      fulfilment: 'SHIPMENT',
      paymentStatus: 'APPROVED',
      waitsFor: { what: 'DELIVERY', until: null },
      cancelling: { outcome: 'ALLOWED' },
    });
    const told = timeline.map(({ context, type }) => `${context} ${type}`);
    for (const happened of [
      'orders PlacingBegun',
      'catalog StockHeld',
      'payments PaymentApproved',
      'orders OrderPlaced',
      'catalog StockSold',
      'stores TicketAccepted',
      'deliveries DeliveryStarted',
      'wallets Earned',
      'orders OrderProgressed',
    ])
      expect(told).toContain(happened);
    expect(told.indexOf('orders OrderPlaced')).toBeLessThan(told.indexOf('stores TicketOpened'));
    expect(told.indexOf('stores TicketAccepted')).toBeLessThan(told.indexOf('deliveries DeliveryStarted'));
    const placed = timeline.find(({ type }) => type === 'OrderPlaced');
    expect(timeline.find(({ type }) => type === 'TicketOpened')?.causationId).toBe(placed?.id);
    expect(placed).toMatchObject({ actor: 'cus_why', published: true, aggregate: orderId });
    expect(traces).toEqual([
      { correlationId: placed?.correlationId, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    expect(JSON.stringify(timeline)).not.toContain(cancelled); // the other order of the same customer

    const have = Object.fromEntries(parts.map(({ context, what, facts }) => [`${context} ${what}`, facts]));
    expect(have).toMatchObject({
      'catalog reservation': { status: 'SOLD' },
      'payments payment': { status: 'APPROVED' },
      'stores ticket': { status: 'ACCEPTED', store: 'sto_bookshop' },
      'deliveries delivery': { status: 'PREPARING' },
      'wallets earning': { status: 'EARNED', amount: expect.anything() },
      'mypage my page': { status: 'ACCEPTED' },
    });
    expect(messages).toContainEqual({
      id: expect.stringMatching(/^ntf_/),
      channel: 'EMAIL',
      status: 'UNSENT',
      reason: 'NOT_CONFIGURED',
      attempts: 0,
      eventId: placed?.id,
      happenedAt: placed?.at,
      dueAt: null,
    });
    expect([behind, letters]).toEqual([[], []]);
  },
  60_000,
);

test.runIf(isPossible)(
  'finds the order by the number that people call it by, however that is typed',
  async () => {
    const number = orderNumberOf(orderId);
    for (const typed of [[number], [number.slice(0, 4).toLowerCase(), number.slice(4)]]) {
      const { stdout } = await run([...typed, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ id: orderId, order: { number } });
    }
    expect((await run(['22222222'])).status).toBe(1);
  },
  60_000,
);

test.runIf(isPossible)(
  'tells how a cancelled order ended, in each context',
  async () => {
    const { order, timeline, parts } = await why(cancelled);
    expect(order).toMatchObject({ status: 'CANCELLED', waitsFor: null, paymentStatus: 'REFUNDED' });
    expect(timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CancellationBegun', 'OrderWithdrawn', 'PaymentRefunded', 'OrderCancelled']),
    );
    expect(parts.map(({ what, facts }) => `${what} ${facts.status}`)).toEqual(
      expect.arrayContaining(['reservation RELEASED', 'payment REFUNDED']),
    );
  },
  60_000,
);

test.runIf(isPossible)(
  'shows ids only: no names, no addresses, no texts of messages',
  async () => {
    const text = `${(await run([orderId])).stdout}${(await run([orderId, '--json'])).stdout}`;
    for (const secret of ['tok_', '김주문', '010-1234', '세종대로', '서울', '@'])
      expect(text).not.toContain(secret);
  },
  60_000,
);

test.runIf(isPossible)(
  'prints for people too: what waits for what, causes by name, and an answer to each question',
  async () => {
    const { status, stdout } = await run([orderId]);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${orderId}\n {2}ACCEPTED {2}PREPARING`));
    expect(stdout).toContain('waits for DELIVERY since 20');
    expect(stdout).toMatch(
      /stores +TicketOpened .*policy:stores\/open-ticket-when-order-placed {2}← orders OrderPlaced/,
    );
    expect(stdout).toMatch(/catalog: reservation ord_\w+: status SOLD/);
    for (const title of ['Messages', 'Who has not heard', 'Dead letters', 'Jobs', 'Traces'])
      expect(stdout).toContain(`\n${title}`);
  },
  60_000,
);

test.runIf(isPossible)(
  'tells which hearers are behind its newest event, and which have dead-lettered one of its events',
  async () => {
    const before = await why(orderId);
    const newest = before.timeline.findLast(
      ({ context, type }) => context === 'orders' && type === 'OrderProgressed',
    );
    // positions never go back by themselves, so the system must not run meanwhile
    await system?.close();
    system = undefined;
    const [{ number }] = (await ground.sql(
      'mypage',
      `select number from positions where source = 'orders'`,
    )) as [{ number: number }];
    await ground.sql('mypage', `update positions set number = ? where source = 'orders'`, 1);
    await ground.sql(
      'wallets',
      `insert into dead_letters (source, number, aggregate, event, reason, at) values ('orders', 999999, ?, ?, 'Error: no such form', 1)`,
      orderId,
      JSON.stringify({ id: 'evt_dead', type: 'OrderPlaced', data: {} }),
    );
    const { behind, letters } = await why(orderId);
    expect(behind).toEqual([
      {
        hearer: 'mypage',
        source: 'orders',
        event: newest?.id,
        type: 'OrderProgressed',
        number: newest?.number,
        position: 1,
      },
    ]);
    expect(letters).toMatchObject([
      {
        context: 'wallets',
        source: 'orders',
        event: 'evt_dead',
        type: 'OrderPlaced',
        reason: 'Error: no such form',
      },
    ]);
    expect((await why(cancelled)).letters).toEqual([]);
    await ground.sql('mypage', `update positions set number = ? where source = 'orders'`, Number(number));
  },
  60_000,
);

test.runIf(isPossible)(
  'needs no running system and no Redis: it says that Redis was not asked',
  async () => {
    const away = await why(orderId, { REDIS_URL: '/nowhere/redis.sock' });
    expect(away.jobs.unasked).toBe('Connection is closed.');
    expect(away.timeline.length).toBeGreaterThan(10);
    expect((await why(orderId)).jobs.found).toBeDefined(); // this Redis still answers
    expect((await run([orderId], { REDIS_URL: '' })).stdout).toContain(
      'Redis was not asked: nothing runs on this folder',
    );
  },
  60_000,
);

test.runIf(isPossible)(
  'ends with 1 if there is no such order, and with 2 if it cannot look or the command is wrong',
  async () => {
    expect(runAlone('why', ['ord_nowhere'], environment())).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'There is no order ord_nowhere.\n',
    });
    for (const wrong of [[], ['cus_why'], ["ord_1' or '1'='1"], [orderId, orderId], [orderId, '--loud']])
      expect([wrong, (await run(wrong)).status]).toEqual([wrong, 2]);
    expect(await run(['--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('npm run why'),
    });
    const empty = join(temporaryFolder(), 'nothing');
    expect(await run([orderId], { JUMUN_STORE: 'sqlite', JUMUN_DATA: empty })).toMatchObject({
      status: 2,
      stdout: '',
    });
    expect(existsSync(empty)).toBe(false);
  },
  120_000,
);
