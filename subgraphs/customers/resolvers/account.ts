import { anyStore } from '@jumun/platform/graph/guard';
import { scopesOf } from '@jumun/schema/roles';
import {
  type CustomerId,
  type Customer as CustomerState,
  isCustomerId,
  isEmailConfirmed,
  isPhoneConfirmed,
} from '../domain/customer.ts';
import { grade, gradeIdOf } from '../domain/grade.ts';
import type { Granter } from '../domain/grants.ts';
import { isStaffId, type StaffDetails, type StaffId, type Staff as StaffState } from '../domain/staff.ts';
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

/** What a member of staff may do, of all that anybody may: what the roles say, and what was given beside. */
export const effectiveScopes = (
  { roles = [], scopes }: Pick<StaffDetails, 'roles' | 'scopes'>,
  all: readonly string[],
): readonly string[] => {
  const ofRoles = scopesOf(roles, all);
  return all.filter((scope) => scopes.includes(scope) || ofRoles.includes(scope));
};

/** The caller as one who gives rights to others. */
export const granterOf = ({ caller: { scopes, stores } }: Pick<ResolverContext, 'caller'>): Granter => ({
  scopes,
  stores,
  isEverywhere: scopes.includes(anyStore),
});

export const staffView = (
  id: StaffId,
  state: StaffState | undefined,
  all: readonly string[],
): StaffModel | null => {
  if (!state || state.status === 'absent') return null;
  const { name, email, locale, roles = [], stores, status } = state;
  return {
    __typename: 'Staff',
    id,
    name,
    email,
    locale,
    roles,
    scopes: effectiveScopes(state, all),
    disabled: status === 'disabled',
    storeIds: stores,
  };
};

const customerOf = async (id: CustomerId, { load }: ResolverContext): Promise<CustomerModel | null> =>
  customerView(id, (await load(customerRows, id))?.state);

export const staffOf = async (id: string, { load, scopes }: ResolverContext): Promise<StaffModel | null> =>
  isStaffId(id) ? staffView(id, (await load(staffRows, id))?.state, scopes) : null;

export type Account = CustomerModel | StaffModel;

/** The customer or member of staff with this id. */
export const accountOf = async (id: string, context: ResolverContext): Promise<Account | null> => {
  if (isCustomerId(id)) return customerOf(id, context);
  return staffOf(id, context);
};

/** The account, unless nobody may sign in to it. */
export const openAccountOf = async (id: string, context: ResolverContext): Promise<Account | null> => {
  const account = await accountOf(id, context);
  return account?.__typename === 'Staff' && account.disabled ? null : account;
};

export const viewer: Resolves['Query']['viewer'] = (_, __, context) =>
  context.caller.subject === null ? null : accountOf(context.caller.subject, context);

export const Customer: Resolves['Customer'] = {
  __resolveReference: ({ id }, context) => customerOf(id as CustomerId, context),
  emailConfirmed: (contact) => isEmailConfirmed(contact),
  phoneConfirmed: (contact) => isPhoneConfirmed(contact),
  nightConsent: ({ nightConsent = false }) => nightConsent,
  grade: async ({ id, grade: said }, _, { load }) =>
    said ?? ((await load(gradeRows, gradeIdOf(id)))?.state ?? grade.initial).grade,
};

export const Staff: Resolves['Staff'] = {
  __resolveReference: ({ id }, context) => staffOf(id, context),
  stores: ({ storeIds }) => storeIds.map((id) => ({ id })),
};
