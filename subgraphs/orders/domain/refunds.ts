import type { Instant } from '@jumun/platform/kernel/clock';
import { type Money, money } from '@jumun/platform/kernel/money';
import { lineIdOf } from './lines.ts';

// What goes back of an order, and what for: the one decision about it. Whole minor units throughout; nothing is ever rounded away.

/** From where it goes back: points that were spent go first, then what the card paid. */
export type Parts = { readonly points: number; readonly card: number };

/** What goes back for one line. A quantity of 0: money only, for nothing in particular. */
export type RefundedLine = {
  /** Which of the order's lines, from 0. */
  readonly line: number;
  readonly productId: string;
  readonly quantity: number;
  readonly minorUnits: number;
};

/** Why it goes back: staff say so, the customer no longer wants some of it, or has sent it back, or the taxi that drove asks for less. */
export type RefundCause = 'STAFF' | 'CANCELLED' | 'RETURNED' | 'FARE';

/** What the taxi that drove asks for. What was paid beyond that goes back, once: by this refund. */
export type Fare = { readonly fare: Money; readonly refundId: RefundId };

export type Refund = {
  readonly id: RefundId;
  readonly cause: RefundCause;
  /** In the words of whoever wanted it; null where nothing was said. */
  readonly reason: string | null;
  readonly amount: Money;
  readonly parts: Parts;
  readonly lines: readonly RefundedLine[];
  /** What it went back for is in the shop again. */
  readonly restock?: true;
};

export type RefundId = string & { readonly __brand: 'RefundId' };

/** So many of a product: of the line that is named, or from its first line on. */
export type WishedLine = { readonly productId: string; readonly quantity: number; readonly lineId?: string };

/** Lines that are no longer wanted, while the authority over the fulfilment is being asked. */
export type Trimming = {
  readonly id: RefundId;
  readonly lines: readonly WishedLine[];
  /** Why staff say so in the customer's name. */
  readonly because?: string;
  readonly since: Instant;
  readonly lookAt: Instant;
};

/** What is to go back: so many of some products, an amount for nothing in particular, or all that is left. */
export type RefundWish =
  | { readonly of: 'LINES'; readonly lines: readonly WishedLine[] }
  | { readonly of: 'AMOUNT'; readonly amount: Money }
  | { readonly of: 'REST' };

export type RefundRejection =
  | { type: 'NothingToRefund' }
  /** More than is left of what was paid. */
  | { type: 'RefundTooHigh'; left: Money }
  /** More of a product than was ordered and has not gone back. */
  | { type: 'LineRefundTooHigh'; productId: string; quantityLeft: number; left: Money };

/** A line, as far as its share is concerned. */
type Line = {
  readonly productId: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly share?: number;
};
type Divided = { readonly lines: readonly Line[]; readonly total: Money; readonly pointsSpent?: number };
type Refunded = Divided & { readonly refunds?: readonly Refund[] };

/** Divides an amount by weights, to the last unit: what is left over goes to the largest remainders, the first of equal ones. */
export const divide = (amount: number, weights: readonly number[]): readonly number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / BigInt(sum));
  const shares = exact.map(Number);
  const remainders = weights.map((weight, i) => ({
    i,
    remainder: Number((BigInt(amount) * BigInt(weight)) % BigInt(sum)),
  }));
  let over = amount - shares.reduce((a, b) => a + b, 0);
  for (const { i } of remainders.toSorted((a, b) => b.remainder - a.remainder || a.i - b.i)) {
    if (over === 0) break;
    shares[i] = (shares[i] ?? 0) + 1;
    over--;
  }
  return shares;
};

/** The share of the total that each line has. Together they are the total. */
export const sharesOf = (lines: readonly Pick<Line, 'unitPrice' | 'quantity'>[], total: Money) =>
  divide(
    total.minorUnits,
    lines.map(({ unitPrice, quantity }) => unitPrice.minorUnits * quantity),
  );

/** The same, as it was fixed when the order began; orders from before that have what follows from their prices. */
const fixedShares = ({ lines, total }: Divided): readonly number[] => {
  const derived = sharesOf(lines, total);
  return lines.map(({ share }, line) => share ?? derived[line] ?? 0);
};

export const shareOf = (order: Divided, line: number): number => fixedShares(order)[line] ?? 0;

/** What is left of a line: so many that have not gone back, and so much of its share. */
type Left = {
  readonly line: number;
  readonly productId: string;
  readonly quantity: number;
  readonly minorUnits: number;
};

export const leftOf = (order: Refunded): readonly Left[] => {
  const gone = (order.refunds ?? []).flatMap(({ lines }) => lines);
  const shares = fixedShares(order);
  return order.lines.map(({ productId, quantity }, line) => {
    const of = gone.filter((refunded) => refunded.line === line);
    return {
      line,
      productId,
      quantity: quantity - of.reduce((sum, refunded) => sum + refunded.quantity, 0),
      minorUnits: (shares[line] ?? 0) - of.reduce((sum, refunded) => sum + refunded.minorUnits, 0),
    };
  });
};

