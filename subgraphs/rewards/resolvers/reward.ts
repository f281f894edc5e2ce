import { type Allocated, isAllocated, type RewardId } from '../domain/reward.ts';
import type { RewardsGraph } from '../rewards.ts';

export const Reward = {
  /** What is only awaited is not there: nobody knows yet whose it is. */
  async __resolveReference({ id }: { id: RewardId }, { load, rewardsById }: RewardsGraph) {
    const state = (await load(rewardsById, id))?.state;
    return state && isAllocated(state) ? { ...state, id } : null;
  },
  mission: ({ missionId }: Allocated) => ({ id: missionId }),
  walletItem: ({ walletItemId }: Allocated) => walletItemId && { id: walletItemId },
};
