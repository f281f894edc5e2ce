import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll, placeText } from '@jumun/platform/store/place';
import { prepared } from '@jumun/platform/store/prepared';
import { and, desc, eq, lt } from 'drizzle-orm';
import {
  type Achievement,
  type AchievementId,
  achievementIdOf,
  type CustomerId,
  isAchieved,
} from '../domain/achievement.ts';
import type { MissionId } from '../domain/mission.ts';
import { achievements } from './tables.ts';

type AchievementRow = typeof achievements.$inferSelect;

export const achievementRows = documentRows<AchievementId, Achievement, typeof achievements>(
  'achievement',
  achievements,
  (state, id) => {
    const { status } = state;
    if (!isAchieved(state)) return { status, customerId: null, place: null };
    return { status, customerId: state.customerId, place: placeText(state.achievedAt, id) };
  },
);

const ofCustomer = prepared<{ customerId: string; after: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(achievements)
    .where(and(eq(achievements.customerId, value('customerId')), lt(achievements.place, value('after'))))
    .orderBy(desc(achievements.place))
    .limit(value('limit'))
    .prepare('achievements_of_customer'),
);

/** A customer's achievements, latest first. */
export const findAchievementsOf = (
  read: Reader,
  customerId: string,
  after: string | null,
  limit: number,
): Promise<AchievementRow[]> => ofCustomer(read, { customerId, after: after ?? afterAll, limit });

/** How often a customer has achieved a mission that can be achieved so often. */
export const countAchieved = async (
  read: Reader,
  missionId: MissionId,
  customerId: CustomerId,
  times: number,
): Promise<number> => {
  const ids = Array.from({ length: times }, (_, i) => achievementIdOf(missionId, customerId, i + 1));
  const rows = await achievementRows.findMany(read, ids);
  const first = rows.findIndex((row) => !row || !isAchieved(row.state));
  return first === -1 ? times : first;
};
