import type { ProductId } from './product.ts';

/** The most copies of one product that one request may name. */
export const mostCopies = 1_000_000;

/** Some copies of one product. */
export type StockLine = { readonly productId: ProductId; readonly quantity: number };

/**
 * What each kind of ledger row does to a product's two counters, per copy. `onHand` counts the copies in the shop,
 * `available` those of them that are not promised to an order: 0 ≤ available ≤ onHand, always.
 */
export const effects = {
  RESTOCKED: { onHand: 1, available: 1 },
  /** Promised to an order. */
  HELD: { onHand: 0, available: -1 },
  /** A hold became a sale: the copies left `available` when they were held. */
  SOLD: { onHand: -1, available: 0 },
  /** A hold was undone. */
  RELEASED: { onHand: 0, available: 1 },
  /** A sale was undone. */
  RETURNED: { onHand: 1, available: 1 },
  /** Some of a sale were undone, and the rest stands. */
  TAKEN_BACK: { onHand: 1, available: 1 },
  /** More copies were found than the ledger knew of. */
  ADJUSTED_UP: { onHand: 1, available: 1 },
  /** Copies are missing, or cannot be sold. Never those that are promised. */
  ADJUSTED_DOWN: { onHand: -1, available: -1 },
} as const;

export type MovementKind = keyof typeof effects;

export const movementKinds = [
  'RESTOCKED',
  'HELD',
  'SOLD',
  'RELEASED',
  'RETURNED',
  'TAKEN_BACK',
  'ADJUSTED_UP',
  'ADJUSTED_DOWN',
] as const satisfies readonly MovementKind[];

export type Movement = StockLine & {
  readonly kind: MovementKind;
  /** The key of the reservation that moved the copies; null where staff did. */
  readonly reservation: string | null;
  /** Why staff changed the number of copies, in their words; null for every other movement. */
  readonly reason: string | null;
};

/**
 * Each product once, its quantities summed, in the order of the ids. As products are always taken in this order, two orders of the
 * same products cannot deadlock.
 */
export const merged = (lines: readonly StockLine[]): StockLine[] => {
  const quantities = new Map<ProductId, number>();
  for (const { productId, quantity } of lines)
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
};
