import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { testFolder } from '../../test/stores.ts';
import { isLive, rarely, serveHealth, storeProblems } from '../process/health.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  delete process.env.JUMUN_LIVE_FILE;
  for (const { close } of opened.splice(0)) await close();
});

const serve = async (problems: () => string[] | Promise<string[]> = () => []) => {
  const health = await serveHealth({ port: 0, problems });
  opened.push(health);
  return async (path: string) => {
    const response = await fetch(`${health.url}${path}`);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
};

test('a process is alive while it answers, also while it is not ready', async () => {
  const ask = await serve(() => ['a consumer is halted']);
  expect(await ask('/live')).toMatchObject({ status: 200, text: '{"live":true}\n' });
  const ready = await ask('/ready');
  expect(ready.status).toBe(503);
  expect(JSON.parse(ready.text)).toEqual({ ready: false, reasons: ['a consumer is halted'] });
});

test('it is ready when it has no problem, and not when that cannot be checked', async () => {
  expect((await (await serve())('/ready')).status).toBe(200);
  const ask = await serve(() => Promise.reject(new Error('no')));
  expect((await ask('/ready')).status).toBe(503);
});

test('its metrics are in the form that Prometheus reads, with those of Node', async () => {
  const { status, type, text } = await (await serve())('/metrics');
  expect(status).toBe(200);
  expect(type).toContain('text/plain');
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_heap_size_used_bytes',
    'jumun_looks_failed',
  ])
    expect(text).toMatch(new RegExp(`^${name} `, 'm'));
});

test('no other path answers', async () => {
  expect((await (await serve())('/')).status).toBe(404);
});

test('where a file decides whether it is alive, it is while the file exists', async () => {
  const file = join(testFolder(), 'healthy');
  process.env.JUMUN_LIVE_FILE = file;
  const ask = await serve();
  expect(isLive()).toBe(false);
  expect(await ask('/live')).toMatchObject({ status: 503, text: '{"live":false}\n' });
  writeFileSync(file, '');
  expect((await ask('/live')).status).toBe(200);
  rmSync(file);
  expect((await ask('/live')).status).toBe(503);
  expect((await ask('/ready')).status).toBe(200); // another question
});

test('a store that fails or does not answer at all is named; the others are not held up', async () => {
  const log = (page: () => unknown) => ({ journal: { page } });
  const problems = await storeProblems([
    ['well', log(async () => ({}))],
    ['broken', log(() => Promise.reject(new Error('disk')))],
    [
      'closed',
      log(() => {
        throw new Error('closed');
      }),
    ],
    ['silent', log(() => new Promise(() => {}))],
  ]);
  expect(problems).toEqual(
    ['broken', 'closed', 'silent'].map((name) => `the store of ${name} does not answer`),
  );
});

test('stores that are well are not asked again at once, and those that are not are asked each time', async () => {
  let asked = 0;
  let found: string[] = ['the store of orders does not answer'];
  const problems = rarely(async () => {
    asked++;
    return found;
  });
  expect([await problems(), await problems()]).toEqual([found, found]);
  expect(asked).toBe(2);
  found = [];
  expect([await problems(), await problems(), await problems()]).toEqual([[], [], []]);
  expect(asked).toBe(3);
});
