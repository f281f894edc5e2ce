import { createHash } from 'node:crypto';
import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import { attemptPeriod, mostAttempts } from '../domain/session.ts';
import { attempts } from './tables.ts';

const hashOf = (email: string) => createHash('sha256').update(email).digest('base64url');

/** Attempts counted from then on still matter. */
const periodStart = (at: Instant) => later(at, -attemptPeriod);

/** Whether no attempt with this address is allowed at this time. */
export const hasNoAttemptsLeft = async (read: Reader, email: string, at: Instant): Promise<boolean> => {
  const [row] = await read
    .select()
    .from(attempts)
    .where(and(eq(attempts.emailHash, hashOf(email)), gt(attempts.since, periodStart(at))));
  return row !== undefined && row.count >= mostAttempts;
};

/**
 * Counts an attempt before its outcome is known, and answers whether it may be made. Even if many come at once, no more than the
 * allowed number of passwords are checked.
 */
export const countAttempt = async (tx: Tx, email: string, at: Instant): Promise<boolean> => {
  const isOver = sql`${attempts.since} <= ${periodStart(at)}`;
  const [row] = await tx
    .insert(attempts)
    .values({ emailHash: hashOf(email), count: 1, since: at })
    .onConflictDoUpdate({
      target: attempts.emailHash,
      set: {
        count: sql`case when ${isOver} then 1 else ${attempts.count} + 1 end`,
        since: sql`case when ${isOver} then ${at} else ${attempts.since} end`,
      },
    })
    .returning({ count: attempts.count });
  return row !== undefined && row.count <= mostAttempts;
};

export const forgetAttempts = (tx: Tx, email: string): Promise<unknown> =>
  tx
    .delete(attempts)
    .where(eq(attempts.emailHash, hashOf(email)))
    .execute();

export const findOldAttempts = async (read: Reader, at: Instant, limit: number): Promise<string[]> => {
  const rows = await read
    .select({ emailHash: attempts.emailHash })
    .from(attempts)
    .where(lte(attempts.since, periodStart(at)))
    .orderBy(asc(attempts.since))
    .limit(limit);
  return rows.map((row) => row.emailHash);
};

export const forgetOldAttempt = (tx: Tx, emailHash: string, at: Instant): Promise<unknown> =>
  tx
    .delete(attempts)
    .where(and(eq(attempts.emailHash, emailHash), lte(attempts.since, periodStart(at))))
    .execute();
