import { required } from '@jumun/platform/graph/required';
import { normalisedCode } from '../domain/code.ts';
import type { CustomerId } from '../domain/customer.ts';
import { normalisedEmail } from '../domain/email.ts';
import { customerRows } from '../store/accounts.ts';
import { customerView } from './account.ts';
import { refuse, refuseAttempt } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** An address without an account is refused in the same time as one with a code. */
export const confirmEmail: Resolves['Mutation']['confirmEmail'] = async (_, { input }, context) => {
  const email = normalisedEmail(input.email);
  if (email === null) return refuse(context, 'CodeRefused');
  return context.unit(async ({ useCodeAt, customer }) => {
    const code = await useCodeAt(email, ['CONFIRM_EMAIL'], normalisedCode(input.code));
    if (!code) return refuse(context, 'CodeRefused');
    await customer(code.accountId as CustomerId, { type: 'ConfirmEmail', email });
    return { __typename: 'ConfirmEmailSuccess', email };
  });
};

export const requestPhoneCode: Resolves['Mutation']['requestPhoneCode'] = async (_, __, context) => {
  const accountId = context.caller.subject as CustomerId;
  const state = (await context.load(customerRows, accountId))?.state;
  const contact = state?.status === 'open' ? state.contact : undefined;
  if (!contact?.phone || contact.phoneConfirmed !== false) return refuse(context, 'NothingToConfirm');
  const { phone: address } = contact;
  const requested = await context.unit(({ requestCode }) =>
    requestCode({ accountId, purpose: 'CONFIRM_PHONE', channel: 'SMS', address }),
  );
  return requested
    ? { __typename: 'RequestPhoneCodeSuccess', expiresAt: requested.expiresAt }
    : refuseAttempt(context);
};

export const confirmPhone: Resolves['Mutation']['confirmPhone'] = (_, { input }, context) => {
  const id = context.caller.subject as CustomerId;
  return context.unit(async ({ useCode, customer }) => {
    const code = await useCode(id, 'CONFIRM_PHONE', normalisedCode(input.code));
    if (!code) return refuse(context, 'CodeRefused');
    const { state } = await customer(id, { type: 'ConfirmPhone', phone: code.address });
    return { __typename: 'ConfirmPhoneSuccess', customer: required(customerView(id, state), id) };
  });
};
