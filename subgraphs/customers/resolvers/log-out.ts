import type { AccountId } from '../store/tables.ts';
import type { Resolves } from './types.generated.ts';

/** Ends every session of the caller: a request says who asks, but not from which session. */
export const logOut: Resolves['Mutation']['logOut'] = async (_, __, { unit, caller }) => {
  const { subject } = caller;
  if (subject !== null) await unit(({ endSessionsOf }) => endSessionsOf(subject as AccountId));
  return { __typename: 'LogOutSuccess', ok: true };
};
