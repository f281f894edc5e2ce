import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, eq, gte, lte } from 'drizzle-orm';
import type { CustomerId } from '../domain/achievement.ts';
import { asksForLines, type Counted, countedIn, type ProductKind, type Rule } from '../domain/mission.ts';
import { completedLines, completions } from './tables.ts';

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

type LineRow = typeof completedLines.$inferSelect;

const insertLine = preparedInsert(completedLines, 'completed_line_insert', {
  finish: (row) => row.onConflictDoNothing(),
});

/** Notes what was in an order; a repeat changes nothing. */
export const addLine = async (tx: Tx, line: LineRow): Promise<void> => void (await insertLine(tx, line));

const linesInTime = prepared<{ customerId: string; kind: ProductKind; from: Instant; to: Instant }>()(
  (read: Reader, value) =>
    read
      .select()
      .from(completedLines)
      .where(
        and(
          eq(completedLines.customerId, value('customerId')),
          eq(completedLines.kind, value('kind')),
          gte(completedLines.completedAt, value('from')),
          lte(completedLines.completedAt, value('to')),
        ),
      )
      .prepare('completed_lines_in_time'),
);

/** What a customer's orders that were completed within a span, both ends included, add to a rule. */
export const findCounted = async (
  read: Reader,
  customerId: CustomerId,
  rule: Rule,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<Counted[]> => {
  const asked = { customerId, kind: rule.productKind, from, to };
  if (asksForLines(rule)) return countedIn(rule, await linesInTime(read, asked));
  return (await inTime(read, asked)).map(({ at }) => ({ at, amount: 1 }));
};
