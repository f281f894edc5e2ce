import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Tx } from '@jumun/platform/kernel/unit';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProductId } from '../domain/product.ts';
import { stock, stockLedger } from '../store/tables.ts';
import { admin, type OpenCatalog, openCatalog, orders } from './open.ts';
import { findStockDrift } from './stock-drift.ts';

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const anOrder = () => newId('ord');
const counters = async (id: string) =>
  (
    await catalog.store.read
      .select()
      .from(stock)
      .where(eq(stock.productId, id as ProductId))
  )[0];
const ledgerOf = async (id: string) =>
  (
    await catalog.store.read
      .select()
      .from(stockLedger)
      .where(eq(stockLedger.productId, id as ProductId))
      .orderBy(stockLedger.sequence)
  ).map(({ sequence, kind, quantity, reservation }) => [sequence, kind, quantity, reservation]);
const noDrift = async () => expect(await findStockDrift(catalog.store.read)).toEqual([]);

describe('reserving stock', () => {
  test('holds every line and adds it to the ledger [OB-19]', async () => {
    const book = await catalog.aBook(5);
    const key = anOrder();
    expect(await catalog.reserve(key, [book, 2])).toEqual({
      __typename: 'StockReservation',
      key,
      state: 'HELD',
      lines: [{ productId: book, quantity: 2 }],
    });
    expect(await counters(book)).toMatchObject({ onHand: 5, available: 3 });
    expect(await ledgerOf(book)).toEqual([
      [1, 'RESTOCKED', 5, null],
      [2, 'HELD', 2, key],
    ]);
    await noDrift();
  });

  test('repeated with the same key and lines answers the same reservation and holds nothing more', async () => {
    const book = await catalog.aBook(5);
    const key = anOrder();
    const first = await catalog.reserve(key, [book, 2]);
    expect(await catalog.reserve(key, [book, 2])).toEqual(first);
    await Promise.all(Array.from({ length: 20 }, () => catalog.reserve(key, [book, 1], [book, 1])));
    await catalog.hear('OrderPlaced', key);
    expect(await catalog.reserve(key, [book, 2])).toEqual({ ...first, state: 'SOLD' });
    expect(await counters(book)).toMatchObject({ onHand: 3, available: 3 });
    expect(await catalog.reservation(key)).toMatchObject({ key, state: 'SOLD' });
  });

  test('with the same key and other lines is an error of the caller and changes nothing', async () => {
    const book = await catalog.aBook(5);
    const key = anOrder();
    await catalog.reserve(key, [book, 2]);
    await expect(catalog.reserve(key, [book, 3])).rejects.toThrow('다른 상품이 예약');
    expect(await counters(book)).toMatchObject({ available: 3 });
  });

  test('accepts at most as many of a product as an order may have', async () => {
    const book = await catalog.aBook(3);
    await expect(catalog.reserve(anOrder(), [book, mostOfOneProduct + 1])).rejects.toThrow('수량');
    expect(await catalog.reserve(anOrder(), [book, mostOfOneProduct])).toMatchObject({
      __typename: 'StockShort',
    });
  });

  test('sums a product that is named twice', async () => {
    const book = await catalog.aBook(3);
    expect(await catalog.reserve(anOrder(), [book, 2], [book, 2])).toEqual({
      __typename: 'StockShort',
      productIds: [book],
    });
    expect(await catalog.reserve(anOrder(), [book, 2], [book, 1])).toMatchObject({
      lines: [{ quantity: 3 }],
    });
  });

  test('holds nothing when one line is short, names every short product, and may be tried again [OB-32]', async () => {
    const [plenty, few, none, off] = [
      await catalog.aBook(9),
      await catalog.aBook(1),
      await catalog.aBook(0),
      await catalog.aBook(9),
    ];
    await catalog.setAvailability(off, false);
    const key = anOrder();
    const before = (await catalog.context.journal.page(0, 10_000)).head;
    const answer = await catalog.reserve(key, [none, 1], [plenty, 2], [few, 2], ['prd_unknown', 1], [off, 1]);
    expect(answer.__typename).toBe('StockShort');
    expect(answer.productIds.toSorted()).toEqual([few, none, off, 'prd_unknown'].toSorted());
    for (const [id, available] of [
      [plenty, 9],
      [few, 1],
      [none, 0],
      [off, 9],
    ] as const)
      expect(await counters(id)).toMatchObject({ available });
    expect(await catalog.reservation(key)).toBeNull();
    expect((await catalog.context.journal.page(0, 10_000)).head).toBe(before);

    await catalog.restock({ productId: few, quantity: 1, idempotencyKey: anOrder() });
    expect(await catalog.reserve(key, [few, 2])).toMatchObject({ state: 'HELD' });
    await noDrift();
  });

  test('of uncounted products depends only on whether they are on offer', async () => {
    const latte = await catalog.aLatte();
    const key = anOrder();
    expect(await catalog.reserve(key, [latte, 500])).toMatchObject({ state: 'HELD' });
    await catalog.hear('OrderPlaced', key);
    await catalog.hear('OrderCancelled', key);
    expect(await catalog.reservation(key)).toMatchObject({ state: 'RELEASED' });
    expect(await ledgerOf(latte)).toEqual([]);
    await catalog.setAvailability(latte, false);
    expect(await catalog.reserve(anOrder(), [latte, 1])).toEqual({
      __typename: 'StockShort',
      productIds: [latte],
    });
  });

  test('is open to orders only, and needs a valid key and valid lines', async () => {
    const text = 'mutation ($input: ReserveStockInput!) { reserveStock(input: $input) { __typename } }';
    const book = await catalog.aBook(5);
    const good = { key: anOrder(), lines: [{ productId: book, quantity: 1 }] };
    expect((await catalog.ask(text, { input: good }, admin)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const bad of [
      { ...good, key: '' },
      { ...good, lines: [] },
      { ...good, lines: [{ productId: book, quantity: 0 }] },
      { ...good, lines: [{ productId: book, quantity: -1 }] },
      { ...good, lines: [{ productId: '\u0000', quantity: 1 }] },
    ])
      expect((await catalog.ask(text, { input: bad }, orders)).errors?.[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
    expect(await counters(book)).toMatchObject({ available: 5 });
  });

  test('200 times at once with 20 copies holds exactly 20 [OB-32]', async () => {
    const book = await catalog.aBook(20);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => catalog.reserve(anOrder(), [book, 1])),
    );
    expect(answers.filter(({ __typename }) => __typename === 'StockReservation')).toHaveLength(20);
    expect(answers.filter(({ __typename }) => __typename === 'StockShort')).toHaveLength(180);
    expect(await counters(book)).toMatchObject({ onHand: 20, available: 0 });
    await noDrift();
  });

  test('of two products named in opposite order, many times at once, never deadlocks', async () => {
    const [a, b] = [await catalog.aBook(50), await catalog.aBook(50)];
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        catalog.reserve(
          anOrder(),
          ...((i % 2
            ? [
                [a, 1],
                [b, 1],
              ]
            : [
                [b, 1],
                [a, 1],
              ]) as [string, number][]),
        ),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'StockReservation')).toHaveLength(50);
    expect(await counters(a)).toMatchObject({ available: 0 });
    expect(await counters(b)).toMatchObject({ available: 0 });
    await noDrift();
  });
});

