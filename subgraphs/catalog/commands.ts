import { forget } from '@jumun/platform/kernel/forgotten';
import { handler, type Known } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import type { Logger } from '@jumun/platform/process/logger';
import { persons } from '@jumun/schema/published-language';
import {
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
import { publish, publishShelf } from './publish.ts';
import { claimIsbn } from './store/isbns.ts';
import { productRows } from './store/products.ts';
import { reservationRows } from './store/reservations.ts';
import { shelfRows } from './store/shelves.ts';
import { countProduct, countReservation, holdAvailable, type Moved } from './store/stock.ts';
import { keepStore } from './store/stores.ts';

const handleProduct = handler({ decider: product, rows: productRows, publish });
const handleShelf = handler({ decider: shelf, rows: shelfRows, publish: publishShelf });
const handleReservation = handler({ decider: reservation, rows: reservationRows });

/** A reservation whose key nobody has used yet, as that of nearly every order is when it first asks. */
export const unusedKey: Known<Reservation> = { state: reservation.initial, version: 0 };

/** What catalog can do inside one unit of work. */
export const catalogWith =
  ({ log }: { readonly log: Logger }) =>
  (work: Work) => {
    const fill = ({ id: productId, title }: Registered, copies: number | null) =>
      handleShelf(work, shelfOf(productId), { type: 'FillShelf', productId, title, copies });

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
      at: work.at,
      async product(id: ProductId, command: ProductCommand) {
        const handled = await handleProduct(work, id, command);
        if ('rejection' in handled) return handled;
        for (const event of handled.events) {
          const counted = await countProduct(work, id, event);
          // nobody can have missed what is only being registered
          if (event.type !== 'ProductRegistered') for (const moved of counted) await restock(moved);
          if (event.type === 'AvailabilitySet' && event.available) await offer(handled.state);
        }
        return handled;
      },
      claimIsbn: (isbn: string, id: ProductId) => claimIsbn(work.tx, isbn, id),
      loadProduct: async (id: ProductId) => (await productRows.load(work.tx, id))?.state,
      /** Throws StockShort, which undoes the unit of work, where not every line can be held. */
      reservation,
      /** Sells what was held for an order. Stock that was never reserved is not taken, only logged. */
      async sell(key: ReservationKey): Promise<void> {
        const decision = await reservation(key, { type: 'SellStock' });
        if ('rejection' in decision)
          log.error({ orderId: key }, 'an order was placed without a reservation of its stock');
      },
      useKey: (given: GivenKey) => useKey(work, given),
      keepStore: (store: KnownStore) => keepStore(work.tx, store),
      /** Takes a customer who has left out of what waits to be heard, and of what comes later. */
      forgetPerson: (customerId: string) => forget(work.tx, customerId, persons),
    };
  };

export type Catalog = ReturnType<ReturnType<typeof catalogWith>>;
