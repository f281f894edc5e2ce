import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Notifier, newsOf, openNotifier } from '../redis/notifier.ts';
import { startTestRedis } from './redis.ts';
import { silent } from './tallies.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
const opened: Notifier[] = [];
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(async () => {
  for (const notifier of opened) await notifier.close();
  await redis.stop();
});

const open = async (installation: string) => {
  const notifier = await openNotifier(redis.url, installation, silent);
  opened.push(notifier);
  await pause(100); // until it has subscribed
  return notifier;
};
const listening = (notifier: Notifier, topic: string) => {
  const told = { times: 0, stop: () => {} };
  told.stop = notifier.listen(topic, () => told.times++);
  return told;
};
const until = (told: { times: number }, times: number) =>
  vi.waitFor(() => expect(told.times).toBe(times), { timeout: 3_000 });

test('news reaches the listeners of its topic in every process', async () => {
  const [here, there] = [await open('one'), await open('one')];
  const mine = listening(here, 'order:1');
  const theirs = listening(there, 'order:1');
  const others = listening(there, 'order:2');
  here.publish(['order:1', 'order:1', 'order:3']);
  await until(mine, 1);
  await until(theirs, 1);
  expect(others.times).toBe(0);
});

test('another installation in the same Redis hears nothing', async () => {
  const [here, elsewhere] = [await open('one'), await open('other')];
  const mine = listening(here, 't');
  const theirs = listening(elsewhere, 't');
  here.publish(['t']);
  await until(mine, 1);
  await pause(50);
  expect(theirs.times).toBe(0);
});

test('a listener that stops is told nothing more, others still are', async () => {
  const notifier = await open('one');
  const [first, second] = [listening(notifier, 't'), listening(notifier, 't')];
  notifier.publish(['t']);
  await until(first, 1);
  first.stop();
  notifier.publish(['t']);
  await until(second, 2);
  expect(first.times).toBe(1);
});

test('while anyone listens, lost news is looked for once a second', async () => {
  const notifier = await open('one');
  let looks = 0;
  notifier.alsoLook(async () => {
    looks++;
    if (looks === 1) throw new Error('the store was busy');
    return ['t'];
  });
  await pause(1_200);
  expect(looks).toBe(0);
  const told = listening(notifier, 't');
  await until(told, 1);
  told.stop();
  const before = looks;
  await pause(1_200);
  expect(looks).toBe(before);
});

test('a wait for news ends with the news, or when it is no longer wanted', async () => {
  const notifier = await open('one');
  const next = newsOf(notifier.listen, 't');
  const waiting = next(new AbortController().signal);
  notifier.publish(['t']);
  await waiting;

  const abort = new AbortController();
  const given = next(abort.signal);
  abort.abort();
  await given;
  await next(AbortSignal.abort());
});

test('while Redis is away, listeners of this process are still told; afterwards all are again', async () => {
  const [here, there] = [await open('one'), await open('one')];
  const mine = listening(here, 't');
  const theirs = listening(there, 't');
  redis.kill();
  await pause(150);
  here.publish(['t']);
  await until(mine, 1);
  expect(theirs.times).toBe(0);
  await redis.restart();
  await vi.waitFor(
    () => {
      here.publish(['t']);
      expect(theirs.times).toBeGreaterThan(0);
    },
    { timeout: 10_000, interval: 200 },
  );
}, 30_000);
