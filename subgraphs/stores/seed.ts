import type { Tx } from '@jumun/platform/kernel/unit';
import type { StoreId } from './domain/ticket.ts';
import { ensureStore } from './store/stores.ts';

/** The shop that sells every book; catalog names it in each book it registers. */
const bookshop = {
  id: 'sto_bookshop' as StoreId,
  name: '주문책방 Jumun Books',
  acceptance: 'AUTOMATIC' as const,
};

/** The demo's cafés, whose staff decide about each order; catalog's demo menu names them. */
const cafes = [
  { id: 'sto_cafe1', name: '주문커피 시청점 Jumun Coffee City Hall' },
  { id: 'sto_cafe2', name: '주문커피 한강점 Jumun Coffee Han River' },
].map(({ id, name }) => ({ id: id as StoreId, name, acceptance: 'MANUAL' as const }));

/** Opens the stores that are not open yet. A store never changes afterwards. */
export const seedStores = async (tx: Tx, { demo }: { readonly demo: boolean }): Promise<void> => {
  for (const store of demo ? [bookshop, ...cafes] : [bookshop]) await ensureStore(tx, store);
};
