import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Jumun as people run it, for the tests that stop and kill it.

export {
  environment,
  type Name,
  type Processes,
  persistently,
  readyOf,
  root,
  type Started,
  startNode,
  startProcesses,
} from '../tools/run/processes.ts';
export { randomFrom } from '../tools/run/random.ts';

/** A folder that exists from its first use on, so that tests that are skipped leave none behind. */
export const dataFolder = (): { readonly folder: string; remove(): void } => {
  let made: string | undefined;
  return {
    get folder() {
      made ??= mkdtempSync(join(tmpdir(), 'jumun processes-')); // with a space, as people have
      return made;
    },
    remove() {
      if (made) rmSync(made, { recursive: true, force: true });
    },
  };
};

/** Every process on this machine that was started for this folder, by us or by others; Linux only. */
export const processesOn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        if (readFileSync(`/proc/${pid}/cmdline`).length === 0) return false; // ended, but not yet reaped
        const settings = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        // Redis writes its title over what it was given, but works in the folder
        return (
          settings.includes(`JUMUN_DATA=${folder}`) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
        );
      } catch {
        return false; // it has ended, or is not ours to look at
      }
    });

/** The seed of this run: JUMUN_TEST_SEED to repeat one, else a new one. */
export const seedOf = (): number =>
  Number(process.env.JUMUN_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
