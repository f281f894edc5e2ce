import type { Instant } from '@jumun/platform/kernel/clock';
import { handler } from '@jumun/platform/kernel/handle';
import { type GivenKey, useKey } from '@jumun/platform/kernel/idempotency';
import type { Work } from '@jumun/platform/kernel/work';
import {
  type Achieved,
  type AchievementCommand,
  type AchievementId,
  achievement,
  achievementIdOf,
  type CustomerId,
  isAchieved,
} from './domain/achievement.ts';
import {
  type CompletedLine,
  type Defined,
  fillings,
  isDefined,
  isRuled,
  type MissionCommand,
  type MissionId,
  type MissionRejection,
  mission,
  type ProductKind,
  type Ruled,
  spanAround,
  timesOf,
} from './domain/mission.ts';
import { publishAchievement, publishMission } from './publish.ts';
import { achievementRows, countAchieved } from './store/achievements.ts';
import { addCompletion, addLine, type Completion, findCounted } from './store/completions.ts';
import { findMissionsFor, missionRows } from './store/missions.ts';

const handleMission = handler({ decider: mission, rows: missionRows, publish: publishMission });
const handleAchievement = handler({
  decider: achievement,
  rows: achievementRows,
  publish: publishAchievement,
});

/** Everything that was counted since the mission began, as far as it can matter to an order that was completed at a moment. */
const spanFor = (mission: Ruled, completedAt: Instant) =>
  timesOf(mission) === 1 ? spanAround(mission, completedAt) : { from: mission.definedAt, to: endOfTime };

/** Later than any moment of an order. */
const endOfTime = 8_640_000_000_000_000 as Instant;

/** What missions can do inside one unit of work. */
export const missionsIn = (work: Work) => {
  const { tx } = work;
  const find = async (id: MissionId): Promise<Defined | undefined> => {
    const state = (await missionRows.find(tx, id))?.state;
    return state && isDefined(state) ? state : undefined;
  };
  /** Holds the mission until the unit ends: nobody else achieves, ends or refills it meanwhile. */
  const hold = async (id: MissionId): Promise<Defined | undefined> => {
    const state = (await missionRows.load(tx, id))?.state;
    return state && isDefined(state) ? state : undefined;
  };
  const timesAchieved = (missionId: MissionId, customerId: CustomerId, mission: Defined) =>
    countAchieved(tx, missionId, customerId, timesOf(mission));
  const achieve = (id: AchievementId, command: AchievementCommand) => handleAchievement(work, id, command);

  return {
    at: work.at,
    mission: (id: MissionId, command: MissionCommand) => handleMission(work, id, command),
    findMission: find,
    achieve,
    async findAchievement(id: AchievementId): Promise<Achieved | undefined> {
      const state = (await achievementRows.find(tx, id))?.state;
      return state && isAchieved(state) ? state : undefined;
    },
    /** The customer has achieved a mission without a rule, once more where it can be achieved more than once. */
    async achieveByHand(missionId: MissionId, customerId: CustomerId): Promise<ByHand> {
      const mission = await hold(missionId);
      if (!mission) return { rejection: { type: 'MissionNotFound' } };
      if (mission.rule) return { rejection: { type: 'MissionNotByHand' } };
      const before = await timesAchieved(missionId, customerId, mission);
      const last = achievementIdOf(missionId, customerId, Math.max(1, before));
      if (before >= timesOf(mission)) return { rejection: { type: 'MissionAlreadyAchieved', id: last } };
      const given = await handleMission(work, missionId, { type: 'GiveAchievement', achievedAt: work.at });
      if ('rejection' in given) return given;
      const time = before + 1;
      const id = achievementIdOf(missionId, customerId, time);
      await achieve(id, { type: 'AchieveByHand', mission, missionId, customerId, time, at: work.at });
      return { id };
    },
    /** The customer's orders have fulfilled a rule as often as they have; nothing happens where that is known. */
    async achieveByOrders({ missionId, mission: known, customerId, completedAt }: CountedOrder) {
      if ((await timesAchieved(missionId, customerId, known)) >= timesOf(known)) return; // saves reading its completions
      const counted = await findCounted(tx, customerId, known.rule, spanFor(known, completedAt));
      if (fillings(known, counted).length === 0) return;
      const mission = await hold(missionId);
      if (!mission || !isRuled(mission)) return;
      const moments = fillings(mission, counted);
      for (
        let time = (await timesAchieved(missionId, customerId, mission)) + 1;
        time <= moments.length;
        time++
      ) {
        const at = moments[time - 1] as Instant;
        const given = await handleMission(work, missionId, { type: 'GiveAchievement', achievedAt: at });
        if ('rejection' in given) return; // used up
        const id = achievementIdOf(missionId, customerId, time);
        await achieve(id, { type: 'AchieveByOrders', mission, missionId, customerId, time, at });
      }
    },
    /** Notes an order once for each kind, even if it is heard again. */
    noteCompletion: (completion: Completion) => addCompletion(tx, completion),
    /** The missions whose rule counts orders with products of this kind. */
    missionsFor: (kind: ProductKind) => findMissionsFor(tx, kind),
    /** What was in an order, noted once. */
    noteLine: (line: CompletedLine & { readonly customerId: CustomerId; readonly kind: ProductKind }) =>
      addLine(tx, line),
    useKey: (given: GivenKey) => useKey(work, given),
  };
};

type CountedOrder = {
  readonly missionId: MissionId;
  readonly mission: Ruled;
  readonly customerId: CustomerId;
  readonly completedAt: Instant;
};

type ByHand =
  | { readonly id: AchievementId }
  | {
      readonly rejection:
        | MissionRejection
        | { readonly type: 'MissionNotByHand' }
        | { readonly type: 'MissionAlreadyAchieved'; readonly id: AchievementId };
    };

export type Missions = ReturnType<typeof missionsIn>;
