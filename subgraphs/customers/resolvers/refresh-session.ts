import { looksLikeRefreshToken, newRefreshToken, refreshTokenHash } from '../credentials/tokens.ts';
import { accountOf } from './account.ts';
import { refuse } from './refuse.ts';
import { sessionView } from './session.ts';
import type { Resolves } from './types.generated.ts';

export const refreshSession: Resolves['Mutation']['refreshSession'] = async (_, { input }, context) => {
  if (!looksLikeRefreshToken(input.refreshToken)) return refuse(context, 'SessionExpired');
  const shown = refreshTokenHash(input.refreshToken);
  const { refreshToken, hash } = newRefreshToken();
  const { verdict, session } = await context.unit(({ rotateToken }) => rotateToken(shown, hash));
  if (verdict === 'reused' && session)
    context.log.warn(
      { accountId: session.accountId, sessionId: session.id },
      'a refresh token was used twice, and its session has been ended',
    );
  // scopes and stores are those of now, not those at log-in
  const account = verdict === 'good' && session ? await accountOf(session.accountId, context) : null;
  if (!account || !session) return refuse(context, 'SessionExpired');
  return {
    __typename: 'RefreshSessionSuccess',
    session: await sessionView(session.id, account, refreshToken, context),
  };
};
