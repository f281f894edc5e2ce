import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { Reward, RewardCommand, RewardEvent, RewardId } from './domain/reward.ts';
import type { RewardRow } from './store/rewards.ts';

/** What this context offers inside one unit of work. */
export type Rewards = {
  readonly at: Instant;
  readonly reward: (id: RewardId, command: RewardCommand) => Promise<Handled<Reward, RewardEvent, never>>;
};

/** What resolvers find in their context. */
export type RewardsGraph = GraphContext<
  Rewards,
  { readonly rewardsById: (ids: readonly RewardId[]) => Promise<readonly (RewardRow | null)[]> }
>;
