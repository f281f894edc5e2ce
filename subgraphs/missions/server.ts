import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { missionsIn } from './commands.ts';
import { manifest } from './manifest.ts';
import { achieveMissionsWhenOrderCompleted } from './policies/achieve-missions-when-order-completed.ts';
import { keepRewardWhenRewardAllocated } from './policies/keep-reward-when-reward-allocated.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedMissions } from './seed.ts';

export { audit } from './audit.ts';

const { name } = manifest;

/** Missions, and which customers have achieved them, by hand or by their orders. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ store, clock, notifier }) => ({
      commands: missionsIn,
      resolvers,
      reactions: [achieveMissionsWhenOrderCompleted, keepRewardWhenRewardAllocated],
      seed: seedMissions(unitsOf({ store, clock, notify: notifier.publish }, missionsIn), clock),
    }),
  );
