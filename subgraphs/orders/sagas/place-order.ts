import { failpoint } from '@jumun/platform/process/failpoint';
import type { Begun, Order, OrderId, UndoReason, Waiting } from '../domain/order.ts';
import { isBegun } from '../domain/order.ts';
import type { CancelOrder } from './cancel-order.ts';
import { commit, type Driver, takeOn } from './driver.ts';

/** What happens when stock or payment do not answer in time. */
export type WhenUnknown = 'PARK' | 'QUEUE' | 'LEAVE';

export type PlaceOrder = {
  /** Drives an attempt as far as it goes now, forward or back, and answers the order as it is then. */
  drive(id: OrderId, actor: string, whenUnknown: WhenUnknown): Promise<Begun>;
  /** Somebody repeats the key: waits for whoever drives the attempt, or takes it on. */
  repeat(id: OrderId, actor: string, whenUnknown: WhenUnknown): Promise<Begun>;
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Place an order: hold the stock, approve the payment, placed. Each ask has a key that follows from the order, so
 * whoever drives may repeat it, also after a crash and also at the same time as another driver. What is unknown is
 * never taken for no. Undoing asks for both to be given back and leaves tombstones there, so that a late ask of
 * another driver finds the client closed.
 */
export const placeOrderSaga = (driver: Driver, cancelOrder: CancelOrder): PlaceOrder => {
  const { stock, payment, clock, load, patienceMs } = driver;

  const drive = async (id: OrderId, actor: string, whenUnknown: WhenUnknown): Promise<Begun> => {
    const state = begun(await load(id), id);
    const { placing } = state;
    if (!placing) return state;
    if (placing.direction === 'UNDOING') return giveBack(id, state, actor);
    if (placing.giveUpAt !== null && clock() >= placing.giveUpAt && placing.mode !== 'RUNNING')
      return undo(id, state, actor, { reason: 'TIMED_OUT', waitingOn: placing.waitingOn });
    return placing.mode === 'PARKED' ? findOut(id, state, actor) : forward(id, state, actor, whenUnknown);
  };

  const forward = async (
    id: OrderId,
    state: Begun,
    actor: string,
    whenUnknown: WhenUnknown,
  ): Promise<Begun> => {
    const { correlationId, customerId, lines, total, placing } = state;
    await failpoint('place/asking');
    const held = await stock.reserve(id, lines, correlationId);
    await failpoint('place/held');
    if (held.type === 'UNKNOWN') return unknown(id, state, actor, 'STOCK', whenUnknown);
    if (held.type === 'SHORT')
      return undo(id, state, actor, { reason: 'SHORT', waitingOn: 'STOCK', productIds: held.productIds });
    if (held.type === 'RELEASED') return undo(id, state, actor, { reason: 'TIMED_OUT', waitingOn: 'STOCK' });

    const approved = await payment.approve(id, customerId, total, placing?.cardToken ?? '', correlationId);
    await failpoint('place/charged');
    if (approved.type === 'UNKNOWN') return unknown(id, state, actor, 'PAYMENT', whenUnknown);
    if (approved.type === 'DECLINED')
      return undo(id, state, actor, { reason: 'DECLINED', waitingOn: 'PAYMENT', declined: approved.reason });
    return complete(id, state, actor);
  };

  const complete = async (id: OrderId, { correlationId }: Begun, actor: string): Promise<Begun> => {
    const placed = await commit(driver, id, { type: 'CompletePlacing', at: clock() }, actor, correlationId);
    await failpoint('place/committed');
    if (placed.placing?.direction === 'UNDOING') return giveBack(id, placed, actor); // another driver turned round first
    return placed.cancelling ? cancelOrder.drive(id, actor) : placed;
  };

  const unknown = async (
    id: OrderId,
    state: Begun,
    actor: string,
    waitingOn: Waiting,
    whenUnknown: WhenUnknown,
  ) => {
    if (whenUnknown === 'LEAVE') return state;
    const type = whenUnknown === 'QUEUE' ? 'QueuePlacing' : 'ParkPlacing';
    const waiting = await commit(driver, id, { type, waitingOn, at: clock() }, actor, state.correlationId);
    await failpoint('place/parked');
    return waiting;
  };

  /** A parked attempt asks for nothing new: it only finds out whether the charge of before came about. */
  const findOut = async (id: OrderId, state: Begun, actor: string): Promise<Begun> => {
    if (state.placing?.waitingOn !== 'PAYMENT') return state;
    const found = await payment.find(id, state.correlationId);
    if (found.type === 'APPROVED') return complete(id, state, actor);
    if (found.type === 'DECLINED')
      return undo(id, state, actor, { reason: 'DECLINED', waitingOn: 'PAYMENT', declined: found.reason });
    return state;
  };

  const undo = async (
    id: OrderId,
    { correlationId }: Begun,
    actor: string,
    why: { reason: UndoReason; waitingOn: Waiting; productIds?: readonly string[]; declined?: string },
  ): Promise<Begun> => {
    const turned = await commit(driver, id, { type: 'UndoPlacing', ...why }, actor, correlationId);
    await failpoint('undo/turned');
    return turned.placing?.direction === 'UNDOING' ? giveBack(id, turned, actor) : turned;
  };

  const giveBack = async (id: OrderId, { correlationId }: Begun, actor: string): Promise<Begun> => {
    const [released, refunded] = await Promise.all([
      stock.release(id, correlationId),
      payment.refund(id, correlationId),
    ]);
    await failpoint('undo/given-back');
    // looked at again until both are known
    if (!released || refunded === 'UNKNOWN')
      return commit(driver, id, { type: 'ParkUndo', at: clock() }, actor, correlationId);
    const ended = await commit(
      driver,
      id,
      { type: 'FinishUndo', paymentStatus: refunded, at: clock() },
      actor,
      correlationId,
    );
    await failpoint('undo/committed');
    return ended;
  };

  const repeat = async (id: OrderId, actor: string, whenUnknown: WhenUnknown): Promise<Begun> => {
    const began = performance.now();
    for (let waited = false; ; ) {
      const state = begun(await load(id), id);
      const { placing } = state;
      if (!placing || placing.mode === 'QUEUED') return state;
      if (placing.mode === 'RUNNING' && clock() < placing.lookAt) {
        if (performance.now() - began >= patienceMs) return state; // its driver is dead
        await pause(20); // somebody drives it: the answer will be theirs
        waited = true;
        continue;
      }
      if (waited) return state; // theirs is that it is unknown: nobody is made to wait for the same thing twice
      if (placing.direction === 'UNDOING') return drive(id, actor, whenUnknown);
      if (await takeOn(driver, id, { at: clock(), repeated: true }, actor, state.correlationId))
        return drive(id, actor, whenUnknown);
    }
  };

  return { drive, repeat };
};

const begun = (state: Order | undefined, id: OrderId): Begun => {
  if (!state || !isBegun(state)) throw new Error(`order ${id} has not been begun`);
  return state;
};
