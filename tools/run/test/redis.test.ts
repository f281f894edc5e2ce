import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, temporaryFolder, until } from '../../operate/test/folders.ts';
import { redisProgram } from '../programs.ts';
import { findRedis, startRedis } from '../redis.ts';
import { hangs } from '../signs.ts';
import { supervise } from '../supervise.ts';

const server = findRedis(resolve(import.meta.dirname, '../../../.tools'));
const folder = temporaryFolder();

function ask(socket: string, command: string): Promise<string> {
  return new Promise((answer, fail) => {
    const connection = createConnection(socket, () => connection.write(`${command}\r\n`));
    connection.once('error', fail);
    connection.once('data', (data) => {
      connection.destroy();
      answer(data.toString());
    });
  });
}

test('a private Redis answers, never forgets a key to make room, and leaves no process', async () => {
  const redis = await startRedis(server, join(folder, 'answers'));
  expect(await ask(redis.url, 'PING')).toBe('+PONG\r\n');
  expect(await ask(redis.url, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
  expect(await ask(redis.url, 'CONFIG GET appendonly')).toContain('yes');
  expect(await ask(redis.url, 'CONFIG GET port')).toContain('\r\n0\r\n');
  await redis.stop();
  await redis.stop(); // a second time changes nothing
  expect(isAlive(redis.pid)).toBe(false);
  expect(isAlive(redis.child.pid ?? 0)).toBe(false);
});

test('what was written is there after a stop and a new start', async () => {
  const first = await startRedis(server, join(folder, 'keeps'));
  await ask(first.url, 'SET drink latte');
  await first.stop();
  const second = await startRedis(server, join(folder, 'keeps'));
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'GET drink')).toContain('latte');
  await second.stop();
});

test('a Redis left by an earlier run ends before the new one opens the same files', async () => {
  const left = await startRedis(server, join(folder, 'left'));
  const next = await startRedis(server, join(folder, 'left'));
  await until('the first has ended', () => !isAlive(left.pid));
  expect(await ask(next.url, 'PING')).toBe('+PONG\r\n');
  await next.stop();
});

test('it ends when its starter is gone', async () => {
  const redis = await startRedis(server, join(folder, 'orphan'));
  redis.child.stdin?.destroy(); // what the system does when our process dies
  await until('Redis has ended', () => !isAlive(redis.pid));
});

test('a killed Redis is started again with the same address', async () => {
  const said: string[] = [];
  const supervision = supervise({ say: (line) => said.push(line), changed() {}, gaveUp() {} });
  const [ready] = await supervision.start([redisProgram(server, join(folder, 'killed'))]);
  const before = supervision.pids().redis ?? 0;
  process.kill(before, 'SIGKILL');
  await until('another Redis', () => (supervision.pids().redis ?? before) !== before);
  expect(await ask(String(ready?.url), 'PING')).toBe('+PONG\r\n');
  expect(said.join('\n')).toMatch(/redis ended \(.+\); restarting it in 0\.2 s/);

  const after = supervision.pids().redis ?? 0;
  expect(await supervision.stop()).toBe(true);
  expect(isAlive(after)).toBe(false);
});

test('a Redis that is stopped gives no sign of life, and one that has ended does not count as hanging', async () => {
  const redis = await startRedis(server, join(folder, 'hangs'));
  const patience = { everyMs: 10, withinMs: 1_000 };
  process.kill(redis.pid, 'SIGSTOP');
  expect(await hangs(redis.ping, patience, new AbortController().signal)).toBe(true);
  redis.kill();
  await until('Redis has ended', () => !isAlive(redis.pid));
  await redis.ping(new AbortController().signal);
});
