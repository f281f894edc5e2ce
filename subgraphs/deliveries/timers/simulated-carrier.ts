import { type Clock, hasCome } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Deliveries } from '../commands.ts';
import { carrierAt, type Delivery, isStarted, type OrderId } from '../domain/states.ts';
import { carrierMoves, deliveryRows } from '../store/deliveries.ts';

const stepFrom: Readonly<Partial<Record<Delivery['status'], 'DispatchDelivery' | 'CompleteDelivery'>>> = {
  PREPARING: 'DispatchDelivery',
  DISPATCHED: 'CompleteDelivery',
};

/** Stands in for a carrier; both times are counted from the start, in milliseconds. */
export const simulatedCarrier = (
  units: Units<Deliveries>,
  {
    read,
    clock,
    dispatchMs,
    deliverMs,
  }: {
    readonly read: Reader;
    readonly clock: Clock;
    readonly dispatchMs: number;
    readonly deliverMs: number;
  },
): Timer => {
  const furthestMs = Math.max(dispatchMs, deliverMs);
  return {
    name: 'deliveries/simulated-carrier',
    due: carrierMoves.due,
    furthest: { times: carrierMoves, ms: furthestMs, insteadMs: 0 },
    async fire(id) {
      const orderId = id as OrderId;
      const state = (await deliveryRows.find(read, orderId))?.state;
      if (!state || !isStarted(state)) return;
      const at = carrierAt(state);
      const type = stepFrom[state.status];
      if (!type || at === null || !hasCome(at, clock(), furthestMs)) return;
      // A change between this look and the unit of work stands: the command then changes nothing.
      await units(causeBy('carrier:simulated', state.correlationId, clock()), ({ delivery, at: now }) =>
        delivery(orderId, { type, by: null, at: now }),
      );
    },
  };
};
