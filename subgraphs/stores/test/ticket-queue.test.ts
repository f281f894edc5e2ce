import { anonymous } from '@jumun/platform/graph/client';
import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aPlacedOrder } from './builders.ts';
import { customer, openStores, staffOf } from './open.ts';

let s: Awaited<ReturnType<typeof openStores>>;
beforeEach(async () => {
  s = await openStores();
});
afterEach(() => s.close());

const barista = staffOf('sto_cafe1');
const place = (orderId: string, storeId = 'sto_cafe1') =>
  s.hear(s.envelope(aPlacedOrder(orderId, { storeId })));
const accept = (orderId: string) =>
  s.ask(barista, 'mutation ($id: ID!) { acceptTicket(input: { orderId: $id }) { __typename } }', {
    id: orderId,
  });

/** The next events, each as `sequence ticket status`. */
const take = async (events: AsyncIterableIterator<ExecutionResult>, count: number) => {
  const taken: string[] = [];
  while (taken.length < count) {
    const { value } = await events.next();
    const { sequence, ticket } = value.data.ticketQueue;
    taken.push(`${sequence} ${ticket.id} ${ticket.status}`);
  }
  return taken;
};

it('the queue is replayed from the beginning, each event once and as it was then', async () => {
  await place('ord_1');
  await place('ord_2');
  await accept('ord_1');
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 0 });
  expect(await take(events, 3)).toEqual(['1 tkt_1 OPEN', '2 tkt_2 OPEN', '3 tkt_1 ACCEPTED']);
  await events.return?.();
});

it('after the replay the queue continues live, without a gap or a repeat', async () => {
  await place('ord_1');
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 0 });
  expect(await take(events, 1)).toEqual(['1 tkt_1 OPEN']);
  const next = take(events, 2);
  await place('ord_2');
  await accept('ord_2');
  expect(await next).toEqual(['2 tkt_2 OPEN', '3 tkt_2 ACCEPTED']);
  await events.return?.();
});

it('with `after`, only later events are sent', async () => {
  for (const n of [1, 2, 3]) await place(`ord_${n}`);
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 2 });
  expect(await take(events, 1)).toEqual(['3 tkt_3 OPEN']);
  await events.return?.();
});

it('without `after`, the queue begins with the next change', async () => {
  await place('ord_1');
  const events = await s.watch(barista, { storeId: 'sto_cafe1' });
  const next = take(events, 1);
  await place('ord_2');
  expect(await next).toEqual(['2 tkt_2 OPEN']);
  await events.return?.();
});

it('each store counts for itself', async () => {
  await place('ord_1', 'sto_cafe2');
  await place('ord_2');
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 0 });
  expect(await take(events, 1)).toEqual(['1 tkt_2 OPEN']);
  await events.return?.();
});

it('a command that changes nothing adds no event to the queue', async () => {
  await place('ord_1');
  await accept('ord_1');
  await accept('ord_1');
  await place('ord_2');
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 0 });
  expect(await take(events, 3)).toEqual(['1 tkt_1 OPEN', '2 tkt_1 ACCEPTED', '3 tkt_2 OPEN']);
  await events.return?.();
});

it('a replay of more than one page is complete', async () => {
  for (let n = 1; n <= 130; n++) await place(`ord_${n}`);
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 0 });
  const told = await take(events, 130);
  expect(told.map((line) => Number(line.split(' ')[0]))).toEqual(
    Array.from({ length: 130 }, (_, i) => i + 1),
  );
  await events.return?.();
});

it('a client that stops watching leaves no listener behind', async () => {
  const watching = new AbortController();
  const events = await s.watch(barista, { storeId: 'sto_cafe1', after: 0 }, watching.signal);
  const waiting = events.next();
  await expect.poll(() => s.listening()).toBe(1);
  watching.abort();
  expect((await waiting).done).toBe(true);
  await expect.poll(() => s.listening()).toBe(0);
});

it('a look once a second finds the queues that moved, in case notifications were lost', async () => {
  await s.look();
  expect(await s.look()).toEqual([]);
  await place('ord_1');
  expect(await s.look()).toEqual(['stores:sto_cafe1']);
  expect(await s.look()).toEqual([]);
});

it('staff with stores:any may watch any queue', async () => {
  await place('ord_1', 'sto_cafe2');
  const anywhere = { ...staffOf(), scopes: [...barista.scopes, 'stores:any'] };
  const events = await s.watch(anywhere, { storeId: 'sto_cafe2', after: 0 });
  expect(await take(events, 1)).toEqual(['1 tkt_1 OPEN']);
  await events.return?.();
});

it('only staff of the store may watch its queue', async () => {
  for (const [caller, code] of [
    [staffOf('sto_cafe2'), 'FORBIDDEN'],
    [customer('cus_minji'), 'FORBIDDEN'],
    [anonymous, 'UNAUTHENTICATED'],
  ] as const) {
    const refused = (await s.watch(caller, { storeId: 'sto_cafe1', after: 0 })) as unknown as ExecutionResult;
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  }
});
