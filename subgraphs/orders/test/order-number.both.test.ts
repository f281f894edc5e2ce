import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { document } from '@jumun/platform/kernel/rows';
import { causeBy, unitsOf } from '@jumun/platform/kernel/work';
import { instant, table, text, yesNo } from '@jumun/platform/store/columns';
import { normalisedOrderNumber, orderNumberOf } from '@jumun/schema/order-number';
import { afterEach, describe, expect, it } from 'vitest';
import { testFolder, testStores } from '../../../test/stores.ts';
import { ordersIn } from '../commands.ts';
import type { Order, OrderId } from '../domain/states.ts';
import { after, at, begin, place, theDetails } from './builders.ts';
import { haneul, minji, type OrdersInTest, openOrders, orderOf, staff } from './open.ts';

let o: OrdersInTest | undefined;
afterEach(() => o?.close());

const find = async (system: OrdersInTest, number: string, caller = minji) => {
  const { data, errors } = await system.ask(
    'query ($number: String!) { orderByNumber(number: $number) { id number } }',
    { number },
    caller,
  );
  expect(errors).toBeUndefined();
  return data?.orderByNumber;
};

describe('an order', () => {
  it('is found by its number, however that is typed, by its customer and by staff; by nobody else', async () => {
    o = await openOrders();
    const { id } = orderOf(await o.place());
    const number = orderNumberOf(id);
    expect(normalisedOrderNumber(number)).toBe(number);
    for (const typed of [number, number.toLowerCase(), `${number.slice(0, 4)}-${number.slice(4)}`])
      for (const caller of [minji, staff]) expect(await find(o, typed, caller)).toEqual({ id, number });
    expect(await find(o, number, haneul)).toBeNull();
    for (const other of ['', id, '22222222', 'x'.repeat(10_000), "'; --"])
      expect(await find(o, other)).toBeNull();
  });

  it('says its number with everything that others hear of it', async () => {
    o = await openOrders();
    const { id } = orderOf(await o.place());
    await o.cancel(id);
    const said = (await o.said()).filter(({ aggregate }) => aggregate === id);
    expect(said.map(({ data }) => (data as { number?: string }).number)).toEqual(
      said.map(() => orderNumberOf(id)),
    );
    expect(said.length).toBeGreaterThan(1);
  });

  it('whose number another has is begun under another id', async () => {
    o = await openOrders();
    const ids = [
      'ord_0199000000000000000000023456789a',
      'ord_0199000000000000000000123456789a',
      'ord_01990000000000000000009876543210',
    ];
    const { store, notify } = { store: o.context.store, notify: () => {} };
    const unit = unitsOf({ store, clock: () => at(1_000), notify }, ordersIn);
    const beginNext = (idempotencyKey: string) =>
      unit(causeBy('cus_minji', 'cor_1', at(1_000)), (orders) =>
        orders.begin({
          newId: () => ids.shift() as OrderId,
          details: { ...theDetails(), idempotencyKey },
          basket: `bsk_${idempotencyKey}`,
          cardToken: 'tok_minji',
          isConfirmed: false,
          earlier: undefined,
          outOfCart: [],
        }),
      );
    const [first, second] = [await beginNext('first'), await beginNext('second')].map(
      (begun) => 'id' in begun && begun.id,
    );
    expect([first, second]).toEqual([
      'ord_0199000000000000000000023456789a',
      'ord_01990000000000000000009876543210',
    ]);
    expect(await find(o, orderNumberOf(String(first)))).toMatchObject({ id: first });
  });
});

describe('an order from before there were numbers', () => {
  const migrationsBefore = (): string => {
    const folder = join(testFolder(), 'migrations');
    cpSync(join(import.meta.dirname, '../store/migrations'), folder, { recursive: true });
    for (const dialect of ['sqlite', 'postgres']) {
      const file = join(folder, dialect, 'meta/_journal.json');
      const journal = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 8) }));
    }
    return folder;
  };
  const before = table('orders', {
    ...document<OrderId, Order>(),
    customerId: text('customer_id').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    status: text('status').notNull(),
    open: yesNo('open').notNull(),
    placedAt: instant('placed_at').notNull(),
  });
  const storedBefore = async (...orderIds: readonly string[]): Promise<OrdersInTest> => {
    const stores = testStores();
    const folder = migrationsBefore();
    const store = await stores('orders', folder);
    const state = after([begin(), place]);
    if (state.status === 'absent') throw new Error('not begun');
    await store.transaction(async (tx) => {
      for (const [index, id] of orderIds.entries())
        await tx
          .insert(before)
          .values({
            id: id as OrderId,
            state: { ...state, idempotencyKey: `before-${index}` },
            version: 2,
            customerId: state.customerId,
            idempotencyKey: `before-${index}`,
            status: state.status,
            open: true,
            placedAt: state.placedAt,
          })
          .execute();
    });
    await store.close();
    rmSync(folder, { recursive: true });
    return openOrders(stores);
  };

  it('has the number that follows from its id', async () => {
    const old = [
      'ord_0199aabbccdd7eef8011223344556677',
      'ord_0199aabbccdd7eef80112233ffffffff',
      'ord_0199aabbccdd7eef8011223000000000',
      'ord_0199aabbccdd7eef80112fedcba98765',
    ];
    o = await storedBefore(...old);
    for (const id of old) expect(await find(o, orderNumberOf(id))).toEqual({ id, number: orderNumberOf(id) });
  });

  it('that has the same as another is found by its id, and goes on like every order', async () => {
    const [elder, younger] = ['ord_0199000000000000000000023456789a', 'ord_0199000000000000000000123456789a'];
    o = await storedBefore(younger, elder);
    expect(orderNumberOf(elder)).toBe(orderNumberOf(younger));
    expect(await find(o, orderNumberOf(younger))).toMatchObject({ id: elder });
    for (const id of [elder, younger]) expect((await o.cancel(id)).__typename).toBe('CancelOrderSuccess');
    expect(await find(o, orderNumberOf(younger))).toMatchObject({ id: elder });
  });
});
