import { accept, type Decider, never } from '@jumun/platform/kernel/decider';
import type { ProductId } from './product.ts';

export type ShelfId = string & { readonly __brand: 'ShelfId' };

/**
 * Whether a product can be bought: it is on offer and, where its copies are counted, one of them is not promised to an order. It
 * follows from the product and its stock, and exists so that others hear of it in the order in which it came about.
 */
export type Shelf = { readonly status: 'absent' | 'FILLED' | 'EMPTY' };

export type ShelfCommand =
  /** There is more of it than before, and it can be bought; `copies` is null where they are not counted. */
  | { type: 'FillShelf'; productId: ProductId; title: string; copies: number | null }
  /** The last copy was promised to an order. */
  | { type: 'EmptyShelf'; productId: ProductId };

export type ShelfEvent =
  | { type: 'ShelfFilled'; productId: ProductId; title: string; copies: number | null }
  | { type: 'ShelfEmptied'; productId: ProductId };

export const shelf: Decider<ShelfCommand, Shelf, ShelfEvent, never> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'FillShelf': {
        const { productId, title, copies } = command;
        return accept({ type: 'ShelfFilled', productId, title, copies }); // also when it was not empty: one may be enough now for whom it was not
      }
      case 'EmptyShelf':
        return state.status === 'EMPTY'
          ? accept()
          : accept({ type: 'ShelfEmptied', productId: command.productId });
      default:
        return never(command);
    }
  },

  evolve: (_, { type }) => ({ status: type === 'ShelfFilled' ? 'FILLED' : 'EMPTY' }),
};

/** A product has one shelf. */
export const shelfOf = (productId: ProductId): ShelfId => `${productId}.SHELF` as ShelfId;
