import { hasCome } from '@jumun/platform/kernel/clock';
import { pause } from '@jumun/platform/kernel/deadline';
import { furthestLookMs } from '../domain/deadlines.ts';
import { asBegun, type Begun, isBeingRefunded, isWithdrawn } from '../domain/states.ts';
import { cancelOrder } from './cancel-order.ts';
import { type Driven, type Driver, takeOn } from './driver.ts';
import { type Drive, failpointsOf, type Interpreted, interpret } from './interpreter.ts';
import { placeOrder } from './place-order.ts';
import { refundOrder } from './refund-order.ts';
import { resendOrder } from './resend-order.ts';
import { trimOrder } from './trim-order.ts';

export type OrderSagas = {
  readonly placing: Interpreted & {
    /** The customer repeats the key: waits for the driver of the attempt, or takes the attempt over. */
    repeat(drive: Drive, order: Begun): Promise<Driven>;
  };
  readonly cancelling: Interpreted;
  readonly refunding: Interpreted;
  readonly trimming: Interpreted;
  readonly resending: Interpreted;
};

export const openSagas = (driver: Driver): OrderSagas => {
  const { load, clock, patienceMs } = driver;
  const placing = interpret(placeOrder, driver);
  const withdrawing = interpret(cancelOrder, driver);
  const refunding = interpret(refundOrder, driver);
  const trimming = interpret(trimOrder, driver);

  /** What is going back in parts goes between: the rest of an order that is let go goes back after it. */
  const around =
    (first: Interpreted['goOn']): Interpreted['goOn'] =>
    async (drive, order) => {
      const decided = await trimming.goOn(drive, await first(drive, order));
      if (!isBeingRefunded(decided.state)) return decided;
      const refunded = await refunding.goOn(drive, decided);
      return isWithdrawn(refunded.state) ? withdrawing.goOn(drive, refunded) : refunded;
    };
  const cancelling: Interpreted = { start: around(withdrawing.start), goOn: around(withdrawing.goOn) };

  // an order whose customer wanted to cancel meanwhile is cancelled as soon as it is placed
  const goOn = async (drive: Drive, order: Driven) =>
    cancelling.goOn(drive, await placing.goOn(drive, order));

  const repeat = async (drive: Drive, found: Begun): Promise<Driven> => {
    const { id, actor } = drive;
    const began = performance.now();
    for (let order = found, waited = false; ; order = asBegun(await load(id))) {
      if (order.status !== 'PLACING' || order.placing.mode === 'QUEUED') return { state: order };
      const { placing, correlationId } = order;
      if (placing.mode === 'RUNNING' && !hasCome(placing.lookAt, clock(), furthestLookMs)) {
        if (performance.now() - began >= patienceMs) return { state: order }; // its driver is dead
        await pause(20); // the driver's answer will be this one's too
        waited = true;
        continue;
      }
      if (waited) return { state: order }; // the driver has no answer: asking again would only wait for it once more
      if (placing.direction === 'UNDOING') return goOn(drive, { state: order });
      const taken = await takeOn(driver, id, { repeated: true, actor, correlationId });
      if (taken) return goOn(drive, taken);
    }
  };

  return {
    placing: {
      goOn,
      repeat,
      start: async (drive, order) => cancelling.goOn(drive, await placing.start(drive, order)),
    },
    cancelling: {
      ...cancelling,
      // an order that is not placed yet is undone
      start: (drive, order) => (order.state.status === 'PLACING' ? goOn : cancelling.start)(drive, order),
    },
    refunding: {
      ...refunding,
      // whoever asked to cancel meanwhile waits for it
      start: async (drive, order) => {
        const refunded = await refunding.start(drive, order);
        return isWithdrawn(refunded.state) ? withdrawing.goOn(drive, refunded) : refunded;
      },
    },
    resending: interpret(resendOrder, driver),
    trimming: { goOn: around(trimming.goOn), start: around(trimming.start) },
  };
};

/** Every failpoint of orders: those of the sagas, and those of a timer that follows a driver. */
export const failpoints: readonly string[] = [
  ...failpointsOf(placeOrder),
  ...failpointsOf(cancelOrder),
  ...failpointsOf(refundOrder),
  ...failpointsOf(trimOrder),
  ...failpointsOf(resendOrder),
  'drive/taken-on',
  'drive/claimed',
];
