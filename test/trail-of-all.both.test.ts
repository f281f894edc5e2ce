import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { rootFieldAccess } from '@jumun/schema/access';
import { OrderPlaced } from '@jumun/schema/events/orders';
import { TicketAccepted } from '@jumun/schema/events/stores';
import { scopesOf } from '@jumun/schema/roles';
import { loadContext, scopes } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heard } from '../subgraphs/orders/test/builders.ts';
import { type OrdersInTest, openOrders, orderOf, patient } from '../subgraphs/orders/test/open.ts';
import { guardedCommands } from '../tools/verify/docs/roles.ts';
import { actionsOn, type ContextInTest, type Json, openForTest } from './context.ts';
import { envelope } from './envelope.ts';
import { testStores } from './stores.ts';

// Who of the staff did what, when, to whom: every command of the graph that staff can give is given once, and stands in the trail.

let now = Date.parse('2026-11-20T09:00:00Z');
const minute = 60_000;
const clock = () => now as Instant;
const names = ['customers', 'catalog', 'stores', 'deliveries', 'taxis', 'missions', 'gifts'] as const;

/** Orders asks others, who say yes here. */
let orders: OrdersInTest;

const opened = new Map<string, ContextInTest>();
const at = (name: string): ContextInTest => {
  const context = opened.get(name);
  if (!context) throw new Error(`${name} is not open`);
  return context;
};

beforeAll(async () => {
  const openStore = testStores();
  for (const name of names) {
    const { open } = await loadContext(name);
    opened.set(name, await openForTest(open, { clock, openStore }));
  }
  orders = await openOrders(openStore, patient);
  opened.set('orders', { ...orders, ...actionsOn(orders.context, () => orders.time.now) });
  for (const name of ['stores', 'customers']) await at(name).context.seed({ demo: true });
  for (const name of ['catalog', 'customers']) await at(name).hear(await at('stores').said());
}, 120_000);
afterAll(async () => {
  for (const { close } of opened.values()) await close();
});

const owner: Caller = {
  ...anonymous,
  subject: 'stf_admin',
  scopes: scopesOf(['OWNER'], scopes),
};

const place = { line1: '세종대로 110', line2: null, city: '서울', postalCode: null };

/** An order that its store or a taxi hears of: a coffee of the first café, or a ride. */
const ordered = async (orderId: string, fulfilment: 'PICKUP' | 'RIDE'): Promise<void> => {
  const isRide = fulfilment === 'RIDE';
  const kind = isRide ? ('RIDE_CLASS' as const) : ('MENU_ITEM' as const);
  const price = { minorUnits: 4_900, currency: 'KRW' };
  const event = OrderPlaced.make({
    orderId,
    customerId: 'cus_minji',
    sequence: 1,
    status: 'PLACED',
    paymentStatus: 'APPROVED',
    fulfilmentStatus: null,
    fulfilment,
    storeId: isRide ? null : 'sto_cafe1',
    total: price,
    placedAt: now,
    lines: [{ productId: 'prd_1', kind, title: '라떼', quantity: 1, unitPrice: price }],
    membershipNumber: null,
    rideClass: isRide ? 'BASIC' : null,
    ...(isRide && { trip: { pickUp: place, dropOff: place, passengers: 1 } }),
  });
  await at(isRide ? 'taxis' : 'stores').hear([envelope('orders', orderId, event, now)]);
};

/** An order whose goods are to be delivered. */
const toBeDelivered = async (orderId: string): Promise<void> => {
  const event = TicketAccepted.make({
    ticketId: `tkt_${orderId}`,
    orderId,
    customerId: 'cus_minji',
    storeId: 'sto_bookshop',
    fulfilment: 'SHIPMENT',
    prepMinutes: null,
  });
  await at('deliveries').hear([envelope('stores', orderId, event, now)]);
};

/** What each command that makes something has made. */
const made = new Map<string, string>();
const madeBy = (command: string): string => {
  const id = made.get(command);
  if (!id) throw new Error(`${command} has made nothing`);
  return id;
};

type Step = {
  readonly command: string;
  readonly context: (typeof names)[number] | 'orders';
  readonly input: () => object;
  /** To whom or what it is done; what it makes where it is not known before. */
  readonly to?: () => string;
  /** What has to be so before. */
  readonly given?: () => Promise<unknown>;
  readonly afterMs?: number;
};

const price = { minorUnits: 5_000, currency: 'KRW' };
const ofOrder = (context: Step['context'], command: string, orderId: string, more: object = {}): Step => ({
  context,
  command,
  input: () => ({ orderId, ...more }),
  to: () => orderId,
});
const ofMade = (
  context: Step['context'],
  command: string,
  field: string,
  maker: string,
  more: object = {},
): Step => ({
  context,
  command,
  input: () => ({ [field]: madeBy(maker), ...more }),
  to: () => madeBy(maker),
});
const making = (context: Step['context'], command: string, input: object): Step => ({
  context,
  command,
  input: () => ({ idempotencyKey: command, ...input }),
});

