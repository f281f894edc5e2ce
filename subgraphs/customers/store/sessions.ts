import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { timetable } from '@jumun/platform/store/timetable';
import { and, desc, eq, gt, inArray, lte, ne, type SQL } from 'drizzle-orm';
import { endIsTold, judgeToken, type SessionId, sessionEnd, sessionLasts } from '../domain/session.ts';
import { type AccountId, endedSessions, refreshTokens, sessions } from './tables.ts';

type SessionRow = typeof sessions.$inferSelect;

export type NewSession = Omit<SessionRow, 'expiresAt' | 'startedAt'>;

/** Opens a session whose first refresh token has this hash. */
export const startSession = async (tx: Tx, session: NewSession, hash: string, at: Instant) => {
  await tx.insert(sessions).values({ ...session, startedAt: at, expiresAt: sessionEnd(at) });
  await tx.insert(refreshTokens).values({ hash, sessionId: session.id, usedAt: null });
};

export type Rotated = {
  readonly verdict: ReturnType<typeof judgeToken>;
  readonly session?: SessionRow;
};

/**
 * Exchanges one refresh token for the next; within the grace of a repetition that has been done already. The session's row is locked,
 * so that the second of two concurrent uses finds the token used, and a session is not refreshed while it is being ended.
 */
export const rotateToken = async (tx: Tx, hash: string, next: string, at: Instant): Promise<Rotated> => {
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
  } else if (verdict !== 'repeated') await endSessions(tx, eq(sessions.id, session.id), at);
  return { verdict, session };
};

/** Ends sessions and remembers that they have ended; answers which. */
const endSessions = async (tx: Tx, which: SQL | undefined, at: Instant): Promise<SessionId[]> => {
  const ended = (await tx.delete(sessions).where(which).returning({ id: sessions.id })).map(({ id }) => id);
  if (ended.length === 0) return ended;
  await tx.delete(refreshTokens).where(inArray(refreshTokens.sessionId, ended));
  await tx.delete(endedSessions).where(lte(endedSessions.endedAt, later(at, -endIsTold)));
  await tx.insert(endedSessions).values(ended.map((id) => ({ id, endedAt: at })));
  return ended;
};

/** Ends one session of an account. */
export const endSessionOf = (tx: Tx, accountId: AccountId, id: SessionId, at: Instant) =>
  endSessions(tx, and(eq(sessions.accountId, accountId), eq(sessions.id, id)), at);

/** Ends all sessions of an account, or all but one. */
export const endSessionsOf = (tx: Tx, accountId: AccountId, at: Instant, but?: string) => {
  const own = eq(sessions.accountId, accountId);
  return endSessions(tx, but === undefined ? own : and(own, ne(sessions.id, but as SessionId)), at);
};

/** Those whose access tokens may still be about. */
export const findEndedSessions = async (read: Reader): Promise<SessionId[]> =>
  (await read.select({ id: endedSessions.id }).from(endedSessions)).map(({ id }) => id);

/** The sessions of an account that have not expired, the one last used first. */
export const findSessionsOf = (read: Reader, accountId: AccountId, at: Instant): Promise<SessionRow[]> =>
  read
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, at)))
    .orderBy(desc(sessions.expiresAt), desc(sessions.id));

/** When sessions expire. */
export const expiries = timetable(sessions, { name: 'sessions', id: 'id', at: 'expiresAt' });

/** Deletes a session that has expired; one that has been refreshed meanwhile stays. */
export const forgetSession = async (tx: Tx, id: SessionId, at: Instant): Promise<void> => {
  const [session] = await locked(tx.select().from(sessions).where(eq(sessions.id, id)));
  if (session && session.expiresAt <= at) await endSessions(tx, eq(sessions.id, id), at);
};
