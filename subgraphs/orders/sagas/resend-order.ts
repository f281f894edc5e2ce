import { isResent, type Resent } from '../domain/states.ts';
import { holdStockAnew } from './asks.ts';
import type { Saga } from './saga.ts';

/**
 * Sends an order again whose goods are gone: their copies are held anew, and the order has another parcel. There is no compensation:
 * where there is not enough nothing was done, and a late ask is refused once the order is over.
 */
export const resendOrder: Saga<Resent, 'STOCK'> = {
  name: 'resend',
  steps: [{ name: 'held', waitsFor: 'STOCK', ask: holdStockAnew, commit: 'committed' }],
  standOf: (order) => (isResent(order) ? { type: 'ASK', step: 0, order } : null),
  unknown: { say: () => null },
};
