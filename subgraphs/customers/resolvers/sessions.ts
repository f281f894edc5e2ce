import { lastUse, type SessionId } from '../domain/session.ts';
import { findSessionsOf } from '../store/sessions.ts';
import type { AccountId } from '../store/tables.ts';
import { refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

export const sessions: Resolves['Query']['sessions'] = async (_, __, { read, caller, call, at }) =>
  (await findSessionsOf(read, caller.subject as AccountId, at)).map(
    ({ id, device, startedAt, expiresAt }) => ({
      id,
      device,
      current: id === call.session,
      startedAt,
      lastUsedAt: lastUse(expiresAt),
      expiresAt,
    }),
  );

export const endSession: Resolves['Mutation']['endSession'] = async (_, { input: { id } }, context) => {
  const account = context.caller.subject as AccountId;
  const ended = await context.unit(({ endSessionOf }) => endSessionOf(account, id as SessionId));
  return ended.length > 0 ? { __typename: 'EndSessionSuccess', id } : refuse(context, 'SessionNotFound');
};
