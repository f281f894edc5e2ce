import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, temporaryFolder, until } from '../../operate/test/folders.ts';
import { nodeProgram } from '../programs.ts';
import { type Listener, type Program, supervise, type Timing, usualTiming } from '../supervise.ts';

const folder = temporaryFolder();
const quick: Timing = {
  ...usualTiming,
  firstPauseMs: 20,
  longestPauseMs: 100,
  stopWithinMs: 500,
  failures: 3,
  patience: { everyMs: 50, withinMs: 2_000 },
};

const READY = `process.send({ ready: true, name: process.env.NAME });`;
const STOPS = `
import { appendFileSync } from 'node:fs';
process.on('SIGTERM', () => { appendFileSync(process.env.DIARY, process.env.NAME + '\\n'); process.exit(0); });
setInterval(() => {}, 1000);
`;
const OBEDIENT = `${STOPS} ${READY}`;
const STUBBORN = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); ${READY}`;
const BROKEN = 'process.exit(7);';
const UNCONFIGURED = 'process.exit(78);';
const ANSWERS = `
import { createServer } from 'node:http';
const server = createServer((_, response) => response.end('alive'));
server.listen(0, '127.0.0.1', () => process.send({ ready: true, operations: 'http://127.0.0.1:' + server.address().port }));
process.on('SIGUSR2', () => { for (;;); });
process.on('SIGTERM', () => process.exit(0));
`;
const SILENT = 'setInterval(() => {}, 1000);';

function program(name: string, code: string, diary = join(folder, 'diary')): Program {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return nodeProgram({ name, file, env: { ...process.env, NAME: name, DIARY: diary } });
}

function listener(): Listener & { said: string[]; reasons: string[] } {
  const said: string[] = [];
  const reasons: string[] = [];
  return { said, reasons, say: (line) => said.push(line), changed() {}, gaveUp: (why) => reasons.push(why) };
}

test('stages stop in reverse order, each stage together, and no process is left', async () => {
  const diary = join(folder, 'order');
  const supervision = supervise(listener(), quick);
  await supervision.start([program('queue', OBEDIENT, diary)]);
  const ready = await supervision.start([
    program('work', OBEDIENT, diary),
    program('client', OBEDIENT, diary),
  ]);
  expect(ready.map(({ name }) => name)).toEqual(['work', 'client']);

  const pids = Object.values(supervision.pids());
  expect(pids).toHaveLength(3);
  expect(await supervision.stop()).toBe(true);
  const [first, second, last] = readFileSync(diary, 'utf8').split('\n');
  expect([[first, second].toSorted(), last]).toEqual([['client', 'work'], 'queue']);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(supervision.pids()).toEqual({});
});

test('a process that dies is started again', async () => {
  const heard = listener();
  const supervision = supervise(heard, quick);
  await supervision.start([program('mortal', OBEDIENT)]);
  const before = supervision.pids().mortal ?? 0;
  process.kill(before, 'SIGKILL');
  await until('it is ready again', () => heard.said.filter((line) => line.includes('ready')).length === 2);
  expect(supervision.pids().mortal).not.toBe(before);
  expect(heard.said).toContain('mortal ended (SIGKILL); restarting it in 0.02 s');
  await supervision.stop();
});

test('a process that always fails is given up, and the start that waits for it fails', async () => {
  const heard = listener();
  const supervision = supervise(heard, quick);
  await expect(supervision.start([program('broken', BROKEN)])).rejects.toThrow('broken keeps failing');
  expect(heard.reasons).toEqual(['broken keeps failing (last: exit code 7)']);
  expect(heard.said).toEqual([
    'broken ended (exit code 7); restarting it in 0.02 s',
    'broken ended (exit code 7); restarting it in 0.04 s',
  ]);
});

test('a restart that was asked for is no failure, and is over when the new one is ready', async () => {
  const heard = listener();
  const supervision = supervise(heard, { ...quick, failures: 1 });
  await supervision.start([program('fresh', OBEDIENT)]);
  const before = supervision.pids().fresh;
  for (let times = 0; times < 3; times++) await supervision.restart('fresh');
  expect(supervision.pids().fresh).not.toBe(before);
  expect(isAlive(before ?? 0)).toBe(false);
  expect(heard.reasons).toEqual([]);
  expect(heard.said.filter((line) => line.includes('ended'))).toEqual([]);
  await supervision.stop();
});

test('a process that does not end for a restart is killed; one that cannot start again fails it', async () => {
  const supervision = supervise(listener(), quick);
  await supervision.start([program('stubborn-again', STUBBORN), program('changed', OBEDIENT)]);
  await supervision.restart('stubborn-again');
  program('changed', BROKEN);
  await expect(supervision.restart('changed')).rejects.toThrow('changed keeps failing');
  await expect(supervision.restart('unknown')).rejects.toThrow('there is no unknown');
  await supervision.stop();
});

test('failures are forgotten after some time of health', async () => {
  const heard = listener();
  const supervision = supervise(heard, { ...quick, healthyAfterMs: 0, failures: 2 });
  await supervision.start([program('lucky', OBEDIENT)]);
  for (const times of [2, 3]) {
    process.kill(supervision.pids().lucky ?? 0, 'SIGKILL');
    await until('again', () => heard.said.filter((line) => line.includes('ready')).length === times);
  }
  expect(heard.reasons).toEqual([]);
  await supervision.stop();
});

test('a process with wrong settings is not restarted', async () => {
  const heard = listener();
  const supervision = supervise(heard, quick);
  await expect(supervision.start([program('unset', UNCONFIGURED)])).rejects.toThrow(
    'the settings of unset are wrong',
  );
  expect(heard.said).toEqual([]);
});

test('a process that never says it is ready counts as failed', async () => {
  const heard = listener();
  const supervision = supervise(heard, { ...quick, readyWithinMs: 100, failures: 1 });
  await expect(supervision.start([program('silent', SILENT)])).rejects.toThrow('silent keeps failing');
  expect(heard.said).toContain('silent is not ready after 0.1 s: killed');
});

test('a process that does not stop in time is killed', async () => {
  const heard = listener();
  const supervision = supervise(heard, quick);
  await supervision.start([program('stubborn', STUBBORN)]);
  const pid = supervision.pids().stubborn ?? 0;
  expect(await supervision.stop()).toBe(false);
  expect(isAlive(pid)).toBe(false);
  expect(heard.said).toContain('stubborn did not stop within 0.5 s: killed');
});

test('a stop during the pause before a restart leaves no process', async () => {
  const supervision = supervise(listener(), { ...quick, firstPauseMs: 60_000, longestPauseMs: 60_000 });
  const started = supervision.start([program('pausing', BROKEN)]);
  const refused = expect(started).rejects.toThrow('pausing was stopped');
  await until('its first end', () => supervision.pids().pausing === undefined);
  await supervision.stop();
  await refused;
  expect(supervision.pids()).toEqual({});
});

test.each(['SIGSTOP', 'SIGUSR2'] as const)(
  'a process that hangs after %s is killed and started again; one beside it that answers stays',
  async (signal) => {
    const heard = listener();
    const supervision = supervise(heard, quick);
    await supervision.start([program('hanging', ANSWERS), program('beside', ANSWERS)]);
    const before = supervision.pids();
    process.kill(before.hanging ?? 0, signal);
    await until(
      'another process',
      () => heard.said.filter((line) => line.includes('hanging ready')).length === 2,
    );
    expect(heard.said).toContain('hanging does not answer any more: killed');
    expect(heard.said).toContain('hanging ended (SIGKILL); restarting it in 0.02 s');
    const after = supervision.pids();
    expect(after.hanging).not.toBe(before.hanging);
    expect(after.beside).toBe(before.beside);
    expect(await supervision.stop()).toBe(true);
  },
);
