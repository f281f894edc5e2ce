import { actorOf } from '@jumun/platform/graph/context';
import { keyIn, readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { fingerprint, idFrom } from '@jumun/platform/kernel/ids';
import { hashPassword, matchesPassword } from '../credentials/passwords.ts';
import { newPassword } from '../domain/password.ts';
import { defaultLanguage } from '../domain/profile.ts';
import type { StaffDetails, StaffId } from '../domain/staff.ts';
import { findCredential } from '../store/accounts.ts';
import { staffView } from './account.ts';
import { newStaff } from './forms.ts';
import { refuse, refuseProfile } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

export const registerStaff: Resolves['Mutation']['registerStaff'] = async (_, { input }, context) => {
  const key = keyIn(input);
  const read = readInput(newStaff(context.scopes), input);
  if ('problem' in read) return refuseProfile(context, read);
  const { storeIds: stores, ...person } = read.value;
  const details: StaffDetails = { ...person, stores, locale: defaultLanguage };
  const password = newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');

  const id = idFrom('stf', actorOf(context), key) as StaffId;
  const { email } = details;
  const passwordHash = await hashPassword(password);
  const answer = await context.unit(async ({ staff, loadStaff, claimEmail, at }) => {
    const known = await loadStaff(id); // first, so that a key that was used with another address claims nothing
    const owner = known ? id : await claimEmail({ email, accountId: id, passwordHash });
    if (owner !== id) return refuse(context, 'EmailTaken');
    const decision = await staff(id, {
      type: 'RegisterStaff',
      details,
      fingerprint: fingerprint(details),
      at,
    });
    if ('rejection' in decision) return refuse(context, decision.rejection.type);
    const view = required(staffView(id, decision.state), id);
    return { __typename: 'RegisterStaffSuccess', staff: view } as const;
  });
  if (answer.__typename !== 'RegisterStaffSuccess') return answer;

  // the password is part of the input, but no fast hash of it may be kept for comparison
  const kept = (await findCredential(context.read, email))?.passwordHash;
  if (kept !== passwordHash && !(await matchesPassword(kept, password)))
    return refuse(context, 'IdempotencyKeyReused');
  context.vouched.add(id);
  return answer;
};
