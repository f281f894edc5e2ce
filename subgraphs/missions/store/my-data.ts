import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import type { CustomerId } from '../domain/achievement.ts';
import { achievements, completedLines, completions } from './tables.ts';

/** The missions that a customer achieved, and what counts towards others, the oldest first. */
export const keptMissions = async (read: Reader, customer: string) => {
  const customerId = customer as CustomerId;
  const achieved = await read
    .select({ id: achievements.id, state: achievements.state })
    .from(achievements)
    .where(eq(achievements.customerId, customerId))
    .orderBy(asc(achievements.place));
  const counted = await read
    .select()
    .from(completions)
    .where(eq(completions.customerId, customerId))
    .orderBy(asc(completions.completedAt), asc(completions.orderId), asc(completions.kind));
  const lines = await read
    .select()
    .from(completedLines)
    .where(eq(completedLines.customerId, customerId))
    .orderBy(asc(completedLines.completedAt), asc(completedLines.orderId), asc(completedLines.productId));
  return { achieved: achieved.map(({ id, state }) => ({ id, ...state })), counted, lines };
};
