import { document } from '@jumun/platform/kernel/rows';
import { table, text } from '@jumun/platform/store/columns';
import type { Reward, RewardId } from '../domain/reward.ts';

export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** One row for each achievement. */
export const rewards = table('rewards', {
  ...document<RewardId, Reward>(),
  status: text<Reward['status']>('status').notNull(),
});
