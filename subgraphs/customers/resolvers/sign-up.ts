import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { idFrom, newId } from '@jumun/platform/kernel/ids';
import type { Customers } from '../commands.ts';
import { hashPassword } from '../credentials/passwords.ts';
import {
  type Contact,
  type CustomerCommand,
  type CustomerId,
  customer,
  isEmailConfirmed,
} from '../domain/customer.ts';
import { grade } from '../domain/grade.ts';
import { newPassword } from '../domain/password.ts';
import { customerView } from './account.ts';
import type { ResolverContext } from './context.ts';
import { newCustomer } from './forms.ts';
import type { CustomerModel } from './models.ts';
import { refuse, refuseProfile } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

type SignUp = Extract<CustomerCommand, { type: 'SignUp' }>;

/**
 * Whoever signs up is answered what they sent, after the same work, whether or not the address has an account: only a mail to it
 * tells. The same key opens one account only, so that a lost answer can be asked for again.
 */
export const signUp: Resolves['Mutation']['signUp'] = async (_, { input }, context) => {
  const read = readInput(newCustomer, input);
  if ('problem' in read) return refuseProfile(context, read);
  const { idempotencyKey, ...given } = read.value;
  const isConfirmed = !context.confirmsFirst;
  const contact: Contact = {
    ...given,
    emailConfirmed: isConfirmed,
    phoneConfirmed: isConfirmed && given.phone !== null,
  };
  const password = newPassword(input.password);
  if (password === null) return refuse(context, 'PasswordTooWeak');

  const { email } = contact;
  const unkeyed = newId('cus') as CustomerId;
  const passwordHash = await hashPassword(password);
  const signedUp = await context.unit(async (commands) => {
    const id = idempotencyKey ? await accountOf(commands, email, idempotencyKey) : unkeyed;
    const membershipNumber = await commands.freeMembershipNumber(id);
    const command = { type: 'SignUp', contact, membershipNumber, at: commands.at } as const;
    const owner = await commands.claimEmail({ email, accountId: id, passwordHash });
    if (owner === id) await open(commands, id, command, context);
    else if (owner) await commands.noticeOwner('SIGNED_UP_AGAIN', owner);
    return newcomer(id, command);
  });
  context.vouched.add(signedUp.id);
  return { __typename: 'SignUpSuccess', customer: signedUp };
};

/** The account that this key opens: another one after its owner has left, so that nothing is kept of them under the old one. */
const accountOf = async ({ loadCustomer }: Customers, email: string, key: string): Promise<CustomerId> => {
  for (let left = 0; ; left++) {
    const id = idFrom('cus', email, key, ...(left > 0 ? [String(left)] : [])) as CustomerId;
    if ((await loadCustomer(id))?.status !== 'left') return id;
  }
};

const open = async (
  { customer, requestCode }: Customers,
  accountId: CustomerId,
  command: SignUp,
  { confirmsFirst }: ResolverContext,
): Promise<void> => {
  const { state } = await customer(accountId, command);
  if (!confirmsFirst || state.status !== 'open' || isEmailConfirmed(state.contact)) return;
  const { email: address } = command.contact;
  await requestCode({ accountId, purpose: 'CONFIRM_EMAIL', channel: 'EMAIL', address });
};

/** The customer that there would be if there was none before: what this request says, and nothing that is stored. */
const newcomer = (id: CustomerId, command: SignUp): CustomerModel => {
  const decision = customer.decide(command, customer.initial);
  const events = 'events' in decision ? decision.events : [];
  const view = customerView(id, events.reduce(customer.evolve, customer.initial));
  return { ...required(view, id), grade: grade.initial.grade };
};
