import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, eq, gte, lte } from 'drizzle-orm';
import type { CustomerId } from '../domain/achievement.ts';
import type { ProductKind } from '../domain/mission.ts';
import { completions } from './tables.ts';

export type Completion = typeof completions.$inferSelect;

const insert = preparedInsert(completions, 'completion_insert', {
  finish: (row) => row.onConflictDoNothing(),
});

/** Notes an order for a kind; a repeat changes nothing. */
export const addCompletion = async (tx: Tx, completion: Completion): Promise<void> =>
  void (await insert(tx, completion));

const inTime = prepared<{ customerId: string; kind: ProductKind; from: Instant; to: Instant }>()(
  (read: Reader, value) =>
    read
      .select({ at: completions.completedAt })
      .from(completions)
      .where(
        and(
          eq(completions.customerId, value('customerId')),
          eq(completions.kind, value('kind')),
          gte(completions.completedAt, value('from')),
          lte(completions.completedAt, value('to')),
        ),
      )
      .prepare('completions_in_time'),
);

/** When a customer's orders of a kind were completed within a span, both ends included. */
export const findCompletions = async (
  read: Reader,
  customerId: CustomerId,
  kind: ProductKind,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Instant[]> => (await inTime(read, { customerId, kind, from, to })).map(({ at }) => at);
