import { actorOf } from '@jumun/platform/graph/context';
import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { fingerprint, idFrom } from '@jumun/platform/kernel/ids';
import { hashPassword, matchesPassword } from '../credentials/passwords.ts';
import { missingFor } from '../domain/grants.ts';
import { newPassword } from '../domain/password.ts';
import { defaultLanguage } from '../domain/profile.ts';
import type { StaffDetails, StaffId } from '../domain/staff.ts';
import { findCredential } from '../store/accounts.ts';
import { noPassword } from '../store/tables.ts';
import { effectiveScopes, granterOf, staffView } from './account.ts';
import { newStaff } from './forms.ts';
import { keyIn, refuse, refuseProfile, refuseUnknownStores } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** Opens an account with the given password, or with none and a code with which its owner sets one. */
export const registerStaff: Resolves['Mutation']['registerStaff'] = async (_, { input }, context) => {
  const key = keyIn(input);
  const read = readInput(newStaff(context.scopes), input);
  if ('problem' in read) return refuseProfile(context, read);
  const { storeIds: stores, ...person } = read.value;
  const details: StaffDetails = { ...person, stores, locale: defaultLanguage };
  const missing = missingFor(granterOf(context), {
    scopes: effectiveScopes(details, context.scopes),
    stores,
  });
  if (missing.length > 0) return refuse(context, 'ScopeNotHeld', { missing });
  const unknown = await refuseUnknownStores(context, stores);
  if (unknown) return unknown;
  const password = input.password == null ? undefined : newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');

  const id = idFrom('stf', actorOf(context), key) as StaffId;
  const { email } = details;
  const passwordHash = password === undefined ? noPassword : await hashPassword(password);
  const answer = await context.unit(async ({ staff, loadStaff, claimEmail, requestCode, at }) => {
    const known = await loadStaff(id); // first, so that a key that was used with another address claims nothing
    const owner = known ? id : await claimEmail({ email, accountId: id, passwordHash });
    if (owner !== id) return refuse(context, 'EmailTaken');
    const decision = await staff(id, {
      type: 'RegisterStaff',
      details,
      fingerprint: fingerprint(details),
      at,
    });
    if ('rejection' in decision) return refuse(context, 'IdempotencyKeyReused');
    if (password === undefined)
      await requestCode({ accountId: id, purpose: 'SET_PASSWORD', channel: 'EMAIL', address: email });
    const view = required(staffView(id, decision.state, context.scopes), id);
    return { __typename: 'RegisterStaffSuccess', staff: view } as const;
  });
  if (answer.__typename !== 'RegisterStaffSuccess') return answer;

  // the password is part of the input, but no fast hash of it may be kept for comparison
  const kept = (await findCredential(context.read, email))?.passwordHash;
  if (password !== undefined && kept !== passwordHash && !(await matchesPassword(kept, password)))
    return refuse(context, 'IdempotencyKeyReused');
  context.vouched.add(id);
  return answer;
};
