import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { atTheMachine } from '@jumun/schema/acts';
import { type ActRow, findActs } from '../store/trail.ts';
import { staffOf } from './account.ts';
import type { StaffActModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

const actView = ({
  id,
  occurredAt,
  actor,
  context,
  command,
  subjects: subjectIds,
}: ActRow): StaffActModel => {
  const staffId = actor === atTheMachine ? null : actor;
  return { id, occurredAt, staffId, context, command, subjectIds };
};

export const auditTrail: Resolves['Query']['auditTrail'] = (
  _,
  { staffId: actor, subjectId, since, ...args },
  { read },
) =>
  connectionOf(args, {
    sort: byPlace(({ occurredAt: at, id }: ActRow) => ({ at, id })),
    find: (after, limit) => findActs(read, { actor, subjectId, since }, after, limit),
    node: actView,
  });

export const StaffAct: Resolves['StaffAct'] = {
  staff: ({ staffId }, _, context) => (staffId === null ? null : staffOf(staffId, context)),
};