const ofCatalog: readonly Step[] = [
  making('catalog', 'registerProduct', {
    title: '책',
    price,
    book: { author: '홍길동', stock: 3 },
  }),
  ofMade('catalog', 'updateProduct', 'productId', 'registerProduct', { title: '다른 책' }),
  making('catalog', 'registerProduct', {
    idempotencyKey: 'latte',
    title: '라떼',
    price,
    menuItem: { storeId: 'sto_cafe1' },
  }),
  ofMade('catalog', 'setProductOptions', 'productId', 'registerProduct', {
    groups: [{ name: '크기', options: [{ name: '큰 컵', price: { minorUnits: 500, currency: 'KRW' } }] }],
  }),
  making('catalog', 'registerProduct', {
    idempotencyKey: 'another',
    title: '또 다른 책',
    price,
    book: { author: '홍길동', stock: 3 },
  }),
  ofMade('catalog', 'adjustStock', 'productId', 'registerProduct', {
    change: -1,
    reason: '파손',
    idempotencyKey: 'adjust',
  }),
  ofMade('catalog', 'restockProduct', 'productId', 'registerProduct', {
    quantity: 2,
    idempotencyKey: 'restock',
  }),
  ofMade('catalog', 'setAvailability', 'productId', 'registerProduct', { available: false }),
];

const ofStores: readonly Step[] = [
  making('stores', 'openStore', { name: '새 카페', acceptance: 'MANUAL' }),
  ofMade('stores', 'updateStore', 'storeId', 'openStore', { name: '더 새 카페' }),
  ofMade('stores', 'pauseStore', 'storeId', 'openStore'),
  ofMade('stores', 'resumeStore', 'storeId', 'openStore'),
  { ...ofOrder('stores', 'acceptTicket', 'ord_a'), given: () => ordered('ord_a', 'PICKUP') },
  { ...ofOrder('stores', 'undoAcceptance', 'ord_a'), afterMs: 5_000 },
  ofOrder('stores', 'rejectTicket', 'ord_a', { reason: '재료가 없습니다' }),
  { ...ofOrder('stores', 'acceptTicket', 'ord_b'), given: () => ordered('ord_b', 'PICKUP') },
  ofOrder('stores', 'readyTicket', 'ord_b'),
  ofOrder('stores', 'handOverTicket', 'ord_b'),
  { ...ofOrder('stores', 'acceptTicket', 'ord_c'), given: () => ordered('ord_c', 'PICKUP') },
  ofOrder('stores', 'cancelTicket', 'ord_c', { reason: '기계가 고장 났습니다' }),
  { ...ofOrder('stores', 'acceptTicket', 'ord_d'), given: () => ordered('ord_d', 'PICKUP') },
  ofOrder('stores', 'readyTicket', 'ord_d'),
  { ...ofOrder('stores', 'noShowTicket', 'ord_d'), afterMs: 24 * 60 * minute },
];

const ofDeliveries: readonly Step[] = [
  { ...ofOrder('deliveries', 'takeDelivery', 'ord_e'), given: () => toBeDelivered('ord_e') },
  ofOrder('deliveries', 'leaveDelivery', 'ord_e'),
  ofOrder('deliveries', 'dispatchDelivery', 'ord_e'),
  ofOrder('deliveries', 'failDelivery', 'ord_e', { reason: 'NOBODY_THERE', idempotencyKey: 'fail' }),
  ofOrder('deliveries', 'returnDelivery', 'ord_e'),
  { ...ofOrder('deliveries', 'dispatchDelivery', 'ord_h'), given: () => toBeDelivered('ord_h') },
  ofOrder('deliveries', 'loseDelivery', 'ord_h'),
  { ...ofOrder('deliveries', 'dispatchDelivery', 'ord_i'), given: () => toBeDelivered('ord_i') },
  ofOrder('deliveries', 'completeDelivery', 'ord_i'),
];

/** An order of a book; where it is lost, staff decide about it. */
const placed = async (as: string, isLost: boolean): Promise<void> => {
  const { id } = orderOf(await orders.place({ idempotencyKey: as }));
  const said = isLost ? [heard.deliveryDispatched(id), heard.deliveryLost(id)] : [];
  for (const event of said) await orders.hear(orders.envelope('deliveries', event));
  made.set(as, id);
};
const ofOrders: readonly Step[] = [
  {
    ...ofMade('orders', 'sendOrderAgain', 'orderId', 'lost', { idempotencyKey: 'again' }),
    given: () => placed('lost', true),
  },
  {
    ...ofMade('orders', 'refundUndelivered', 'orderId', 'refunded'),
    given: () => placed('refunded', true),
  },
  {
    ...ofMade('orders', 'refundOrder', 'orderId', 'complained', {
      idempotencyKey: 'refund',
      amount: { minorUnits: 1_000, currency: 'KRW' },
      reason: '책이 구겨졌습니다',
    }),
    given: () => placed('complained', false),
  },
  {
    ...ofMade('orders', 'cancelOrder', 'orderId', 'cancelled', { reason: '전화로 부탁하셨습니다' }),
    given: () => placed('cancelled', false),
  },
];

