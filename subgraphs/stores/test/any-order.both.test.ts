import { withdrawalIn } from '@jumun/schema/withdrawal';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ground } from '../../../test/stores.ts';
import { isOpened, type OrderId } from '../domain/ticket.ts';
import { ticketRows } from '../store/tickets.ts';
import { aCancelledOrder, aPlacedOrder, aRequestToCancel } from './builders.ts';
import { openStores } from './open.ts';

// What stores hears of one order, in any order and with repeats, as an unreliable queue would deliver it.

let s: Awaited<ReturnType<typeof openStores>>;
beforeAll(async () => {
  s = await openStores();
});
afterAll(() => s.close());

const forms = { placed: aPlacedOrder, request: aRequestToCancel, cancelled: aCancelledOrder } as const;
type Heard = keyof typeof forms;

/** Each of these at least once, some of them several times, in any order. */
const inAnyOrder = (...each: readonly Heard[]) =>
  fc
    .array(fc.constantFrom(...each), { maxLength: 4 })
    .chain((more) => fc.shuffledSubarray([...each, ...more], { minLength: each.length + more.length }));

const runs = { numRuns: ground === 'sqlite' ? 60 : 25, seed: 20_261_120 };
let count = 0;

/** Tells stores of a new order, and looks at what became of its ticket. */
const hear = async (order: readonly Heard[], about: Parameters<typeof aPlacedOrder>[1]) => {
  const orderId = `ord_any${++count}`;
  const events = {
    placed: s.envelope(forms.placed(orderId, about)),
    request: s.envelope(forms.request(orderId, about)),
    cancelled: s.envelope(forms.cancelled(orderId, about)),
  };
  const before = (await s.context.journal.page(0, 1)).head;
  for (const heard of order) await s.hear(events[heard]);
  const state = (await ticketRows.find(s.context.store.read, orderId as OrderId))?.state;
  if (!state) throw new Error('every one of these events leaves a trace');
  const { events: said } = await s.context.journal.page(before, 500);
  for (const heard of order) await s.hear(events[heard]); // all of it once more changes nothing
  expect((await ticketRows.find(s.context.store.read, orderId as OrderId))?.state).toEqual(state);
  expect((await s.context.journal.page(before, 500)).events).toEqual(said);
  return { state, answer: withdrawalIn(state)?.outcome ?? null, said: said.map(({ type }) => type) };
};

const isWork = (status: string) => ['OPEN', 'ACCEPTED', 'READY'].includes(status);

describe.each(['PICKUP', 'SHIPMENT'] as const)('an order with %s', (fulfilment) => {
  describe.each(['sto_cafe1', 'sto_bookshop'])('at %s', (storeId) => {
    const about = { fulfilment, storeId };

    it('leaves no work once it is placed and cancelled, and nothing is said twice [EB-32]', async () => {
      await fc.assert(
        fc.asyncProperty(inAnyOrder('placed', 'request', 'cancelled'), async (order) => {
          const { state, said } = await hear(order, about);
          expect(isWork(state.status)).toBe(false);
          expect(new Set(said).size).toBe(said.length);
          // the ticket opens only where the order is the first that is heard of; stores ignores a request to cancel a shipment
          const ours = order.filter((heard) => heard !== 'request' || fulfilment === 'PICKUP');
          expect(isOpened(state)).toBe(ours[0] === 'placed');
        }),
        runs,
      );
    });

    it('gets one final answer to a request to cancel [CF-07 CF-27]', async () => {
      await fc.assert(
        fc.asyncProperty(inAnyOrder('placed', 'request'), async (order) => {
          const { state, answer, said } = await hear(order, about);
          const accepts = storeId === 'sto_bookshop' && (order[0] === 'placed' || fulfilment === 'SHIPMENT');
          if (fulfilment === 'SHIPMENT') {
            expect(answer).toBeNull(); // deliveries decides
            expect(state.status).toBe(accepts ? 'ACCEPTED' : 'OPEN');
            expect(said).not.toContain('WithdrawalDecided');
          } else {
            expect(answer).toBe(accepts ? 'TOO_LATE' : 'WITHDRAWN');
            expect(said.filter((type) => type === 'WithdrawalDecided')).toHaveLength(1);
            expect(isWork(state.status)).toBe(accepts);
          }
        }),
        runs,
      );
    });
  });
});
