import { newId } from '@jumun/platform/kernel/ids';
import { matchesPassword } from '../credentials/passwords.ts';
import { looksLikeToken, newSecretToken, tokenHash } from '../credentials/tokens.ts';
import { isEmailConfirmed } from '../domain/customer.ts';
import { normalisedEmail } from '../domain/email.ts';
import { normalisedPassword } from '../domain/password.ts';
import type { SessionId } from '../domain/session.ts';
import { type Credential, findCredential } from '../store/accounts.ts';
import { attemptsEnd } from '../store/attempts.ts';
import { isKnownDevice } from '../store/devices.ts';
import { type Account, openAccountOf } from './account.ts';
import type { ResolverContext } from './context.ts';
import { namedDevice } from './forms.ts';
import type { CustomerModel } from './models.ts';
import { checkedInput, refuse, refuseAttempt } from './refuse.ts';
import { sessionView } from './session.ts';
import type { Resolves } from './types.generated.ts';

/**
 * A wrong password, an unknown address and one that is not confirmed get the same answer in the same time: whoever has just signed up
 * with an address does not learn whether it had an account. Input that no account can have is refused without hashing. Wrong passwords
 * from elsewhere lock nobody out on a device on which they have logged in before.
 */
export const logIn: Resolves['Mutation']['logIn'] = async (_, { input }, context) => {
  const { device: name } = checkedInput(namedDevice, input);
  const email = normalisedEmail(input.email);
  const password = normalisedPassword(input.password);
  if (email === null || password === null) return refuse(context, 'LogInRefused');
  return context.inTurn(email, async () => {
    const credential = await findCredential(context.read, email);
    const device = await deviceOf(input.deviceToken, credential, context);
    // of each account by itself: on a device that people share, nobody's own success forgives what they tried with another's
    const tries = device.isKnown ? `device:${device.hash}:${credential?.accountId}` : email;
    const waitUntil = await attemptsEnd(context.read, tries, context.at);
    if (waitUntil !== null || !(await context.unit(({ countAttempt }) => countAttempt(tries))))
      return refuseAttempt(context, waitUntil);
    const account = await provenAccount(credential, password, context);
    if (!account || !credential) return refuse(context, 'LogInRefused');
    if (context.confirmsFirst && account.__typename === 'Customer' && !isEmailConfirmed(account)) {
      sendConfirmationLater(account, context);
      return refuse(context, 'LogInRefused');
    }
    const session = await beginSession(account, credential.passwordHash, context, {
      name,
      hash: device.hash,
      tries,
    });
    if (!session) return refuse(context, 'LogInRefused');
    context.vouched.add(account.id);
    return { __typename: 'LogInSuccess', session, viewer: account, deviceToken: device.token };
  });
};

/** Sends the code again by which the address is confirmed, after the answer, so that its time tells nothing. */
const sendConfirmationLater = (
  { id: accountId, email: address }: CustomerModel,
  context: ResolverContext,
): void => {
  const code = { accountId, purpose: 'CONFIRM_EMAIL', channel: 'EMAIL', address } as const;
  setImmediate(() => {
    context
      .unit(({ requestCode }) => requestCode(code))
      .catch((err: unknown) =>
        context.log.error({ err }, 'a code to confirm an address could not be requested'),
      );
  });
};

/** The device that somebody logs in on: a new token for one that shows none. */
const deviceOf = async (
  shown: string | null | undefined,
  credential: Credential | undefined,
  { read, at }: ResolverContext,
) => {
  const isToken = typeof shown === 'string' && looksLikeToken(shown);
  const { token, hash } = isToken ? { token: shown, hash: tokenHash(shown) } : newSecretToken();
  const isKnown =
    isToken && credential !== undefined && (await isKnownDevice(read, hash, credential.accountId, at));
  return { token, hash, isKnown };
};

const provenAccount = async (
  credential: Credential | undefined,
  password: string,
  context: ResolverContext,
): Promise<Account | null> => {
  const matches = await matchesPassword(credential?.passwordHash, password);
  return credential && matches ? openAccountOf(credential.accountId, context) : null;
};

type Device = {
  readonly name: string | null;
  readonly hash: string;
  /** What its attempts were counted under, which are forgiven by this one. */
  readonly tries: string;
};

/**
 * Begins a session of an account that has proven itself, on a device where it is known which; null if the account was closed, or got
 * another password than the one with this hash, meanwhile.
 */
export const beginSession = async (
  account: Account,
  proven: string,
  context: ResolverContext,
  device?: Device,
) => {
  const id = newId('ses') as SessionId;
  const first = newSecretToken();
  const session = { id, accountId: account.id, device: device?.name ?? null };
  const isOpen = await context.unit(async ({ forgetAttempts, keepDevice, startSession }) => {
    if (!(await startSession(session, first.hash, proven))) return false;
    if (device) {
      await forgetAttempts(device.tries);
      await keepDevice(device.hash, account.id);
    }
    return true;
  });
  return isOpen ? sessionView(id, account, first.token, context) : null;
};
