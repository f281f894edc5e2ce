import { newId } from '@jumun/platform/kernel/ids';
import { matchesPassword } from '../credentials/passwords.ts';
import { newRefreshToken } from '../credentials/tokens.ts';
import { normalisedEmail } from '../domain/email.ts';
import { normalisedPassword } from '../domain/password.ts';
import type { SessionId } from '../domain/session.ts';
import { findCredential } from '../store/accounts.ts';
import { hasNoAttemptsLeft } from '../store/attempts.ts';
import { type Account, accountOf } from './account.ts';
import type { ResolverContext } from './context.ts';
import { refuse, tooManyAttempts } from './refuse.ts';
import { sessionView } from './session.ts';
import type { Resolves } from './types.generated.ts';

/**
 * A wrong password and an unknown address get the same answer in the same time. Input that no account can have is refused without
 * hashing.
 */
export const logIn: Resolves['Mutation']['logIn'] = async (_, { input }, context) => {
  const email = normalisedEmail(input.email);
  const password = normalisedPassword(input.password);
  if (email === null || password === null) return refuse(context, 'LogInRefused');
  return context.inTurn(email, async () => {
    if (!(await mayTry(email, context)))
      return refuse(context, 'LogInRefused', { message: tooManyAttempts[context.locale] });
    const account = await provenAccount(email, password, context);
    if (!account) return refuse(context, 'LogInRefused');
    const session = await openSession(email, account, context);
    context.vouched.add(account.id);
    return { __typename: 'LogInSuccess', session, viewer: account };
  });
};

/** Looks before it counts, so that attempts beyond the limit write nothing. */
const mayTry = async (email: string, { unit, read, at }: ResolverContext): Promise<boolean> =>
  !(await hasNoAttemptsLeft(read, email, at)) && unit(({ countAttempt }) => countAttempt(email));

const provenAccount = async (
  email: string,
  password: string,
  context: ResolverContext,
): Promise<Account | null> => {
  const credential = await findCredential(context.read, email);
  const matches = await matchesPassword(credential?.passwordHash, password);
  return credential && matches ? accountOf(credential.accountId, context) : null;
};

const openSession = async (email: string, account: Account, context: ResolverContext) => {
  const id = newId('ses') as SessionId;
  const { refreshToken, hash } = newRefreshToken();
  await context.unit(async ({ forgetAttempts, startSession }) => {
    await forgetAttempts(email);
    await startSession(id, account.id, hash);
  });
  return sessionView(id, account, refreshToken, context);
};
