import { checkedInput, readInput } from '@jumun/platform/graph/input';
import { fingerprint, idFrom } from '@jumun/platform/kernel/ids';
import type { CustomersGraph } from '../customers.ts';
import { isCommonPassword, normalisedPassword } from '../domain/password.ts';
import { defaultLanguage } from '../domain/profile.ts';
import type { StaffId } from '../domain/staff.ts';
import { hashPassword, matchesPassword } from '../passwords.ts';
import { staffView } from './account.ts';
import { keyed, newStaff } from './forms.ts';
import { refuse } from './refuse.ts';

type Args = { input: { password: string } };

export const registerStaff = async (_: unknown, { input }: Args, context: CustomersGraph) => {
  const { idempotencyKey } = checkedInput(keyed, input);
  const read = readInput(newStaff, input);
  if ('problem' in read) return refuse(context, 'InvalidProfile', { field: read.field.slice(0, 1) });
  const { storeIds: stores, ...person } = read.value;
  const details = { ...person, stores, locale: defaultLanguage };
  const password = normalisedPassword(input.password);
  if (password === null || isCommonPassword(password)) return refuse(context, 'PasswordTooWeak');

  const { subject, service } = context.caller;
  const id = idFrom('stf', subject ?? `service:${service}`, idempotencyKey) as StaffId;
  const { email } = details;
  const passwordHash = await hashPassword(password);
  const answer = await context.unit(async ({ staff, loadStaff, claimEmail, at }) => {
    const known = await loadStaff(id); // first, so that a key that was used with another address claims nothing
    const owner = known ? id : await claimEmail({ email, accountId: id, passwordHash });
    if (owner !== id) return refuse(context, 'EmailTaken');
    const command = { type: 'RegisterStaff', details, fingerprint: fingerprint(details), at } as const;
    const decision = await staff(id, command);
    if ('rejection' in decision) return refuse(context, decision.rejection.type);
    return { __typename: 'RegisterStaffSuccess' as const, staff: staffView(id, decision.state) };
  });
  if (answer.__typename !== 'RegisterStaffSuccess') return answer;

  // the password is part of the input, but no quick hash of it may be kept for comparing
  const kept = (await context.findCredential(email))?.passwordHash;
  if (kept !== passwordHash && !(await matchesPassword(kept, password)))
    return refuse(context, 'IdempotencyKeyReused');
  context.vouched.add(id);
  return answer;
};
