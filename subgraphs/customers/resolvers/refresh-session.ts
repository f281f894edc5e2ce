import { looksLikeToken, successorOf, tokenHash } from '../credentials/tokens.ts';
import { openAccountOf } from './account.ts';
import { refuse } from './refuse.ts';
import { sessionView } from './session.ts';
import type { Resolves } from './types.generated.ts';

export const refreshSession: Resolves['Mutation']['refreshSession'] = async (_, { input }, context) => {
  if (!looksLikeToken(input.refreshToken)) return refuse(context, 'SessionExpired');
  const shown = tokenHash(input.refreshToken);
  const next = successorOf(await context.secret(), input.refreshToken);
  const { verdict, session } = await context.unit(async ({ rotateToken, noticeOwner }) => {
    const rotated = await rotateToken(shown, next.hash);
    if (rotated.verdict === 'reused' && rotated.session)
      await noticeOwner('TOKEN_USED_TWICE', rotated.session.accountId);
    return rotated;
  });
  if (verdict === 'reused' && session)
    context.log.warn(
      { accountId: session.accountId, sessionId: session.id },
      'a refresh token was used twice, and its session has been ended',
    );
  // scopes and stores are those of now, not those at log-in
  const goesOn = session && (verdict === 'good' || verdict === 'repeated');
  const account = goesOn ? await openAccountOf(session.accountId, context) : null;
  if (!account || !session) return refuse(context, 'SessionExpired');
  return {
    __typename: 'RefreshSessionSuccess',
    session: await sessionView(session.id, account, next.token, context),
  };
};