const sum = (amounts: readonly { readonly minorUnits: number }[]): number =>
  amounts.reduce((total, { minorUnits }) => total + minorUnits, 0);

/** How much of the total has not gone back in parts. */
export const restOf = (order: Refunded): Money => money(sum(leftOf(order)), order.total.currency);

/** How much has gone back in parts. */
export const returnedInParts = ({ refunds = [], total }: Refunded): Money =>
  money(sum(refunds.map(({ amount }) => amount)), total.currency);

/** From where an amount goes back, given what has gone back before. */
export const partsOf = ({ pointsSpent = 0, refunds = [] }: Refunded, amount: Money): Parts => {
  const returned = refunds.reduce((points, { parts }) => points + parts.points, 0);
  const points = Math.min(pointsSpent - returned, amount.minorUnits);
  return { points, card: amount.minorUnits - points };
};

/** What goes back because the taxi that drove asks for less than is still paid; null where it does not. */
export const planFare = (order: Refunded, { fare }: Fare): Planned | null => {
  const rest = restOf(order);
  if (fare.currency !== rest.currency || fare.minorUnits >= rest.minorUnits) return null;
  const amount = money(rest.minorUnits - fare.minorUnits, fare.currency);
  const planned = planRefund(order, { of: 'AMOUNT', amount });
  return 'rejection' in planned ? null : planned;
};

type Planned = Pick<Refund, 'amount' | 'parts' | 'lines'>;

/**
 * What goes back, and for which lines: never more of a line than is left of its share, so never more in all than was paid. An amount
 * for nothing in particular is taken from all shares alike. Goods may go back for nothing where all was given back for them before
 * (`evenNothing`).
 */
export const planRefund = (
  order: Refunded,
  wish: RefundWish,
  { evenNothing = false } = {},
): Planned | { rejection: RefundRejection } => {
  const left = leftOf(order);
  if (sum(left) === 0 && !evenNothing) return { rejection: { type: 'NothingToRefund' } };
  const planned = linesFor(order, left, wish);
  if ('rejection' in planned) return planned;
  const amount = money(sum(planned), order.total.currency);
  if (amount.minorUnits === 0 && !evenNothing) return { rejection: { type: 'NothingToRefund' } };
  return { amount, parts: partsOf(order, amount), lines: planned };
};

const linesFor = (
  order: Refunded,
  left: readonly Left[],
  wish: RefundWish,
): readonly RefundedLine[] | { rejection: RefundRejection } => {
  switch (wish.of) {
    case 'REST':
      return left.filter(({ quantity, minorUnits }) => quantity > 0 || minorUnits > 0);
    case 'AMOUNT': {
      const rest = restOf(order);
      const { minorUnits, currency } = wish.amount;
      if (currency !== rest.currency || minorUnits > rest.minorUnits)
        return { rejection: { type: 'RefundTooHigh', left: rest } };
      const shares = divide(
        minorUnits,
        left.map((line) => line.minorUnits),
      );
      return left
        .map((line, i) => ({ ...line, quantity: 0, minorUnits: shares[i] ?? 0 }))
        .filter((line) => line.minorUnits > 0);
    }
    case 'LINES':
      return takenOf(order, left, wish.lines);
  }
};

/** Takes so many of each line that is named, and then of each product from its first line on. */
const takenOf = (
  { total }: Refunded,
  left: readonly Left[],
  wanted: readonly WishedLine[],
): readonly RefundedLine[] | { rejection: RefundRejection } => {
  const taken = new Map<number, number>();
  const free = ({ line, quantity }: Left): number => quantity - (taken.get(line) ?? 0);
  for (const { productId, quantity, lineId } of namedFirst(wanted)) {
    const lines = left.filter(
      (one) => one.productId === productId && (lineId === undefined || lineId === lineIdOf(one.line)),
    );
    if (quantity > lines.reduce((count, line) => count + free(line), 0)) {
      const quantityLeft = lines.reduce((count, line) => count + line.quantity, 0);
      const worth = money(sum(lines), total.currency);
      return { rejection: { type: 'LineRefundTooHigh', productId, quantityLeft, left: worth } };
    }
    let missing = quantity;
    for (const line of lines) {
      const count = Math.min(missing, free(line));
      missing -= count;
      taken.set(line.line, (taken.get(line.line) ?? 0) + count);
    }
  }
  return left.flatMap((line) => {
    const quantity = taken.get(line.line) ?? 0;
    return quantity > 0 ? [{ ...line, quantity, minorUnits: worthOf(line, quantity) }] : [];
  });
};

const namedFirst = (wanted: readonly WishedLine[]): readonly WishedLine[] => [
  ...wanted.filter(({ lineId }) => lineId !== undefined),
  ...wanted.filter(({ lineId }) => lineId === undefined),
];

/** What some of what is left of a line are worth: the last of them what is left of its share. */
const worthOf = ({ quantity, minorUnits }: Left, count: number): number =>
  count === quantity ? minorUnits : Number((BigInt(minorUnits) * BigInt(count)) / BigInt(quantity));
