import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { useKey } from '@jumun/platform/kernel/idempotency';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { achievement, isAchieved } from './domain/achievement.ts';
import { isDefined, mission } from './domain/mission.ts';
import type { Missions } from './missions.ts';
import { achieveMissionsWhenOrderCompleted } from './policies/achieve-missions-when-order-completed.ts';
import { keepRewardWhenRewardAllocated } from './policies/keep-reward-when-reward-allocated.ts';
import { publishAchievement, publishMission } from './publish.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedMissions } from './seed.ts';
import { achievementRows } from './store/achievements.ts';
import { addCompletion, findCompletions } from './store/completions.ts';
import { findMissionsFor, missionRows } from './store/missions.ts';

/** Missions, and which customers have achieved them: by hand, or by their orders; asks nobody. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name: 'missions', folder: import.meta.dirname, typeDefs: subgraphSdl('missions') },
    ({ store, clock, notifier }) => {
      const handleMission = handler({ decider: mission, rows: missionRows, publish: publishMission });
      const handleAchievement = handler({
        decider: achievement,
        rows: achievementRows,
        publish: publishAchievement,
      });

      const commands = (work: Work): Missions => ({
        at: work.at,
        define: (id, command) => handleMission(work, id, command),
        // a mission never changes: nobody has to wait for another who reads it
        async findMission(id) {
          const state = (await missionRows.find(work.tx, id))?.state;
          return state && isDefined(state) ? state : undefined;
        },
        achieve: (id, command) => handleAchievement(work, id, command),
        async findAchievement(id) {
          const state = (await achievementRows.find(work.tx, id))?.state;
          return state && isAchieved(state) ? state : undefined;
        },
        noteCompletion: (completion) => addCompletion(work.tx, completion),
        missionsFor: (kind) => findMissionsFor(work.tx, kind),
        completionsIn: (customerId, kind, span) => findCompletions(work.tx, customerId, kind, span),
        useKey: (use) => useKey(work, use),
      });

      return {
        commands,
        resolvers,
        reactions: [achieveMissionsWhenOrderCompleted, keepRewardWhenRewardAllocated],
        seed: async ({ demo }) => {
          if (demo)
            await seedMissions(unitsOf({ store, clock, notify: notifier.publish }, commands), clock());
        },
      };
    },
  );
