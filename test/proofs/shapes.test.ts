import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import { signCall } from '@jumun/platform/remote/internal-token';
import { type Keys, openKeys } from '@jumun/platform/remote/keys';
import { contexts } from '@jumun/schema/sdl';
import { openProcess } from '@jumun/subgraphs';
import { asks } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type GraphClient, signedIn } from '../../tools/demo/graph-client.ts';
import { bookshop } from '../../tools/demo/stories/bookshop.ts';
import { openStage } from '../../tools/demo/stories/stage.ts';
import { findRedis, type PrivateRedis, startRedis } from '../../tools/run/redis.ts';
import { dataFolder, environment, readyOf, root, type Started, startNode } from '../processes.ts';
import { aBook, isSettled, place, until } from '../shop.ts';

// The same system cut into processes in other ways: some contexts, or all of them, behind a URL.

const data = dataFolder();
const running: Started[] = [];
const urls = new Map<string, string>();
let redis: PrivateRedis;
let workers: Started;

const settings = (more: Readonly<Record<string, string>> = {}) =>
  environment({
    JUMUN_DATA: data.folder,
    REDIS_URL: redis.url,
    JUMUN_CARRIER: 'manual',
    JUMUN_PAYMENT_DEADLINE_MS: '10000',
    JUMUN_STOCK_DEADLINE_MS: '10000',
    ...more,
  });

const start = async (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const started = startNode(args, settings({ ...common, ...more }));
  running.push(started);
  return { started, url: String((await readyOf(started)).url) };
};
const common: Record<string, string> = {};

const startSubgraph = async (name: string, elsewhere = '', port = '0') => {
  const subgraph = await start(['subgraphs/main.ts', name], {
    SUBGRAPH_PORT: port,
    JUMUN_SUBGRAPHS: elsewhere,
  });
  urls.set(name, subgraph.url);
  return subgraph;
};
const listed = (names: readonly string[]) => names.map((name) => `${name}=${urls.get(name)}`).join(' ');
const startRouter = async (elsewhere: string) =>
  (await start(['router/main.ts'], { PORT: '0', JUMUN_SUBGRAPHS: elsewhere })).url;

beforeAll(async () => {
  redis = await startRedis(findRedis(join(root, '.tools')), data.folder);
  const provider = await start(['tools/demo/outside.ts'], {
    PROVIDER_PORT: '0',
    MESSAGES_PORT: '0',
    SMTP_PORT: '0',
  });
  common.JUMUN_PROVIDER_URL = provider.url;
  workers = (await start(['workers/main.ts'])).started; // for all contexts: they share the stores, not the processes
  // contexts that ask others are told where those are, so whoever is asked comes first
  const waiting = new Set<string>(contexts);
  while (waiting.size > 0) {
    const next = [...waiting].filter((name) => asks[name]?.every((asked) => urls.has(asked)));
    if (next.length === 0) throw new Error(`${[...waiting].join(', ')} wait for each other`);
    await Promise.all(next.map((name) => startSubgraph(name, listed(asks[name] ?? []))));
    for (const name of next) waiting.delete(name);
  }
}, 300_000); // fourteen processes, beside whatever else is tested on this machine
afterAll(async () => {
  for (const { child, ended } of running.toReversed()) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(impatience);
  }
  await redis?.stop();
  data.remove();
});

const expectStory = async (url: string) => {
  const told: string[] = [];
  const stage = openStage(url, (text) => told.push(text));
  try {
    await bookshop(stage);
  } catch (error) {
    told.push(String(error));
  }
  await stage.close();
  expect([stage.failures(), told.filter((line) => line.includes('DOES NOT HOLD'))]).toEqual([0, []]);
  expect(told.at(-1)).toContain('✓');
};

