// The files that mark a data folder as ours and name the system that runs on it.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The content of run.json, by which commands such as the story find the running system. */
export interface RunningSystem {
  readonly pid: number;
  /** Distinguishes this process from a later one with the same id. */
  readonly startedAt?: string | undefined;
  /** True once every process has reported that it is ready. */
  readonly ready: boolean;
  readonly url: string;
  readonly providerUrl?: string | undefined;
  /** The page of messages, if the sandbox receives them. */
  readonly messagesUrl?: string | undefined;
  readonly redisUrl: string;
  readonly processes: Readonly<Record<string, number>>;
  /** The state of the last rolling restart; see roll.ts. */
  readonly rolled?: string | undefined;
}

const MARKER = 'jumun.json';
const RUN_FILE = 'run.json';
const OWNER_ONLY = 0o600; // an address may hold a password

export function dataFolderOf(env: NodeJS.ProcessEnv): string {
  return resolve(env.JUMUN_DATA || 'data');
}

/**
 * Creates the folder. Only an empty one is marked as ours, and a reset deletes only marked ones: JUMUN_DATA=$HOME must not
 * delete anyone's home.
 */
export function openDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) return;
  const text = { jumun: 1, note: 'The data of a Jumun system. "npm run reset" deletes this folder.' };
  writeFileSync(join(folder, MARKER), `${JSON.stringify(text, null, 2)}\n`);
}

export function isDataFolder(folder: string): boolean {
  return existsSync(join(folder, MARKER));
}

/** The system on this folder, if the process that wrote the file is still running. */
export function runningOn(folder: string): RunningSystem | undefined {
  const system = read(folder);
  return system && isRunning(system) ? system : undefined;
}

/** Claims the folder for our system. If another system has it, that one is returned. */
export function claim(folder: string, system: RunningSystem): RunningSystem | undefined {
  const file = join(folder, RUN_FILE);
  for (;;) {
    try {
      writeFileSync(file, textOf(system), { flag: 'wx', mode: OWNER_ONLY });
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = runningOn(folder);
    if (other) return other;
    rmSync(file, { force: true }); // left behind by a killed system
  }
}

export function record(folder: string, system: RunningSystem): void {
  const file = join(folder, RUN_FILE);
  const part = `${file}.${process.pid}`;
  writeFileSync(part, textOf(system), { mode: OWNER_ONLY });
  renameSync(part, file); // a reader never sees half a file
}

export function release(folder: string): void {
  if (read(folder)?.pid === process.pid) rmSync(join(folder, RUN_FILE), { force: true });
}

export function isRunning(system: Pick<RunningSystem, 'pid' | 'startedAt'>): boolean {
  try {
    process.kill(system.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return system.startedAt === undefined || system.startedAt === startOf(system.pid);
}

/** When a process started, in a form that is unique across reboots; undefined outside Linux. */
export function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the second field is the program's name in parentheses and may contain spaces; the start time is field 22
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = afterName[22 - 3];
    return ticks && `${boot}:${ticks}`;
  } catch {
    return undefined;
  }
}

function read(folder: string): RunningSystem | undefined {
  try {
    const system = JSON.parse(readFileSync(join(folder, RUN_FILE), 'utf8')) as Partial<RunningSystem>;
    return Number.isInteger(system.pid) ? (system as RunningSystem) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(system: RunningSystem): string {
  return `${JSON.stringify(system, null, 2)}\n`;
}
