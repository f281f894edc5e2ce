import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** A reward was allocated for an achievement, one for each. */
export const RewardAllocated = eventForm(
  'RewardAllocated',
  1,
  z.object({
    rewardId: z.string(),
    achievementId: z.string(),
    missionId: z.string(),
    customerId: z.string(),
    title: z.string(),
  }),
);
export type RewardAllocated = EventOf<typeof RewardAllocated>;
