import type { AccountView, CustomersGraph } from '../customers.ts';
import type { CustomerId, Customer as CustomerState } from '../domain/customer.ts';
import { grade, gradeIdOf } from '../domain/grade.ts';
import type { StaffId, Staff as StaffState } from '../domain/staff.ts';

/** A customer as the graph shows them: they own their rows and need no scope. */
export const customerView = (id: CustomerId, state: CustomerState | undefined) => {
  if (state?.status !== 'open') return null;
  const { contact, membershipNumber } = state;
  return { ...contact, id, membershipNumber, scopes: [], storeIds: [] };
};

export const staffView = (id: StaffId, state: StaffState | undefined) => {
  if (state?.status !== 'open') return null;
  const { name, email, locale, scopes, stores } = state;
  return { id, name, email, locale, scopes, storeIds: stores };
};

const isCustomerId = (id: string): id is CustomerId => id.startsWith('cus_');
const isStaffId = (id: string): id is StaffId => id.startsWith('stf_');

/** Whoever has this id, customer or staff. */
export const accountOf = async (id: string, { load, customersById, staffById }: CustomersGraph) => {
  if (isCustomerId(id)) return customerView(id, (await load(customersById, id))?.state);
  return isStaffId(id) ? staffView(id, (await load(staffById, id))?.state) : null;
};

export const viewer = (_: unknown, __: unknown, context: CustomersGraph) =>
  context.caller.subject === null ? null : accountOf(context.caller.subject, context);

export const Viewer = {
  __resolveType: ({ id }: { id: string }) => (isCustomerId(id) ? 'Customer' : 'Staff'),
};

export const Customer = {
  __resolveReference: async ({ id }: { id: CustomerId }, { load, customersById }: CustomersGraph) =>
    customerView(id, (await load(customersById, id))?.state),
  grade: async ({ id }: { id: CustomerId }, _: unknown, { load, gradesById }: CustomersGraph) =>
    ((await load(gradesById, gradeIdOf(id)))?.state ?? grade.initial).grade,
};

export const Staff = {
  __resolveReference: async ({ id }: { id: StaffId }, { load, staffById }: CustomersGraph) =>
    staffView(id, (await load(staffById, id))?.state),
  stores: ({ storeIds }: AccountView) => storeIds.map((id) => ({ id })),
};
