// The two kinds of program that the supervisor runs: our own Node processes, and a private Redis.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { type RedisServer, startRedis } from './redis.ts';
import { type AskForSign, liveAt } from './signs.ts';
import type { Launched, Program, Ready } from './supervise.ts';

export interface NodeProgram {
  readonly name: string;
  readonly file: string;
  readonly args?: readonly string[];
  /** Whether it does little at a time. */
  readonly isSmall?: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Receives everything the process writes; without it, its output goes where ours goes. */
  readonly logFile?: string | undefined;
}

/**
 * On a large machine, V8 lets the space for new objects grow to 130 MB before collecting, and loading our modules alone fills
 * 50 MB of it, which is never given back. With less room it collects more often: a process that does little at a time does not
 * feel it. The space for old objects may grow to 4 GB, and garbage then stays much longer: thousands of documents that nobody asks
 * twice left the router 440 MB larger, with this limit 20 MB. A process needs 100 to 400 MB.
 */
const roomFor = (isSmall: boolean): readonly string[] => [
  `--max-semi-space-size=${isSmall ? 4 : 8}`,
  '--max-old-space-size=1024',
];

/** glibc gives each thread a heap of its own, and keeps what is freed there. */
const FEW_HEAPS = { MALLOC_ARENA_MAX: '2' };

/** A process that sends `{ ready: true, … }` over its IPC channel, and drains on SIGTERM or when that channel closes. */
export function nodeProgram(definition: NodeProgram): Program {
  return { name: definition.name, launch: () => launchNode(definition) };
}

export function redisProgram(server: RedisServer, dataFolder: string): Program {
  return { name: 'redis', launch: () => launchRedis(server, dataFolder) };
}

function launchNode({ name, file, args = [], isSmall = false, env, logFile }: NodeProgram): Launched {
  const child = spawnInto(logFile, [...roomFor(isSmall), file, ...args], { ...FEW_HEAPS, ...env });
  const ready = new Promise<Ready>((resolve) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
      else if (isSaying(message)) console.log(`  ${name}: ${message.say}`);
    });
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return {
    pid: () => child.pid,
    ready,
    ended,
    askForSign: isDebugged ? undefined : async (given) => signOf(await ready)(given),
    stop: () => child.kill('SIGTERM'),
    kill: () => child.kill('SIGKILL'),
  };
}

/** At a breakpoint a process does not answer either. */
const isDebugged = /--inspect/.test(process.env.NODE_OPTIONS ?? '');

/** A process without an operations port answers something at its own. */
function signOf({ operations, url }: Ready): AskForSign {
  const at = operations ?? url;
  return typeof at === 'string' ? liveAt(at) : () => Promise.resolve();
}

function spawnInto(
  logFile: string | undefined,
  program: readonly string[],
  env: NodeJS.ProcessEnv,
): ChildProcess {
  // directly into the file, not through us: a process that briefly outlives us must still be able to write
  const output = logFile === undefined ? 'inherit' : openSync(logFile, 'a');
  try {
    return spawn(process.execPath, program, {
      env,
      detached: true, // its own process group: Ctrl-C reaches only us, and we stop things in order
      stdio: ['ignore', output, output, 'ipc'],
    });
  } finally {
    if (typeof output === 'number') closeSync(output);
  }
}

/** A line for whoever looks at the console. */
function isSaying(message: unknown): message is { say: string } {
  return (
    typeof message === 'object' && message !== null && 'say' in message && typeof message.say === 'string'
  );
}

function isReady(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}

function launchRedis(server: RedisServer, dataFolder: string): Launched {
  const starting = startRedis(server, dataFolder);
  let pid: number | undefined;
  const ready = starting.then((redis) => {
    pid = redis.pid;
    return { url: redis.url };
  });
  const ended = starting.then(
    ({ child }) =>
      new Promise<string>((resolve) => {
        const tell = () => resolve(child.signalCode ?? `exit code ${child.exitCode}`);
        if (child.exitCode !== null || child.signalCode !== null) tell();
        else child.once('exit', tell);
      }),
    (error: Error) => error.message,
  );
  // asked to stop while it starts, it stops once it has started
  const whenStarted = (act: (redis: Awaited<typeof starting>) => unknown) =>
    void starting.then(act, () => {});
  return {
    pid: () => pid,
    ready,
    ended,
    askForSign: async (given) => (await starting).ping(given),
    stop: () => whenStarted((redis) => redis.stop()),
    kill: () => whenStarted((redis) => redis.kill()),
  };
}
