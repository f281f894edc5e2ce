import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCompleted } from '@jumun/schema/events/orders';
import { achievementIdOf, type CustomerId } from '../domain/achievement.ts';
import { firstFilled, spanAround } from '../domain/mission.ts';
import type { Missions } from '../missions.ts';

/**
 * A completed order counts once for each kind of product in it, and may be the one that was missing: also where it is
 * heard later than orders that were completed after it.
 */
export const achieveMissionsWhenOrderCompleted: Reaction<Missions, OrderCompleted> = {
  name: 'missions/achieve-missions-when-order-completed',
  on: 'OrderCompleted',
  async react(
    { data, occurredAt },
    { noteCompletion, missionsFor, findAchievement, completionsIn, achieve },
  ) {
    const { orderId } = data;
    const customerId = data.customerId as CustomerId;
    for (const kind of new Set(data.lines.map((line) => line.kind))) {
      await noteCompletion({ customerId, kind, orderId, completedAt: occurredAt });
      for (const { missionId, mission } of await missionsFor(kind)) {
        const id = achievementIdOf(missionId, customerId);
        if (await findAchievement(id)) continue; // so what is read below stays short
        const completions = await completionsIn(customerId, kind, spanAround(mission, occurredAt));
        const at = firstFilled(mission, completions);
        if (at !== null) await achieve(id, { type: 'AchieveByOrders', mission, missionId, customerId, at });
      }
    }
  },
};
