import { createHash } from 'node:crypto';
import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Timetable } from '@jumun/platform/kernel/later';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { timetable } from '@jumun/platform/store/timetable';
import { and, between, eq, lte, sql } from 'drizzle-orm';
import { attemptPeriod, mostAttempts } from '../domain/session.ts';
import { attempts } from './tables.ts';

/** What was tried is an address or a device. */
const hashOf = (tried: string) => createHash('sha256').update(tried).digest('base64url');

const periodStart = (at: Instant) => later(at, -attemptPeriod);

/** Whether attempts counted since then still matter. Those of a time to come do not: the clock has been set back since. */
const matters = (at: Instant) => between(attempts.since, later(periodStart(at), 1), later(at, attemptPeriod));

/** When attempts may be made again, as an address or a device tried too often; null while they may. */
export const attemptsEnd = async (read: Reader, tried: string, at: Instant): Promise<Instant | null> => {
  const [row] = await read
    .select()
    .from(attempts)
    .where(and(eq(attempts.emailHash, hashOf(tried)), matters(at)));
  return row && row.count >= mostAttempts ? later(row.since, attemptPeriod) : null;
};

/**
 * Counts an attempt before its outcome is known, and answers whether it may be made. Even if many come at once, no more than the
 * allowed number of passwords are checked.
 */
export const countAttempt = async (tx: Tx, tried: string, at: Instant): Promise<boolean> => {
  const [row] = await tx
    .insert(attempts)
    .values({ emailHash: hashOf(tried), count: 1, since: at })
    .onConflictDoUpdate({
      target: attempts.emailHash,
      set: {
        count: sql`case when ${matters(at)} then ${attempts.count} + 1 else 1 end`,
        since: sql`case when ${matters(at)} then ${attempts.since} else ${at} end`,
      },
    })
    .returning({ count: attempts.count });
  return row !== undefined && row.count <= mostAttempts;
};

export const forgetAttempts = (tx: Tx, tried: string): Promise<unknown> =>
  tx
    .delete(attempts)
    .where(eq(attempts.emailHash, hashOf(tried)))
    .execute();

const begins = timetable(attempts, { name: 'attempts', id: 'emailHash', at: 'since' });

/** The addresses whose attempts no longer matter. */
export const findOldAttempts: Timetable['due'] = async (read, now, limit) => {
  const { ids, next } = await begins.due(read, periodStart(now), limit);
  return { ids, next: next === null ? null : later(next, attemptPeriod) };
};

export const forgetOldAttempt = (tx: Tx, emailHash: string, at: Instant): Promise<unknown> =>
  tx
    .delete(attempts)
    .where(and(eq(attempts.emailHash, emailHash), lte(attempts.since, periodStart(at))))
    .execute();
