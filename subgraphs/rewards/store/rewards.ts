import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reward, RewardId } from '../domain/reward.ts';
import { rewards } from './tables.ts';

export type RewardRow = typeof rewards.$inferSelect;

export const rewardRows = documentRows<RewardId, Reward, typeof rewards>('reward', rewards, ({ status }) => ({
  status,
}));
