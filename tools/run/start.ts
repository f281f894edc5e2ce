// Starts the whole system and keeps it running: a private Redis, the sandbox of the outside world, and our own processes.
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
import { type Options, optionsOf, usage } from './options.ts';
import { choosePort, freePorts } from './ports.ts';
import { nodeProgram, redisProgram } from './programs.ts';
import { findRedis } from './redis.ts';
import { type Part, rollingBatches, stagesOf } from './shapes.ts';
import { type Ready, supervise, timingOf } from './supervise.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const USUAL_PORT = 4000;
// a terminal and npm may both deliver the same Ctrl-C
const SAME_SIGNAL_MS = 1000;
/** How long after a full disk kept us from writing where we run we try again. */
const FULL_DISK_MS = 1000;

const options = chosen(process.argv.slice(2));
const began = performance.now();
const data = dataFolderOf(process.env);
const logFolder = join(data, 'logs');
const followed: (() => void)[] = [];
let system: RunningSystem | undefined;
let stopping: Promise<void> | undefined;
/** The processes that a rolling restart restarts, in batches. */
let batches: ReturnType<typeof rollingBatches> = [];
let isRolling = false;
const notes: string[] = [];

const supervision = supervise(
  {
    say: (line) => console.log(`  ${line}`),
    changed: () => update({ processes: supervision.pids() }),
    gaveUp: (reason) => {
      console.error(`${reason}. Its log: ${logFolder}`);
      void stop(1, 'it cannot continue');
    },
  },
  timingOf(process.env.JUMUN_RESTARTS),
);

watchSignals();
// the reader of our output may leave (npm start | head): the system continues
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
try {
  await start();
} catch (error) {
  // a stop requested during the start ends by itself
  if (!stopping) {
    console.error((error as Error).message);
    void stop(1, 'could not start');
  }
}

async function start(): Promise<void> {
  const mode = modeOf(process.env);
  const atOnce = atOnceOf(process.env.JUMUN_ROLL_AT_ONCE || '1');
  openDataFolder(data);
  refuseSecond(runningOn(data)); // before we find its port taken
  const port = await choosePort(process.env.PORT, USUAL_PORT);
  const outside = mode === 'development' ? await sandboxFor(process.env) : undefined;
  const { JUMUN_PROVIDER_URL: providerUrl } = { ...process.env, ...outside?.env };

  const ours: RunningSystem = {
    pid: process.pid,
    startedAt: startOf(process.pid),
    ready: false,
    url: `http://127.0.0.1:${port}/graphql`,
    providerUrl,
    messagesUrl: outside?.messagesUrl,
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
    ...outside?.env,
  };
  const program = ({ name, file, args = [], isSmall = false, env: own }: Part) =>
    nodeProgram({
      name,
      file: join(ROOT, file),
      args,
      isSmall,
      env: { ...env, ...own },
      logFile: logOf(name, mode),
    });

  if (outside) await supervision.start([program(outside)]);
  const stages = await stagesOf(options, port);
  const names = stages.flatMap((stage) => stage.map(({ name }) => name));
  batches = rollingBatches(
    names.filter((name) => name !== 'balancer'),
    atOnce,
  );
  let edge: Ready = {};
  for (const stage of stages) {
    const ready = await supervision.start(stage.map(program));
    if (notes.length === 0) notes.push(...(ready.map(notesOf).find((said) => said.length > 0) ?? []));
    edge = ready.at(-1) ?? edge;
  }
  if (typeof edge.url === 'string') update({ url: edge.url });
  update({ ready: true });
  announce();
}

/** The sandbox plays each outside system that has no configured URL, on ports that stay the same across restarts. */
async function sandboxFor(
  env: NodeJS.ProcessEnv,
): Promise<(Part & { env: NodeJS.ProcessEnv; messagesUrl: string }) | undefined> {
  const [provider, messages, smtp] = await freePorts(3);
  const messagesUrl = `http://127.0.0.1:${messages}`;
  const played = {
    JUMUN_PROVIDER_URL: `http://127.0.0.1:${provider}`,
    JUMUN_SMS_URL: `${messagesUrl}/sms`,
    JUMUN_PUSH_URL: `${messagesUrl}/push`,
    JUMUN_SMTP_URL: `smtp://127.0.0.1:${smtp}`,
  };
  const missing = Object.entries(played).filter(([name]) => !env[name]);
  if (missing.length === 0) return undefined;
  const ports = { PROVIDER_PORT: String(provider), MESSAGES_PORT: String(messages), SMTP_PORT: String(smtp) };
  return {
    name: 'provider',
    file: 'tools/demo/outside.ts',
    isSmall: true,
    env: { ...Object.fromEntries(missing), ...ports },
    messagesUrl,
  };
}

function chosen(args: readonly string[]): Options {
  try {
    const options = optionsOf(args, process.env);
    if (options !== 'help') return options;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function refuseSecond(other: RunningSystem | undefined): void {
  if (other) throw new Error(`Already running (process ${other.pid}): ${other.url}`);
}

async function startPrivateRedis(): Promise<string> {
  const server = findRedis(join(ROOT, '.tools'));
  const [redis] = await supervision.start([redisProgram(server, data)]);
  return String(redis?.url);
}

function announce(): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\nReady: ${system?.url}   (after ${seconds} s; Ctrl-C stops it)`);
  if (system?.messagesUrl) console.log(`Messages sent to customers: ${system.messagesUrl}`);
  if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
}

function notesOf({ notes: said }: Ready): string[] {
  return Array.isArray(said) ? said.map(String) : [];
}

/** Restarts every process of ours, never two replicas of one at once: with replicas, no client notices. */
async function roll(): Promise<void> {
  if (isRolling || !system?.ready) return;
  isRolling = true;
  const from = performance.now();
  const all = batches.flat().length;
  update({ rolled: 'in progress' });
  try {
    let restarted = 0;
    for (const names of batches)
      await Promise.all(
        names.map(async (name) => {
          await supervision.restart(name);
          console.log(`  ${name} restarted (${++restarted} of ${all})`);
        }),
      );
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    update({ rolled: `${all} processes in ${seconds} s` });
  } catch (error) {
    update({ rolled: `failed: ${(error as Error).message}` });
  }
  isRolling = false;
}

/** In development, logs go to a file and the terminal shows the warnings; elsewhere the environment collects our output. */
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
  throw new Error(`JUMUN_MODE=${mode} is unknown: use development or production.`);
}

/** How many processes are restarted at once: each needs a core for a second while the others keep serving. */
function atOnceOf(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new Error(`JUMUN_ROLL_AT_ONCE=${text} is not 1 to 9.`);
}

function update(change: Partial<RunningSystem>): void {
  if (!system) return;
  system = { ...system, ...change };
  try {
    record(data, system);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    setTimeout(() => update({}), FULL_DISK_MS).unref(); // what runs goes on running
  }
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
  process.on('SIGUSR2', () => void roll());
  // our starter has an IPC channel to us: once it closes, no one is left to stop us
  process.once('disconnect', () => void stop(1, 'the process that started it is gone'));
}
