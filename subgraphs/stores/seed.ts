import type { Tx } from '@jumun/platform/unit';
import type { StoreId } from './domain/ticket.ts';
import { ensureStore } from './store/stores.ts';

/** The one shop that every book is sold by; catalog names it in each book it registers. */
export const bookshop = {
  id: 'sto_bookshop' as StoreId,
  name: '주문책방 Jumun Books',
  acceptance: 'AUTOMATIC' as const,
};

export const seedStores = (tx: Tx): Promise<unknown> => ensureStore(tx, bookshop);
