import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { RideCompleted } from '@jumun/schema/events/taxis';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** A ride costs what its taxi asks for, and never more than was booked: what was paid beyond that goes back. */
export const settleFareWhenRideCompleted: Reaction<Orders, RideCompleted> = {
  name: 'orders/settle-fare-when-ride-completed',
  on: 'RideCompleted',
  async react({ data: { orderId, fare } }, { settleFare }) {
    if (fare) await settleFare(orderId as OrderId, fare);
  },
};
