import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { Reward, RewardCommand, RewardEvent, RewardId } from './domain/reward.ts';

/** What this context offers inside one unit of work. */
export type Rewards = {
  readonly at: Instant;
  readonly reward: (id: RewardId, command: RewardCommand) => Promise<Handled<Reward, RewardEvent, never>>;
};
