import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCompleted } from '@jumun/schema/events/orders';
import type { Missions } from '../commands.ts';
import type { CustomerId } from '../domain/achievement.ts';

/**
 * A completed order counts for each kind of product in it, and may fulfil a rule even when it is heard of after orders that
 * were completed later.
 */
export const achieveMissionsWhenOrderCompleted: Reaction<Missions, OrderCompleted> = {
  name: 'missions/achieve-missions-when-order-completed',
  on: 'OrderCompleted',
  async react({ data, occurredAt }, { noteCompletion, noteLine, missionsFor, achieveByOrders }) {
    const { orderId } = data;
    const customerId = data.customerId as CustomerId;
    for (const { productId, kind, quantity, category = null } of byProduct(data.lines))
      await noteLine({ customerId, kind, orderId, productId, quantity, category, completedAt: occurredAt });
    for (const kind of new Set(data.lines.map((line) => line.kind))) {
      await noteCompletion({ customerId, kind, orderId, completedAt: occurredAt });
      for (const { missionId, mission } of await missionsFor(kind))
        await achieveByOrders({ missionId, mission, customerId, completedAt: occurredAt });
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
