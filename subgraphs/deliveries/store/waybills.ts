import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { asc, eq, inArray } from 'drizzle-orm';
import type { OrderId } from '../domain/states.ts';
import type { Waybill } from '../domain/waybill.ts';
import { waybills } from './tables.ts';

const insert = preparedInsert(waybills, 'waybill_insert', { finish: (row) => row.onConflictDoNothing() });

export type WaybillFacts = {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly placedAt: Instant;
  readonly waybill: Waybill;
};

/** Kept once: what an order is sent with does not change. */
export const keepWaybill = async (tx: Tx, facts: WaybillFacts): Promise<void> => {
  await insert(tx, facts);
};

/** What stands on the parcels of orders; null where orders did not say it. */
export const waybillRows = {
  async findMany(read: Reader, ids: readonly OrderId[]): Promise<readonly (Waybill | null)[]> {
    const rows = await read
      .select()
      .from(waybills)
      .where(inArray(waybills.orderId, [...ids]));
    const found = new Map(rows.map(({ orderId, waybill }) => [orderId, waybill]));
    return ids.map((id) => found.get(id) ?? null);
  },
};

/** Every waybill of a customer, by order. */
export const findWaybillsOf = (read: Pick<Reader, 'select'>, customerId: string) =>
  read.select().from(waybills).where(eq(waybills.customerId, customerId)).orderBy(asc(waybills.orderId));

/** That something was sent is kept, and what it was; not to whom and where. */
export const eraseRecipients = async (tx: Tx, customerId: string): Promise<void> => {
  for (const { orderId, waybill } of await findWaybillsOf(tx, customerId))
    await tx
      .update(waybills)
      .set({ waybill: { ...waybill, to: null } })
      .where(eq(waybills.orderId, orderId))
      .execute();
};
