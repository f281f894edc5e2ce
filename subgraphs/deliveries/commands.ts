import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import { handler } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import { type Withdrawal, withdrawalIn } from '@jumun/schema/withdrawal';
import {
  type DeliveryCommand,
  type DeliveryDetails,
  delivery as deliveryDecider,
  type OrderId,
} from './domain/delivery.ts';
import { publish } from './publish.ts';
import { deliveryRows } from './store/deliveries.ts';

export type DeliveriesSettings = {
  /** How long after its start the simulated carrier dispatches and delivers a parcel; null where couriers do. */
  readonly carrier: { readonly dispatchMs: number; readonly deliverMs: number } | null;
};

const handleDelivery = handler({ decider: deliveryDecider, rows: deliveryRows, publish });

/** What deliveries can do inside one unit of work. */
export const deliveriesWith =
  ({ carrier }: DeliveriesSettings) =>
  (work: Work) => {
    const { at } = work;
    const delivery = (id: OrderId, command: DeliveryCommand) => handleDelivery(work, id, command);
    return {
      at,
      delivery,
      loadDelivery: async (id: OrderId) => (await deliveryRows.load(work.tx, id))?.state,
      startDelivery(facts: Omit<DeliveryDetails, 'carrier'>) {
        const times = carrier && {
          dispatchAt: later(at, carrier.dispatchMs),
          deliverAt: later(at, carrier.deliverMs),
        };
        const details = { ...facts, carrier: times };
        return delivery(facts.orderId, { type: 'StartDelivery', details, at });
      },
      /** Decides a request to cancel. The first answer is final; repeats get it again. */
      async withdraw(id: OrderId): Promise<Withdrawal> {
        const { state } = await delivery(id, { type: 'WithdrawDelivery' });
        return required(withdrawalIn(state), `the withdrawal of ${id}`);
      },
    };
  };

export type Deliveries = ReturnType<ReturnType<typeof deliveriesWith>>;
