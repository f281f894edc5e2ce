import { isAllocated, type RewardId } from '../domain/reward.ts';
import { rewardRows } from '../store/rewards.ts';
import type { Resolves } from './types.generated.ts';

export const Reward: Resolves['Reward'] = {
  /** An awaited reward is not shown, since its customer is not known yet. */
  async __resolveReference(reference, { load }) {
    const id = reference.id as RewardId;
    const state = (await load(rewardRows, id))?.state;
    return state && isAllocated(state) ? { ...state, id } : null;
  },
  mission: ({ missionId }) => ({ id: missionId }),
  walletItem: ({ walletItemId }) => walletItemId && { id: walletItemId },
};
