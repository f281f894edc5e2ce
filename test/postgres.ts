import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

// A PostgreSQL of our own for one run of the tests: found, started on a private socket, ended and deleted afterwards.

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the test server's socket. */
    postgres: string;
  }
}

/** The setting that turns a missing PostgreSQL from skipped tests into failing ones. */
export const postgresIsRequired = process.env.JUMUN_TEST_POSTGRES === 'required';

const programs = ['initdb', 'postgres'];

/** The folder of a PostgreSQL server's programs, where there is one. */
export const findPostgres = (): string | undefined => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program))));
};

/** Where a database of the test server is found. */
export const databaseUrl = (socketFolder: string, database: string): string =>
  `postgres:///${database}?host=${encodeURIComponent(socketFolder)}&user=jumun`;

/** PostgreSQL refuses to run as root; then somebody without rights runs it. */
const unprivileged = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // no such user here
    }
  }
  throw new Error(
    'PostgreSQL must not run as root, and there is neither a user postgres nor nobody to run it.',
  );
};

/** The shell ends the server and deletes its data when our end of its input closes, for whatever reason. */
const watch = `
exec 3<&0
"$0" "$@" </dev/null 3<&- &
server=$!
{ cat <&3 >/dev/null; kill -QUIT "$server" 2>/dev/null; } &
exec 3<&-
wait "$server"
rm -rf "$FOLDER"
`;

const settings = {
  fsync: 'off', // what is acknowledged must survive our process here, not a power cut
  full_page_writes: 'off',
  listen_addresses: '',
  max_connections: '200',
  shared_buffers: '64MB',
  deadlock_timeout: '100ms',
  log_min_messages: 'panic',
};

export const startPostgres = async (
  bin: string,
): Promise<{ socketFolder: string; stop(): Promise<void> }> => {
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'jumun-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'jumun', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn('sh', ['-c', watch, join(bin, 'postgres'), '-D', data, '-k', folder, ...options], {
    ...user,
    cwd: folder,
    detached: true, // Ctrl-C reaches the tests first
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, FOLDER: folder, LC_ALL: 'C' },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.stdin?.on('error', () => {});
  await untilReady(server, folder);
  return {
    socketFolder: folder,
    async stop() {
      server.stdin?.end();
      await ended;
    },
  };
};

const untilReady = async (server: ChildProcess, socketFolder: string) => {
  for (const until = Date.now() + 60_000; ; await pause(50)) {
    const client = new pg.Client(databaseUrl(socketFolder, 'postgres'));
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode === null && Date.now() < until) continue;
      server.stdin?.end();
      throw error;
    }
  }
};

/** Vitest calls it once before the first test on PostgreSQL, and what it gives back after the last. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const bin = findPostgres();
  if (!bin) {
    if (!postgresIsRequired) return undefined;
    throw new Error(
      'JUMUN_TEST_POSTGRES=required, but no PostgreSQL server was found (initdb and postgres, in /usr/lib/postgresql/*/bin or /usr/local/bin).',
    );
  }
  const { socketFolder, stop } = await startPostgres(bin);
  project.provide('postgres', socketFolder);
  return stop;
};

type Query = { readonly text: string; readonly values?: unknown[]; readonly rowMode?: 'array' };
type Ask = (query: string | Query, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * PostgreSQL inside this process, looking like pools of `pg`, one for each schema. It has one session only: whoever
 * connects waits until the one before has released it, and finds the search path of its own schema.
 */
export const openPglite = async (): Promise<{ poolOf(schema: string): pg.Pool; close(): Promise<void> }> => {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  const asText = (value: string) => value; // as pg does: eight bytes may be too much for a number
  const ask: Ask = (query, given) => {
    const { text, values = given, rowMode } = typeof query === 'string' ? { text: query } : (query as Query);
    return database.query(text, values, {
      ...(rowMode && { rowMode }),
      parsers: { 20: asText },
    }) as unknown as Promise<pg.QueryResult>;
  };

  let last: Promise<unknown> = Promise.resolve();
  const takeTurn = async (): Promise<() => void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = last;
    last = before.then(() => promise);
    await before;
    return resolve;
  };

  const poolOf = (schema: string): pg.Pool => {
    const client = { query: ask, on: () => client, release: () => {} };
    const connect = async () => {
      const release = await takeTurn();
      await ask(`set search_path to "${schema}"`);
      client.release = release;
      return client;
    };
    return {
      connect,
      async query(query: string | Query, values?: unknown[]) {
        await connect();
        try {
          return await ask(query, values);
        } finally {
          client.release();
        }
      },
      on: () => {},
      end: async () => {},
    } as unknown as pg.Pool;
  };
  return { poolOf, close: () => database.close() };
};
