import type { Instant } from '@jumun/platform/kernel/clock';
import type { SessionId } from '../domain/session.ts';
import type { Account } from './account.ts';
import type { ResolverContext } from './context.ts';

type SessionView = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Instant;
};

/** A session's tokens, for an account as it is now. */
export const sessionView = async (
  sessionId: SessionId,
  account: Account,
  refreshToken: string,
  { accessToken, at }: ResolverContext,
): Promise<SessionView> => {
  const isStaff = account.__typename === 'Staff';
  const claims = {
    subject: account.id,
    scopes: isStaff ? account.scopes : [], // customers own their rows and need no scope
    stores: isStaff ? account.storeIds : [],
    locale: account.locale,
    sessionId,
  };
  return { ...(await accessToken(claims, at)), refreshToken };
};
