import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { withoutRateLimits } from '../../router/admission/limits.ts';
import { type Graph, openGraph } from '../../router/graph.ts';
import { anonymousOnly } from '../../router/identity.ts';
import { plainClient } from '../../router/plain-client.ts';
import { openRouter, type Router } from '../../router/server.ts';
import { type Foreign, openForeign } from '../../router/test/foreign.ts';
import { aCall, silent } from '../../router/test/shop.ts';

// A running router is given another supergraph twenty times, while it answers and streams: nobody notices.

const swaps = 20;
const perTransport = 50;
const perSocket = 10;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let foreign: Foreign;
let graph: Graph;
let router: Router;
/** In one version books have a field more, in the other their subgraph is elsewhere and does not know it. */
let versions: readonly [withBlurb: string, elsewhere: string];

beforeAll(async () => {
  foreign = await openForeign();
  const more = 'extend type Book { blurb: String }';
  const { url } = await foreign.open('books', more);
  versions = [foreign.supergraph({ more, urls: { books: url } }), foreign.supergraph()];
  graph = await openGraph({
    supergraphSdl: versions[0],
    clientFor: (name, address) => plainClient({ name, url: address }),
    letGo: (client) => void client.close(),
    guarded: false,
    limits: { ...withoutRateLimits, requestMs: 1_000, mutationMs: 500, queryMs: 900 },
    log: silent,
  });
  router = await openRouter({
    graph,
    identity: anonymousOnly,
    config: { port: 0, host: '127.0.0.1', mode: 'production', allowedOrigins: [] },
    pages: undefined,
    log: silent,
    ready: () => [],
  });
});
afterAll(async () => {
  await router.close(1_000);
  await graph.close();
  await foreign.close();
});

const ask = async (query: string) => {
  const response = await fetch(router.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: { message: string }[] };
};

/** Begins now, in the version that is in place now: over HTTP, that might be another by the time the request arrives. */
const askAtOnce = (query: string) => graph.execute({ query }, aCall());

type Heard = { readonly numbers: number[]; end: unknown };

const openStreams = () => {
  const heard: Heard[] = [];
  const stops: (() => void)[] = [];
  const sockets = Array.from({ length: perTransport / perSocket }, () =>
    createClient({ url: router.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 }),
  );
  const sse = createSseClient({ url: router.url, retryAttempts: 0 });
  const watch = (client: Pick<(typeof sockets)[number], 'subscribe'>, index: number): void => {
    const one: Heard = { numbers: [], end: undefined };
    heard.push(one);
    // ten different operations, so that not all share a stream from the subgraph
    const query = `subscription { sold { number n${index % 10}: number book { title postage } } }`;
    const sink = {
      next: ({ data, errors }: { data?: unknown; errors?: unknown }) => {
        const { sold } = (data ?? {}) as { sold?: { number: number; book: { postage: string | null } } };
        if (sold?.book.postage === '300 g' && !errors) one.numbers.push(sold.number);
        else one.end ??= { data, errors };
      },
      error: (error: unknown) => {
        one.end ??= error;
      },
      complete: () => {
        one.end ??= 'complete';
      },
    };
    stops.push(client.subscribe({ query }, sink as never));
  };
  for (let index = 0; index < perTransport; index++) {
    watch(sockets[Math.floor(index / perSocket)] as never, index);
    watch(sse as never, index);
  }
  return {
    heard,
    close: async () => {
      for (const stop of stops) stop();
      for (const socket of sockets) await socket.dispose();
      sse.dispose();
    },
  };
};

const until = async (holds: () => boolean, ms = 10_000): Promise<void> => {
  const deadline = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${holds}`);
    await pause(10);
  }
};

test('twenty swaps under load fail no request, end no stream, and lose or double no event', async () => {
  foreign.state.postageMs = 20; // requests and events are under way at every swap
  const { heard, close } = openStreams();
  await until(() => foreign.state.watching === 10 && graph.upstreams() === 10);
  await pause(200); // the others join those ten

  let version = 0;
  let isOver = false;
  let answered = 0;
  const failures: unknown[] = [];
  const keepAsking = async (query: () => string, how: typeof askAtOnce | typeof ask): Promise<void> => {
    while (!isOver) {
      const text = query();
      const { data, errors } = await how(text);
      answered += 1;
      if (errors || !data) failures.push({ text, errors });
    }
  };
  const ofVersion = () => (version === 0 ? 'blurb' : 'pages');
  const load = [1, 2].flatMap(() => [
    keepAsking(() => '{ products { title stars ... on Book { postage } } }', ask),
    keepAsking(() => 'mutation { sell(id: "1") { title postage } }', ask),
    keepAsking(() => `{ heaviest { title ${ofVersion()} } }`, askAtOnce),
    keepAsking(() => `{ book(id: "1") { postage ${ofVersion()} } }`, askAtOnce),
  ]);

  const schemas: WeakRef<object>[] = [];
  for (let swap = 0; swap < swaps; swap++) {
    await pause(60);
    schemas.push(new WeakRef(graph.schema()));
    version = 1 - version;
    expect(graph.replace(versions[version] as string)).toBe(true);
    const { errors } = await ask('{ book(id: "1") { blurb } }');
    expect(errors === undefined).toBe(version === 0);
    expect(() => graph.replace('type Query {')).toThrow('Syntax Error');
  }
  isOver = true;
  await Promise.all(load);
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(100);

  const { sold } = foreign.state;
  await until(() => heard.every(({ numbers, end }) => end !== undefined || numbers.at(-1) === sold));
  expect(heard.filter(({ end }) => end !== undefined)).toEqual([]);
  for (const { numbers } of heard) {
    const first = numbers[0] ?? 0;
    expect(numbers).toEqual(Array.from({ length: sold - first + 1 }, (_, index) => first + index));
    expect(first).toBe(1);
  }
  await close();
  await until(() => graph.upstreams() === 0);

  // what was made of a supergraph goes with it
  const kept = (): number => schemas.filter((schema) => schema.deref()).length;
  for (let round = 0; round < 50 && kept() > 1; round++) {
    await pause(100);
    collectGarbage();
  }
  expect(kept()).toBeLessThanOrEqual(1);
  expect(foreign.servers.books.sockets()).toBe(0);
  console.log({ answered, events: sold });
}, 60_000);

test('fifty swaps more leave the memory as it was', async () => {
  const used = async (): Promise<number> => {
    for (let round = 0; round < 5; round++) {
      await pause(20);
      collectGarbage();
    }
    return process.memoryUsage().heapUsed;
  };
  const swapOften = async (times: number): Promise<void> => {
    for (let swap = 0; swap < times; swap++) {
      graph.replace(versions[(swap + 1) % 2] as string);
      await ask('{ products { title stars } }');
    }
  };
  await swapOften(10);
  const before = await used();
  await swapOften(50);
  expect((await used()) - before).toBeLessThan(10_000_000);
}, 60_000);
