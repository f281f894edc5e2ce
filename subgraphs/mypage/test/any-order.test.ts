import type { Envelope } from '@jumun/platform/kernel/published';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { aGrade, aShippedOrder } from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeAll(async () => {
  m = await openMypage();
});
afterAll(() => m.close());

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

const watchOrder = `subscription ($orderId: ID!) { orderStatus(orderId: $orderId) {
  sequence orderId status paymentStatus fulfilmentStatus occurredAt message } }`;

/** All that a customer sees of the one order, without its id. */
const everything = async (customerId: string, orderId: string) => {
  const { data, errors } = await m.ask(
    customer(customerId),
    `{ myPage { grade orders { nodes { orderId sequence status paymentStatus fulfilmentStatus total { minorUnits } placedAt
         steps { sequence status occurredAt message } } }
         ended: orders(open: false) { nodes { orderId } } } }`,
  );
  expect(errors).toBeUndefined();
  const replay = await m.watch(customer(customerId), watchOrder, { orderId });
  const events = await replay.take(5);
  replay.close();
  return JSON.stringify({ data, events }).replaceAll(orderId, 'ord_x');
};

let runs = 0;

/** Hears an order's events in an order of the test's choice, one unit each, with a customer watching from the start. */
const heardAs = async (arrange: (events: Envelope[]) => Envelope[], oneUnit = false) => {
  const run = ++runs;
  const [customerId, orderId] = [`cus_${run}`, `ord_${run}`];
  const grades = [aGrade('SILVER', customerId), aGrade('GOLD', customerId)];
  const arranged = arrange([...aShippedOrder(orderId, customerId), ...grades]);
  const live = await m.watch(customer(customerId), watchOrder, { orderId });
  const seen = live.take(5);
  if (oneUnit) await m.hear(...arranged);
  else for (const event of arranged) await m.hear(event);
  const sequences = (await seen).map(({ sequence }) => sequence);
  live.close();
  expect(sequences).toEqual([1, 2, 3, 4, 5]);
  return everything(customerId, orderId);
};

it('an order’s events, heard in any order, give the same page, steps and live events [EB-16]', async () => {
  const expected = await heardAs((events) => events);
  for (const order of permutations([0, 1, 2, 3, 4]))
    expect(await heardAs((events) => [...order.map((i) => events[i]!), ...events.slice(5)], true)).toBe(
      expected,
    );
});

it('so they do when any of them is heard again at any time', async () => {
  const expected = await heardAs((events) => events);
  const indexes = Array.from({ length: 21 }, (_, i) => i % 7); // each of the seven events three times
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(indexes, { minLength: 7, maxLength: 21 }),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 }),
      async (some, all) => {
        expect(await heardAs((events) => [...some, ...all].map((i) => events[i]!), true)).toBe(expected);
      },
    ),
    { numRuns: 60 },
  );
});
