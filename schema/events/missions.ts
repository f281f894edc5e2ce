import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** There is a new mission to achieve. */
export const MissionDefined = eventForm(
  'MissionDefined',
  1,
  z.object({ missionId: z.string(), title: z.string(), rewardTitle: z.string() }),
);
export type MissionDefined = EventOf<typeof MissionDefined>;

/** A customer achieved a mission, each mission at most once. */
export const MissionAchieved = eventForm(
  'MissionAchieved',
  1,
  z.object({
    achievementId: z.string(),
    missionId: z.string(),
    customerId: z.string(),
    title: z.string(),
    /** The reward for it. */
    rewardTitle: z.string(),
    achievedAt: z.int(),
  }),
);
export type MissionAchieved = EventOf<typeof MissionAchieved>;
