import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { openReplicas, type Replicas } from '../remote/replicas.ts';

const servers: Server[] = [];
let replicas: Replicas | undefined;
afterEach(() => {
  replicas?.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const replica = async () => {
  const state = { ready: true, hangs: false, asked: 0 };
  const server = createServer((_, response) => {
    state.asked++;
    if (!state.hangs) response.writeHead(state.ready ? 200 : 503).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
};
const askedOf = (times: number) => new Set(Array.from({ length: times }, () => replicas?.next()));

test('each replica is asked in turn', async () => {
  const [a, b, c] = [await replica(), await replica(), await replica()];
  replicas = openReplicas([a.url, b.url, c.url]);
  expect(askedOf(3)).toEqual(new Set([a.url, b.url, c.url]));
});

test('where answers cannot be read, one that says it is not ready, or that hangs, is left out until it is ready again', async () => {
  const [a, b] = [await replica(), await replica()];
  replicas = openReplicas([a.url, b.url], { always: true });
  for (const change of [{ ready: false }, { ready: true, hangs: true }]) {
    Object.assign(b.state, change);
    await vi.waitFor(() => expect(askedOf(4)).toEqual(new Set([a.url])), { timeout: 3_000 });
    Object.assign(b.state, { ready: true, hangs: false });
    await vi.waitFor(() => expect(askedOf(4)).toEqual(new Set([a.url, b.url])), { timeout: 3_000 });
  }
});

test('one that refused is left out at once until it is ready; when all are, all are tried', async () => {
  const [a, b] = [await replica(), await replica()];
  Object.assign(a.state, { ready: false });
  replicas = openReplicas([a.url, b.url]);
  replicas.leaveOut(a.url);
  expect(askedOf(4)).toEqual(new Set([b.url]));
  replicas.leaveOut(b.url);
  expect(askedOf(4)).toEqual(new Set([a.url, b.url]));
  await vi.waitFor(() => expect(askedOf(4)).toEqual(new Set([b.url])), { timeout: 3_000 });
  Object.assign(a.state, { ready: true });
  await vi.waitFor(() => expect(askedOf(4)).toEqual(new Set([a.url, b.url])), { timeout: 3_000 });
});

test('while all is well no replica is asked whether it is ready', async () => {
  const [a, b] = [await replica(), await replica()];
  replicas = openReplicas([a.url, b.url]);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(a.state.asked + b.state.asked).toBe(0);
});

test('a single one is never asked whether it is ready, and never left out', async () => {
  const a = await replica();
  replicas = openReplicas([a.url]);
  replicas.leaveOut(a.url);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect([replicas.next(), a.state.asked]).toEqual([a.url, 0]);
});
