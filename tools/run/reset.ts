// Deletes the data folder, after stopping the system that runs on it.
import { readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readArguments } from './arguments.ts';
import { dataFolderOf, isDataFolder, isRunning, type RunningSystem, runningOn } from './data-folder.ts';

const HELP = `Usage: npm run reset [-- --yes]

Stops the system that runs on the data folder (JUMUN_DATA, else ./data) and deletes that folder:
every account, order and message in it. On a terminal it asks first; without one it needs --yes.
`;
// router, workers and provider may take 15 s each to drain, Redis 10
const STOP_WITHIN_MS = 60_000;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const { values } = readArguments(args, { options: { yes: { type: 'boolean' } }, usage: HELP });
  return reset(dataFolderOf(process.env), values.yes === true);
}

async function reset(named: string, sure: boolean): Promise<number> {
  const folder = realFolder(named);
  if (folder === undefined) {
    console.log(`Nothing to delete: ${named} does not exist.`);
    return 0;
  }
  if (!isDataFolder(folder)) {
    console.error(`${folder} was not made by Jumun (it has no jumun.json), so it stays. Delete it by hand.`);
    return 1;
  }
  const system = runningOn(folder);
  if (system) console.log(`A system is running on it (process ${system.pid}) and will be stopped.`);
  console.log(`About to delete ${folder}: ${readdirSync(folder).join(', ')}`);
  if (!sure && !(await agreed())) {
    console.log('Nothing was deleted.');
    return 1;
  }
  if (system) await stop(system);
  deleteFolder(folder);
  console.log('Deleted. The next start begins with an empty system.');
  return 0;
}

function realFolder(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch {
    return undefined;
  }
}

/** Only a person at a terminal can be asked. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    console.error('There is no terminal to ask on; confirm with --yes.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Continue? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function stop(system: RunningSystem): Promise<void> {
  process.kill(system.pid, 'SIGTERM');
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (isRunning(system)) {
    if (Date.now() > deadline) throw new Error(`Process ${system.pid} does not stop; nothing was deleted.`);
    await sleep(100);
  }
}

function deleteFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  try {
    rmdirSync(folder);
  } catch (error) {
    // a mounted volume cannot be removed; empty is enough
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
  }
}
