import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import { hears } from '../../contexts.ts';
import { balanceIdOf } from '../domain/balance.ts';
import type { CustomerId } from '../domain/programme.ts';
import { balances } from '../store/tables.ts';
import { aCancelledOrder, aPlacedOrder } from './builders.ts';
import { openWallets, type WalletsInTest } from './open.ts';

let w: WalletsInTest;
beforeEach(async () => {
  w = await openWallets();
});
afterEach(() => w.close());

it('wallets hears exactly what its manifest says', () => {
  const declared = Object.values(hears.wallets ?? {}).flat();
  const heard = new Set(w.context.reactions.flatMap(({ types }) => types));
  expect([...heard].sort()).toEqual([...declared].sort());
});

describe('the mileage of a customer', () => {
  it('is zero at first, and goes up by the price of each placed order [OB-08 OB-21]', async () => {
    expect(await w.mileageOf('cus_minji')).toBe(0);
    await w.hear([aPlacedOrder('ord_1', { total: 9_000 }), aPlacedOrder('ord_2', { total: 500 })]);
    expect(await w.mileageOf('cus_minji')).toBe(9_500);
  });

  it('goes down again when an order is cancelled [OB-08]', async () => {
    await w.hear([aPlacedOrder('ord_1', { total: 9_000 }), aPlacedOrder('ord_2', { total: 500 })]);
    await w.hear([aCancelledOrder('ord_1', { total: 9_000 })]);
    expect(await w.mileageOf('cus_minji')).toBe(500);
  });

  it('changes once for each order, even if events are heard again', async () => {
    const [placed, cancelled] = [aPlacedOrder('ord_1'), aCancelledOrder('ord_1')];
    await w.hear([placed, placed]);
    expect(await w.mileageOf('cus_minji')).toBe(12_000);
    await w.hear([cancelled, placed, cancelled]);
    expect(await w.mileageOf('cus_minji')).toBe(0);
    expect(await w.ledger()).toHaveLength(2);
  });

  it('is not changed by an order whose cancellation is heard first', async () => {
    await w.hear([aCancelledOrder('ord_1'), aPlacedOrder('ord_1')]);
    expect(await w.mileageOf('cus_minji')).toBe(0);
    expect(await w.ledger()).toEqual([]);
    expect(await w.said()).toEqual([]);
  });

  it('counts won only', async () => {
    await w.hear([aPlacedOrder('ord_1', { total: 1_250, currency: 'USD' })]);
    await w.hear([aCancelledOrder('ord_1', { total: 1_250, currency: 'USD' })]);
    expect(await w.mileageOf('cus_minji')).toBe(0);
    expect(await w.ledger()).toEqual([]);
  });

  it('may exceed 32 bits', async () => {
    await w.hear([aPlacedOrder('ord_1', { total: 3_000_000_000 })]);
    expect(await w.mileageOf('cus_minji')).toBe(3_000_000_000);
  });

  it('can never be stored below zero', async () => {
    const holder = { customerId: 'cus_minji' as CustomerId, programme: 'MILEAGE' as const };
    const id = balanceIdOf(holder.customerId, holder.programme);
    const below = { id, ...holder, version: 1, amount: -1, state: { amount: -1, sequence: 1 } };
    await expect(
      w.context.store.transaction((tx) => tx.insert(balances).values(below).execute()),
    ).rejects.toThrow();
    expect(await w.balances()).toEqual([]);
  });

  it('is published after each change, counted 1, 2, 3 … for each customer', async () => {
    await w.hear([
      aPlacedOrder('ord_1'),
      aPlacedOrder('ord_2', { customerId: 'cus_jun', total: 700 }),
      aPlacedOrder('ord_3', { total: 1_000 }),
      aCancelledOrder('ord_1'),
    ]);
    const minjis = { customerId: 'cus_minji' };
    expect((await w.said()).map(({ type, data }) => ({ type, data }))).toEqual(
      [
        { ...minjis, orderId: 'ord_1', mileage: 12_000, change: 12_000, sequence: 1 },
        { customerId: 'cus_jun', orderId: 'ord_2', mileage: 700, change: 700, sequence: 1 },
        { ...minjis, orderId: 'ord_3', mileage: 13_000, change: 1_000, sequence: 2 },
        { ...minjis, orderId: 'ord_1', mileage: 1_000, change: -12_000, sequence: 3 },
      ].map((data) => ({ type: 'MileageChanged', data })),
    );
  });
});

