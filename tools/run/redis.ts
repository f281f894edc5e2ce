// A private Redis: found or downloaded, run as a child process on a unix socket, with its data in our folder.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Redis (or Valkey) program that can be started. */
export interface RedisServer {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
}

export interface PrivateRedis {
  /** A socket path, which ioredis accepts like a URL. */
  readonly url: string;
  /** The process id of Redis itself; `child` is the shell that watches it. */
  readonly pid: number;
  readonly child: ChildProcess;
  /** Settles when it says anything, when it is not there, and when it is aborted. */
  ping(given: AbortSignal): Promise<unknown>;
  /** Ends it in good order: everything acknowledged is on disk. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): void;
}

const OLDEST = { major: 6, minor: 2 };
const READY_WITHIN_MS = 15_000;
const STOP_WITHIN_MS = 10_000;
// the kernel allows 107 bytes for the path of a socket
const LONGEST_SOCKET_PATH = 100;

/** Finds a Redis: REDIS_SERVER, the PATH, or on Debian and Ubuntu the distribution's package, unpacked into our folder. */
export function findRedis(toolsFolder: string): RedisServer {
  const named = process.env.REDIS_SERVER;
  const found =
    (named ? probe(named) : undefined) ??
    probe('redis-server') ??
    probe('valkey-server') ??
    fromApt(resolve(toolsFolder, 'redis')) ??
    fromBrew();
  if (found) return found;
  throw new Error(
    `No Redis was found.\n  Either:  ${howToInstall()}\n` +
      '  or use one you have:  REDIS_URL=redis://127.0.0.1:6379 npm start',
  );
}

/** Starts a Redis on the same socket as last time, so that clients of the previous one reconnect. */
export async function startRedis(server: RedisServer, dataFolder: string): Promise<PrivateRedis> {
  const folder = resolve(dataFolder, 'redis');
  mkdirSync(folder, { recursive: true });
  const ownFolder = socketFolder(folder);
  const socket = join(ownFolder, 'redis.sock');
  await stopLeftover(socket);

  const child = spawn('sh', ['-c', WATCH, server.command, ...settings(folder, socket)], {
    env: server.env,
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true, // Ctrl-C reaches only the supervisor, which stops Redis last
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  // writing to a shell that has just ended must not crash us
  child.stdin?.on('error', () => {});

  try {
    await untilReady(child, socket, folder);
    const pid = await processId(socket);
    return {
      url: socket,
      pid,
      child,
      ping: (given) => ping(socket, given),
      async stop() {
        await stop(child, ended, pid);
        removeIfEmpty(ownFolder);
      },
      kill: () => killQuietly(pid),
    };
  } catch (error) {
    child.stdin?.end();
    throw error;
  }
}

/**
 * The shell watches its input: when our end closes, for whatever reason, Redis gets SIGTERM and ends in good order. Not
 * even a kill -9 of the supervisor leaves a Redis behind.
 */
const WATCH = `
trap "" INT HUP
exec 3<&0
"$0" "$@" </dev/null 3<&- &
redis=$!
{ cat <&3 >/dev/null; kill "$redis" 2>/dev/null; } &
exec 3<&-
wait "$redis"
`;

function settings(folder: string, socket: string): string[] {
  return Object.entries({
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    save: '',
    daemonize: 'no',
    loglevel: 'notice',
    logfile: join(folder, 'redis.log'),
  }).flatMap(([name, value]) => [`--${name}`, value]);
}

/** A folder with a short path that only we may enter, named after the data folder, whose path may be long or have spaces. */
function socketFolder(redisFolder: string): string {
  const user = process.getuid?.() ?? 0;
  const name = `jumun-${user}-${createHash('sha256').update(redisFolder).digest('hex').slice(0, 12)}`;
  const folder = join(shortFolder(name), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== user || (found.mode & 0o077) !== 0)
    throw new Error(`${folder} belongs to another user or is open to others; delete it and start again.`);
  return folder;
}

function shortFolder(name: string): string {
  const candidates = [process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp'];
  return candidates.find((folder) => folder && writable(folder) && fits(join(folder, name))) ?? '/tmp';
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, 'redis.sock')) <= LONGEST_SOCKET_PATH;
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Two Redis servers on the same files would corrupt them, so one left from an earlier run is stopped first. */
async function stopLeftover(socket: string): Promise<void> {
  if ((await ask(socket, 'PING')) !== '') {
    await ask(socket, 'SHUTDOWN');
    const deadline = Date.now() + STOP_WITHIN_MS;
    while ((await ask(socket, 'PING')) !== '') {
      if (Date.now() > deadline) throw new Error(`Another Redis holds ${socket} and does not stop.`);
      await sleep(50);
    }
  }
  rmSync(socket, { force: true });
}

async function untilReady(child: ChildProcess, socket: string, folder: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await ask(socket, 'PING');
    if (answer.startsWith('+PONG')) return;
    if (child.exitCode !== null)
      throw new Error(`Redis did not start (exit code ${child.exitCode}); see ${join(folder, 'redis.log')}`);
    await sleep(answer ? 100 : 10); // an answer other than PONG: it is still loading a large file
  }
  throw new Error(`Redis was not ready after ${READY_WITHIN_MS / 1000} s; see ${join(folder, 'redis.log')}`);
}

async function processId(socket: string): Promise<number> {
  const info = await ask(socket, 'INFO server');
  const pid = /process_id:(\d+)/.exec(info)?.[1];
  if (!pid) throw new Error('Redis did not report its process id.');
  return Number(pid);
}

async function stop(child: ChildProcess, ended: Promise<void>, pid: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  const inTime = await Promise.race([ended.then(() => true), sleep(STOP_WITHIN_MS, false, { ref: false })]);
  if (inTime) return;
  killQuietly(pid);
  await ended;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has already ended
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // another Redis has its socket there
  }
}

/** Sends one inline command; an empty answer means that no server is there. */
function ask(socket: string, command: string): Promise<string> {
  return new Promise((answer) => {
    const connection = createConnection(socket, () => connection.write(`${command}\r\n`));
    connection.setTimeout(1000, () => connection.destroy());
    connection.once('data', (data) => {
      answer(data.toString());
      connection.destroy();
    });
    connection.once('error', () => answer(''));
    connection.once('close', () => answer(''));
  });
}

function ping(socket: string, given: AbortSignal): Promise<unknown> {
  return new Promise((settle) => {
    const connection = createConnection(socket, () => connection.write('PING\r\n'));
    const end = () => connection.destroy();
    given.addEventListener('abort', end, { once: true });
    connection.once('data', end).once('error', settle);
    connection.once('close', () => {
      given.removeEventListener('abort', end);
      settle(undefined);
    });
  });
}

function probe(command: string, env: NodeJS.ProcessEnv = process.env): RedisServer | undefined {
  const { stdout } = spawnSync(command, ['--version'], { env, encoding: 'utf8' });
  const version = /v=(\d+)\.(\d+)\.\S+/.exec(stdout ?? '');
  if (!version) return undefined;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    console.error(`  ${command} ${version[0]} is older than ${OLDEST.major}.${OLDEST.minor}; not used`);
    return undefined;
  }
  return { command, env, version: version[0].slice('v='.length) };
}

