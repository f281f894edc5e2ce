import type { SessionId } from '../domain/session.ts';
import type { AccountId } from '../store/tables.ts';
import type { Resolves } from './types.generated.ts';

/** Without a session in the caller's token, which another issuer may not name, all of the account's sessions end. */
export const logOut: Resolves['Mutation']['logOut'] = async (_, { everywhere }, { unit, caller, call }) => {
  const { session } = call;
  const account = caller.subject as AccountId | null;
  if (account !== null)
    await unit(({ endSessionOf, endSessionsOf }) =>
      everywhere || session === undefined
        ? endSessionsOf(account)
        : endSessionOf(account, session as SessionId),
    );
  return { __typename: 'LogOutSuccess', ok: true };
};
