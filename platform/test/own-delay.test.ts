import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TimedOut } from '../kernel/deadline.ts';
import { openAsk } from '../remote/ask.ts';
import { remoteClient } from '../remote/client.ts';
import { NoConnection, openExchange } from '../remote/exchange.ts';
import { type Keys, openKeys } from '../remote/keys.ts';

// What holds us up is not the other side's delay: no answer is called late for it, and no breaker opens.

const answersAfter = (ms: number): string => `
  const { parentPort } = require('node:worker_threads');
  const answer = (request, response) => request.resume().on('end', () =>
    setTimeout(() => response.setHeader('content-type', 'application/json').end('{"data":{"yes":true}}'), ${ms}));
  const server = require('node:http').createServer({ keepAliveTimeout: 60_000 }, answer);
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const folder = mkdtempSync(join(tmpdir(), 'own-delay-'));
let keys: Keys;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  keys = await openKeys(folder, 'here');
});
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  rmSync(folder, { recursive: true });
});

/** Asks another thread, over HTTP; it takes `ms` for each answer and is never busy. */
const asking = async (ms: number, deadlineMs: number) => {
  const there = new Worker(answersAfter(ms), { eval: true });
  closing.push(() => there.terminate());
  const port = await new Promise((resolve) => there.once('message', resolve));
  const client = remoteClient({ name: 'there', urls: [`http://127.0.0.1:${port}/graphql`], keys });
  closing.push(() => client.close());
  const ask = openAsk({ name: 'ask', from: 'here', to: () => client, operation: '{ yes }', deadlineMs });
  await ask({}, 'first'); // the connection is there
  return ask;
};

/** Each asks for something else: equal reads would be asked once. */
const askMany = (ask: Awaited<ReturnType<typeof asking>>, count: number) =>
  Promise.all(Array.from({ length: count }, (_, i) => ask({ i }, 'many')));

const answers = (count: number) =>
  Array.from({ length: count }, () => ({ known: true, data: { yes: true } }));

test('while the loop is held for a second, twenty asks are under way: all are answered, and no breaker opens', async () => {
  const ask = await asking(50, 500);
  const asked = askMany(ask, 20);
  setImmediate(() => {
    const until = performance.now() + 1_000;
    while (performance.now() < until);
  });
  expect(await asked).toEqual(answers(20));
  expect(ask.state()).toBe('closed');
});

test('waiting for a connection takes nothing from the time of the other side', async () => {
  const ask = await asking(800, 1_400);
  // there are 64 connections: half of them wait for 800 ms before they are sent
  expect(await askMany(ask, 128)).toEqual(answers(128));
  expect(ask.state()).toBe('closed');
});

test('whoever waits for a connection for as long as an answer may take is told so, and nothing is sent', async () => {
  let received = 0;
  const silent = createServer(() => received++).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  closing.push(() => silent.close().closeAllConnections());
  const { exchange, close } = openExchange({ largest: 1_000 });
  closing.push(close);
  const { port } = silent.address() as AddressInfo;
  const asked = Array.from({ length: 300 }, () =>
    exchange({ url: `http://127.0.0.1:${port}/`, headers: {}, withinMs: 300 }).catch(
      (error: unknown) => error,
    ),
  );
  const errors = await Promise.all(asked);
  const late = errors.filter((error) => error instanceof TimedOut);
  expect(errors.filter((error) => error instanceof NoConnection)).toHaveLength(300 - late.length);
  expect(late.length).toBeLessThanOrEqual(128); // those that had a connection, and those that came after them
  expect(received).toBeLessThanOrEqual(late.length);
});
