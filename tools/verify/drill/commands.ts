import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../run/processes.ts';
import type { Failpoint } from './points.ts';

/** Gives commands to the failpoints of all processes, as files in a shared folder. */
export type Commands = {
  readonly folder: string;
  /** Returns the id of the process that carried it out, or undefined if none reached the point in time. */
  give(point: Failpoint, what: 'kill' | `pause ${number}`, withinMs?: number): Promise<number | undefined>;
};

export const openCommands = (folder: string): Commands => {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    async give(point, what, withinMs = 30_000) {
      const name = point.replaceAll('/', '.');
      const file = join(folder, name);
      writeFileSync(`${file}-`, what);
      renameSync(`${file}-`, file); // so that no process reads half of it
      const takenBy = () => {
        const taken = readdirSync(folder).find((other) => other.startsWith(`${name}.`));
        if (taken) rmSync(join(folder, taken));
        return taken ? Number(taken.slice(name.length + 1)) : undefined;
      };
      return until(takenBy, withinMs).catch(() => {
        rmSync(file, { force: true });
        return existsSync(folder) ? takenBy() : undefined;
      });
    },
  };
};
