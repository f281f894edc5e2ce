import { hashPassword, matchesPassword } from '../credentials/passwords.ts';
import { normalisedCode, settingPassword } from '../domain/code.ts';
import { isCustomerId } from '../domain/customer.ts';
import { normalisedEmail } from '../domain/email.ts';
import { newPassword, normalisedPassword } from '../domain/password.ts';
import { findCredential, findCredentialOf } from '../store/accounts.ts';
import { attemptsEnd } from '../store/attempts.ts';
import type { AccountId } from '../store/tables.ts';
import { openAccountOf } from './account.ts';
import type { ResolverContext } from './context.ts';
import { beginSession } from './log-in.ts';
import { refuse, refuseAttempt } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** Answers at once and the same for everybody; what there is to do is done after the answer, so that its time tells nothing. */
export const requestPasswordReset: Resolves['Mutation']['requestPasswordReset'] = async (
  _,
  { input },
  context,
) => {
  const address = normalisedEmail(input.email);
  if (address !== null)
    setImmediate(() => {
      sendReset(address, context).catch((err: unknown) =>
        context.log.error({ err }, 'a code for a new password could not be requested'),
      );
    });
  return { __typename: 'RequestPasswordResetSuccess', ok: true };
};

const sendReset = async (address: string, context: ResolverContext): Promise<void> => {
  const accountId = (await findCredential(context.read, address))?.accountId;
  if (!accountId || !(await openAccountOf(accountId, context))) return;
  await context.unit(({ requestCode }) =>
    requestCode({ accountId, purpose: 'SET_PASSWORD', channel: 'EMAIL', address }),
  );
};

/** Hashes before it looks at the code, so that a wrong one, and an address without an account, take as long as the right one. */
export const setPassword: Resolves['Mutation']['setPassword'] = async (_, { input }, context) => {
  const password = newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');
  const passwordHash = await hashPassword(password);
  const email = normalisedEmail(input.email);
  if (email === null) return refuse(context, 'CodeRefused');
  const owner = await context.unit(async (commands) => {
    const code = await commands.useCodeAt(email, settingPassword, normalisedCode(input.code));
    if (!code) return null;
    const { accountId: id } = code;
    await commands.voidCodes(id, settingPassword);
    await commands.setPassword(id, passwordHash);
    await commands.forgetAttempts(email);
    await commands.endSessionsOf(id);
    await commands.noticeOwner('PASSWORD_CHANGED', id);
    // who has the code reads what is sent to the address
    if (isCustomerId(id)) await commands.customer(id, { type: 'ConfirmEmail', email });
    return id;
  });
  const account = owner && (await openAccountOf(owner, context));
  if (!account) return refuse(context, 'CodeRefused');
  const session = await beginSession(account, passwordHash, context);
  if (!session) return refuse(context, 'CodeRefused');
  context.vouched.add(account.id);
  return { __typename: 'SetPasswordSuccess', session, viewer: account };
};

/**
 * Whether this is the caller's own password: null if so, otherwise the refusal. Tries with the account of a session that somebody
 * else holds are counted, too, beside those of logging in, which they must not use up.
 */
export const ownPasswordRefusal = async (given: string, context: ResolverContext) => {
  const accountId = context.caller.subject as AccountId;
  const password = normalisedPassword(given);
  if (password === null) return refuse(context, 'LogInRefused');
  const tried = `own:${accountId}`;
  const until = await attemptsEnd(context.read, tried, context.at);
  if (until !== null || !(await context.unit(({ countAttempt }) => countAttempt(tried))))
    return refuseAttempt(context, until);
  const stored = await findCredentialOf(context.read, accountId);
  if (!(await matchesPassword(stored?.passwordHash, password))) return refuse(context, 'LogInRefused');
  await context.unit(({ forgetAttempts }) => forgetAttempts(tried));
  return null;
};

export const changePassword: Resolves['Mutation']['changePassword'] = async (_, { input }, context) => {
  const password = newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');
  const refusal = await ownPasswordRefusal(input.current, context);
  if (refusal) return refusal;
  const id = context.caller.subject as AccountId;
  const passwordHash = await hashPassword(password);
  await context.unit(async (commands) => {
    await commands.setPassword(id, passwordHash);
    await commands.endSessionsOf(id, context.call.session);
    await commands.noticeOwner('PASSWORD_CHANGED', id);
  });
  return { __typename: 'ChangePasswordSuccess', ok: true };
};
