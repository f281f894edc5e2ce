import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { idFrom, newId } from '@jumun/platform/kernel/ids';
import { hashPassword } from '../credentials/passwords.ts';
import { type Contact, type CustomerId, customer } from '../domain/customer.ts';
import { newPassword } from '../domain/password.ts';
import { customerView } from './account.ts';
import { newCustomer } from './forms.ts';
import { refuse, refuseProfile } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/**
 * Whoever signs up is answered the same, and after the same work, whether or not the address has an account: only a mail to it tells.
 * The same key opens one account only, so that a lost answer can be asked for again.
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
  const id = (idempotencyKey ? idFrom('cus', email, idempotencyKey) : newId('cus')) as CustomerId;
  const passwordHash = await hashPassword(password);
  const view = await context.unit(async (commands) => {
    const membershipNumber = await commands.freeMembershipNumber(id);
    const command = { type: 'SignUp', contact, membershipNumber, at: commands.at } as const;
    const owner = await commands.claimEmail({ email, accountId: id, passwordHash });
    if (owner !== id) {
      if (owner) await commands.noticeOwner('SIGNED_UP_AGAIN', owner);
      return customerView(id, stranger(command));
    }
    const { state } = await commands.customer(id, command);
    if (context.confirmsFirst)
      await commands.requestCode({
        accountId: id,
        purpose: 'CONFIRM_EMAIL',
        channel: 'EMAIL',
        address: email,
      });
    return customerView(id, state);
  });
  context.vouched.add(id);
  return { __typename: 'SignUpSuccess', customer: required(view, id) };
};

/** The customer that there would be. */
const stranger = (command: Parameters<typeof customer.decide>[0]) => {
  const decision = customer.decide(command, customer.initial);
  return 'events' in decision ? decision.events.reduce(customer.evolve, customer.initial) : customer.initial;
};
