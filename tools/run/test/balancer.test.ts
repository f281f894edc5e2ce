import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Balancer, openBalancer } from '../balancer/server.ts';
import { freePort } from '../ports.ts';

const servers: Server[] = [];
let balancer: Balancer | undefined;

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await balancer?.close();
  balancer = undefined;
});

/** A router that is ready, and counts what else it is asked. */
const router = async (name: string, answer?: RequestListener) => {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/ready') return void response.end('{}');
    asked.push(request);
    if (answer) return answer(request, response);
    request.resume().on('end', () => response.end(name));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { asked, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const open = async (routers: readonly string[], host = '127.0.0.1'): Promise<string> => {
  balancer = await openBalancer({ port: 0, host, routers, keepAliveMs: 5_000, log: { warn: vi.fn() } });
  return balancer.url;
};

const nobody = async () => `http://127.0.0.1:${await freePort()}`;
const post = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', body: '{"query":"{ a }"}', headers });

test('requests go to the routers in turn, on connections that are kept', async () => {
  const connections = new Set<unknown>();
  const [one, other] = [await router('one'), await router('other')];
  for (const { server } of [one, other])
    server.on('request', ({ socket, url }: IncomingMessage) => url !== '/ready' && connections.add(socket));
  const url = await open([one.url, other.url]);
  const answers: string[] = [];
  for (let n = 0; n < 10; n++) answers.push(await (await post(url)).text());
  expect(answers.filter((name) => name === 'one')).toHaveLength(5);
  expect(connections.size).toBe(2);
});

test('where one router refuses connections, another answers, and the client notices nothing', async () => {
  const there = await router('there');
  const url = await open([await nobody(), there.url]);
  for (let n = 0; n < 6; n++) expect(await (await post(url)).text()).toBe('there');
  expect(there.asked).toHaveLength(6);
});

test('where all refuse, the client is told to come back', async () => {
  const url = await open([await nobody(), await nobody()]);
  const answer = await post(url);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
});

test('a request that a router may have carried out is never sent again', async () => {
  const dies: RequestListener = ({ socket }) => void socket.destroy();
  const [one, other] = [await router('one', dies), await router('other', dies)];
  const url = await open([one.url, other.url]);
  const answer = await post(url);
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  expect(one.asked.length + other.asked.length).toBe(1);
});

test('an answer that breaks off is not told as a whole one', async () => {
  const breaks: RequestListener = ({ socket }, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half');
    setTimeout(() => socket.destroy(), 20);
  };
  const url = await open([(await router('one', breaks)).url]);
  const answer = await post(url);
  await expect(answer.text()).rejects.toThrow();
});

test('a router learns from which address the client came, whatever the client says', async () => {
  const there = await router('there');
  const url = await open([there.url]);
  await post(url);
  await post(url, { 'x-forwarded-for': '203.0.113.9' });
  expect(there.asked.map(({ headers }) => headers['x-forwarded-for'])).toEqual([
    '127.0.0.1',
    '203.0.113.9, 127.0.0.1',
  ]);
});

test('headers arrive as they were sent, a repeated one twice, and those of the connection not at all', async () => {
  const there = await router('there');
  const { port } = new URL(await open([there.url]));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    'GET /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n' +
      'Upgrade: h2c\r\nTE: trailers\r\nConnection: close, Upgrade\r\n\r\n',
  );
  socket.resume();
  await once(socket, 'close');
  const [{ headersDistinct = {} } = {}] = there.asked;
  expect(headersDistinct.authorization).toEqual(['Bearer a', 'Bearer b']);
  expect(headersDistinct.host).toEqual(['localhost']);
  expect([headersDistinct.te, headersDistinct.upgrade]).toEqual([undefined, undefined]);
});

test('a stream arrives piece by piece, and ends at the router when the client leaves', async () => {
  let hasLeft = false;
  const streams: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    setTimeout(() => response.write('data: 1\n\n'), 50);
    response.once('close', () => {
      hasLeft = true;
    });
  };
  const url = await open([(await router('one', streams)).url]);
  const leaving = new AbortController();
  const answer = await fetch(url, { signal: leaving.signal });
  const { value } = (await answer.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toBe('data: 1\n\n');
  leaving.abort();
  await vi.waitFor(() => expect(hasLeft).toBe(true), { timeout: 10_000 });
});

test('a long answer comes through whole to a client that reads slowly', async () => {
  const text = 'long '.repeat(2_000_000);
  const url = await open([(await router('one', (_, response) => void response.end(text))).url]);
  const asked = httpRequest(url);
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  await new Promise((resolve) => setTimeout(resolve, 200));
  let length = 0;
  for await (const chunk of answer) length += chunk.length;
  expect(length).toBe(text.length);
});

test('a stream that was reserved at one router is listened to there', async () => {
  const reserving =
    (name: string): RequestListener =>
    ({ method }, response) =>
      void response.writeHead(method === 'PUT' ? 201 : 200).end(method === 'PUT' ? `of-${name}` : name);
  const routers = [await router('one', reserving('one')), await router('other', reserving('other'))];
  const url = `${await open(routers.map((each) => each.url))}/stream`;
  for (let n = 0; n < 3; n++) {
    const token = await (await fetch(url, { method: 'PUT' })).text();
    for (let times = 0; times < 3; times++) {
      expect(await (await post(url, { 'x-graphql-event-stream-token': token })).text()).toBe(token.slice(3));
      expect(await (await fetch(`${url}?token=${token}`)).text()).toBe(token.slice(3));
    }
  }
});

test('a WebSocket is carried to a router that takes it, both ways, with the address of the client', async () => {
  const there = await router('there');
  const seen: unknown[] = [];
  const sockets = new WebSocketServer({ server: there.server });
  sockets.on('connection', (socket, { headers }) => {
    seen.push(headers['x-forwarded-for']);
    socket.on('message', (text) => socket.send(`heard ${text}`));
  });
  const url = await open([await nobody(), there.url]);
  for (let n = 0; n < 2; n++) {
    const client = new WebSocket(url.replace('http', 'ws'), {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    await once(client, 'open');
    client.send('hello');
    const [text] = await once(client, 'message');
    expect(String(text)).toBe('heard hello');
    client.terminate();
  }
  expect(seen).toEqual(['203.0.113.9, 127.0.0.1', '203.0.113.9, 127.0.0.1']);
  sockets.close();
});

test('a WebSocket that its router ends is told why', async () => {
  const there = await router('there');
  const sockets = new WebSocketServer({ server: there.server });
  sockets.on('connection', (socket) => socket.close(1012, 'restarting'));
  const client = new WebSocket((await open([there.url])).replace('http', 'ws'));
  const [code] = await once(client, 'close');
  expect(code).toBe(1012);
  sockets.close();
});

test('on a loopback address it answers to loopback names only, and on any other to every name', async () => {
  const there = await router('there');
  const statusFor = async (url: string) => {
    const asked = httpRequest(url.replace('0.0.0.0', '127.0.0.1'), { headers: { host: 'shop.example' } });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };
  expect(await statusFor(await open([there.url]))).toBe(421);
  await balancer?.close();
  expect(await statusFor(await open([there.url], '0.0.0.0'))).toBe(200);
  expect(there.asked.map(({ headers }) => headers.host)).toEqual(['shop.example']);
});

test('a body that no router would take is refused before it has been read', async () => {
  const there = await router('there');
  const url = await open([there.url]);
  const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(1_100_000) });
  expect(answer.status).toBe(413);
  expect(there.asked).toEqual([]);
});

test('what was begun is answered before it closes', async () => {
  const slow: RequestListener = (_, response) => void setTimeout(() => response.end('late'), 300);
  const there = await router('there', slow);
  const answered = post(await open([there.url]));
  await vi.waitFor(() => expect(there.asked).toHaveLength(1));
  const closed = balancer?.close();
  expect(await (await answered).text()).toBe('late');
  await closed;
});
