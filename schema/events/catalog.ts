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
