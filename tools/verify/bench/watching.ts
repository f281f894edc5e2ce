import { setTimeout as pause } from 'node:timers/promises';
import { graphClient } from '../../demo/graph-client.ts';
import { latenciesOf, paceFor } from './load.ts';
import { say } from './options.ts';
import type { Figure } from './report.ts';
import type { Shop } from './shop.ts';
import type { System } from './system.ts';

const watchOperation =
  'subscription ($after: String) { myPageChanged(after: $after) { change { ... on OrderView { orderId sequence } } } }';
type Change = { myPageChanged: { change: { orderId?: string; sequence?: number } } };

/** From the order to the subscriber, on the same clock. */
export const measureWatching = async (
  { url }: System,
  { users, tokenOf, place, settled }: Shop,
  seconds: number,
): Promise<Figure[]> => {
  const watcher = graphClient(url, tokenOf(0));
  const seen = new Map<string, number>();
  const placedAt = new Map<string, number>();
  const watching = watcher.watch<Change>(watchOperation, {}, ({ data }) => {
    const change = data?.myPageChanged.change;
    if (change?.orderId && !seen.has(change.orderId)) seen.set(change.orderId, performance.now());
  });
  await pause(500);
  const watched = async (what: string, rate: number, others: number, goal: Figure['goal']) => {
    say(`${what} …`);
    seen.clear();
    placedAt.clear();
    const load =
      others > 0 ? paceFor(others, seconds * 1_000, (turn) => place(1 + (turn % (users - 1)))) : undefined;
    await paceFor(rate, seconds * 1_000, async () => {
      const id = await place(0);
      if (id) placedAt.set(id, performance.now());
    });
    await load;
    await pause(1_500);
    const waits = [...placedAt].flatMap(([id, at]) =>
      seen.has(id) ? [Math.max(0, (seen.get(id) ?? 0) - at)] : [],
    );
    if (waits.length < placedAt.size) say(`${placedAt.size - waits.length} orders were not seen`);
    await settled();
    return { what, goal, latencies: latenciesOf(waits) };
  };
  const figures = [
    await watched('order answered → subscriber sees it, at rest', 10, 0, { p50: 10 }),
    await watched('order answered → subscriber sees it, at 200 orders/s', 10, 190, { p99: 200 }),
  ];
  watching.stop();
  watcher.close().catch(() => {});
  return figures;
};
