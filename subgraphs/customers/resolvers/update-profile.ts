import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import type { CustomerId, ProfileChanges } from '../domain/customer.ts';
import { customerView } from './account.ts';
import { given, profileChanges } from './forms.ts';
import { refuseProfile } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

export const updateProfile: Resolves['Mutation']['updateProfile'] = async (_, { input }, context) => {
  const read = readInput(profileChanges, input);
  if ('problem' in read) return refuseProfile(context, read);
  const { phone, ...others } = given(read.value);
  const changes: ProfileChanges = phone === undefined ? others : { ...others, phone: phone || null };

  const id = (context.caller.subject ?? '') as CustomerId;
  return context.unit(async ({ customer }) => {
    const decision = await customer(id, {
      type: 'ChangeProfile',
      changes,
      confirmed: !context.confirmsFirst,
    });
    if ('rejection' in decision)
      throw new Fault('FORBIDDEN', {
        ko: '프로필은 고객만 바꿀 수 있습니다.',
        en: 'Only a customer has a profile to change.',
      });
    return { __typename: 'UpdateProfileSuccess', customer: required(customerView(id, decision.state), id) };
  });
};