describe('releasing stock', () => {
  test('gives back what was held, once', async () => {
    const book = await catalog.aBook(5);
    const key = anOrder();
    await catalog.reserve(key, [book, 2]);
    const first = await catalog.release(key);
    expect(first).toEqual({ key, state: 'RELEASED', lines: [{ productId: book, quantity: 2 }] });
    expect(await catalog.release(key)).toEqual(first);
    await catalog.hear('OrderRefused', key);
    expect(await counters(book)).toMatchObject({ onHand: 5, available: 5 });
    expect((await ledgerOf(book)).map(([, kind]) => kind)).toEqual(['RESTOCKED', 'HELD', 'RELEASED']);
    await noDrift();
  });

  test('of a key never reserved leaves a tombstone that refuses a later reserve', async () => {
    const book = await catalog.aBook(5);
    const key = anOrder();
    expect(await catalog.release(key)).toEqual({ key, state: 'RELEASED', lines: [] });
    expect(await catalog.reserve(key, [book, 1])).toMatchObject({
      __typename: 'StockReservation',
      state: 'RELEASED',
      lines: [],
    });
    expect(await counters(book)).toMatchObject({ available: 5 });
  });

  test('of a sold reservation puts the copies back on hand', async () => {
    const book = await catalog.aBook(5);
    const key = anOrder();
    await catalog.reserve(key, [book, 2]);
    await catalog.hear('OrderPlaced', key);
    expect(await catalog.release(key)).toMatchObject({ state: 'RELEASED' });
    expect(await counters(book)).toMatchObject({ onHand: 5, available: 5 });
    await noDrift();
  });

  test('races with the reserve of the same key and never leaves copies held', async () => {
    const book = await catalog.aBook(50);
    const keys = Array.from({ length: 30 }, anOrder);
    await Promise.all(
      keys.flatMap((key, i) => {
        const moves = [() => catalog.reserve(key, [book, 1]), () => catalog.release(key)];
        return (i % 2 ? moves : moves.toReversed()).map((move) => move());
      }),
    );
    expect(await counters(book)).toMatchObject({ onHand: 50, available: 50 });
    await noDrift();
  });
});

