import type { CustomersGraph } from '../customers.ts';
import { looksLikeRefreshToken, newRefreshToken, refreshTokenHash } from '../tokens.ts';
import { accountOf } from './account.ts';
import { refuse } from './refuse.ts';

type Args = { input: { refreshToken: string } };

export const refreshSession = async (_: unknown, { input }: Args, context: CustomersGraph) => {
  if (!looksLikeRefreshToken(input.refreshToken)) return refuse(context, 'SessionExpired');
  const shown = refreshTokenHash(input.refreshToken);
  const { refreshToken, hash } = newRefreshToken();
  const { verdict, session } = await context.unit(({ rotateToken }) => rotateToken(shown, hash));
  if (verdict === 'reused' && session)
    context.warn(
      { accountId: session.accountId, sessionId: session.id },
      'a refresh token was used twice; its session is ended',
    );
  // scopes and stores are those of now, not those of the log in
  const account = verdict === 'good' && session ? await accountOf(session.accountId, context) : null;
  if (!account || !session) return refuse(context, 'SessionExpired');
  const view = await context.sessionView({ id: session.id, account }, refreshToken, context.at);
  return { __typename: 'RefreshSessionSuccess', session: view };
};
