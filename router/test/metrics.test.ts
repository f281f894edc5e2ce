import { metricsText } from '@jumun/platform/process/metrics';
import { expect, test } from 'vitest';
import { isEvents } from '../subscriptions/streams.ts';
import { aCall, openShop, until } from './shop.ts';

const shown = async (series: string): Promise<number> => {
  const line = (await metricsText()).split('\n').find((text) => text.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
};

test('a subscription is counted while it is open, and a client that reads too slowly as dropped', async () => {
  const { graph, state } = await openShop();
  const listen = async () => {
    const events = await graph.subscribe({ query: 'subscription { ticks }' }, aCall());
    if (!isEvents(events)) throw new Error(JSON.stringify(events));
    return events;
  };
  const counts = async () => ({
    open: (await shown('jumun_subscriptions')) - before.open,
    dropped: (await shown('jumun_subscriptions_dropped_total')) - before.dropped,
  });
  const before = { open: 0, dropped: 0 };
  Object.assign(before, await counts());
  const [leaving, slow] = [await listen(), await listen()];
  expect(await counts()).toEqual({ open: 2, dropped: 0 });
  await leaving.return?.();
  expect(await counts()).toEqual({ open: 1, dropped: 0 });
  for (let n = 0; n < 1_100; n += 1) state.happen('ticks', 'x');
  await until(() => graph.upstreams() === 0);
  expect((await slow.next()).value.errors[0].extensions.code).toBe('SUBSCRIPTION_LIMIT');
  expect(await counts()).toEqual({ open: 0, dropped: 1 });
  await graph.close();
});

test('a refused request is counted by its code, and so is one that fails inside, once', async () => {
  const { graph } = await openShop({}, undefined, {
    plugins: [
      {
        requestDidStart: async ({ request: { operationName } }) => {
          if (operationName === 'Fails') throw new Error('from a plugin');
        },
      },
    ],
  });
  const codes = ['UNAUTHENTICATED', 'INTERNAL', 'DOCUMENT_NOT_FOUND'];
  const counts = (): Promise<number[]> =>
    Promise.all(codes.map((code) => shown(`jumun_requests_refused_total{code="${code}"}`)));
  const before = await counts();
  await graph.execute({ query: '{ mine { id } }' }, aCall());
  await graph.execute({ query: 'query Fails { order(id: 1) { id } }', operationName: 'Fails' }, aCall());
  await graph.ask({ documentId: 'unknown' } as never, aCall(), { streams: false });
  expect((await counts()).map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1]);
  await graph.close();
});
