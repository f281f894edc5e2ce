import { actorOf } from '@jumun/platform/graph/context';
import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { fingerprint, idFrom } from '@jumun/platform/kernel/ids';
import type { Customers } from '../commands.ts';
import { hashPassword } from '../credentials/passwords.ts';
import { missingFor } from '../domain/grants.ts';
import { newPassword } from '../domain/password.ts';
import { defaultLanguage } from '../domain/profile.ts';
import type { Staff, StaffDetails, StaffId } from '../domain/staff.ts';
import { noPassword } from '../store/tables.ts';
import { effectiveScopes, granterOf, staffView } from './account.ts';
import type { ResolverContext } from './context.ts';
import { newStaff } from './forms.ts';
import { keyIn, refuse, refuseProfile, refuseUnknownStores } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/**
 * Opens an account with the given password, or with none and a code with which its owner sets one. A repeat is answered with the account
 * as it is by now, by whoever may still give all that it has; it never says whether a password is the account's.
 */
export const registerStaff: Resolves['Mutation']['registerStaff'] = async (_, { input }, context) => {
  const key = keyIn(input);
  const read = readInput(newStaff(context.scopes), input);
  if ('problem' in read) return refuseProfile(context, read);
  const { storeIds: stores, ...person } = read.value;
  const details: StaffDetails = { ...person, stores, locale: defaultLanguage };
  const refusal = refuseRights(context, details) ?? (await refuseUnknownStores(context, stores));
  if (refusal) return refusal;
  const password = input.password == null ? undefined : newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');

  const id = idFrom('stf', actorOf(context), key) as StaffId;
  const { email } = details;
  const passwordHash = password === undefined ? noPassword : await hashPassword(password);
  return context.unit(async (commands) => {
    const { staff, loadStaff, claimEmail, at } = commands;
    const known = await loadStaff(id); // first, so that a key that was used with another address claims nothing
    const owner = known ? id : await claimEmail({ email, accountId: id, passwordHash });
    if (owner !== id) return refuse(context, 'EmailTaken');
    const held = known && known.status !== 'absent' ? refuseRights(context, known) : null;
    if (held) return held;
    const decision = await staff(id, {
      type: 'RegisterStaff',
      details,
      fingerprint: fingerprint(details),
      at,
    });
    if ('rejection' in decision) return refuse(context, 'IdempotencyKeyReused');
    if (password === undefined) await sendFirstCode(commands, id, decision.state);
    context.vouched.add(id);
    const view = required(staffView(id, decision.state, context.scopes), id);
    return { __typename: 'RegisterStaffSuccess', staff: view } as const;
  });
};

/** The refusal of rights that the caller may not give; null where they may. */
const refuseRights = (context: ResolverContext, details: StaffDetails) => {
  const { stores } = details;
  const rights = { scopes: effectiveScopes(details, context.scopes), stores };
  const missing = missingFor(granterOf(context), rights);
  return missing.length > 0 ? refuse(context, 'ScopeNotHeld', { missing }) : null;
};

/** Sends a code for the first password to where the account logs in; nothing once it has a password, or is disabled. */
const sendFirstCode = async (
  { credentialOf, requestCode }: Customers,
  accountId: StaffId,
  { status }: Staff,
): Promise<void> => {
  const credential = await credentialOf(accountId);
  if (status !== 'open' || credential?.passwordHash !== noPassword) return;
  const { email: address } = credential;
  await requestCode({ accountId, purpose: 'SET_PASSWORD', channel: 'EMAIL', address });
};
