import { readInput } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import type { CustomersGraph } from '../customers.ts';
import type { CustomerId } from '../domain/customer.ts';
import { customerView } from './account.ts';
import { profileChanges } from './forms.ts';
import { refuse } from './refuse.ts';

/** What is left out or null stays as it is. */
const given = <T extends object>(changes: T) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== null && value !== undefined),
  ) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

export const updateProfile = async (_: unknown, { input }: { input: unknown }, context: CustomersGraph) => {
  const read = readInput(profileChanges, input);
  if ('problem' in read) return refuse(context, 'InvalidProfile', { field: read.field.slice(0, 1) });
  const { phone, ...others } = given(read.value);
  const changes = { ...others, ...(phone === undefined ? {} : { phone: phone || null }) };

  const id = (context.caller.subject ?? '') as CustomerId;
  return context.unit(async ({ customer }) => {
    const decision = await customer(id, { type: 'ChangeProfile', changes });
    if ('rejection' in decision) throw new Fault('FORBIDDEN', 'Only a customer has a profile to change.');
    return { __typename: 'UpdateProfileSuccess', customer: customerView(id, decision.state) };
  });
};
