import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/catalog';
import {
  isCounted,
  isRegistered,
  type Product,
  type ProductEvent,
  type ProductId,
  type Registered,
  storeOf,
} from './domain/product.ts';
import type { ShelfEvent } from './domain/shelf.ts';

/** A change of a product is published with the whole product; a change of its stock only when it is restocked. */
export const publish = (event: ProductEvent, state: Product): PublishedEvent | null => {
  if (!isRegistered(state)) return null;
  switch (event.type) {
    case 'ProductRegistered':
      return said.ProductRegistered.make(whole(state));
    case 'AvailabilitySet':
    case 'ProductUpdated':
    case 'OptionsSet':
      return said.ProductChanged.make(whole(state));
    case 'ProductRestocked':
      return said.ProductRestocked.make({
        productId: state.id,
        title: state.title,
        quantity: event.quantity,
      });
    case 'StockAdjusted':
      return null;
  }
};

const whole = ({ id, title, price, details, available, options, category }: Registered) => ({
  productId: id,
  kind: details.kind,
  title,
  price,
  available,
  counted: isCounted(details),
  storeId: storeOf(details),
  rideClass: details.kind === 'RIDE_CLASS' ? details.rideClass : null,
  ...(options && {
    options: options.map(({ options: own, ...group }) => ({ ...group, options: [...own] })),
  }),
  ...(category && { category }),
});

/** A customer waits for a product, or no longer: others tell them. */
export const awaited = ({ id: productId, title, details }: Registered, customerId: string) =>
  said.ProductAwaited.make({ productId, customerId, title, storeId: storeOf(details) });

export const unawaited = (productId: ProductId, customerId: string) =>
  said.ProductUnawaited.make({ productId, customerId });

/** Others hear when a product can be bought, and when its last copy is gone. */
export const publishShelf = (event: ShelfEvent): PublishedEvent => {
  const { productId } = event;
  return event.type === 'ShelfFilled'
    ? said.ProductOffered.make({ productId, title: event.title, copies: event.copies })
    : said.ProductSoldOut.make({ productId });
};
