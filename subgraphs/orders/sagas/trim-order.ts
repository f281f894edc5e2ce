import { type BeingTrimmed, isBeingTrimmed } from '../domain/states.ts';
import { withdrawLines } from './asks.ts';
import type { Saga } from './saga.ts';

/** Takes some lines out of an order: the authority over the fulfilment lets go of them, or it is too late. What follows is a refund. */
export const trimOrder: Saga<BeingTrimmed, 'WITHDRAWAL'> = {
  name: 'trim',
  steps: [{ name: 'decided', waitsFor: 'WITHDRAWAL', ask: withdrawLines, commit: 'committed' }],
  standOf: (order) => (isBeingTrimmed(order) ? { type: 'ASK', step: 0, order } : null),
  unknown: { say: () => null },
};
