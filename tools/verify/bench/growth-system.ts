import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { contextNames } from '@jumun/subgraphs/contexts';
import { runningOn } from '../../run/data-folder.ts';
import { type Deviation, settingsOf } from './deviations.ts';
import { inKinds, type Processes } from './processes.ts';

/** Where a system stands that is stopped and started again between two measurements. */
export type Ground = {
  readonly folder: string;
  /** The setting JUMUN_STORE. */
  readonly store: string;
  readonly deviations: readonly Deviation[];
  /** The database server of its own, where there is one. */
  readonly serverPid: number | undefined;
};

export type RunningSystem = {
  readonly url: string;
  readonly providerUrl: string | undefined;
  /** Its processes by kind, with the database server. */
  readonly processes: Processes;
  /** Those of the system alone. */
  readonly ours: Processes;
  /** From the command until every process is ready, in milliseconds. */
  readonly startedInMs: number;
  stop(): Promise<void>;
};

const startWithinMs = 600_000;

const untilReady = async (folder: string, program: ChildProcess) => {
  const began = performance.now();
  for (;;) {
    const running = runningOn(folder);
    const took = performance.now() - began;
    if (running?.ready) return { running, startedInMs: took };
    if (program.exitCode !== null || took > startWithinMs) throw new Error('The system did not start.');
    await pause(20);
  }
};

/** Starts everything on the folder, as `npm start` does. */
export const startOn = async ({ folder, store, deviations, serverPid }: Ground): Promise<RunningSystem> => {
  const program = spawn(process.execPath, [join(import.meta.dirname, '../../run/start.ts')], {
    env: { ...process.env, PORT: '0', ...settingsOf(deviations), JUMUN_DATA: folder, JUMUN_STORE: store },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => void program.once('exit', () => resolve()));
  const { running, startedInMs } = await untilReady(folder, program);
  const ours = inKinds(running.processes, contextNames);
  return {
    url: running.url,
    providerUrl: running.providerUrl,
    ours,
    processes: serverPid === undefined ? ours : { ...ours, postgres: [serverPid] },
    startedInMs,
    async stop() {
      program.kill('SIGTERM');
      await ended;
    },
  };
};
