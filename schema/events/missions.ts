import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** There is a new mission to achieve. */
export const MissionDefined = eventForm(
  'MissionDefined',
  1,
  z.object({
    missionId: z.string(),
    title: z.string(),
    rewardTitle: z.string(),
    /** From when on it cannot be achieved any more; absent where it does not end. */
    endsAt: z.int().optional(),
  }),
);
export type MissionDefined = EventOf<typeof MissionDefined>;

/** A mission ends at another time than was said before, or does not end any more. */
export const MissionEndSet = eventForm(
  'MissionEndSet',
  1,
  z.object({
    missionId: z.string(),
    endsAt: z.int().nullable(),
    /** Counts these changes of a mission: 1, 2, 3 … */
    sequence: z.int().positive(),
  }),
);
export type MissionEndSet = EventOf<typeof MissionEndSet>;

/** A customer achieved a mission: once, unless the mission says how often. */
export const MissionAchieved = eventForm(
  'MissionAchieved',
  1,
  z.object({
    achievementId: z.string(),
    missionId: z.string(),
    customerId: z.string(),
    /** The second time, the third …; absent for the first. */
    time: z.int().min(2).optional(),
    title: z.string(),
    /** The reward for it. */
    rewardTitle: z.string(),
    achievedAt: z.int(),
  }),
);
export type MissionAchieved = EventOf<typeof MissionAchieved>;
