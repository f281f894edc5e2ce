import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, type Place } from '@jumun/platform/store/place';
import { and, desc, eq, getTableColumns, gte, sql } from 'drizzle-orm';
import { actSubjects, acts } from './tables.ts';

export type ActRow = typeof acts.$inferSelect;

/** Adds an act to the trail; one that is there already stays as it is. */
export const keepAct = async (tx: Tx, act: ActRow): Promise<void> => {
  await tx.insert(acts).values(act).onConflictDoNothing();
  const { id: actId, occurredAt, subjects } = act;
  if (subjects.length === 0) return;
  await tx
    .insert(actSubjects)
    .values(subjects.map((subjectId) => ({ subjectId, occurredAt, actId })))
    .onConflictDoNothing();
};

export type ActFilter = {
  readonly actor?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly since?: Instant | null | undefined;
};

/** The acts that come after a place, newest first. */
export const findActs = (
  read: Reader,
  { actor, subjectId, since }: ActFilter,
  after: Place | null,
  limit: number,
): Promise<ActRow[]> => {
  const { at, id } = after ?? newest;
  const isOfActor = actor == null ? undefined : eq(acts.actor, actor);
  if (subjectId == null)
    return read
      .select()
      .from(acts)
      .where(
        and(
          isOfActor,
          since == null ? undefined : gte(acts.occurredAt, since),
          sql`(${acts.occurredAt}, ${acts.id}) < (${at}, ${id})`,
        ),
      )
      .orderBy(desc(acts.occurredAt), desc(acts.id))
      .limit(limit);
  return read
    .select(getTableColumns(acts))
    .from(actSubjects)
    .innerJoin(acts, eq(acts.id, actSubjects.actId))
    .where(
      and(
        eq(actSubjects.subjectId, subjectId),
        isOfActor,
        since == null ? undefined : gte(actSubjects.occurredAt, since),
        sql`(${actSubjects.occurredAt}, ${actSubjects.actId}) < (${at}, ${id})`,
      ),
    )
    .orderBy(desc(actSubjects.occurredAt), desc(actSubjects.actId))
    .limit(limit);
};