describe('the stock ledger', () => {
  type Step =
    | { do: 'reserve'; key: number; lines: [product: number, quantity: number][] }
    | { do: 'release' | 'OrderPlaced' | 'OrderRefused' | 'OrderCancelled'; key: number }
    | { do: 'restock'; product: number; quantity: number };

  const key = fc.nat(4);
  const product = fc.nat(2);
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('reserve' as const),
        key,
        lines: fc.array(fc.tuple(product, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'release' as const,
          'OrderPlaced' as const,
          'OrderRefused' as const,
          'OrderCancelled' as const,
        ),
        key,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('restock' as const),
        product,
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
    },
  );

  /** The expected counters, computed in the simplest way. */
  const model = (steps: readonly Step[], onHand: number[]) => {
    const available = [...onHand];
    const reserved = new Map<number, { state: string; quantities: number[] }>();
    const add = (counter: number[], quantities: readonly number[], sign: number) =>
      quantities.forEach((quantity, i) => {
        counter[i] = (counter[i] ?? 0) + sign * quantity;
      });
    for (const step of steps) {
      if (step.do === 'restock') {
        add(
          onHand,
          onHand.map((_, i) => (i === step.product ? step.quantity : 0)),
          1,
        );
        add(
          available,
          available.map((_, i) => (i === step.product ? step.quantity : 0)),
          1,
        );
        continue;
      }
      const mine = reserved.get(step.key);
      if (step.do === 'reserve') {
        const quantities = onHand.map((_, i) =>
          step.lines.reduce((sum, [p, q]) => (p === i ? sum + q : sum), 0),
        );
        if (mine || quantities.some((quantity, i) => quantity > (available[i] ?? 0))) continue;
        reserved.set(step.key, { state: 'HELD', quantities });
        add(available, quantities, -1);
      } else if (step.do === 'OrderPlaced') {
        if (mine?.state !== 'HELD') continue;
        mine.state = 'SOLD';
        add(onHand, mine.quantities, -1);
      } else {
        if (mine && mine.state !== 'RELEASED') add(available, mine.quantities, 1);
        if (mine?.state === 'SOLD') add(onHand, mine.quantities, 1);
        reserved.set(step.key, { state: 'RELEASED', quantities: mine?.quantities ?? onHand.map(() => 0) });
      }
    }
    return { onHand, available };
  };

  const play = (step: Step, books: readonly string[], order: string): Promise<unknown> => {
    if (step.do === 'restock')
      return catalog.restock({
        productId: books[step.product],
        quantity: step.quantity,
        idempotencyKey: newId('key'),
      });
    const key = `${order}_${step.key}`;
    if (step.do === 'reserve')
      return catalog
        .reserve(key, ...step.lines.map(([p, q]) => [books[p] ?? '', q] as const))
        .catch((error: Error) => expect(error.message).toContain('다른 상품이 예약'));
    return step.do === 'release' ? catalog.release(key) : catalog.hear(step.do, key);
  };

  const threeBooks = () => Promise.all([catalog.aBook(6), catalog.aBook(3), catalog.aBook(0)]);
  const countersOf = async (books: readonly string[]) => {
    const rows = await Promise.all(books.map(counters));
    return { onHand: rows.map((row) => row?.onHand), available: rows.map((row) => row?.available) };
  };

  test('agrees with a simple model for any history of orders and restocks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const books = await threeBooks();
        const order = anOrder();
        for (const step of steps) await play(step, books, order);
        expect(await countersOf(books)).toEqual(model(steps, [6, 3, 0]));
        await noDrift();
      }),
      { numRuns: 40, seed: 20_261_120 },
    );
  });

  test('never drifts or goes below zero when everything happens at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const books = await threeBooks();
        const order = anOrder();
        await Promise.all(steps.map((step) => play(step, books, order)));
        const { onHand, available } = await countersOf(books);
        available.forEach((copies, i) => {
          expect(copies).toBeGreaterThanOrEqual(0);
          expect(onHand[i]).toBeGreaterThanOrEqual(copies ?? 0);
        });
        await noDrift();
        for (const key of [0, 1, 2, 3, 4]) await catalog.release(`${order}_${key}`); // nothing is lost on the way
        const back = await countersOf(books);
        const restocked = (i: number) =>
          steps.reduce((sum, s) => (s.do === 'restock' && s.product === i ? sum + s.quantity : sum), 0);
        expect(back.available).toEqual([6 + restocked(0), 3 + restocked(1), restocked(2)]);
        expect(back.onHand).toEqual(back.available);
      }),
      { numRuns: 40, seed: 20_261_120 },
    );
  });

  test('is guarded by the checks of the tables', async () => {
    const book = await catalog.aBook(5);
    const change = (counter: object) =>
      catalog.store.transaction((tx) =>
        tx
          .update(stock)
          .set(counter)
          .where(eq(stock.productId, book as ProductId))
          .execute(),
      );
    await expect(change({ available: -1 })).rejects.toThrow('stock_never_oversold');
    await expect(change({ onHand: 4 })).rejects.toThrow('stock_held_copies_exist');
    const row = { productId: book as ProductId, sequence: 2, kind: 'HELD' as const, at: 0 as Instant };
    const add = (quantity: number) =>
      catalog.store.transaction((tx) =>
        tx
          .insert(stockLedger)
          .values({ ...row, quantity })
          .execute(),
      );
    await expect(add(0)).rejects.toThrow('stock_ledger_quantity');
    await noDrift();
  });

  test('is missed when a counter or a row of it is not what it was', async () => {
    const other = await openCatalog();
    const broken = (change: (tx: Tx) => { execute(): Promise<unknown> }) =>
      other.store.transaction((tx) => change(tx).execute());
    const only = (id: string) => eq(stock.productId, id as ProductId);
    try {
      const [held, lost, unsaid, whole] = [
        await other.aBook(5),
        await other.aBook(5),
        await other.aBook(5),
        await other.aBook(5),
      ];
      for (const book of [unsaid, whole]) await other.reserve(`ord_${book}`, [book, 2]);
      for (const book of [unsaid, whole]) await other.release(`ord_${book}`);
      await broken((tx) => tx.update(stock).set({ available: 4 }).where(only(held)));
      await broken((tx) => tx.update(stock).set({ onHand: 6 }).where(only(lost)));
      const pair = and(
        eq(stockLedger.productId, unsaid as ProductId),
        eq(stockLedger.reservation, `ord_${unsaid}`),
      );
      await broken((tx) => tx.delete(stockLedger).where(pair)); // a hold and its release: the sums stay the same
      const drift = await findStockDrift(other.store.read);
      expect(drift.map(({ productId }) => productId).toSorted()).toEqual([held, lost, unsaid].toSorted());
      expect(drift.find(({ productId }) => productId === held)).toEqual({
        productId: held,
        onHand: 5,
        available: 4,
        ledgerOnHand: 5,
        ledgerAvailable: 5,
        sequence: 1,
        ledgerRows: 1,
      });
    } finally {
      await other.close();
    }
  });
});
