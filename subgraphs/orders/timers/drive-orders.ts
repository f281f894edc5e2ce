import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import { has } from '@jumun/platform/kernel/state';
import { causeBy } from '@jumun/platform/kernel/work';
import { furthestLookMs } from '../domain/deadlines.ts';
import { asBegun, type Begun, isBegun, isPlacing, isResent, type OrderId } from '../domain/states.ts';
import { type Driver, takeOn } from '../sagas/driver.ts';
import { reached } from '../sagas/interpreter.ts';
import type { OrderSagas } from '../sagas/order-sagas.ts';
import { looks } from '../store/orders.ts';

const actor = 'timer:orders/drive-orders';

/** The longer an answer is missing, the more rarely it is asked for: every second at first, every ten in the end. */
const lookAgainIn = (age: number): number => (age < 10_000 ? 1_000 : age < 60_000 ? 2_000 : 10_000);

/** An attempt that is left to its customer is only looked at for its end. */
const isLeft = (order: Begun): boolean => isPlacing(order) && order.placing.mode === 'PARKED';

/** Since when it waits for the system. */
const begunAt = (order: Begun): Instant => {
  if (has(order, 'cancelling')) return order.cancelling.since;
  if (isResent(order)) return order.resending.since;
  return (order.refunding ?? order.trimming)?.since ?? order.placedAt;
};

/** The end that was promised to the customer is never slept through. */
const nextLook = (now: Instant, ms: number, giveUpAt: Instant | undefined): Instant => {
  const next = later(now, ms);
  return giveUpAt !== undefined && now < giveUpAt && giveUpAt < next ? giveUpAt : next;
};

/** Goes on with every attempt and every cancellation that waits for the system: after a crash, and while an answer is unknown. */
export const driveOrders = (driver: Driver, { placing, cancelling, resending }: OrderSagas): Timer => ({
  name: 'orders/drive-orders',
  due: looks.due,
  furthest: { times: looks, ms: furthestLookMs, insteadMs: 0 },
  async fire(given) {
    const id = given as OrderId;
    const order = await driver.load(id);
    if (!order || !isBegun(order)) return;
    const { correlationId } = order;
    if (isPlacing(order) && order.placing.mode === 'RUNNING') {
      // Its driver died. Taking over is a commit of its own, so that a repeat of the key does not do the same.
      const taken = await takeOn(driver, id, { repeated: false, actor, correlationId });
      await reached('drive', 'taken-on');
      if (taken) await placing.goOn({ id, actor, whenUnknown: 'PEND' }, taken);
      return;
    }
    const now = driver.clock();
    const age = now - begunAt(order);
    const ms = isLeft(order) ? furthestLookMs : lookAgainIn(age);
    const until = nextLook(now, ms, has(order, 'placing') ? order.placing.giveUpAt : undefined);
    const cause = causeBy(actor, correlationId, now);
    if (!(await driver.unit(cause, ({ claimLook }) => claimLook(id, until)))) return;
    await reached('drive', 'claimed');
    const claimed = asBegun(await driver.load(id)); // others may have changed it before the claim
    const drive = { id, actor, whenUnknown: 'LEAVE' } as const;
    if (order.status === 'PLACING') await placing.goOn(drive, { state: claimed });
    else await cancelling.goOn(drive, await resending.goOn(drive, { state: claimed }));
  },
});
