import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { normalisedCode, settingPassword } from '../domain/code.ts';
import { isCustomerId } from '../domain/customer.ts';
import { findCredential } from '../store/accounts.ts';
import type { AccountId } from '../store/tables.ts';
import { accountOf } from './account.ts';
import { newAddress } from './forms.ts';
import { ownPasswordRefusal } from './passwords.ts';
import { refuse, refuseProfile } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** An address with an account is sent nothing, and all else is the same: the answer, what is kept, and when it can be asked again. */
export const requestEmailChange: Resolves['Mutation']['requestEmailChange'] = async (
  _,
  { input },
  context,
) => {
  const read = readInput(newAddress, input);
  if ('problem' in read) return refuseProfile(context, read);
  const { email: address } = read.value;
  const refusal = await ownPasswordRefusal(input.password, context);
  if (refusal) return refusal;
  const accountId = context.caller.subject as AccountId;
  const isTaken = (await findCredential(context.read, address)) !== undefined;
  await context.unit(({ requestCode }) =>
    requestCode({ accountId, purpose: 'CHANGE_EMAIL', channel: 'EMAIL', address }, { isSent: !isTaken }),
  );
  return { __typename: 'RequestEmailChangeSuccess', ok: true };
};

export const changeEmail: Resolves['Mutation']['changeEmail'] = async (_, { input }, context) => {
  const id = context.caller.subject as AccountId;
  const isChanged = await context.unit(async (commands) => {
    const old = await commands.addressOf(id);
    const code = await commands.useCode(id, 'CHANGE_EMAIL', normalisedCode(input.code));
    if (!code || (await commands.moveAddress(id, code.address)) !== id) return false;
    const { address: email } = code;
    await commands.voidCodes(id, ['CONFIRM_EMAIL', ...settingPassword]); // whoever reads the old address may have them
    if (isCustomerId(id)) await commands.customer(id, { type: 'ConfirmEmail', email });
    else await commands.staff(id, { type: 'ChangeStaff', changes: { email } });
    await commands.endSessionsOf(id, context.call.session);
    if (old) await commands.noticeOwner('EMAIL_CHANGED', id, old);
    return true;
  });
  if (!isChanged) return refuse(context, 'CodeRefused');
  return { __typename: 'ChangeEmailSuccess', viewer: required(await accountOf(id, context), id) };
};