/** Debian and Ubuntu, with or without root: unpacks the package into our folder. Nothing is installed, no service is started. */
function fromApt(folder: string): RedisServer | undefined {
  const existing = unpacked(folder);
  if (existing || spawnSync('apt-get', ['--version']).error) return existing;
  console.error('  redis-server was not found: fetching the Debian package (not installed system-wide) …');
  // unpacked elsewhere and renamed once complete: a concurrent start must not see half a package
  const part = `${folder}.part-${process.pid}`;
  try {
    fetchPackage(part);
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  } catch (error) {
    if (!existsSync(folder)) console.error(`  apt-get download failed: ${lastLine(error)}`);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return unpacked(folder);
}

function unpacked(folder: string): RedisServer | undefined {
  const command = join(folder, 'usr/bin/redis-server');
  if (!existsSync(command)) return undefined;
  const libraries = readdirSync(join(folder, 'usr/lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, 'usr/lib', entry.name));
  return probe(command, { ...process.env, LD_LIBRARY_PATH: libraries.join(delimiter) });
}

function fetchPackage(folder: string): void {
  try {
    download(folder, []);
  } catch {
    // no package lists, as in a slim image: download our own, which needs no root
    const own = [
      '-o',
      `Dir::State::lists=${join(folder, 'lists')}`,
      '-o',
      `Dir::Cache=${join(folder, 'cache')}`,
      '-o',
      'Debug::NoLocking=1',
    ];
    mkdirSync(join(folder, 'lists/partial'), { recursive: true });
    mkdirSync(join(folder, 'cache/archives/partial'), { recursive: true });
    run(folder, 'apt-get', [...own, 'update', '-q']);
    download(folder, own);
  }
}

function download(folder: string, aptOptions: string[]): void {
  mkdirSync(folder, { recursive: true });
  const without = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
  const depends = run(folder, 'apt-cache', [
    ...aptOptions,
    'depends',
    '--recurse',
    ...without.map((kind) => `--no-${kind}`),
    'redis-tools',
  ]);
  const wanted = depends
    .split('\n')
    .filter((line) => /^(redis-tools|lib(jemalloc|lzf|lua|atomic|hiredis)\S*|lua-\S+)$/.test(line));
  run(folder, 'apt-get', [...aptOptions, 'download', ...new Set(wanted)]);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    run(folder, 'dpkg-deb', ['-x', join(folder, file), folder]);
  // the tools' package contains the server as well: one program, which behaves according to its name
  symlinkSync('redis-check-rdb', join(folder, 'usr/bin/redis-server'));
}

function run(cwd: string, command: string, args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function fromBrew(): RedisServer | undefined {
  if (process.platform !== 'darwin') return undefined;
  const installed = spawnSync('brew', ['install', '--quiet', 'redis'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return installed.status === 0 ? probe('redis-server') : undefined;
}

function howToInstall(): string {
  if (process.platform === 'darwin') return 'brew install redis';
  if (existsSync('/etc/debian_version')) return 'sudo apt-get update && sudo apt-get install redis-server';
  return `install Redis >= ${OLDEST.major}.${OLDEST.minor} or Valkey`;
}

function lastLine(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return output.trim().split('\n').at(-1) ?? '';
}
