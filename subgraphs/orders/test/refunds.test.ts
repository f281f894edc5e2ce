import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  divide,
  leftOf,
  planRefund,
  type Refund,
  type RefundId,
  type RefundWish,
  restOf,
} from '../domain/refunds.ts';
import type { OrderLine } from '../domain/states.ts';
import { won } from './builders.ts';

// What goes back, and for which lines: an order of two books at 12,000 and three coffees at 4,500.

const line = (productId: string, quantity: number, price: number): OrderLine => ({
  productId,
  kind: 'BOOK',
  title: productId,
  quantity,
  unitPrice: won(price),
});

type Given = {
  readonly lines: readonly OrderLine[];
  readonly total: ReturnType<typeof won>;
  readonly refunds: readonly Refund[];
  readonly pointsSpent?: number;
};

const anOrder = (lines = [line('book', 2, 12_000), line('coffee', 3, 4_500)]): Given => ({
  lines,
  total: won(lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.minorUnits, 0)),
  refunds: [],
});

/** The order after what is wished for has gone back, as far as it may. */
const after = (order: Given, ...wishes: readonly RefundWish[]): Given => {
  const refunds = [...order.refunds];
  for (const [n, wish] of wishes.entries()) {
    const planned = planRefund({ ...order, refunds }, wish);
    if ('rejection' in planned) continue;
    const id = `rfd_${refunds.length}${n}` as RefundId;
    refunds.push({ id, cause: 'STAFF', reason: null, ...planned });
  }
  return { ...order, refunds };
};

const some = (productId: string, quantity: number): RefundWish => ({
  of: 'LINES',
  lines: [{ productId, quantity }],
});
const amount = (minorUnits: number): RefundWish => ({ of: 'AMOUNT', amount: won(minorUnits) });
const rest: RefundWish = { of: 'REST' };

const planned = (order: Given, wish: RefundWish) => {
  const plan = planRefund(order, wish);
  return 'rejection' in plan ? plan.rejection.type : plan.amount.minorUnits;
};

describe('by line', () => {
  test('so many of a product are worth so many times its share', () => {
    expect(planned(anOrder(), some('book', 1))).toBe(12_000);
    expect(planned(anOrder(), some('coffee', 2))).toBe(9_000);
    expect(
      planned(anOrder(), {
        of: 'LINES',
        lines: [
          { productId: 'book', quantity: 2 },
          { productId: 'coffee', quantity: 3 },
        ],
      }),
    ).toBe(37_500);
  });

  test('no more of a product goes back than was ordered, however often', () => {
    expect(planned(anOrder(), some('book', 3))).toBe('LineRefundTooHigh');
    const once = after(anOrder(), some('book', 1));
    expect(planned(once, some('book', 1))).toBe(12_000);
    expect(planned(once, some('book', 2))).toBe('LineRefundTooHigh');
    expect(planned(anOrder(), some('tea', 1))).toBe('LineRefundTooHigh');
    const twice = after(once, some('book', 1));
    expect(planRefund(twice, some('book', 1))).toEqual({
      rejection: { type: 'LineRefundTooHigh', productId: 'book', quantityLeft: 0, left: won(0) },
    });
  });

  test('of a product with several lines the first go back first', () => {
    const order = anOrder([line('latte', 1, 4_500), line('latte', 2, 5_000)]);
    expect(planned(order, some('latte', 2))).toBe(9_500);
    expect(planned(after(order, some('latte', 2)), some('latte', 1))).toBe(5_000);
  });
});

describe('an amount', () => {
  test('is taken from the shares of all lines alike, so that they are worth less afterwards', () => {
    const order = after(anOrder(), amount(3_750)); // a tenth
    expect(leftOf(order).map(({ minorUnits }) => minorUnits)).toEqual([21_600, 12_150]);
    expect(planned(order, some('book', 1))).toBe(10_800);
    expect(planned(order, rest)).toBe(33_750);
  });

  test('is never more than is left of what was paid, in the currency in which it was paid', () => {
    expect(planned(anOrder(), amount(37_500))).toBe(37_500);
    expect(planRefund(anOrder(), amount(37_501))).toEqual({
      rejection: { type: 'RefundTooHigh', left: won(37_500) },
    });
    expect(planned(after(anOrder(), some('book', 2)), amount(13_501))).toBe('RefundTooHigh');
    expect(planned(anOrder(), { of: 'AMOUNT', amount: { minorUnits: 1, currency: 'USD' } })).toBe(
      'RefundTooHigh',
    );
  });
});

test('all that is left goes back, and then nothing', () => {
  const order = after(anOrder(), some('coffee', 1), amount(1_000));
  expect(planned(order, rest)).toBe(37_500 - 4_500 - 1_000);
  const over = after(order, rest);
  expect(restOf(over)).toEqual(won(0));
  for (const wish of [rest, amount(1), some('book', 1)]) expect(planned(over, wish)).toBe('NothingToRefund');
});

