import type { CustomerId, Customer as CustomerState } from '../domain/customer.ts';
import { grade, gradeIdOf } from '../domain/grade.ts';
import type { StaffId, Staff as StaffState } from '../domain/staff.ts';
import { customerRows, staffRows } from '../store/accounts.ts';
import { gradeRows } from '../store/grades.ts';
import type { ResolverContext } from './context.ts';
import type { CustomerModel, StaffModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

export const customerView = (id: CustomerId, state: CustomerState | undefined): CustomerModel | null => {
  if (state?.status !== 'open') return null;
  const { contact, membershipNumber } = state;
  return { __typename: 'Customer', ...contact, id, membershipNumber };
};

export const staffView = (id: StaffId, state: StaffState | undefined): StaffModel | null => {
  if (state?.status !== 'open') return null;
  const { name, email, locale, scopes, stores } = state;
  return { __typename: 'Staff', id, name, email, locale, scopes, storeIds: stores };
};

const customerOf = async (id: CustomerId, { load }: ResolverContext): Promise<CustomerModel | null> =>
  customerView(id, (await load(customerRows, id))?.state);

const staffOf = async (id: StaffId, { load }: ResolverContext): Promise<StaffModel | null> =>
  staffView(id, (await load(staffRows, id))?.state);

const isCustomerId = (id: string): id is CustomerId => id.startsWith('cus_');
const isStaffId = (id: string): id is StaffId => id.startsWith('stf_');

export type Account = CustomerModel | StaffModel;

/** The customer or member of staff with this id. */
export const accountOf = async (id: string, context: ResolverContext): Promise<Account | null> => {
  if (isCustomerId(id)) return customerOf(id, context);
  return isStaffId(id) ? staffOf(id, context) : null;
};

export const viewer: Resolves['Query']['viewer'] = (_, __, context) =>
  context.caller.subject === null ? null : accountOf(context.caller.subject, context);

export const Customer: Resolves['Customer'] = {
  __resolveReference: ({ id }, context) => customerOf(id as CustomerId, context),
  grade: async ({ id }, _, { load }) =>
    ((await load(gradeRows, gradeIdOf(id)))?.state ?? grade.initial).grade,
};

export const Staff: Resolves['Staff'] = {
  __resolveReference: ({ id }, context) => staffOf(id as StaffId, context),
  stores: ({ storeIds }) => storeIds.map((id) => ({ id })),
};
