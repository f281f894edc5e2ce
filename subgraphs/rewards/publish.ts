import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/rewards';
import type { Reward, RewardEvent, RewardId } from './domain/reward.ts';

/** What others hear of a reward; what the wallet says of it, they hear from the wallet. */
export const publish = (event: RewardEvent, _: Reward, rewardId: RewardId): PublishedEvent | null =>
  event.type === 'RewardAllocated' ? said.RewardAllocated.make({ rewardId, ...event.details }) : null;
