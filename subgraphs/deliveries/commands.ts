import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import { forget } from '@jumun/platform/kernel/forgotten';
import { handler } from '@jumun/platform/kernel/handle';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import { answerOf, type Withdrawal, type WithdrawnLine, withdrawalIn } from '@jumun/schema/withdrawal';
import { type DeliveryCommand, delivery as deliveryDecider } from './domain/delivery.ts';
import { type DeliveryDetails, isStarted, type OrderId } from './domain/states.ts';
import { publish } from './publish.ts';
import { deliveryRows } from './store/deliveries.ts';
import { addToQueue } from './store/queue.ts';
import { eraseRecipients, keepWaybill, type WaybillFacts } from './store/waybills.ts';

export type DeliveriesSettings = {
  /** How long after its start the simulated carrier dispatches and delivers a parcel; null where couriers do. */
  readonly carrier: { readonly dispatchMs: number; readonly deliverMs: number } | null;
};

const handleDelivery = handler({ decider: deliveryDecider, rows: deliveryRows, publish });

/** What deliveries can do inside one unit of work. Every change of a delivery is added to the queue. */
export const deliveriesWith =
  ({ carrier }: DeliveriesSettings) =>
  (work: Work) => {
    const { at, tx } = work;
    const delivery = async (id: OrderId, command: DeliveryCommand) => {
      const handled = await handleDelivery(work, id, command);
      const { state } = handled;
      if ('events' in handled && handled.events.length > 0 && isStarted(state))
        await addToQueue(work, id, state);
      return handled;
    };
    const carrierTimes = () =>
      carrier && {
        dispatchAt: later(at, carrier.dispatchMs),
        deliverAt: later(at, carrier.deliverMs),
      };
    return {
      at,
      delivery,
      loadDelivery: async (id: OrderId) => (await deliveryRows.load(tx, id))?.state,
      startDelivery(facts: Omit<DeliveryDetails, 'carrier'>) {
        const details = { ...facts, carrier: carrierTimes() };
        return delivery(facts.orderId, { type: 'StartDelivery', details, at });
      },
      sendAgain: (id: OrderId, parcel: number) =>
        delivery(id, { type: 'SendAgain', parcel, carrier: carrierTimes(), at }),
      keepWaybill: (facts: WaybillFacts) => keepWaybill(tx, facts),
      /** Forgets whom a customer's parcels were for; that they were sent is kept. */
      async eraseRecipient(customerId: string): Promise<void> {
        await forget(tx, customerId, persons);
        await eraseRecipients(tx, customerId);
      },
      /** Decides a request to be without some lines. The first answer to each key is final. */
      async withdrawLines(id: OrderId, wish: { key: string; lines: readonly WithdrawnLine[] }) {
        const { state } = await delivery(id, { type: 'WithdrawLines', ...wish });
        return answerOf(state, wish.key);
      },
      /** Decides a request to cancel. The first answer is final; repeats get it again. */
      async withdraw(id: OrderId): Promise<Withdrawal> {
        const { state } = await delivery(id, { type: 'WithdrawDelivery' });
        return required(withdrawalIn(state), `the withdrawal of ${id}`);
      },
    };
  };

export type Deliveries = ReturnType<ReturnType<typeof deliveriesWith>>;
