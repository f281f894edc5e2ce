import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GraphClient, graphClient } from '../demo/graph-client.ts';
import { type RunningSystem, runningOn } from './data-folder.ts';
import type { Issuer } from './issuer.ts';

// Jumun as people run it, as processes on a data folder of their own, for tests and drills that stop and kill them.

export const root = resolve(import.meta.dirname, '../..');

/** Our environment without the settings of Jumun, the tests and npm, which the caller chooses; those of Node stay. */
export const environment = (own: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const foreign =
    /^(JUMUN_|VITEST|NODE_(?!OPTIONS$|COMPILE_CACHE$)|npm_|REDIS_URL$|PORT$|HOST$|PROVIDER_PORT$|SUBGRAPH_)/;
  const rest = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(rest), ...own };
};

export type Started = {
  readonly child: ChildProcess;
  /** Everything it has written so far, errors included. */
  output(): string;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
};

/** Runs `node <args>` in this checkout; it ends when we do, because its IPC channel to us closes. */
export const startNode = (args: readonly string[], env: NodeJS.ProcessEnv, detached = false): Started => {
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as ['ignore', 'pipe', 'pipe', 'ipc'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio, detached });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, output: () => text, ended };
};

/** Waits for `{ ready: true, … }`, the first message of every process of Jumun. */
export const readyOf = async ({ child, output, ended }: Started): Promise<Record<string, unknown>> => {
  const first = once(child, 'message').then(([message]) => message as Record<string, unknown>);
  const tooSoon = ended.then((why) => {
    throw new Error(`the process ended before it was ready (${why}):\n${output()}`);
  });
  tooSoon.catch(() => {});
  return Promise.race([first, tooSoon]);
};

/** `redis`, `provider`, `workers`, `router`, or another process of the shape. */
export type Name = string;

/** A system started by `node tools/run/start.ts`. */
export type Processes = {
  readonly url: string;
  readonly provider: { readonly url: string };
  /** The supervisor. */
  readonly pid: number;
  running(): RunningSystem;
  pidOf(name: Name): number;
  /** kill -9; resolves when the restarted process is ready. */
  kill(name: Name): Promise<void>;
  /** A caller with a token of the issuer. */
  as(
    subject: string,
    rights?: { readonly scopes?: readonly string[]; readonly stores?: readonly string[] },
  ): Promise<GraphClient>;
  /** A client that signed in with a password, on a connection of its own. */
  account(email: string): Promise<GraphClient>;
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<number | string>;
};

export type ProcessesOptions = {
  readonly folder: string;
  /** For tools/run/start.ts, such as the shape. */
  readonly args?: readonly string[];
  readonly readyWithinMs?: number;
  /** Whose tokens are believed; by default those of the accounts of customers. */
  readonly issuer?: Issuer;
  readonly settings?: Readonly<Record<string, string>>;
};

export const startProcesses = async (options: ProcessesOptions): Promise<Processes> => {
  const { folder, issuer } = options;
  const { child, output, ended } = await startSystem(options);
  const running = () => {
    const system = runningOn(folder);
    if (!system) throw new Error(`nothing runs on ${folder}:\n${output()}`);
    return system;
  };
  const { url, providerUrl } = running();
  const clients = openClients(url);
  const tokens = new Map<string, Promise<string>>();
  const readyCount = (name: Name) => output().split(`  ${name} ready after`).length;
  const pidOf = (name: Name) => {
    const pid = running().processes[name];
    if (!pid) throw new Error(`${name} is not running`);
    return pid;
  };
  return {
    url,
    provider: { url: String(providerUrl) },
    pid: Number(child.pid),
    running,
    pidOf,
    async kill(name) {
      const pid = await until(() => running().processes[name]); // it may just be restarting
      const before = readyCount(name);
      process.kill(pid, 'SIGKILL');
      await until(() => (readyCount(name) > before ? true : undefined), 60_000);
    },
    async as(subject, rights) {
      if (!issuer) throw new Error('this system believes only its own accounts');
      return clients.open(await issuer.token(subject, rights));
    },
    async account(email) {
      const known = tokens.get(email) ?? signIn(url, email);
      tokens.set(email, known);
      return clients.open(await known);
    },
    output,
    async stop(signal = 'SIGTERM') {
      clients.close();
      if (child.exitCode === null) child.kill(signal);
      const impatience = setTimeout(() => child.kill('SIGTERM'), 40_000); // a second signal kills every process
      const end = await ended;
      clearTimeout(impatience);
      return end;
    },
  };
};

/** Starts the supervisor and waits until the whole system is ready. */
const startSystem = async ({
  folder,
  issuer,
  settings = {},
  args = [],
  readyWithinMs = 60_000,
}: ProcessesOptions): Promise<Started> => {
  const env = environment({
    JUMUN_DATA: folder,
    PORT: '0',
    JUMUN_CARRIER: 'manual',
    JUMUN_RATE_LIMITS: 'off', // one account of a drill does the work of many people
    ...(issuer && { JUMUN_JWKS_URL: issuer.jwksUrl }),
    ...settings,
  });
  const supervisor = startNode(['tools/run/start.ts', ...args], env);
  const { child, output, ended } = supervisor;
  await until(() => {
    if (child.exitCode !== null) throw new Error(`it did not start:\n${output()}`);
    return runningOn(folder)?.ready || undefined;
  }, readyWithinMs).catch(async (error: unknown) => {
    child.kill('SIGTERM');
    await ended;
    throw error;
  });
  return supervisor;
};

const openClients = (url: string) => {
  const clients: GraphClient[] = [];
  return {
    open(token: string): GraphClient {
      const opened = graphClient(url, token);
      clients.push(opened);
      return opened;
    },
    close(): void {
      for (const opened of clients.splice(0)) opened.close().catch(() => {});
    },
  };
};

const logInOperation = `mutation ($input: LogInInput!) {
  logIn(input: $input) { ... on LogInSuccess { session { accessToken } } ... on Refusal { code } }
}`;

const signIn = async (url: string, email: string): Promise<string> => {
  const input = { email, password: 'jumun-demo' };
  const answer = await graphClient(url).ask<{ logIn: { session?: { accessToken: string } } }>(
    logInOperation,
    { input },
  );
  const token = answer.data?.logIn.session?.accessToken;
  if (!token) throw new Error(`${email} could not sign in: ${JSON.stringify(answer)}`);
  return token;
};

export const until = async <T>(
  look: () => T | undefined | Promise<T | undefined>,
  withinMs = 20_000,
): Promise<T> => {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`the condition was not met within ${withinMs} ms`);
};

/** Asks until there is an answer, as a client does while its server is briefly away. */
export const persistently = <T>(
  ask: () => Promise<T | undefined>,
  everyMs = 100,
  withinMs = 30_000,
): Promise<T> =>
  until(async () => {
    try {
      return await ask();
    } catch {
      await pause(everyMs);
      return undefined;
    }
  }, withinMs);
