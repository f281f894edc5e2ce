import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hangs, liveAt, type Patience, usualPatience } from '../signs.ts';

const patience: Patience = { everyMs: 1, withinMs: 200 };
const never = () => new Promise<never>(() => {});

test('a process that gives no sign of life hangs', async () => {
  let asked = 0;
  const falls = async () => {
    if (++asked === 3) await never();
  };
  expect(await hangs(falls, patience, new AbortController().signal)).toBe(true);
  expect(asked).toBe(3);
});

test('one that is busy and answers late does not', async () => {
  const ended = new AbortController();
  let asked = 0;
  const busy = async () => {
    if (++asked === 4) ended.abort();
    await sleep(50);
  };
  expect(await hangs(busy, { everyMs: 1, withinMs: 10_000 }, ended.signal)).toBe(false);
});

test('one that refuses to answer is ending, and does not hang', async () => {
  const ended = new AbortController();
  let asked = 0;
  const refuses = async () => {
    if (++asked === 5) ended.abort();
    throw new Error('ECONNREFUSED');
  };
  expect(await hangs(refuses, patience, ended.signal)).toBe(false);
});

test('where we are late ourselves, or the machine slept, nobody is to blame for it', async () => {
  const ended = new AbortController();
  let asked = 0;
  // it answers while we sleep, and we hear of it afterwards
  const whileWeSleep = () => {
    if (++asked === 3) ended.abort();
    const answered = sleep(1);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500); // this thread does nothing else
    return answered;
  };
  const asking = new Promise((resolve) => setImmediate(resolve)).then(() =>
    hangs(whileWeSleep, patience, ended.signal),
  );
  expect(await asking).toBe(false);
  expect(asked).toBe(3);
});

test('a long sleep of ours counts as a short one', async () => {
  const ended = new AbortController();
  const hanging = hangs(never, patience, ended.signal);
  await sleep(20);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  const soon = new Promise((resolve) => setImmediate(resolve, 'soon'));
  expect(await Promise.race([hanging, soon])).toBe('soon');
  expect(await hanging).toBe(true);
});

test('whatever a process answers, it answers; one that is stopped does not', async () => {
  const server = createServer((_, response) => void response.writeHead(503).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ask = liveAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await ask(new AbortController().signal)).toBe(503);
  server.removeAllListeners('request');
  server.on('request', () => {}); // takes it, and never answers
  await expect(ask(AbortSignal.timeout(100))).rejects.toThrow();
  server.closeAllConnections();
  server.close();
  await expect(ask(new AbortController().signal)).rejects.toThrow('ECONNREFUSED');
});

test('by default nobody who is busy for less than 5 s is held to hang, and who hangs is found within 8 s', () => {
  const { everyMs, withinMs } = usualPatience;
  expect(withinMs).toBeGreaterThan(5_000);
  expect(everyMs + withinMs).toBeLessThan(8_000);
});

test('a process that has ended is asked no more', async () => {
  const ended = new AbortController();
  const watching = hangs(never, { ...patience, withinMs: 60_000 }, ended.signal);
  await sleep(10);
  ended.abort();
  expect(await watching).toBe(false);
});
