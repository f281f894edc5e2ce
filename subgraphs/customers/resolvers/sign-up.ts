import { readInput } from '@jumun/platform/graph/input';
import { newId } from '@jumun/platform/kernel/ids';
import type { CustomersGraph } from '../customers.ts';
import type { CustomerId } from '../domain/customer.ts';
import { isCommonPassword, normalisedPassword } from '../domain/password.ts';
import { hashPassword } from '../passwords.ts';
import { customerView } from './account.ts';
import { newCustomer } from './forms.ts';
import { refuse } from './refuse.ts';

type Args = { input: { password: string } };

export const signUp = async (_: unknown, { input }: Args, context: CustomersGraph) => {
  const read = readInput(newCustomer, input);
  if ('problem' in read) return refuse(context, 'InvalidProfile', { field: read.field.slice(0, 1) });
  const contact = read.value;
  const password = normalisedPassword(input.password);
  if (password === null || isCommonPassword(password)) return refuse(context, 'PasswordTooWeak');
  if (await context.findCredential(contact.email)) return refuse(context, 'EmailTaken');

  const id = newId('cus') as CustomerId;
  const passwordHash = await hashPassword(password);
  return context.unit(async ({ customer, claimEmail, freeMembershipNumber, at }) => {
    const owner = await claimEmail({ email: contact.email, accountId: id, passwordHash });
    if (owner !== id) return refuse(context, 'EmailTaken'); // somebody was faster
    const membershipNumber = await freeMembershipNumber(id);
    const { state } = await customer(id, { type: 'SignUp', contact, membershipNumber, at });
    context.vouched.add(id);
    return { __typename: 'SignUpSuccess', customer: customerView(id, state) };
  });
};
