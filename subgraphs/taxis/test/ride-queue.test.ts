import { anonymous } from '@jumun/platform/graph/client';
import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPlacedOrder } from './builders.ts';
import { customer, dispatcher, openTaxis, orders, type TaxisInTest } from './open.ts';

let t: TaxisInTest;
let taxiId: string;
beforeEach(async () => {
  t = await openTaxis();
  taxiId = await t.aTaxi(10);
});
afterEach(() => t.close());

const place = (orderId: string) => t.hear(aPlacedOrder(orderId));

/** The next events, each as `sequence ride status`. */
const take = async (events: AsyncIterableIterator<ExecutionResult>, count: number) => {
  const taken: string[] = [];
  while (taken.length < count) {
    const { value } = await events.next();
    const { sequence, ride } = value.data.rideQueue;
    taken.push(`${sequence} ${ride.id} ${ride.status}`);
  }
  return taken;
};

it('the queue is replayed from the beginning, each event once and as it was then', async () => {
  await place('ord_1');
  await place('ord_2');
  await t.assign('ord_1', taxiId);
  await t.start('ord_1');
  const events = await t.watch(dispatcher, { after: 0 });
  expect(await take(events, 4)).toEqual([
    '1 rid_1 REQUESTED',
    '2 rid_2 REQUESTED',
    '3 rid_1 ASSIGNED',
    '4 rid_1 STARTED',
  ]);
  await events.return?.();
});

it('after the replay the queue continues live, without a gap or a repeat', async () => {
  await place('ord_1');
  const events = await t.watch(dispatcher, { after: 0 });
  expect(await take(events, 1)).toEqual(['1 rid_1 REQUESTED']);
  const next = take(events, 3);
  await place('ord_2');
  await t.assign('ord_2', taxiId);
  await t.withdraw('ord_2');
  expect(await next).toEqual(['2 rid_2 REQUESTED', '3 rid_2 ASSIGNED', '4 rid_2 CANCELLED']);
  await events.return?.();
});

it('with `after`, only later events are sent', async () => {
  for (const n of [1, 2, 3]) await place(`ord_${n}`);
  const events = await t.watch(dispatcher, { after: 2 });
  expect(await take(events, 1)).toEqual(['3 rid_3 REQUESTED']);
  await events.return?.();
});

it('without `after`, the queue begins with the next change', async () => {
  await place('ord_1');
  const events = await t.watch(dispatcher, {});
  const next = take(events, 1);
  await place('ord_2');
  expect(await next).toEqual(['2 rid_2 REQUESTED']);
  await events.return?.();
});

it('the queue can be watched before the first ride', async () => {
  const events = await t.watch(dispatcher, {});
  const next = take(events, 1);
  await place('ord_1');
  expect(await next).toEqual(['1 rid_1 REQUESTED']);
  await events.return?.();
});

it('a command that changes nothing or is refused adds no event to the queue', async () => {
  await t.withdraw('ord_0');
  await place('ord_0');
  await place('ord_1');
  await t.assign('ord_1', taxiId);
  await t.assign('ord_1', taxiId);
  await t.complete('ord_1');
  await place('ord_1');
  await place('ord_2');
  const events = await t.watch(dispatcher, { after: 0 });
  expect(await take(events, 3)).toEqual(['1 rid_1 REQUESTED', '2 rid_1 ASSIGNED', '3 rid_2 REQUESTED']);
  await events.return?.();
});

it('a replay of more than one page is complete', async () => {
  await t.hearTogether(...Array.from({ length: 130 }, (_, i) => aPlacedOrder(`ord_${i + 1}`)));
  const events = await t.watch(dispatcher, { after: 0 });
  const told = await take(events, 130);
  expect(told.map((line) => Number(line.split(' ')[0]))).toEqual(
    Array.from({ length: 130 }, (_, i) => i + 1),
  );
  await events.return?.();
});

it('a client that stops watching leaves no listener behind', async () => {
  const watching = new AbortController();
  const events = await t.watch(dispatcher, { after: 0 }, watching.signal);
  const waiting = events.next();
  await expect.poll(() => t.listening()).toBe(1);
  watching.abort();
  expect((await waiting).done).toBe(true);
  await expect.poll(() => t.listening()).toBe(0);
});

it('a look once a second finds that the queue moved, in case notifications were lost', async () => {
  await t.look();
  expect(await t.look()).toEqual([]);
  await place('ord_1');
  expect(await t.look()).toEqual(['taxis:rides']);
  expect(await t.look()).toEqual([]);
});

it('only callers who may see rides may watch the queue', async () => {
  for (const [caller, code] of [
    [customer('cus_minji'), 'FORBIDDEN'],
    [orders, 'FORBIDDEN'],
    [anonymous, 'UNAUTHENTICATED'],
  ] as const) {
    const refused = (await t.watch(caller, { after: 0 })) as unknown as ExecutionResult;
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  }
});
