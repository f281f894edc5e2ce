import { hasCome } from '@jumun/platform/kernel/clock';
import { furthestEndMs } from '../domain/deadlines.ts';
import { isPlacing, isUndoing, type Placing, type Waiting } from '../domain/states.ts';
import { approvePayment, findPayment, holdStock, refundPayment, releaseStock, undo } from './asks.ts';
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
    name: 'charged',
    waitsFor: 'PAYMENT',
    ask: approvePayment,
    find: findPayment,
    compensate: refundPayment,
    commit: 'committed',
  },
];

/**
 * Places an order: stock is held, the payment approved, the order placed. Turned round, it asks for both to be given back;
 * that leaves tombstones there, so that a late ask of another driver is refused.
 */
export const placeOrder: Saga<Placing, Waiting> = {
  name: 'place',
  steps,
  standOf(order, now) {
    if (isUndoing(order)) return { type: 'BACK' };
    if (!isPlacing(order)) return null;
    const { placing } = order;
    if (placing.mode === 'RUNNING') return { type: 'ASK', step: 0, order };
    const { mode, giveUpAt, waitingOn } = placing;
    if (hasCome(giveUpAt, now, furthestEndMs[mode]))
      return { type: 'TURN', say: undo({ reason: 'TIMED_OUT' }, waitingOn) };
    if (mode === 'QUEUED') return { type: 'ASK', step: 0, order };
    // a parked attempt asks for nothing new until the customer is back
    return { type: 'FIND', step: steps.findIndex(({ waitsFor }) => waitsFor === waitingOn), order };
  },
  unknown: {
    commit: 'parked',
    say({ waitsFor: waitingOn }, whenUnknown) {
      if (whenUnknown === 'LEAVE') return null;
      const type = whenUnknown === 'QUEUE' ? 'QueuePlacing' : 'ParkPlacing';
      return (at) => ({ type, waitingOn, at });
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
