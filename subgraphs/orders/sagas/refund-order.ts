import { type BeingRefunded, isBeingRefunded } from '../domain/states.ts';
import { refundPart, returnPointsOfPart } from './asks.ts';
import type { Saga } from './saga.ts';

/**
 * Gives back a part of what was paid. It is asked for by its key until it is known to have gone back, or that it never will; the card's
 * part first, as only that may never go back.
 */
export const refundOrder: Saga<BeingRefunded, 'REFUND'> = {
  name: 'refund',
  steps: [
    { name: 'returned', waitsFor: 'REFUND', ask: refundPart },
    { name: 'points', waitsFor: 'REFUND', ask: returnPointsOfPart, commit: 'committed' },
  ],
  standOf: (order) => (isBeingRefunded(order) ? { type: 'ASK', step: 0, order } : null),
  unknown: { say: () => null },
};
