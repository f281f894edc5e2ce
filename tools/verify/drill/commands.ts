import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../run/processes.ts';
import type { CrashPoint } from './points.ts';

/** Orders to the failpoints of all processes, by files in a folder that they all see. */
export type Commands = {
  readonly folder: string;
  /** Answers the id of the process that carried it out, or undefined when nobody came by in time. */
  give(point: CrashPoint, what: 'kill' | `pause ${number}`, withinMs?: number): Promise<number | undefined>;
};

export const openCommands = (folder: string): Commands => {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    async give(point, what, withinMs = 30_000) {
      const name = point.replaceAll('/', '.');
      const file = join(folder, name);
      writeFileSync(`${file}-`, what);
      renameSync(`${file}-`, file); // nobody reads half of it
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
