import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAsk } from '../remote/ask.ts';
import { remoteClient } from '../remote/client.ts';
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
  const ask = await asking(200, 700);
  // with 64 connections the last of them waits for 800 ms before it is sent
  expect(await askMany(ask, 300)).toEqual(answers(300));
  expect(ask.state()).toBe('closed');
});
