import { failpoint } from '@jumun/platform/process/failpoint';
import { type Begun, isBegun, type OrderId } from '../domain/order.ts';
import { commit, type Driver } from './driver.ts';

export type CancelOrder = {
  /** Drives a cancellation as far as it goes now and answers the order as it is then. */
  drive(id: OrderId, actor: string): Promise<Begun>;
};

/**
 * Cancel an order: the authority over the fulfilment lets go of it, the money goes back, cancelled. Whoever drives may
 * repeat each ask. Where the authority or the refund does not answer, the customer is told that it will be decided, and
 * a timer goes on; once withdrawn there is no way back.
 */
export const cancelOrderSaga = (driver: Driver): CancelOrder => {
  const { withdrawal, payment, clock, load } = driver;

  const drive = async (id: OrderId, actor: string): Promise<Begun> => {
    const state = await load(id);
    if (!state || !isBegun(state)) throw new Error(`order ${id} has not been begun`);
    if (!state.cancelling) return state;
    return state.cancelling.withdrawn ? refund(id, state, actor) : withdraw(id, state, actor);
  };

  const withdraw = async (id: OrderId, state: Begun, actor: string): Promise<Begun> => {
    const { correlationId } = state;
    const decided = await withdrawal.withdraw(state.fulfilment.type, id, correlationId);
    await failpoint('cancel/decided');
    if (decided.outcome === 'UNKNOWN') return announce(id, state, actor);
    const next = await commit(
      driver,
      id,
      { type: 'DecideWithdrawal', ...decided, at: clock() },
      actor,
      correlationId,
    );
    await failpoint('cancel/withdrawn');
    return next.cancelling?.withdrawn ? refund(id, next, actor) : next;
  };

  const refund = async (id: OrderId, state: Begun, actor: string): Promise<Begun> => {
    const paymentStatus = await payment.refund(id, state.correlationId);
    await failpoint('cancel/refunded');
    if (paymentStatus === 'UNKNOWN') return announce(id, state, actor);
    const cancelled = await commit(
      driver,
      id,
      { type: 'CompleteCancellation', paymentStatus, at: clock() },
      actor,
      state.correlationId,
    );
    await failpoint('cancel/committed');
    return cancelled;
  };

  const announce = (id: OrderId, state: Begun, actor: string): Promise<Begun> =>
    commit(driver, id, { type: 'AnnounceCancellation', at: clock() }, actor, state.correlationId);

  return { drive };
};
