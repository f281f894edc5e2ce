import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, inArray, lte } from 'drizzle-orm';
import { judgeToken, type SessionId, sessionEnd, sessionLasts } from '../domain/session.ts';
import { type AccountId, refreshTokens, sessions } from './tables.ts';

type SessionRow = typeof sessions.$inferSelect;

/** Opens a session whose first refresh token has this hash. */
export const startSession = async (
  tx: Tx,
  session: Omit<SessionRow, 'expiresAt'>,
  hash: string,
  at: Instant,
) => {
  await tx.insert(sessions).values({ ...session, expiresAt: sessionEnd(at) });
  await tx.insert(refreshTokens).values({ hash, sessionId: session.id, usedAt: null });
};

/**
 * Exchanges one refresh token for the next. The session's row is locked, so that the second of two concurrent uses finds the token
 * used, and a session is not refreshed while it is being ended.
 */
export const rotateToken = async (
  tx: Tx,
  hash: string,
  next: string,
  at: Instant,
): Promise<{ readonly verdict: 'good' | 'expired' | 'reused'; readonly session?: SessionRow }> => {
  const [shown] = await tx.select().from(refreshTokens).where(eq(refreshTokens.hash, hash));
  if (!shown) return { verdict: 'expired' };
  const [session] = await locked(tx.select().from(sessions).where(eq(sessions.id, shown.sessionId)));
  // read again, as it may have been used while this unit waited
  const [token] = await tx.select().from(refreshTokens).where(eq(refreshTokens.hash, hash));
  if (!session || !token) return { verdict: 'expired' };
  const verdict = judgeToken({ expiresAt: session.expiresAt, usedAt: token.usedAt }, at);
  if (verdict === 'good') {
    await tx.update(refreshTokens).set({ usedAt: at }).where(eq(refreshTokens.hash, hash));
    await tx.insert(refreshTokens).values({ hash: next, sessionId: session.id, usedAt: null });
    await tx
      .update(sessions)
      .set({ expiresAt: sessionEnd(at) })
      .where(eq(sessions.id, session.id));
    const forgotten = later(at, -sessionLasts);
    await tx
      .delete(refreshTokens)
      .where(and(eq(refreshTokens.sessionId, session.id), lte(refreshTokens.usedAt, forgotten)));
  } else await endSession(tx, session.id);
  return { verdict, session };
};

const endSession = async (tx: Tx, id: SessionId) => {
  await tx.delete(sessions).where(eq(sessions.id, id));
  await tx.delete(refreshTokens).where(eq(refreshTokens.sessionId, id));
};

export const endSessionsOf = async (tx: Tx, accountId: AccountId): Promise<void> => {
  const ended = await tx
    .delete(sessions)
    .where(eq(sessions.accountId, accountId))
    .returning({ id: sessions.id });
  const ids = ended.map((session) => session.id);
  if (ids.length > 0) await tx.delete(refreshTokens).where(inArray(refreshTokens.sessionId, ids));
};

/** When sessions expire. */
export const expiries = timetable(sessions, { name: 'sessions', id: 'id', at: 'expiresAt' });

/** Deletes a session that has expired; one that has been refreshed meanwhile stays. */
export const forgetSession = async (tx: Tx, id: SessionId, at: Instant): Promise<void> => {
  const [session] = await locked(tx.select().from(sessions).where(eq(sessions.id, id)));
  if (session && session.expiresAt <= at) await endSession(tx, id);
};
