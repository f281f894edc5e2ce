import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { newId } from '@jumun/platform/kernel/ids';
import { hashPassword } from '../credentials/passwords.ts';
import type { CustomerId } from '../domain/customer.ts';
import { newPassword } from '../domain/password.ts';
import { findCredential } from '../store/accounts.ts';
import { customerView } from './account.ts';
import { newCustomer } from './forms.ts';
import { refuse, refuseProfile } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

export const signUp: Resolves['Mutation']['signUp'] = async (_, { input }, context) => {
  const read = readInput(newCustomer, input);
  if ('problem' in read) return refuseProfile(context, read);
  const contact = read.value;
  const password = newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');
  if (await findCredential(context.read, contact.email)) return refuse(context, 'EmailTaken');

  const id = newId('cus') as CustomerId;
  const passwordHash = await hashPassword(password);
  return context.unit(async ({ customer, claimEmail, freeMembershipNumber, at }) => {
    const owner = await claimEmail({ email: contact.email, accountId: id, passwordHash });
    if (owner !== id) return refuse(context, 'EmailTaken'); // by another sign-up meanwhile
    const membershipNumber = await freeMembershipNumber(id);
    const { state } = await customer(id, { type: 'SignUp', contact, membershipNumber, at });
    context.vouched.add(id);
    return { __typename: 'SignUpSuccess', customer: required(customerView(id, state), id) };
  });
};
