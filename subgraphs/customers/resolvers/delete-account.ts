import { Fault } from '@jumun/platform/kernel/errors';
import { isCustomerId } from '../domain/customer.ts';
import { ownPasswordRefusal } from './passwords.ts';
import type { Resolves } from './types.generated.ts';

/**
 * Closes the account and erases the person, here with it and elsewhere by the event CustomerLeft. Orders and ledgers stay: they name
 * an id that nobody can be found by.
 */
export const deleteAccount: Resolves['Mutation']['deleteAccount'] = async (_, { input }, context) => {
  const id = context.caller.subject ?? '';
  if (!isCustomerId(id))
    throw new Fault('FORBIDDEN', {
      ko: '직원 계정은 탈퇴할 수 없습니다. 계정을 관리하는 사람에게 정지를 요청해 주세요.',
      en: 'Accounts of staff are disabled by those who manage them.',
    });
  const refusal = await ownPasswordRefusal(input.password, context);
  if (refusal) return refusal;
  await context.unit(async ({ closeAccount, customer, eraseContacts }) => {
    await closeAccount(id);
    await customer(id, { type: 'Leave' });
    await eraseContacts(id);
  });
  return { __typename: 'DeleteAccountSuccess', ok: true };
};
