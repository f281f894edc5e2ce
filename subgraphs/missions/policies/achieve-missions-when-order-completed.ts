import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCompleted } from '@jumun/schema/events/orders';
import type { Missions } from '../commands.ts';
import { achievementIdOf, type CustomerId } from '../domain/achievement.ts';
import { firstFilled, spanAround } from '../domain/mission.ts';

/**
 * A completed order counts for each kind of product in it, and may fulfil a rule even when it is heard of after orders that
 * were completed later.
 */
export const achieveMissionsWhenOrderCompleted: Reaction<Missions, OrderCompleted> = {
  name: 'missions/achieve-missions-when-order-completed',
  on: 'OrderCompleted',
  async react(
    { data, occurredAt },
    { noteCompletion, noteLine, missionsFor, findAchievement, countedIn, achieve },
  ) {
    const { orderId } = data;
    const customerId = data.customerId as CustomerId;
    for (const { productId, kind, quantity } of byProduct(data.lines))
      await noteLine({ customerId, kind, orderId, productId, quantity, completedAt: occurredAt });
    for (const kind of new Set(data.lines.map((line) => line.kind))) {
      await noteCompletion({ customerId, kind, orderId, completedAt: occurredAt });
      for (const { missionId, mission } of await missionsFor(kind)) {
        const id = achievementIdOf(missionId, customerId);
        if (await findAchievement(id)) continue; // saves reading the completions of a mission that is achieved already
        const counted = await countedIn(customerId, mission.rule, spanAround(mission, occurredAt));
        const at = firstFilled(mission, counted);
        if (at !== null) await achieve(id, { type: 'AchieveByOrders', mission, missionId, customerId, at });
      }
    }
  },
};

type Line = OrderCompleted['data']['lines'][number];

/** One line for each product, whatever was chosen of it: a large coffee and a small one are two cups. */
const byProduct = (lines: readonly Line[]): readonly Line[] => {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const before = merged.get(line.productId)?.quantity ?? 0;
    merged.set(line.productId, { ...line, quantity: before + line.quantity });
  }
  return [...merged.values()];
};