describe('an order of which points have paid a part', () => {
  const withPoints: Given = { ...anOrder(), pointsSpent: 13_000 };
  const parts = (order: Given) => order.refunds.map((refund) => refund.parts);

  test('gives the points back first, and the card the rest', () => {
    expect(parts(after(withPoints, some('book', 1), some('book', 1), rest))).toEqual([
      { points: 12_000, card: 0 },
      { points: 1_000, card: 11_000 },
      { points: 0, card: 13_500 },
    ]);
    expect(parts(after(withPoints, rest))).toEqual([{ points: 13_000, card: 24_500 }]);
  });

  test('of which points have paid everything gives the card nothing', () => {
    const free = { ...anOrder(), pointsSpent: 37_500 };
    expect(parts(after(free, amount(500), rest))).toEqual([
      { points: 500, card: 0 },
      { points: 37_000, card: 0 },
    ]);
  });

  test('never gives back more points than were spent, nor more to the card than it paid, whatever is wished', () => {
    const wish = fc.oneof(
      fc.constantFrom(some('book', 1), some('coffee', 1), some('coffee', 2), rest),
      fc.integer({ min: 1, max: 20_000 }).map(amount),
    );
    fc.assert(
      fc.property(fc.nat(37_500), fc.array(wish, { maxLength: 10 }), (pointsSpent, wishes) => {
        const gone = parts(after({ ...anOrder(), pointsSpent }, ...wishes, rest));
        const sum = (of: 'points' | 'card') => gone.reduce((all, part) => all + part[of], 0);
        expect({ points: sum('points'), card: sum('card') }).toEqual({
          points: pointsSpent,
          card: 37_500 - pointsSpent,
        });
        const firstOfCard = gone.findIndex(({ card }) => card > 0);
        // once the card has its turn, the points are back
        if (firstOfCard >= 0)
          expect(gone.slice(firstOfCard + 1).every(({ points }) => points === 0)).toBe(true);
      }),
    );
  });
});

test('an amount is divided to the last won, and what is left over goes to the largest remainders', () => {
  expect(divide(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(divide(10, [5, 3, 2])).toEqual([5, 3, 2]);
  expect(divide(7, [0, 0])).toEqual([0, 0]);
  fc.assert(
    fc.property(
      fc.nat(2_147_483_647),
      fc.array(fc.nat(2_147_483_647), { minLength: 1, maxLength: 8 }),
      (sum, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const shares = divide(sum, weights);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(sum);
        expect(shares.every((share, i) => share >= 0 && (share === 0 || (weights[i] ?? 0) > 0))).toBe(true);
      },
    ),
  );
});

test('a share that was fixed counts, whatever follows from the prices', () => {
  const order = anOrder([
    { ...line('book', 2, 12_000), share: 20_001 },
    { ...line('coffee', 1, 4_500), share: 8_499 },
  ]);
  expect(planned(order, some('book', 1))).toBe(10_000);
  expect(planned(after(order, some('book', 1)), some('book', 1))).toBe(10_001);
});

test('whatever goes back, it is never more than was paid, and of no line more than its share', () => {
  const lines = fc.array(
    fc.record({ quantity: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 0, max: 99_999 }) }),
    { minLength: 1, maxLength: 5 },
  );
  const wish = fc.oneof(
    fc.record({ line: fc.nat(4), quantity: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ minorUnits: fc.integer({ min: 1, max: 200_000 }) }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(lines, fc.array(wish, { maxLength: 12 }), (given, wanted) => {
      const wishes = wanted.map((one): RefundWish => {
        if (one === null) return rest;
        return 'line' in one ? some(`p${one.line}`, one.quantity) : amount(one.minorUnits);
      });
      const order = after(
        anOrder(given.map(({ quantity, price }, i) => line(`p${i}`, quantity, price))),
        ...wishes,
      );
      const gone = order.refunds.reduce((sum, refund) => sum + refund.amount.minorUnits, 0);
      expect(gone + restOf(order).minorUnits).toBe(order.total.minorUnits);
      for (const left of leftOf(order)) {
        expect(left.minorUnits).toBeGreaterThanOrEqual(0);
        expect(left.quantity).toBeGreaterThanOrEqual(0);
      }
      for (const refund of order.refunds) {
        expect(refund.amount.minorUnits).toBeGreaterThan(0);
        expect(refund.lines.reduce((sum, each) => sum + each.minorUnits, 0)).toBe(refund.amount.minorUnits);
      }
      expect(restOf(after(order, rest))).toEqual(won(0));
    }),
    { numRuns: 3_000 },
  );
});

describe('an order with several lines of one product', () => {
  const sizes = anOrder([line('latte', 2, 4_500), line('latte', 3, 5_000)]);
  const ofLine = (lineId: string, quantity: number): RefundWish => ({
    of: 'LINES',
    lines: [{ productId: 'latte', quantity, lineId }],
  });

  test('gives back of the line that is named, and never more of it than it has', () => {
    expect(planned(sizes, ofLine('2', 1))).toBe(5_000);
    expect(planned(sizes, ofLine('1', 2))).toBe(9_000);
    expect(planned(sizes, ofLine('1', 3))).toBe('LineRefundTooHigh');
    expect(planned(sizes, ofLine('3', 1))).toBe('LineRefundTooHigh');
    expect(leftOf(after(sizes, ofLine('2', 1))).map(({ quantity }) => quantity)).toEqual([2, 2]);
  });

  test('gives back from the first line on where none is named', () => {
    expect(planned(sizes, some('latte', 3))).toBe(2 * 4_500 + 5_000);
  });

  test('takes nothing twice where a line is named beside the product', () => {
    const both = (ofFirst: number, ofAny: number): RefundWish => ({
      of: 'LINES',
      lines: [
        { productId: 'latte', quantity: ofAny },
        { productId: 'latte', quantity: ofFirst, lineId: '1' },
      ],
    });
    expect(planned(sizes, both(2, 3))).toBe(24_000);
    expect(planned(sizes, both(2, 4))).toBe('LineRefundTooHigh');
  });
});
