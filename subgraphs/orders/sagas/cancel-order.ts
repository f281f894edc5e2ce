import { type Begun, isBeingRefunded, isUndecided, isWithdrawn } from '../domain/states.ts';
import { refundCancelled, returnPointsOfCancelled, withdraw } from './asks.ts';
import type { Saga } from './saga.ts';

/**
 * Cancels an order: the authority over the fulfilment lets go of it, its points and then the money go back, the order is cancelled.
 * There is no compensation: before it is withdrawn nothing was done, and afterwards there is no way back.
 */
export const cancelOrder: Saga<Begun, 'WITHDRAWAL' | 'REFUND'> = {
  name: 'cancel',
  steps: [
    { name: 'decided', waitsFor: 'WITHDRAWAL', ask: withdraw, commit: 'withdrawn' },
    { name: 'returned', waitsFor: 'REFUND', ask: returnPointsOfCancelled },
    { name: 'refunded', waitsFor: 'REFUND', ask: refundCancelled, commit: 'committed' },
  ],
  standOf(order) {
    if (isUndecided(order)) return { type: 'ASK', step: 0, order };
    // what is going back in parts goes first: then the rest is known
    return isWithdrawn(order) && !isBeingRefunded(order) ? { type: 'ASK', step: 1, order } : null;
  },
  unknown: { say: () => (at) => ({ type: 'AnnounceCancellation', at }) },
};
