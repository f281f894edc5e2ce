import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ProductChanged, ProductRegistered } from '@jumun/schema/events/catalog';
import type { Orders } from '../commands.ts';

/** Keeps our own copy of what can be ordered, and at what price. */
export const offers: Reaction<Orders, ProductRegistered | ProductChanged> = {
  name: 'orders/offers',
  on: ['ProductRegistered', 'ProductChanged'],
  react: ({ data: { counted: _, ...offer } }, { keepOffer }) => keepOffer(offer),
};
