import type { CustomersGraph } from '../customers.ts';
import type { AccountId } from '../store/tables.ts';

/** Ends every session of the caller: a caller is known by who they are, not by which of their sessions asks. */
export const logOut = async (_: unknown, __: unknown, { unit, caller }: CustomersGraph) => {
  const { subject } = caller;
  if (subject !== null) await unit(({ endSessionsOf }) => endSessionsOf(subject as AccountId));
  return { __typename: 'LogOutSuccess', ok: true };
};