describe('mypage, catalog, payments and deliveries behind URLs', () => {
  let mypage: Awaited<ReturnType<typeof tapOn>>;
  let url: string;
  let customer: GraphClient;
  let courier: GraphClient;
  let book: string;

  beforeAll(async () => {
    mypage = await tapOn(() => String(urls.get('mypage')));
    url = await startRouter(`${listed(['catalog', 'payments', 'deliveries'])} mypage=${mypage.url}`);
    const admin = await signedIn(url, 'admin@jumun.example');
    customer = await signedIn(url, 'customer@jumun.example');
    courier = await signedIn(url, 'courier@jumun.example');
    book = await aBook({ as: async (who) => (who === 'stf_admin' ? admin : customer) }, 'Cut apart', 100);
  }, 60_000);
  afterAll(async () => {
    for (const client of [customer, courier]) await client?.close();
    await mypage?.close();
  });

  const watch = (orderId: string) => {
    const sequences: number[] = [];
    const watching = customer.watch<{ orderStatus: { sequence: number } }>(
      'subscription ($orderId: ID!) { orderStatus(orderId: $orderId, after: 0) { sequence } }',
      { orderId },
      ({ data: event }) => event && sequences.push(event.orderStatus.sequence),
    );
    const saw = (sequence: number) =>
      until(() => (sequences.at(-1) === sequence ? sequences : undefined), 30_000);
    return { ...watching, sequences, saw };
  };
  const moved = async (what: 'dispatch' | 'complete', orderId: string) => {
    const answer = await courier.ask<{ moved: { __typename: string } }>(
      `mutation ($orderId: ID!) { moved: ${what}Delivery(input: { orderId: $orderId }) { __typename } }`,
      { orderId },
    );
    expect(answer.data?.moved.__typename).toMatch(/Success$/);
  };
  const anOrder = async (key: string) => {
    const { order, __typename } = await place(customer, { key, productId: book });
    expect(__typename).toBe('PlaceOrderSuccess');
    return order?.id ?? '';
  };

  test('the whole story holds', () => expectStory(url), 60_000);

  test('a client that stops watching frees the subscription in mypage within a second, and mypage sends no more', async () => {
    const id = await anOrder('left');
    const [first, second] = [watch(id), watch(id)];
    await Promise.all([first.saw(3), second.saw(3)]);
    expect(mypage.open()).toBe(1); // one for both
    first.stop();
    await pause(200);
    expect(mypage.open()).toBe(1);
    second.stop();
    await until(() => (mypage.open() === 0 ? true : undefined), 1_000);

    const stays = watch(await anOrder('stays'));
    await stays.saw(3);
    const said = mypage.said();
    await moved('dispatch', id);
    await until(async () => {
      const page = await customer.ask<{ myPage: { orders: { nodes: { status: string }[] } } }>(
        '{ myPage { orders(first: 2) { nodes { status } } } }',
      );
      return page.data?.myPage.orders.nodes.some(({ status }) => status === 'IN_FULFILMENT') || undefined;
    });
    await pause(1_200); // longer than mypage looks around for lost notifications
    expect(mypage.said()).toBe(said);
    stays.stop();
  });

  test('mypage is killed and comes back: a client that watches stays connected and sees every step once', async () => {
    const id = await anOrder('survives');
    const watching = watch(id);
    await watching.saw(3);
    const process = running.find(({ child }) => child.spawnargs.includes('mypage'));
    process?.child.kill('SIGKILL');
    await process?.ended;
    await moved('dispatch', id);
    await startSubgraph('mypage');
    await watching.saw(4);
    await moved('complete', id);
    expect(await watching.saw(5)).toEqual([1, 2, 3, 4, 5]);
    watching.stop();
  }, 60_000);

  test('payments is killed: the order is placed later, and never refused for it [EB-13 EB-38]', async () => {
    const { port } = new URL(String(urls.get('payments')));
    const process = running.find(({ child }) => child.spawnargs.includes('payments'));
    process?.child.kill('SIGKILL');
    await process?.ended;
    const without = await place(customer, { key: 'unpaid', productId: book });
    expect(without.__typename).toBe('OrderPending');
    await startSubgraph('payments', '', port); // at the address that the others know
    const paid = await until(async () => {
      const again = await place(customer, { key: 'unpaid', productId: book });
      return isSettled(again) ? again : undefined;
    }, 30_000);
    expect([paid.__typename, paid.order?.id]).toEqual(['PlaceOrderSuccess', without.order?.id]);
  }, 60_000);
});

test('with every context behind a URL the whole story holds: keys of tokens and all asks go over the network [OB-44 OB-55]', async () => {
  await expectStory(await startRouter(listed(contexts)));
}, 60_000);

