import { handler } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import { type RewardCommand, type RewardId, reward } from './domain/reward.ts';
import { publish } from './publish.ts';
import { rewardRows } from './store/rewards.ts';

const handleReward = handler({ decider: reward, rows: rewardRows, publish });

/** What rewards can do inside one unit of work. */
export const rewardsIn = (work: Work) => ({
  at: work.at,
  reward: (id: RewardId, command: RewardCommand) => handleReward(work, id, command),
});

export type Rewards = ReturnType<typeof rewardsIn>;
