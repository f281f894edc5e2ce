import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive, temporaryFolder, until } from '../../operate/test/folders.ts';
import type { RunningSystem } from '../data-folder.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const root = temporaryFolder();
const started: ChildProcess[] = [];

/** A process that prints its environment, and drains when asked. */
const FAKE = `
import { createServer } from 'node:http';
const { PORT, PROVIDER_PORT, JUMUN_DATA, JUMUN_MODE, REDIS_URL, JUMUN_PROVIDER_URL } = process.env;
const server = createServer((_, response) => response.end('hello'));
server.listen(Number(PORT_OF_ROLE), '127.0.0.1', () => {
  console.log(JSON.stringify({ level: 30, msg: 'told', PROVIDER_PORT, JUMUN_DATA, JUMUN_MODE, REDIS_URL, JUMUN_PROVIDER_URL }));
  console.log(JSON.stringify({ level: 40, msg: 'only a warning' }));
  process.send({ ready: true, url: 'http://127.0.0.1:' + PORT + '/graphql', notes: ['Paste this: { menu }'] });
});
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
`;

function place(file: string, portOfRole: string): void {
  const target = join(root, file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, FAKE.replace('PORT_OF_ROLE', portOfRole));
}

beforeAll(() => {
  // the tools that start the system need nothing but Node: copied beside fake programs, they start those
  mkdirSync(join(root, 'tools/run'), { recursive: true });
  const tools = join(REPOSITORY, 'tools/run');
  for (const file of readdirSync(tools).filter((name) => name.endsWith('.ts')))
    copyFileSync(join(tools, file), join(root, 'tools/run', file));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(REPOSITORY, '.tools'), join(root, '.tools'));
  place('router/main.ts', 'PORT');
  place('workers/main.ts', '0');
  place('tools/demo/outside.ts', 'PROVIDER_PORT');
});

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

function run(script: string, data: string, env: NodeJS.ProcessEnv = {}, args: string[] = []) {
  const own = { PORT: '0', REDIS_URL: '', JUMUN_MODE: '', JUMUN_PROVIDER_URL: '', ...env };
  const child = spawn(process.execPath, [join(root, 'tools/run', script), ...args], {
    cwd: root,
    env: { ...process.env, ...own, JUMUN_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output.text += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

async function ready(system: ReturnType<typeof run>): Promise<void> {
  await until(
    'it is ready',
    () => system.output.text.includes('\nReady: ') || system.child.exitCode !== null,
  );
  expect(system.output.text).toContain('\nReady: ');
}

function runFile(data: string): RunningSystem {
  return JSON.parse(readFileSync(join(data, 'run.json'), 'utf8'));
}

test('it starts everything, says where, restarts what dies, refuses a second start, and stops', async () => {
  const data = join(root, 'whole');
  const system = run('start.ts', data);
  await ready(system);

  const file = runFile(data);
  expect(file).toMatchObject({ pid: system.child.pid, ready: true });
  expect(Object.keys(file.processes).toSorted()).toEqual(['provider', 'redis', 'router', 'workers']);
  expect(await (await fetch(file.url)).text()).toBe('hello');
  expect(await (await fetch(String(file.providerUrl))).text()).toBe('hello');
  expect(system.output.text).toContain('Paste this: { menu }');

  const log = readFileSync(join(data, 'logs/workers.log'), 'utf8');
  const told = JSON.parse(log.split('\n')[0] ?? '');
  expect(told).toMatchObject({
    JUMUN_DATA: data,
    JUMUN_MODE: 'development',
    REDIS_URL: file.redisUrl,
    JUMUN_PROVIDER_URL: file.providerUrl,
  });
  await until('the warning', () => system.output.text.includes('workers warning: only a warning'));
  expect(system.output.text).not.toContain('told');

  const second = run('start.ts', data);
  expect(await second.ended).toBe(1);
  expect(second.output.text).toBe(`Already running (process ${file.pid}): ${file.url}\n`);

  process.kill(file.processes.router ?? 0, 'SIGKILL');
  const another = () => (runFile(data).processes.router ?? file.processes.router) !== file.processes.router;
  await until('another router', another);

  const processes = Object.values(runFile(data).processes);
  system.child.kill('SIGINT');
  expect(await system.ended).toBe(0);
  expect(processes.filter(isAlive)).toEqual([]);
  expect(existsSync(join(data, 'run.json'))).toBe(false);
});

test('production runs with the provider and the Redis it is given, and logs to its own output [EB-19]', async () => {
  const data = join(root, 'production');
  const given = { JUMUN_PROVIDER_URL: 'https://pay.example', REDIS_URL: 'redis://queue.example:6379' };
  const system = run('start.ts', data, { JUMUN_MODE: 'production', ...given });
  await ready(system);
  expect(Object.keys(runFile(data).processes).toSorted()).toEqual(['router', 'workers']);
  expect(runFile(data)).toMatchObject({ providerUrl: 'https://pay.example', redisUrl: given.REDIS_URL });
  expect(system.output.text).toContain('"REDIS_URL":"redis://queue.example:6379"');
  expect(system.output.text).toContain('"msg":"told"');
  system.child.kill('SIGTERM');
  expect(await system.ended).toBe(0);
});

test('a port that was asked for and is taken stops the start, with nothing left behind', async () => {
  const data = join(root, 'taken');
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const system = run('start.ts', data, { PORT: String(port) });
  expect(await system.ended).toBe(1);
  expect(system.output.text).toContain(`Port ${port} is taken`);
  expect(existsSync(join(data, 'run.json'))).toBe(false);
  other.close();
});

test('children end when their supervisor is killed, and the next start works', async () => {
  const data = join(root, 'orphans');
  const first = run('start.ts', data);
  await ready(first);
  const orphans = Object.values(runFile(data).processes);
  first.child.kill('SIGKILL');
  await until('no process is left', () => orphans.filter(isAlive).length === 0);

  const second = run('start.ts', data);
  await ready(second);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('reset stops the system and deletes its data', async () => {
  const data = join(root, 'reset');
  const system = run('start.ts', data);
  await ready(system);
  const processes = Object.values(runFile(data).processes);

  const reset = run('reset.ts', data, {}, ['--yes']);
  expect(await reset.ended).toBe(0);
  expect(reset.output.text).toContain(`About to delete ${data}:`);
  expect(existsSync(data)).toBe(false);
  expect(await system.ended).toBe(0);
  expect(processes.filter(isAlive)).toEqual([]);
});

test('reset leaves a folder alone that was not empty at the first start', async () => {
  const data = join(root, 'home');
  mkdirSync(data);
  writeFileSync(join(data, 'letters.txt'), 'dear');
  const system = run('start.ts', data);
  await ready(system);
  system.child.kill('SIGTERM');
  await system.ended;

  const reset = run('reset.ts', data, {}, ['--yes']);
  expect(await reset.ended).toBe(1);
  expect(reset.output.text).toContain('Delete it by hand');
  expect(existsSync(join(data, 'letters.txt'))).toBe(true);
});
