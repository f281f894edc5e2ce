// The embedded shape: a private Redis, the payment provider's sandbox, the workers and the router, kept running here.
import { join, resolve } from 'node:path';
import {
  claim,
  dataFolderOf,
  openDataFolder,
  type RunningSystem,
  record,
  release,
  runningOn,
  startOf,
} from './data-folder.ts';
import { follow, forTerminal, newLog } from './logs.ts';
import { choosePort, freePort } from './ports.ts';
import { nodeProgram, redisProgram } from './programs.ts';
import { findRedis } from './redis.ts';
import { type Program, type Ready, supervise } from './supervise.ts';

const ROOT = resolve(import.meta.dirname, '..');
const USUAL_PORT = 4000;
// a terminal and npm may both deliver the same Ctrl-C
const SAME_SIGNAL_MS = 1000;

const began = performance.now();
const data = dataFolderOf(process.env);
const logFolder = join(data, 'logs');
const followed: (() => void)[] = [];
let system: RunningSystem | undefined;
let stopping: Promise<void> | undefined;

const supervision = supervise({
  say: (line) => console.log(`  ${line}`),
  changed: () => update({ processes: supervision.pids() }),
  gaveUp: (reason) => {
    console.error(`${reason}. Its log: ${logFolder}`);
    void stop(1, 'cannot go on');
  },
});

watchSignals();
// whoever looks on may leave (npm start | head): the system goes on
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
try {
  await start();
} catch (error) {
  // a stop asked for during the start has its own end
  if (!stopping) {
    console.error((error as Error).message);
    void stop(1, 'could not start');
  }
}

async function start(): Promise<void> {
  const mode = modeOf(process.env);
  openDataFolder(data);
  refuseSecond(runningOn(data)); // before its own port looks taken to us
  const port = await choosePort(process.env.PORT, USUAL_PORT);
  const ownProvider = mode === 'development' && !process.env.JUMUN_PROVIDER_URL;
  const providerPort = ownProvider ? await freePort() : undefined;
  const providerUrl = providerPort ? `http://127.0.0.1:${providerPort}` : process.env.JUMUN_PROVIDER_URL;

  const ours: RunningSystem = {
    pid: process.pid,
    startedAt: startOf(process.pid),
    ready: false,
    url: `http://127.0.0.1:${port}/graphql`,
    providerUrl,
    redisUrl: process.env.REDIS_URL ?? '',
    processes: {},
  };
  refuseSecond(claim(data, ours));
  system = ours;
  if (port !== USUAL_PORT && !process.env.PORT) console.log(`Port ${USUAL_PORT} is taken: using ${port}`);

  const redisUrl = process.env.REDIS_URL || (await startPrivateRedis());
  update({ redisUrl });
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: mode,
    ...process.env,
    JUMUN_DATA: data,
    JUMUN_MODE: mode,
    PORT: String(port),
    REDIS_URL: redisUrl,
    ...(providerUrl && { JUMUN_PROVIDER_URL: providerUrl }),
  };
  const one = (name: string, file: string, more: NodeJS.ProcessEnv = {}) =>
    nodeProgram({ name, file: join(ROOT, file), env: { ...env, ...more }, logFile: logOf(name, mode) });

  // The workers read every context's log in its store, wherever its subgraph runs.
  const programs: Program[] = [
    one('workers', 'workers/main.ts', { JUMUN_SUBGRAPHS: '' }),
    one('router', 'router/main.ts'),
  ];
  if (providerPort)
    programs.unshift(
      one('provider', 'subgraphs/payments/sandbox/main.ts', { PROVIDER_PORT: String(providerPort) }),
    );
  const router = (await supervision.start(programs)).at(-1) ?? {};
  if (typeof router.url === 'string') update({ url: router.url });
  update({ ready: true });
  announce(router);
}

function refuseSecond(other: RunningSystem | undefined): void {
  if (other) throw new Error(`Already running (process ${other.pid}): ${other.url}`);
}

async function startPrivateRedis(): Promise<string> {
  const server = findRedis(join(ROOT, '.tools'));
  const [redis] = await supervision.start([redisProgram(server, data)]);
  return String(redis?.url);
}

function announce(router: Ready): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\nReady: ${system?.url}   (after ${seconds} s; Ctrl-C stops it)`);
  const notes = Array.isArray(router.notes) ? router.notes.map(String) : [];
  if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
}

/** In development the records go to a file and people see the warnings; elsewhere whoever runs us collects them. */
function logOf(name: string, mode: string): string | undefined {
  if (mode !== 'development') return undefined;
  const file = newLog(logFolder, name);
  const show = (line: string) => {
    const text = forTerminal(name, line);
    if (text) console.error(text);
  };
  followed.push(follow(file, show));
  return file;
}

function modeOf(env: NodeJS.ProcessEnv): 'development' | 'production' {
  const mode = env.JUMUN_MODE || 'development';
  if (mode === 'development' || mode === 'production') return mode;
  throw new Error(`JUMUN_MODE=${mode} is not known: development or production.`);
}

function update(change: Partial<RunningSystem>): void {
  if (!system) return;
  system = { ...system, ...change };
  record(data, system);
}

function stop(code: number, why: string): Promise<void> {
  stopping ??= (async () => {
    const from = performance.now();
    if (system) console.log(`Stopping (${why}) …`);
    const inGoodOrder = await supervision.stop();
    for (const unfollow of followed) unfollow();
    if (system) {
      release(data);
      console.log(`Stopped after ${((performance.now() - from) / 1000).toFixed(1)} s`);
    }
    process.exit(code || (inGoodOrder ? 0 : 1));
  })();
  return stopping;
}

function watchSignals(): void {
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      first ??= performance.now();
      if (performance.now() - first < SAME_SIGNAL_MS) void stop(0, signal);
      else supervision.kill();
    });
  // the process that started us has an IPC channel to us: when it closes, nobody is left who could stop us
  process.once('disconnect', () => void stop(1, 'the process that started it is gone'));
}
