import { document, factIn } from '@jumun/platform/kernel/rows';
import { index, table, text } from '@jumun/platform/store/columns';
import type { Reward, RewardId } from '../domain/reward.ts';

export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** Whose reward it is. */
export const customerOf = factIn('customerId');

/** One row for each achievement. */
export const rewards = table(
  'rewards',
  {
    ...document<RewardId, Reward>(),
    status: text<Reward['status']>('status').notNull(),
  },
  () => [index('rewards_of_customer').on(customerOf)],
);
