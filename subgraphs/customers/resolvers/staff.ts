import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { anyStore } from '@jumun/platform/graph/guard';
import { readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { missingFor } from '../domain/grants.ts';
import type { StaffCommand, StaffDetails, StaffId } from '../domain/staff.ts';
import { findStaff } from '../store/accounts.ts';
import { effectiveScopes, granterOf, staffView } from './account.ts';
import type { ResolverContext } from './context.ts';
import { given, staffChanges } from './forms.ts';
import type { StaffModel } from './models.ts';
import { refuse, refuseProfile, refuseUnknownStores } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** Who works for stores sees those who work for one of them, and themselves. */
export const staff: Resolves['Query']['staff'] = (_, args, { read, caller, scopes }) =>
  connectionOf(args, {
    sort: byId,
    find: (after, limit) =>
      findStaff(read, after, limit, (id, { stores }) => {
        const isBound = caller.stores.length > 0 && !caller.scopes.includes(anyStore);
        return !isBound || id === caller.subject || stores.some((store) => caller.stores.includes(store));
      }),
    node: ({ id, state }) => required(staffView(id, state, scopes), id),
  });

type Done = { readonly staff: StaffModel };

/**
 * Sends a command about a member of staff, by somebody who has all that this person may do before and after. Their sessions end, so
 * that it holds at once and not when their access token expires.
 */
const tellStaff = (
  context: ResolverContext,
  staffId: string,
  command: StaffCommand,
  changes: Partial<StaffDetails> = {},
) => {
  const id = staffId as StaffId;
  return context.unit(async ({ staff, loadStaff, endSessionsOf }) => {
    const known = await loadStaff(id);
    if (!known || known.status === 'absent') return refuse(context, 'StaffNotFound');
    const rights = [known, { ...known, ...changes }].map((details) => ({
      scopes: effectiveScopes(details, context.scopes),
      stores: details.stores,
    }));
    const missing = missingFor(granterOf(context), ...rights);
    if (missing.length > 0) return refuse(context, 'ScopeNotHeld', { missing });
    const decision = await staff(id, command);
    if ('rejection' in decision) return refuse(context, 'StaffNotFound');
    if (decision.events.length > 0) await endSessionsOf(id);
    return { staff: required(staffView(id, decision.state, context.scopes), id) } as Done;
  });
};

type Told = Awaited<ReturnType<typeof tellStaff>>;

/** The success of this name, or the refusal as it is. */
const succeed = async <T extends string>(__typename: T, answer: Promise<Told>) => {
  const told = await answer;
  return 'staff' in told ? { __typename, ...told } : told;
};

export const updateStaff: Resolves['Mutation']['updateStaff'] = async (_, { input }, context) => {
  const read = readInput(staffChanges(context.scopes), input);
  if ('problem' in read) return refuseProfile(context, read);
  const { storeIds: stores, ...others } = given(read.value);
  const unknown = await refuseUnknownStores(context, stores);
  if (unknown) return unknown;
  const changes: Partial<StaffDetails> = { ...others, ...(stores && { stores }) };
  return succeed(
    'UpdateStaffSuccess',
    tellStaff(context, input.staffId, { type: 'ChangeStaff', changes }, changes),
  );
};

export const disableStaff: Resolves['Mutation']['disableStaff'] = (_, { input }, context) =>
  succeed('DisableStaffSuccess', tellStaff(context, input.staffId, { type: 'DisableStaff' }));

export const enableStaff: Resolves['Mutation']['enableStaff'] = (_, { input }, context) =>
  succeed('EnableStaffSuccess', tellStaff(context, input.staffId, { type: 'EnableStaff' }));