describe('the entries of a wallet', () => {
  const fields = `mileage entries(first: $first, after: $after) {
    nodes { programme amount reason orderId occurredAt } edges { cursor node { orderId } } pageInfo { hasNextPage endCursor } }`;

  it('show what was earned and taken back, when and by which order, newest first', async () => {
    await w.hear([aPlacedOrder('ord_1', { at: 5_000 }), aCancelledOrder('ord_1', { at: 5_000 })]);
    const { mileage, entries } = await w.wallet(minji, 'cus_minji', fields);
    const entry = { programme: 'MILEAGE', orderId: 'ord_1' };
    expect(mileage).toBe(0);
    expect(entries.nodes).toEqual([
      { ...entry, amount: -12_000, reason: 'REVERSED', occurredAt: '1970-01-01T00:00:06.000Z' },
      { ...entry, amount: 12_000, reason: 'EARNED', occurredAt: '1970-01-01T00:00:05.000Z' },
    ]);
  });

  it('are listed page by page, each exactly once, even those of the same moment', async () => {
    for (const [i, at] of [5, 1, 3, 3, 3, 2, 4].entries())
      await w.hear([
        aPlacedOrder(`ord_${i}`, { at, total: 1 }),
        aPlacedOrder(`ord_x${i}`, { customerId: 'cus_jun' }),
      ]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { entries } = await w.wallet(minji, 'cus_minji', fields, {
        first: 2,
        ...(after ? { after } : {}),
      });
      seen.push(...entries.edges.map((edge: { node: { orderId: string } }) => edge.node.orderId));
      after = entries.pageInfo.hasNextPage ? entries.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toEqual(['ord_0', 'ord_6', 'ord_4', 'ord_3', 'ord_2', 'ord_5', 'ord_1']);
  });

  it('refuse a cursor that is not one of theirs', async () => {
    await expect(w.wallet(minji, 'cus_minji', fields, { after: 'nonsense' })).rejects.toThrow(
      'INVALID_CURSOR',
    );
  });
});

describe('a wallet', () => {
  it('is visible to its customer, to staff with wallets:read, and to no one else', async () => {
    await w.hear([aPlacedOrder('ord_1')]);
    expect(await w.wallet(minji, 'cus_minji')).toEqual({ mileage: 12_000 });
    expect(await w.wallet(staff('wallets:read'), 'cus_minji')).toEqual({ mileage: 12_000 });
    expect(await w.wallet(customer('cus_jun'), 'cus_minji')).toBeNull();
    expect(await w.wallet(staff('orders:read'), 'cus_minji')).toBeNull();
  });
});

type Step = { readonly order: number; readonly what: 'place' | 'cancel' };

/** Some orders of two customers, each placed and cancelled, with up to four repeats, in any order. */
const steps = fc.integer({ min: 1, max: 6 }).chain((orders) =>
  fc.array(fc.constantFrom<Step['what']>('place', 'cancel'), { minLength: 0, maxLength: 4 }).chain((more) => {
    const all = Array.from({ length: orders }, (_, order): Step[] => [
      { order, what: 'place' },
      { order, what: 'cancel' },
      ...more.map((what) => ({ order, what })),
    ]).flat();
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  }),
);

describe('buying and cancelling again and again', () => {
  it('leaves nothing, in any order, and never goes below zero or differs from the ledger', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), async (all, chance) => {
        run++;
        const customers = [`cus_a${run}`, `cus_b${run}`];
        for (const { order, what } of all) {
          const make = what === 'place' ? aPlacedOrder : aCancelledOrder;
          const customerId = customers[order % 2]!;
          const event = make(`ord_${run}_${order}`, { customerId, total: 1_000 * (order + 1) });
          await w.hearUntilDone([event], () => chance.next().value === 0);
        }
        const [ledger, balances] = [await w.ledger(), await w.balances()];
        for (const id of customers) {
          const entries = ledger.filter(({ customerId }) => customerId === id);
          let sum = 0;
          for (const [i, { amount, sequence }] of entries
            .toSorted((a, b) => a.sequence - b.sequence)
            .entries()) {
            sum += amount;
            expect(sequence).toBe(i + 1);
            expect(sum).toBeGreaterThanOrEqual(0);
          }
          expect(sum).toBe(0);
          expect(balances.find(({ customerId }) => customerId === id)?.amount ?? 0).toBe(0);
          expect(await w.mileageOf(id)).toBe(0);
        }
      }),
      { numRuns: 25 },
    );
  });
});
