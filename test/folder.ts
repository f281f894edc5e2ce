import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests put their files; deleted after the run, whatever became of them. */
    folder: string;
  }
}

const memory = '/dev/shm';
const enough = 4 * 1024 ** 3;
const ours = /^jumun-(\d+)$/;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Programs of tests must run there, and a container has 64 MB of it unless it was given more. */
const isUsable = (): boolean => {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === memory);
    const { bavail, bsize } = statfsSync(memory);
    return mount !== undefined && !/\bnoexec\b/.test(mount) && bavail * bsize > enough;
  } catch {
    return false;
  }
};

/** What cannot be deleted, because a server is still writing there, is left to the next run. */
const remove = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // as above
  }
};

/**
 * The folder for temporary files of a run, in memory where that is possible: each unit of work waits for the disk otherwise,
 * thousands of times. One that the environment names is left as it is.
 */
export const temporaryFolder = (): string => {
  if (process.env.TMPDIR || !isUsable()) return tmpdir();
  for (const name of readdirSync(memory)) {
    const [, pid] = ours.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) remove(join(memory, name));
  }
  const folder = join(memory, `jumun-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o1777); // as /tmp: PostgreSQL runs as another user and deletes what is its own
  process.once('exit', () => remove(folder));
  return folder;
};

/** Vitest calls it once before the first test of a project, and what it gives back after the last. */
export const setup = (project: TestProject): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-tests-'));
  project.provide('folder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};
