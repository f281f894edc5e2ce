import { forget, mayKeep } from '@jumun/platform/kernel/forgotten';
import { handler, type Known, publishOnce } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import { newId } from '@jumun/platform/kernel/ids';
import type { Work } from '@jumun/platform/kernel/work';
import type { Logger } from '@jumun/platform/process/logger';
import { persons } from '@jumun/schema/published-language';
import {
  canBeOrdered,
  isCounted,
  isRegistered,
  type KnownStore,
  type Product,
  type ProductCommand,
  type ProductId,
  product,
  type Registered,
} from './domain/product.ts';
import {
  type Reservation,
  type ReservationCommand,
  type ReservationKey,
  reservation,
} from './domain/reservation.ts';
import { shelf, shelfOf } from './domain/shelf.ts';
import { effects } from './domain/stock.ts';
import { awaited, publish, publishShelf, unawaited } from './publish.ts';
import { claimIsbn, freeIsbn } from './store/isbns.ts';
import { listAnew, productRows } from './store/products.ts';
import { reservationRows } from './store/reservations.ts';
import { shelfRows } from './store/shelves.ts';
import { countProduct, countReservation, holdAvailable, type Moved } from './store/stock.ts';
import { keepStore } from './store/stores.ts';
import { dropWish, eraseWishes, fulfilWishes, keepWish } from './store/wishes.ts';

const handleProduct = handler({ decider: product, rows: productRows, publish });
const handleShelf = handler({ decider: shelf, rows: shelfRows, publish: publishShelf });
const handleReservation = handler({ decider: reservation, rows: reservationRows });

/** A reservation whose key nobody has used yet, as that of nearly every order is when it first asks. */
export const unusedKey: Known<Reservation> = { state: reservation.initial, version: 0 };

/** The part of the commands by which products change, and copies come and go. */
const sellingIn = (work: Work) => {
  /** Others hear that it can be bought, and tell those who wait: nobody wishes for it any more. */
  const fill = async ({ id: productId, title }: Registered, copies: number | null) => {
    await handleShelf(work, shelfOf(productId), { type: 'FillShelf', productId, title, copies });
    await fulfilWishes(work.tx, productId);
  };

  /**
   * Puts what came back on the shelf, and clears the shelf of what is gone. Whoever moves copies holds the row of their stock, and
   * whoever puts the product on offer holds it too: of two that each see half of it, the later one sees both.
   */
  const restock = async ({ productId, kind, available }: Moved): Promise<void> => {
    if (effects[kind].available < 0 && available === 0)
      await handleShelf(work, shelfOf(productId), { type: 'EmptyShelf', productId });
    if (effects[kind].available <= 0) return;
    const found = await productRows.find(work.tx, productId);
    if (found && isRegistered(found.state) && found.state.available) await fill(found.state, available);
  };

  /** A product that is put on offer can be bought if any copy is there. */
  const offer = async (state: Product): Promise<void> => {
    if (!isRegistered(state)) return;
    const copies = await holdAvailable(work.tx, state.id);
    if (copies !== 0) await fill(state, copies);
  };

  const changeProduct = async (id: ProductId, command: ProductCommand, known?: Known<Product>) => {
    const handled = await handleProduct(work, id, command, known);
    if ('rejection' in handled) return handled;
    for (const event of handled.events) {
      const counted = await countProduct(work, id, event);
      // nobody can have missed what is only being registered
      if (event.type !== 'ProductRegistered') for (const moved of counted) await restock(moved);
      if (event.type === 'AvailabilitySet' && event.available) await offer(handled.state);
    }
    return handled;
  };

  const reservation = async (
    key: ReservationKey,
    command: ReservationCommand,
    known?: Known<Reservation>,
  ) => {
    const handled = await handleReservation(work, key, command, known);
    if ('events' in handled)
      for (const event of handled.events)
        for (const moved of await countReservation(work, key, event)) await restock(moved);
    return handled;
  };
  return {
    product: (id: ProductId, command: ProductCommand) => changeProduct(id, command),
    /** Corrects the number of copies; those that are promised to orders stay. */
    async adjustStock(id: ProductId, change: number, reason: string) {
      const known = await productRows.load(work.tx, id);
      const isCountedThing =
        known !== undefined && isRegistered(known.state) && isCounted(known.state.details);
      const available = isCountedThing ? await holdAvailable(work.tx, id) : null;
      return changeProduct(id, { type: 'AdjustStock', change, reason, available }, known);
    },
    claimIsbn: (isbn: string, id: ProductId) => claimIsbn(work.tx, isbn, id),
    /** Gives a book another number, or none; its old one is free again. False where the number is another book's. */
    async moveIsbn(id: ProductId, from: string | null, to: string | null): Promise<boolean> {
      if (to !== null && (await claimIsbn(work.tx, to, id)) !== id) return false;
      if (from !== null && from !== to) await freeIsbn(work.tx, from, id);
      return true;
    },
    /** Throws StockShort, which undoes the unit of work, where not every line can be held. */
    reservation,
  };
};

/** The part of the commands by which customers ask to be told when a product can be bought. */
const wishingIn = (work: Work) => ({
  /**
   * Says that a customer waits for a product, unless it can be bought. The row of its stock is held: that it can be bought is said
   * before this, and then nobody waits, or after it, and then they are told.
   */
  async awaitProduct(id: ProductId, customerId: string) {
    const state = (await productRows.load(work.tx, id))?.state ?? product.initial;
    if (!isRegistered(state)) return { type: 'UNKNOWN' } as const;
    if (!(await mayKeep(work.tx, customerId))) return { type: 'LEFT' } as const;
    if (canBeOrdered(state, await holdAvailable(work.tx, id))) return { type: 'AVAILABLE' } as const;
    const isNew = await keepWish(work.tx, { productId: id, customerId, at: work.at });
    if (isNew) publishOnce(work, newId('wsh'), awaited(state, customerId));
    return { type: 'WAITS', state } as const;
  },
  /** Takes that back, and whatever else made the customer wait, of which others know. */
  async unawaitProduct(id: ProductId, customerId: string): Promise<Product> {
    const state = (await productRows.load(work.tx, id))?.state ?? product.initial;
    if (!isRegistered(state)) return state;
    await dropWish(work.tx, { productId: id, customerId });
    publishOnce(work, newId('wsh'), unawaited(id, customerId));
    return state;
  },
});

/** What catalog can do inside one unit of work. */
export const catalogWith =
  ({ log }: { readonly log: Logger }) =>
  (work: Work) => {
    const selling = sellingIn(work);
    return {
      at: work.at,
      ...selling,
      ...wishingIn(work),
      loadProduct: async (id: ProductId) => (await productRows.load(work.tx, id))?.state,
      /** Sells what was held for an order. Stock that was never reserved is not taken, only logged. */
      async sell(key: ReservationKey): Promise<void> {
        const decision = await selling.reservation(key, { type: 'SellStock' });
        if ('rejection' in decision)
          log.error({ orderId: key }, 'an order was placed without a reservation of its stock');
      },
      listAnew: (limit: number) => listAnew(work.tx, limit),
      useKey: (given: GivenKey) => useKey(work, given),
      keepStore: (store: KnownStore) => keepStore(work.tx, store),
      /** Takes a customer who has left out of what is kept, of what waits to be heard, and of what comes later. */
      async forgetPerson(customerId: string): Promise<void> {
        await forget(work.tx, customerId, persons);
        await eraseWishes(work.tx, customerId);
      },
    };
  };

export type Catalog = ReturnType<ReturnType<typeof catalogWith>>;
