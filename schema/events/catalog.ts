import { z } from 'zod';
import { type EventOf, eventForm, moneyForm } from '../published-event.ts';

const product = {
  productId: z.string(),
  kind: z.enum(['BOOK', 'MENU_ITEM', 'RIDE_CLASS']),
  title: z.string(),
  price: moneyForm,
  /** Whether it can be ordered at all; for products with a counted stock, only while there is stock. */
  available: z.boolean(),
  /** Whether copies are counted, and therefore reserved. */
  counted: z.boolean(),
  /** The store that prepares it, or null for a ride. */
  storeId: z.string().nullable(),
  rideClass: z.enum(['BASIC', 'PRIME', 'PLATINUM']).nullable(),
  /** What customers choose of it, and what that costs on top; absent where there is nothing to choose. */
  options: z
    .array(
      z.object({
        name: z.string(),
        required: z.boolean(),
        max: z.int().positive(),
        options: z.array(z.object({ id: z.string(), name: z.string(), extra: z.int() })),
      }),
    )
    .optional(),
  /** Under what it is found in its store; absent where it has none, and in older events. */
  category: z.string().optional(),
};

/** A new book, menu item or ride class can be ordered. */
export const ProductRegistered = eventForm('ProductRegistered', 1, z.object(product));
export type ProductRegistered = EventOf<typeof ProductRegistered>;

/** The product as it is now; complete, so that one message is enough. */
export const ProductChanged = eventForm('ProductChanged', 1, z.object(product));
export type ProductChanged = EventOf<typeof ProductChanged>;

/** Copies were added to the stock of a product. */
export const ProductRestocked = eventForm(
  'ProductRestocked',
  1,
  z.object({ productId: z.string(), title: z.string(), quantity: z.int().positive() }),
);
export type ProductRestocked = EventOf<typeof ProductRestocked>;

/**
 * The product can be bought, and there is more of it than before: it was put on offer, or copies came in or came back from an order.
 * That it is off offer is said by ProductChanged.
 */
export const ProductOffered = eventForm(
  'ProductOffered',
  1,
  z.object({
    productId: z.string(),
    title: z.string(),
    /** How many copies are promised to nobody; null where they are not counted. */
    copies: z.int().positive().nullable(),
  }),
);
export type ProductOffered = EventOf<typeof ProductOffered>;

/** The last copy of the product is promised to an order. */
export const ProductSoldOut = eventForm('ProductSoldOut', 1, z.object({ productId: z.string() }));
export type ProductSoldOut = EventOf<typeof ProductSoldOut>;

/** A customer wants to be told when the product can be bought; it cannot be now. */
export const ProductAwaited = eventForm(
  'ProductAwaited',
  1,
  z.object({
    productId: z.string(),
    customerId: z.string(),
    title: z.string(),
    /** The store that sells it, or null for a ride. */
    storeId: z.string().nullable(),
  }),
);
export type ProductAwaited = EventOf<typeof ProductAwaited>;

/** A customer no longer wants to be told. */
export const ProductUnawaited = eventForm(
  'ProductUnawaited',
  1,
  z.object({ productId: z.string(), customerId: z.string() }),
);
export type ProductUnawaited = EventOf<typeof ProductUnawaited>;
