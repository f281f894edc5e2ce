import { setTimeout as pause } from 'node:timers/promises';
import { type GraphClient, graphClient } from '../../demo/graph-client.ts';
import { latenciesOf, loadFor, paceFor, RefusedRequest } from './load.ts';
import { say } from './options.ts';
import type { Figure, Goal, Wanted } from './report.ts';
import { bookOrder, placeOperation, type Shop } from './shop.ts';
import type { System } from './system.ts';

// From the answer of placeOrder to the subscriber's event, on the same clock.

/** How many customers watch their page and their newest order. */
const watchers = 100;
/** How many orders a second they place; all others are placed by customers whom nobody watches. */
const watchedRate = 10;
/** How long an order may remain unseen. */
const seenWithinMs = 30_000;

const pageOperation = `subscription { myPageChanged {
  cursor occurredAt change { __typename ... on OrderView { orderId sequence status total { formatted } } } } }`;
type PageEvent = { myPageChanged: { change: { orderId?: string } } };

const statusOperation = `subscription ($orderId: ID!) { orderStatus(orderId: $orderId, after: 0) {
  sequence status message order { payment { status } lines { title quantity } } } }`;
type StatusEvent = { orderStatus: { sequence: number } };

/** When each order's answer came, and when its customer first saw it on the page and in the stream of the order. */
type Sightings = Readonly<Record<'answered' | 'onPage' | 'inStream', Map<string, number>>>;

const noSightings = (): Sightings => ({ answered: new Map(), onPage: new Map(), inStream: new Map() });

const firstSeen = (seen: Map<string, number>, orderId: string): void => {
  if (!seen.has(orderId)) seen.set(orderId, performance.now());
};

type Watcher = {
  /** Places an order and follows it instead of the one before; undefined where it was refused. */
  place(idempotencyKey: string, productId: string): Promise<void>;
  close(): void;
};

/** A customer whose page is watched from now on; what is seen goes into `sightings`. */
const openWatcher = async (
  { url, issuer }: System,
  { asker }: Shop,
  name: string,
  sightings: () => Sightings,
): Promise<Watcher> => {
  const token = await issuer.token(name);
  const client: GraphClient = graphClient(url, token);
  client.watch<PageEvent>(pageOperation, {}, ({ data }) => {
    const orderId = data?.myPageChanged.change.orderId;
    if (orderId) firstSeen(sightings().onPage, orderId);
  });
  let following = { stop: () => {} };
  const follow = (orderId: string): void => {
    following.stop();
    following = client.watch<StatusEvent>(statusOperation, { orderId }, ({ data }) => {
      if (data) firstSeen(sightings().inStream, orderId);
    });
  };
  return {
    async place(idempotencyKey, productId) {
      try {
        const { placeOrder } = await asker.ask<{ placeOrder: { order?: { id: string } } }>(
          token,
          placeOperation,
          { input: bookOrder(idempotencyKey, productId) },
        );
        const orderId = placeOrder.order?.id;
        if (orderId === undefined) return;
        sightings().answered.set(orderId, performance.now());
        follow(orderId);
      } catch (error) {
        if (!(error instanceof RefusedRequest)) throw error; // an order that is turned away is none to see
      }
    },
    close: () => void client.close().catch(() => {}),
  };
};

/** How long each order took to be seen, and how many were not seen at all. */
const waitsIn = ({ answered }: Sightings, seen: ReadonlyMap<string, number>) => {
  const waits = [...answered].flatMap(([orderId, at]) => {
    const seenAt = seen.get(orderId);
    return seenAt === undefined ? [] : [Math.max(0, seenAt - at)]; // an event may overtake the answer
  });
  return { latencies: latenciesOf(waits), unseen: answered.size - waits.length };
};

const allSeen = async ({ answered, onPage, inStream }: Sightings): Promise<void> => {
  const isSeen = (orderId: string) => onPage.has(orderId) && inStream.has(orderId);
  for (const until = performance.now() + seenWithinMs; performance.now() < until; await pause(50))
    if ([...answered.keys()].every(isSeen)) return;
};

/**
 * Customers watch their pages and their newest orders, while nobody else orders and while others order at half of the best
 * rate, which is `best` or found first. Each order has to be seen.
 */
export const measureWatching = async (
  system: System,
  shop: Shop,
  seconds: number,
  best?: number,
): Promise<{ readonly figures: Figure[]; readonly wanted: Wanted[] }> => {
  const { productIds, users, place, settled } = shop;
  const rate = Math.floor((best ?? (await bestRate(shop, seconds))) / 2);
  let sightings = noSightings();
  let keys = 0;
  const watching = await Promise.all(
    Array.from({ length: watchers }, (_, i) => openWatcher(system, shop, `cus_watcher${i}`, () => sightings)),
  );
  await pause(1_000);

  const watched = async (when: string, others: number, goal: Goal) => {
    say(`${watchers} customers watch, ${when} …`);
    sightings = noSightings();
    await Promise.all([
      paceFor(others, seconds * 1_000, (turn) => place(turn % users)),
      paceFor(watchedRate, seconds * 1_000, async (turn) => {
        const productId = productIds[turn % productIds.length] ?? '';
        await watching[turn % watchers]?.place(`watched${keys++}`, productId);
      }),
    ]);
    await settled();
    await allSeen(sightings);
    const [page, stream] = [waitsIn(sightings, sightings.onPage), waitsIn(sightings, sightings.inStream)];
    const figures: Figure[] = [
      { what: `order answered → its customer's page shows it, ${when}`, goal, latencies: page.latencies },
      {
        what: `order answered → the stream of the order is opened and shows it, ${when}`,
        latencies: stream.latencies,
      },
    ];
    const unseen: Wanted = {
      what: `orders not seen, ${when}`,
      now: page.unseen + stream.unseen,
      goal: 0,
      unit: '',
    };
    return { figures, unseen };
  };
  const rest = await watched('at rest', 0, { p50: 10 });
  const busy = await watched(`while others place ${rate}/s`, rate, { p99: 200 });
  for (const watcher of watching) watcher.close();
  return { figures: [...rest.figures, ...busy.figures], wanted: [rest.unseen, busy.unseen] };
};

const bestRate = async ({ users, place, settled }: Shop, seconds: number): Promise<number> => {
  say(`the best rate of ${users} users at once …`);
  const { perSecond } = await loadFor(users, seconds * 1_000, place);
  await settled();
  return perSecond;
};
