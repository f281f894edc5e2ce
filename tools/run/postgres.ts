// A private PostgreSQL for tests and measurements: started on a private socket, then stopped and deleted.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const programs = ['initdb', 'postgres'];

/** The folder of a PostgreSQL server's programs, if one is installed. */
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

/** The address of a database of such a server. */
export const databaseUrl = (socketFolder: string, database: string): string =>
  `postgres:///${database}?host=${encodeURIComponent(socketFolder)}&user=jumun`;

/** PostgreSQL refuses to run as root; an unprivileged user runs it then. */
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
    'PostgreSQL must not run as root, and neither the user "postgres" nor "nobody" exists to run it.',
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
  listen_addresses: '',
  max_connections: '200',
  log_min_messages: 'panic',
};

export type PrivatePostgres = {
  /** The folder of its socket. */
  readonly socketFolder: string;
  /** The process id of the server; its connections are its children. */
  readonly pid: number;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
};

/** Starts a server on a private socket, with its data in a temporary folder; `own` are settings of postgresql.conf. */
export const startPostgres = async (
  bin: string,
  own: Readonly<Record<string, string>> = {},
): Promise<PrivatePostgres> => {
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
  const options = Object.entries({ ...settings, ...own }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = spawn('sh', ['-c', watch, join(bin, 'postgres'), '-D', data, '-k', folder, ...options], {
    ...user,
    cwd: folder,
    detached: true, // Ctrl-C must first reach its users
    stdio: ['pipe', 'ignore', 'inherit'],
    env: { ...process.env, FOLDER: folder, LC_ALL: 'C' },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.stdin?.on('error', () => {});
  await untilReady(server, folder);
  return {
    socketFolder: folder,
    pid: Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
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
