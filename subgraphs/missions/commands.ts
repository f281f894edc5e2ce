import type { Instant } from '@jumun/platform/kernel/clock';
import { handler } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import {
  type Achieved,
  type AchievementCommand,
  type AchievementId,
  achievement,
  type CustomerId,
  isAchieved,
} from './domain/achievement.ts';
import {
  type CompletedLine,
  type Defined,
  isDefined,
  type MissionCommand,
  type MissionId,
  mission,
  type ProductKind,
  type Rule,
} from './domain/mission.ts';
import { publishAchievement, publishMission } from './publish.ts';
import { achievementRows } from './store/achievements.ts';
import { addCompletion, addLine, type Completion, findCounted } from './store/completions.ts';
import { findMissionsFor, missionRows } from './store/missions.ts';

const handleMission = handler({ decider: mission, rows: missionRows, publish: publishMission });
const handleAchievement = handler({
  decider: achievement,
  rows: achievementRows,
  publish: publishAchievement,
});

/** What missions can do inside one unit of work. */
export const missionsIn = (work: Work) => ({
  at: work.at,
  define: (id: MissionId, command: MissionCommand) => handleMission(work, id, command),
  /** A mission never changes, so its row is not locked. */
  async findMission(id: MissionId): Promise<Defined | undefined> {
    const state = (await missionRows.find(work.tx, id))?.state;
    return state && isDefined(state) ? state : undefined;
  },
  achieve: (id: AchievementId, command: AchievementCommand) => handleAchievement(work, id, command),
  async findAchievement(id: AchievementId): Promise<Achieved | undefined> {
    const state = (await achievementRows.find(work.tx, id))?.state;
    return state && isAchieved(state) ? state : undefined;
  },
  /** Notes an order once for each kind, even if it is heard again. */
  noteCompletion: (completion: Completion) => addCompletion(work.tx, completion),
  /** The missions whose rule counts orders with products of this kind. */
  missionsFor: (kind: ProductKind) => findMissionsFor(work.tx, kind),
  /** What was in an order, noted once. */
  noteLine: (line: CompletedLine & { readonly customerId: CustomerId; readonly kind: ProductKind }) =>
    addLine(work.tx, line),
  /** What the customer's orders that were completed within a span, both ends included, add to a rule. */
  countedIn: (customerId: CustomerId, rule: Rule, span: { readonly from: Instant; readonly to: Instant }) =>
    findCounted(work.tx, customerId, rule, span),
  useKey: (given: GivenKey) => useKey(work, given),
});

export type Missions = ReturnType<typeof missionsIn>;
