import { table, text } from '@jumun/platform/columns';
import { document } from '@jumun/platform/rows';
import type { Reward, RewardId } from '../domain/reward.ts';

export { deadLetters, log, positions, storeIdentity } from '@jumun/platform/technical-tables';

/** One row for each achievement. */
export const rewards = table('rewards', {
  ...document<RewardId, Reward>(),
  status: text<Reward['status']>('status').notNull(),
});
