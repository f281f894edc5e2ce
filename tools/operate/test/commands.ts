// Operators' commands as functions of this process, or as processes of their own.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Command } from '../command.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** The command without a process, which would take half a second to start. */
export const runHere = async (
  command: Command,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ran> => {
  const said: string[] = [];
  const complained: string[] = [];
  const status = await command(args, {
    env,
    say: (text) => void said.push(`${text}\n`),
    complain: (text) => void complained.push(`${text}\n`),
  });
  return { status, stdout: said.join(''), stderr: complained.join('') };
};

/** The same as a process: `name` is that of the file. */
export const runAlone = (name: string, args: readonly string[], env: NodeJS.ProcessEnv): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/operate/${name}.ts`, ...args], {
    cwd: REPOSITORY,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
};
