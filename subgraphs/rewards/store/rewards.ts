import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reward, RewardId } from '../domain/reward.ts';
import { rewards } from './tables.ts';

export const rewardRows = documentRows<RewardId, Reward, typeof rewards>('reward', rewards, ({ status }) => ({
  status,
}));
