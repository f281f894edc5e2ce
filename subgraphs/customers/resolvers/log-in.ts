import { newId } from '@jumun/platform/kernel/ids';
import type { CustomersGraph } from '../customers.ts';
import { normalisedEmail } from '../domain/email.ts';
import { normalisedPassword } from '../domain/password.ts';
import type { SessionId } from '../domain/session.ts';
import { matchesPassword } from '../passwords.ts';
import { newRefreshToken } from '../tokens.ts';
import { accountOf } from './account.ts';
import { refuse, waitFirst } from './refuse.ts';

type Args = { input: { email: string; password: string } };

/**
 * The answer and the time it takes are the same for a wrong password and for an address that nobody has. What no
 * account can have is refused without any work.
 */
export const logIn = async (_: unknown, { input }: Args, context: CustomersGraph) => {
  const email = normalisedEmail(input.email);
  const password = normalisedPassword(input.password);
  if (email === null || password === null) return refuse(context, 'LogInRefused');
  return context.inTurn(email, () => open(email, password, context));
};

const open = async (email: string, password: string, context: CustomersGraph) => {
  const { unit, locale, at } = context;
  const mayTry =
    !(await context.isGuessedOut(email, at)) && (await unit(({ countAttempt }) => countAttempt(email)));
  if (!mayTry) return refuse(context, 'LogInRefused', { message: waitFirst[locale] });

  const credential = await context.findCredential(email);
  const matches = await matchesPassword(credential?.passwordHash, password);
  const account = credential && matches ? await accountOf(credential.accountId, context) : null;
  if (!account) return refuse(context, 'LogInRefused');

  const id = newId('ses') as SessionId;
  const { refreshToken, hash } = newRefreshToken();
  await unit(async ({ forgetAttempts, startSession }) => {
    await forgetAttempts(email);
    await startSession(id, account.id, hash);
  });
  context.vouched.add(account.id);
  const session = await context.sessionView({ id, account }, refreshToken, at);
  return { __typename: 'LogInSuccess', session, viewer: account };
};
