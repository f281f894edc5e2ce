import type { Clock } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Taxis } from '../commands.ts';
import { isBooked, type OrderId } from '../domain/ride-states.ts';
import { rideRows, waits } from '../store/rides.ts';

type Given = { readonly read: Reader; readonly clock: Clock; readonly assignWithinMs: number };

const name = 'taxis/give-up-unassigned-ride';

/** Gives up the rides that nobody took in time. */
export const giveUpUnassignedRides = (
  units: Units<Taxis>,
  { read, clock, assignWithinMs }: Given,
): Timer => ({
  name,
  due: waits.due,
  furthest: { times: waits, ms: assignWithinMs, insteadMs: assignWithinMs },
  async fire(id) {
    const orderId = id as OrderId;
    const state = (await rideRows.find(read, orderId))?.state;
    if (!state || !isBooked(state)) return;
    // an assignment between this look and the unit of work stands: the command then changes nothing
    const cause = causeBy(`timer:${name}`, state.correlationId ?? orderId, clock());
    await units(cause, ({ ride, at }) => ride(orderId, { type: 'EndWait', at }));
  },
});
