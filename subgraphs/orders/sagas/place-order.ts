import { hasCome } from '@jumun/platform/kernel/clock';
import { furthestEndMs } from '../domain/deadlines.ts';
import { isPlacing, isUndoing, type Placing, type Waiting } from '../domain/states.ts';
import {
  approvePayment,
  holdPoints,
  holdStock,
  refundPayment,
  releaseStock,
  returnPoints,
  undo,
} from './asks.ts';
import type { Saga, Step } from './saga.ts';

const steps: readonly Step<Placing, Waiting>[] = [
  {
    before: 'asking',
    name: 'held',
    waitsFor: 'STOCK',
    ask: holdStock,
    compensate: releaseStock,
  },
  {
    name: 'points',
    waitsFor: 'POINTS',
    ask: holdPoints,
    compensate: returnPoints,
  },
  {
    name: 'charged',
    waitsFor: 'PAYMENT',
    ask: approvePayment,
    compensate: refundPayment,
    commit: 'committed',
  },
];

/**
 * Places an order: stock is held, then its points, the payment approved, the order placed. Turned round, it asks for all to be given back;
 * that leaves tombstones there, so that a late ask of another driver is refused.
 */
export const placeOrder: Saga<Placing, Waiting> = {
  name: 'place',
  steps,
  standOf(order, now) {
    if (isUndoing(order)) return { type: 'BACK' };
    if (!isPlacing(order)) return null;
    const { placing } = order;
    const { mode, giveUpAt, waitingOn } = placing;
    if (mode !== 'RUNNING' && hasCome(giveUpAt, now, furthestEndMs[mode]))
      return { type: 'TURN', say: undo({ reason: 'TIMED_OUT' }, waitingOn) };
    if (mode === 'PARKED') return null; // nothing goes on until the customer is back
    return { type: 'ASK', step: steps.findIndex(({ waitsFor }) => waitsFor === waitingOn), order };
  },
  unknown: {
    commit: 'parked',
    say({ waitsFor: waitingOn }, whenUnknown, asked) {
      if (whenUnknown === 'LEAVE') return null;
      const patient = whenUnknown === 'QUEUE';
      return (at) =>
        asked || patient
          ? { type: 'QueuePlacing', waitingOn, patient, at }
          : { type: 'ParkPlacing', waitingOn, at };
    },
  },
  back: {
    name: 'undo',
    unknown: (at) => ({ type: 'ParkUndo', at }),
    done: (taken) => (at) => ({
      type: 'FinishUndo',
      paymentStatus: taken.includes('REFUNDED') ? 'REFUNDED' : 'VOIDED',
      at,
    }),
  },
};
