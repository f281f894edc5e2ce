import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy } from '@jumun/platform/kernel/work';
import { failpoint } from '@jumun/platform/process/failpoint';
import { isBegun, type OrderId } from '../domain/order.ts';
import { findDueOrders } from '../store/orders.ts';
import type { CancelOrder } from './cancel-order.ts';
import { type Driver, takeOn } from './driver.ts';
import type { PlaceOrder } from './place-order.ts';

const actor = 'timer:orders/drive-orders';

/** The longer nobody answered, the more rarely it is asked again: every second, at last every ten. */
const lookAgainIn = (age: number): number => (age < 10_000 ? 1_000 : age < 60_000 ? 2_000 : 10_000);

/** The end that was promised to the customer is never slept through. */
const nextLook = (now: Instant, age: number, giveUpAt: Instant | null): Instant => {
  const next = later(now, lookAgainIn(age));
  return giveUpAt !== null && now < giveUpAt && giveUpAt < next ? giveUpAt : next;
};

/** Goes on with every attempt and every cancellation that waits for the system: after a crash, and while an answer is unknown. */
export const driveOrders = (driver: Driver, placeOrder: PlaceOrder, cancelOrder: CancelOrder): Timer => ({
  name: 'orders/drive-orders',
  due: findDueOrders,
  async fire(given) {
    const id = given as OrderId;
    const state = await driver.load(id);
    if (!state || !isBegun(state)) return;
    const now = driver.clock();
    const age = now - (state.cancelling?.since ?? state.placedAt);
    const { placing } = state;
    if (placing?.mode === 'RUNNING' && placing.direction === 'FORWARD') {
      // Its driver died. Taking it on is a commit of its own, so that a repeat of the key does not do the same.
      const taken = await takeOn(driver, id, { at: now, repeated: false }, actor, state.correlationId);
      await failpoint('drive/taken-on');
      if (taken) await placeOrder.drive(id, actor, 'PARK');
      return;
    }
    const until = nextLook(now, age, placing?.giveUpAt ?? null);
    const cause = causeBy(actor, state.correlationId, now);
    if (!(await driver.unit(cause, ({ claimLook }) => claimLook(id, until)))) return;
    await failpoint('drive/claimed');
    if (placing) await placeOrder.drive(id, actor, 'LEAVE');
    else await cancelOrder.drive(id, actor);
  },
});