const toTaxi = (command: string, orderId: string): Step => ({
  ...ofOrder('taxis', command, orderId),
  input: () => ({ orderId, taxiId: madeBy('registerTaxi'), insist: true }),
});
const ofTaxis: readonly Step[] = [
  making('taxis', 'registerTaxi', {
    taxiName: 'K5',
    companyName: '주문택시',
    rideClass: 'BASIC',
    availability: 1,
    fare: price,
  }),
  ofMade('taxis', 'setTaxiAvailability', 'taxiId', 'registerTaxi', { availability: 3 }),
  ofMade('taxis', 'assignDriver', 'taxiId', 'registerTaxi', { driverId: 'stf_driver' }),
  { ...toTaxi('assignRide', 'ord_f'), given: () => ordered('ord_f', 'RIDE') },
  ofOrder('taxis', 'unassignRide', 'ord_f'),
  toTaxi('assignRide', 'ord_f'),
  ofOrder('taxis', 'declineRide', 'ord_f'),
  toTaxi('assignRide', 'ord_f'),
  ofOrder('taxis', 'startRide', 'ord_f'),
  ofOrder('taxis', 'breakDownRide', 'ord_f'),
  ofOrder('taxis', 'giveUpRide', 'ord_f', { reason: '탈 수 있는 택시가 없습니다' }),
  { ...toTaxi('assignRide', 'ord_g'), given: () => ordered('ord_g', 'RIDE') },
  ofOrder('taxis', 'startRide', 'ord_g'),
  ofOrder('taxis', 'completeRide', 'ord_g'),
];

const ofRewards: readonly Step[] = [
  making('missions', 'defineMission', { title: '세 잔', rewardTitle: '쿠키', timesInAll: 3 }),
  ofMade('missions', 'extendMission', 'missionId', 'defineMission', { endsAt: '2027-01-01T00:00:00Z' }),
  ofMade('missions', 'refillMission', 'missionId', 'defineMission', { more: 2, idempotencyKey: 'refill' }),
  ofMade('missions', 'endMission', 'missionId', 'defineMission'),
  making('gifts', 'registerGiftOffer', { title: '텀블러', stock: 3 }),
  ofMade('gifts', 'refillGiftOffer', 'giftOfferId', 'registerGiftOffer', {
    more: 2,
    idempotencyKey: 'refill',
  }),
  ofMade('gifts', 'endGiftOffer', 'giftOfferId', 'registerGiftOffer'),
];

const ofStaff: readonly Step[] = [
  making('customers', 'registerStaff', {
    email: 'sujin@jumun.example',
    name: '박수진',
    password: 'a password of 25 letters',
    scopes: [],
    roles: ['BARISTA'],
    storeIds: ['sto_cafe1'],
  }),
  ofMade('customers', 'updateStaff', 'staffId', 'registerStaff', { name: '박수진 점장' }),
  ofMade('customers', 'disableStaff', 'staffId', 'registerStaff'),
  ofMade('customers', 'enableStaff', 'staffId', 'registerStaff'),
];

const steps = [...ofCatalog, ...ofStores, ...ofDeliveries, ...ofOrders, ...ofTaxis, ...ofRewards, ...ofStaff];

/** Gives a command; what was said of it everywhere is heard by customers. */
const give = async ({ context, command, input }: Step): Promise<Json> => {
  const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${command}(input: $input) { __typename ... on Refusal { code message } } }`;
  const { answer } = await at(context).ask<Json>(owner, query, { input: input() });
  await at('customers').hear(await at(context).acts());
  return answer;
};

const newest = async (): Promise<Json> => {
  const { auditTrail } = await at('customers').ask<Json>(
    owner,
    '{ auditTrail(first: 1) { nodes { occurredAt staffId context command subjectIds } } }',
  );
  return auditTrail.nodes[0];
};

test.each(steps.map((step, i) => [step.command, i + 1, step] as const))(
  '%s stands in the trail (%i)',
  async (command, _, step) => {
    now += step.afterMs ?? minute;
    orders.time.now = clock();
    await step.given?.();
    const answer = await give(step);
    expect(answer).toMatchObject({ __typename: `${command[0]?.toUpperCase()}${command.slice(1)}Success` });
    const act = await newest();
    expect(act).toMatchObject({
      occurredAt: new Date(now).toISOString(),
      staffId: 'stf_admin',
      context: step.context,
      command,
    });
    const [first] = act.subjectIds;
    if (!step.to) made.set(command, first);
    expect(act.subjectIds).toContain(step.to?.() ?? first);
  },
);

test('every command of the graph that staff need a right for is among them', () => {
  const inContexts = new Set(
    [...names, 'orders'].flatMap((name) =>
      [...rootFieldAccess(at(name).context.subgraph.schema).keys()].map((field) => field.split('.')[1]),
    ),
  );
  const commands = guardedCommands().map(({ command }) => command);
  expect(commands.length).toBeGreaterThan(35);
  expect(commands.filter((command) => !inContexts.has(command))).toEqual([]); // of a context that is not open here
  const given = new Set(steps.map(({ command }) => command));
  expect(commands.filter((command) => !given.has(command))).toEqual([]);
});
