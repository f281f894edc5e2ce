import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll, placeText } from '@jumun/platform/store/place';
import { prepared } from '@jumun/platform/store/prepared';
import { desc, eq, lt } from 'drizzle-orm';
import {
  isDefined,
  isRuled,
  type Mission,
  type MissionId,
  type ProductKind,
  type Ruled,
} from '../domain/mission.ts';
import { missions } from './tables.ts';

type MissionRow = typeof missions.$inferSelect;

export const missionRows = documentRows<MissionId, Mission, typeof missions>(
  'mission',
  missions,
  (state, id) => {
    if (!isDefined(state)) throw new Error(`mission ${id} is saved before it is defined`);
    const { status, rule, definedAt } = state;
    return { status, productKind: rule?.productKind ?? null, place: placeText(definedAt, id) };
  },
);

const listed = prepared<{ after: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(missions)
    .where(lt(missions.place, value('after')))
    .orderBy(desc(missions.place))
    .limit(value('limit'))
    .prepare('missions_listed'),
);

/** Missions, newest first. */
export const findMissions = (read: Reader, after: string | null, limit: number): Promise<MissionRow[]> =>
  listed(read, { after: after ?? afterAll, limit });

const ofKind = prepared<{ kind: ProductKind }>()((read: Reader, value) =>
  read
    .select()
    .from(missions)
    .where(eq(missions.productKind, value('kind')))
    .prepare('missions_of_kind'),
);

/** The missions whose rule counts orders with products of this kind. */
export const findMissionsFor = async (
  read: Reader,
  kind: ProductKind,
): Promise<{ missionId: MissionId; mission: Ruled }[]> =>
  (await ofKind(read, { kind })).flatMap(({ id, state }) =>
    isRuled(state) ? [{ missionId: id, mission: state }] : [],
  );
