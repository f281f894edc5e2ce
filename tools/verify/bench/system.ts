import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { contextNames } from '@jumun/subgraphs/contexts';
import { runningOn } from '../../run/data-folder.ts';
import { type Issuer, openIssuer } from '../../run/issuer.ts';
import { databaseUrl, findPostgres, startPostgres } from '../../run/postgres.ts';
import { type Deviation, deviations, settingsOf } from './deviations.ts';
import { say } from './options.ts';
import { inKinds, type Processes } from './processes.ts';

export type SystemOptions = { readonly store: string; readonly shape: string; readonly replicas: string };

/** A system of its own in a temporary folder, ready and at rest. */
export type System = {
  readonly url: string;
  readonly folder: string;
  /** The name of the store; its address may hold a password. */
  readonly storeName: string;
  /** The setting JUMUN_STORE. */
  readonly store: string;
  readonly deviations: readonly Deviation[];
  readonly issuer: Issuer;
  /** Those of the system, for its memory. */
  readonly ours: Processes;
  /** Those and the database server, for CPU. */
  readonly processes: Processes;
  stop(): Promise<void>;
};

const startWithinMs = 60_000;
const restMs = 3_000;

/** Starts it with the defaults a user gets, but for the deviations of every bench and `more`. */
export const startSystem = async (
  options: SystemOptions,
  more: readonly Deviation[] = [],
): Promise<System> => {
  const server = options.store === 'postgres' ? await startOwnServer() : undefined;
  const store = server ? databaseUrl(server.socketFolder, 'postgres') : options.store;
  const folder = mkdtempSync(join(tmpdir(), 'jumun-bench-'));
  const issuer = await openIssuer();
  const list = [...deviations(issuer.jwksUrl), ...more];
  const shape = ['--shape', options.shape, '--replicas', options.replicas];
  const system = spawn(process.execPath, [join(import.meta.dirname, '../../run/start.ts'), ...shape], {
    env: { ...process.env, JUMUN_STORE: store, JUMUN_DATA: folder, PORT: '0', ...settingsOf(list) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => system.once('exit', resolve));
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    system.kill('SIGTERM');
    await ended;
    await issuer.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const stopOnce = (): Promise<void> => (stopped ??= stop());
  onStopSignal(() => void stopOnce().then(() => process.exit(130)));

  const began = performance.now();
  for (;;) {
    const running = runningOn(folder);
    if (running?.ready) {
      say(`a system of its own is ready after ${((performance.now() - began) / 1_000).toFixed(1)} s`);
      await pause(restMs);
      const ours = inKinds(running.processes, contextNames);
      return {
        url: running.url,
        folder,
        storeName: store.startsWith('postgres') ? 'postgres' : store,
        store,
        deviations: list,
        issuer,
        ours,
        processes: server ? { ...ours, postgres: [server.pid] } : ours,
        stop: stopOnce,
      };
    }
    if (system.exitCode !== null || performance.now() - began > startWithinMs) {
      await stopOnce();
      throw new Error('The system did not start.');
    }
    await pause(50);
  }
};

/** A durable server, as in a real installation. */
const startOwnServer = () => {
  const bin = findPostgres();
  if (bin) return startPostgres(bin);
  throw new Error(
    'No PostgreSQL server was found (initdb and postgres); use an existing one with --store postgres://...',
  );
};
