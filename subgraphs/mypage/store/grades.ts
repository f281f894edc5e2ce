import { prepared, slots } from '@jumun/platform/prepared';
import type { Reader, Tx } from '@jumun/platform/unit';
import { eq, sql } from 'drizzle-orm';
import { grades } from './tables.ts';

export type Grade = (typeof grades.$inferSelect)['grade'];

const upsert = prepared<{ customerId: string; grade: Grade; number: number }>()((tx: Tx) =>
  tx
    .insert(grades)
    .values(slots('customerId', 'grade', 'number') as never)
    .onConflictDoUpdate({
      target: grades.customerId,
      set: { grade: sql`excluded.grade`, number: sql`excluded.number` },
      setWhere: sql`excluded.number > ${grades.number}`,
    })
    .returning({ customerId: grades.customerId })
    .prepare('grade_upsert'),
);

const byCustomer = prepared<{ customerId: string }>()((read: Reader) =>
  read
    .select({ grade: grades.grade })
    .from(grades)
    .where(eq(grades.customerId, sql.placeholder('customerId')))
    .prepare('grade_by_customer'),
);

/** Writes a grade down; false for what was heard before, or is older than what is known. */
export const recordGrade = async (
  tx: Tx,
  heard: { customerId: string; grade: Grade; number: number },
): Promise<boolean> => (await upsert(tx, heard)).length > 0;

/** The customer's grade, as far as my page has heard. */
export const findGrade = async (read: Reader, customerId: string): Promise<Grade | null> =>
  (await byCustomer(read, { customerId }))[0]?.grade ?? null;
