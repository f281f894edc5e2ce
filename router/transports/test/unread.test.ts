import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openUnread, type Unread } from '../unread.ts';

/** More than the system takes off our hands. */
const large = Buffer.alloc(20_000_000, 'a');

const servers: Server[] = [];
const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Answers everybody with the same large text. */
const open = async (unread: Unread) => {
  const answers: ServerResponse[] = [];
  const server = createServer((_, response) => {
    answers.push(response);
    response.writeHead(200, { 'content-length': large.length }).end(large);
    unread.watch(response, large.length);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    answers,
    /** A client that asks, and reads nothing. */
    async ask(times = 1): Promise<Socket> {
      const client = connect(port, '127.0.0.1').pause();
      clients.push(client);
      client.on('error', () => {});
      const before = answers.length;
      client.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(times));
      while (answers.length < before + times) await pause(5);
      return client;
    },
  };
};

test('a client that reads nothing is cut off', async () => {
  const unread = openUnread({ mostBytes: 1e9, patienceMs: 200 });
  const { ask, answers } = await open(unread);
  await ask();
  expect(unread.bytes()).toBe(large.length);
  const [answer] = answers;
  if (answer?.closed === false) await once(answer, 'close', { signal: AbortSignal.timeout(5_000) });
  expect(answer?.writableFinished).toBe(false);
  expect(unread.bytes()).toBe(0);
});

test('a client that reads slowly gets all of it', async () => {
  const unread = openUnread({ mostBytes: 1e9, patienceMs: 400 });
  const { ask } = await open(unread);
  const client = await ask();
  let heard = 0;
  client.on('data', (bytes) => {
    heard += bytes.length;
    client.pause();
  });
  const began = performance.now();
  while (heard < large.length && !client.destroyed) {
    client.resume();
    await pause(1_000_000 > heard % 4_000_000 ? 20 : 1);
  }
  expect(performance.now() - began).toBeGreaterThan(800);
  expect(heard).toBeGreaterThanOrEqual(large.length);
  expect(unread.bytes()).toBe(0);
});

test('when unread answers take too much room, those that have waited longest are cut off', async () => {
  const unread = openUnread({ mostBytes: 2.5 * large.length, patienceMs: 60_000 });
  const { ask, answers } = await open(unread);
  for (let n = 0; n < 4; n += 1) await ask();
  await pause(50);
  expect(answers.map(({ destroyed }) => destroyed)).toEqual([true, true, false, false]);
  expect(unread.bytes()).toBe(2 * large.length);
});

test('a client that leaves makes room', async () => {
  const unread = openUnread({ mostBytes: 1e9, patienceMs: 60_000 });
  const { ask, answers } = await open(unread);
  const client = await ask();
  client.destroy();
  const [answer] = answers;
  if (answer?.closed === false) await once(answer, 'close', { signal: AbortSignal.timeout(5_000) });
  expect(unread.bytes()).toBe(0);
});

test('answers that wait behind another one count, and are let go with it', async () => {
  const unread = openUnread({ mostBytes: 1e9, patienceMs: 200 });
  const { ask, answers } = await open(unread);
  const client = await ask(3);
  expect(unread.bytes()).toBe(3 * large.length);
  const [answer] = answers;
  if (answer?.closed === false) await once(answer, 'close', { signal: AbortSignal.timeout(5_000) });
  await pause(50);
  expect(unread.bytes()).toBe(0);
  client.destroy();
});