describe('a context as a process of its own', () => {
  let folder: string;
  let router: Keys;
  let stranger: Keys;
  let payments: Keys;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jumun-keys-'));
    router = await openKeys(join(data.folder, 'keys'), 'router');
    payments = await openKeys(join(data.folder, 'keys'), 'payments');
    stranger = await openKeys(folder, 'router'); // calls itself the router, but its key is unknown here
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const aCustomer: Caller = { subject: 'cus_demo1', scopes: [], stores: [], service: null };
  const introspection = '{ __schema { types { name } } }';
  const entities = '{ _entities(representations: [{ __typename: "Order", id: "ord_1" }]) { __typename } }';
  const postTo = (url: string, query: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  const signed = async (name: string, query: string, keys: Keys, caller: Caller, forUpgrade = false) => {
    const call = { caller, locale: 'ko' as const, correlationId: 'test' };
    const body = forUpgrade ? '' : JSON.stringify({ query });
    return { authorization: `Bearer ${await signCall(keys, name, body, call)}` };
  };
  const upgradeStatus = (url: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', { headers });
      socket.once('unexpected-response', (_, response) => {
        resolve(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.once('open', () => {
        resolve(101);
        socket.terminate();
      });
      socket.on('error', reject);
    });

  test.each(contexts)(
    '%s answers no one without a token of the router, except whether it is live [GC-26 EB-48]',
    async (name) => {
      const url = String(urls.get(name));
      const { origin } = new URL(url);
      const question = '{ __typename }';
      const by = (keys: Keys, caller: Caller, audience = name) => signed(audience, question, keys, caller);
      expect((await fetch(`${origin}/live`)).status).toBe(200);

      // with the right token it answers, so that all that follows is the token's fault
      const answer = await postTo(url, question, await by(router, aCustomer));
      expect([answer.status, await answer.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
      const ofService = await by(payments, serviceCaller('payments'));
      expect((await postTo(url, question, ofService)).status).toBe(200);

      const refused: Record<string, () => Promise<Response>> = {
        'a query': () => postTo(url, question),
        entities: () => postTo(url, entities),
        'the service': () => postTo(url, '{ _service { sdl } }'),
        introspection: () => postTo(url, introspection),
        'a GET': () => fetch(`${url}?query=${encodeURIComponent(question)}`),
        'the path of the keys': () => fetch(`${origin}/jwks`),
        'another path': () => postTo(`${origin}/admin`, question),
        'no token at all': () => postTo(url, question, { authorization: 'Bearer a.b.c' }),
        'a token used before': () => postTo(url, question, ofService),
        'an unknown key': async () => postTo(url, question, await by(stranger, aCustomer)),
        "a context's key for a customer": async () => postTo(url, question, await by(payments, aCustomer)),
        "a context's key for another": async () =>
          postTo(url, question, await by(payments, serviceCaller('orders'))),
        'a token for another body': async () => postTo(url, introspection, await by(router, aCustomer)),
        'a token for another context': async () =>
          postTo(url, question, await by(router, aCustomer, name === 'orders' ? 'stores' : 'orders')),
      };
      for (const [what, ask] of Object.entries(refused)) {
        const response = await ask();
        const text = await response.text();
        expect([what, response.status]).toEqual([what, 401]);
        expect([what, /Query|sdl|types/.test(text)]).toEqual([what, false]);
      }
      expect(await upgradeStatus(url)).toBe(401);
      expect(await upgradeStatus(url, await signed(name, '', stranger, anonymous, true))).toBe(401);
      expect(await upgradeStatus(url, await signed(name, '', router, anonymous, true))).toBe(101);
    },
  );

  test('a process holds the keys of the callers in it, and no others', async () => {
    const env = settings({
      JUMUN_DATA: folder,
      JUMUN_KEYS: join(folder, 'own'),
      JUMUN_SUBGRAPHS: listed(contexts),
    });
    const opened = await openProcess({ name: 'router', env });
    await opened.close();
    expect(readdirSync(join(folder, 'own')).filter((file) => file.includes('private'))).toEqual([
      'router.private.jwk',
    ]);
  });

  test('the workers and every context end in good order when asked', async () => {
    const all = [workers, ...running.filter(({ child }) => child.spawnargs.includes('subgraphs/main.ts'))];
    const alive = all.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    expect(alive).toHaveLength(contexts.length + 1);
    for (const { child } of alive) child.kill('SIGTERM');
    expect(await Promise.all(alive.map(({ ended }) => ended))).toEqual(alive.map(() => 0));
  }, 60_000);
});

/** Stands before a context and passes everything on, so that a test sees which subscriptions the router holds open there. */
async function tapOn(target: () => string) {
  const open = new Set<string>();
  let said = 0;
  const server = createServer((request, response) => {
    const { hostname, port } = new URL(target());
    const { method, headers, url: path } = request;
    const onward = httpRequest({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
  let connections = 0;
  sockets.on('connection', (near, { headers }) => {
    const connection = ++connections;
    const authorization = String(headers.authorization);
    const far = new WebSocket(target().replace(/^http/, 'ws'), 'graphql-transport-ws', {
      headers: { authorization },
    });
    const early: string[] = [];
    const note = (text: string) => {
      const { type, id } = JSON.parse(text) as { type: string; id?: string };
      if (type === 'subscribe') open.add(`${connection}/${id}`);
      if (type === 'complete' || type === 'error') open.delete(`${connection}/${id}`);
      if (type === 'next') said++;
    };
    near.on('message', (message) => {
      note(String(message));
      if (far.readyState === far.OPEN) far.send(String(message));
      else early.push(String(message));
    });
    far.on('open', () => {
      for (const text of early.splice(0)) far.send(text);
    });
    far.on('message', (message) => {
      note(String(message));
      near.send(String(message));
    });
    const end = () => {
      for (const key of open) if (key.startsWith(`${connection}/`)) open.delete(key);
      near.terminate();
      far.terminate();
    };
    for (const socket of [near, far]) socket.on('close', end).on('error', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    open: () => open.size,
    said: () => said,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
