import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import {
  type CodeId,
  countsMisses,
  isAlive,
  type KeptPurpose,
  nextRequest,
  requestPeriod,
} from '../domain/code.ts';
import { type AccountId, codes, notices } from './tables.ts';

export type CodeRow = typeof codes.$inferSelect;

export type NewCode = Pick<CodeRow, 'accountId' | 'purpose' | 'channel' | 'address' | 'code'> & {
  readonly id: CodeId;
  /** How long it is good, in milliseconds. */
  readonly lasts: number;
};

const ofAccount = (accountId: AccountId, purpose: KeptPurpose) =>
  and(eq(codes.accountId, accountId), eq(codes.purpose, purpose));

/** Keeps a code instead of the one before; answers null, and keeps that one, where the next may not be sent yet. */
export const keepCode = async (
  tx: Tx,
  { lasts, ...fresh }: NewCode,
  at: Instant,
): Promise<CodeRow | null> => {
  const isForgotten = and(lte(codes.expiresAt, at), lte(codes.requestsSince, later(at, -requestPeriod)));
  await tx.delete(codes).where(isForgotten);
  const [known] = await locked(tx.select().from(codes).where(ofAccount(fresh.accountId, fresh.purpose)));
  const counted = nextRequest(known, at);
  if (!counted) return null;
  const row: CodeRow = { ...fresh, ...counted, misses: 0, requestedAt: at, expiresAt: later(at, lasts) };
  await tx
    .insert(codes)
    .values(row)
    .onConflictDoUpdate({ target: [codes.accountId, codes.purpose], set: row });
  return row;
};

/**
 * Uses up the code of an account, if it is this one, and answers it; a wrong one counts where it could be guessed. Of two who show the
 * right one at once, one has it.
 */
export const useCode = async (
  tx: Tx,
  accountId: AccountId,
  purpose: KeptPurpose,
  shown: string,
  at: Instant,
): Promise<CodeRow | null> => {
  const [row] = await locked(tx.select().from(codes).where(ofAccount(accountId, purpose)));
  if (!row || !isAlive(row, at)) return null;
  if (row.code !== shown) {
    if (countsMisses(purpose))
      await tx
        .update(codes)
        .set({ misses: sql`${codes.misses} + 1` })
        .where(eq(codes.id, row.id));
    return null;
  }
  await tx.delete(codes).where(eq(codes.id, row.id));
  return row;
};

/** Makes the codes of an account good for nothing, of these purposes. */
export const voidCodes = (tx: Tx, accountId: AccountId, of: readonly KeptPurpose[]): Promise<unknown> =>
  tx
    .delete(codes)
    .where(and(eq(codes.accountId, accountId), inArray(codes.purpose, of)))
    .execute();

/** A code that is to be sent; null where it is good for nothing any more. */
export const findCode = async (read: Reader, id: string, at: Instant): Promise<CodeRow | null> => {
  const [row] = await read
    .select()
    .from(codes)
    .where(eq(codes.id, id as CodeId));
  return row && isAlive(row, at) ? row : null;
};

/** How long a notice may take to be sent, in milliseconds. */
const noticeLasts = 24 * 60 * 60 * 1_000;

export type Notice = Pick<typeof notices.$inferSelect, 'id' | 'accountId' | 'address'>;

export const keepNotice = async (tx: Tx, notice: Notice, at: Instant): Promise<void> => {
  await tx.delete(notices).where(lte(notices.expiresAt, at));
  await tx.insert(notices).values({ ...notice, expiresAt: later(at, noticeLasts) });
};

export const findNotice = async (read: Reader, id: string, at: Instant): Promise<Notice | null> => {
  const [row] = await read.select().from(notices).where(eq(notices.id, id));
  return row && at < row.expiresAt ? row : null;
};

/** Forgets what was to be sent to the owner of an account. */
export const forgetCodesOf = async (tx: Tx, accountId: AccountId): Promise<void> => {
  await tx.delete(codes).where(eq(codes.accountId, accountId));
  await tx.delete(notices).where(eq(notices.accountId, accountId));
};
