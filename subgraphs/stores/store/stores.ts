import type { Rows } from '@jumun/platform/kernel/handle';
import { Conflict, checkLater, type Reader, type Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { prepared } from '@jumun/platform/store/prepared';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { isOpenedStore, type OpenedStore, type Store } from '../domain/store.ts';
import type { StoreId } from '../domain/ticket.ts';
import { stores } from './tables.ts';

type StoreRow = typeof stores.$inferSelect;

/** A store that was opened, and the newest number of its queue. */
export type FoundStore = OpenedStore & { readonly id: StoreId; readonly sequence: number };

const found = ({ id, sequence, state }: StoreRow): FoundStore[] =>
  state && isOpenedStore(state) ? [{ ...state, id, sequence }] : [];

const byId = prepared<{ id: string }>()((read: Reader, value) =>
  read
    .select()
    .from(stores)
    .where(eq(stores.id, value('id')))
    .prepare('store_by_id'),
);

export const findStore = async (read: Reader, id: string): Promise<FoundStore | undefined> =>
  (await byId(read, { id })).flatMap(found)[0];

const held = prepared<{ id: string }>()((tx: Tx, value) =>
  locked(
    tx
      .select()
      .from(stores)
      .where(eq(stores.id, value('id'))),
  ).prepare('store_held'),
);

/** Where stores live, beside the count of their queues. A row of before stores could be opened has no version yet. */
export const storeRows: Rows<StoreId, Store> & {
  findMany(read: Reader, ids: readonly StoreId[]): Promise<(FoundStore | null)[]>;
} = {
  async load(tx, id) {
    const [row] = await held(tx, { id });
    return row?.state ? { state: row.state, version: row.version } : undefined;
  },
  async save(tx, id, state, { loaded, next }) {
    if (!isOpenedStore(state)) throw new Error(`store ${id} is saved before it is opened`);
    const { name, acceptance } = state;
    const row = { name, acceptance, state, version: next };
    const saved = tx
      .insert(stores)
      .values({ id, sequence: 0, ...row })
      .onConflictDoUpdate({ target: stores.id, set: row, setWhere: eq(stores.version, loaded) })
      .returning({ id: stores.id })
      .execute();
    await checkLater(saved, (rows) => {
      if (rows.length === 0) throw new Conflict(`store ${id}`);
    });
  },
  async findMany(read, ids) {
    const rows = await read
      .select()
      .from(stores)
      .where(inArray(stores.id, [...ids]));
    const known = new Map(rows.flatMap(found).map((store) => [store.id, store]));
    return ids.map((id) => known.get(id) ?? null);
  },
};

export const findStores = async (
  read: Reader,
  after: string | null,
  limit: number,
): Promise<FoundStore[]> => {
  const rows = await read
    .select()
    .from(stores)
    .where(and(gt(stores.version, 0), after === null ? undefined : gt(stores.id, after as StoreId)))
    .orderBy(asc(stores.id))
    .limit(limit);
  return rows.flatMap(found);
};

/** The stores of before stores could be opened. */
export const findUnopened = (read: Reader): Promise<Pick<StoreRow, 'id' | 'name' | 'acceptance'>[]> =>
  read
    .select({ id: stores.id, name: stores.name, acceptance: stores.acceptance })
    .from(stores)
    .where(eq(stores.version, 0));
