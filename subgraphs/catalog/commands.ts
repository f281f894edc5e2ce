import { handler, type Known } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import type { Logger } from '@jumun/platform/process/logger';
import { type ProductCommand, type ProductId, product } from './domain/product.ts';
import {
  type Reservation,
  type ReservationCommand,
  type ReservationKey,
  reservation,
} from './domain/reservation.ts';
import { publish } from './publish.ts';
import { claimIsbn } from './store/isbns.ts';
import { productRows } from './store/products.ts';
import { reservationRows } from './store/reservations.ts';
import { countProduct, countReservation } from './store/stock.ts';

const handleProduct = handler({ decider: product, rows: productRows, publish });
const handleReservation = handler({ decider: reservation, rows: reservationRows });

/** A reservation whose key nobody has used yet, as that of nearly every order is when it first asks. */
export const unusedKey: Known<Reservation> = { state: reservation.initial, version: 0 };

/** What catalog can do inside one unit of work. */
export const catalogWith =
  ({ log }: { readonly log: Logger }) =>
  (work: Work) => {
    const reservation = async (
      key: ReservationKey,
      command: ReservationCommand,
      known?: Known<Reservation>,
    ) => {
      const handled = await handleReservation(work, key, command, known);
      if ('events' in handled) for (const event of handled.events) await countReservation(work, key, event);
      return handled;
    };
    return {
      at: work.at,
      async product(id: ProductId, command: ProductCommand) {
        const handled = await handleProduct(work, id, command);
        if ('events' in handled) for (const event of handled.events) await countProduct(work, id, event);
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
    };
  };

export type Catalog = ReturnType<ReturnType<typeof catalogWith>>;
