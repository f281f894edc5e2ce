import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { pause } from '../kernel/deadline.ts';
import { BadSetting, processSettings, readSettings } from './config.ts';

const { JUMUN_FAILPOINTS: folder, JUMUN_MODE: mode } = readSettings({
  /** A folder in which files order this process to die, or to sleep, where it is in the middle of something. */
  JUMUN_FAILPOINTS: z.string().optional(),
  JUMUN_MODE: processSettings.JUMUN_MODE,
});
if (folder !== undefined && mode === 'production')
  throw new BadSetting('JUMUN_FAILPOINTS is for drills: it is refused in production.');

/** The file that orders what happens at a point: the point's name with dots. */
const fileOf = (within: string, name: string): string => join(within, name.replaceAll('/', '.'));

/** A file is taken by renaming it, so that one order is carried out once, by one process, however many reach the point. */
const reach = (within: string, name: string): Promise<void> | undefined => {
  const file = fileOf(within, name);
  if (!existsSync(file)) return undefined;
  let said: string;
  try {
    said = readFileSync(file, 'utf8');
    renameSync(file, `${file}.${process.pid}`);
  } catch {
    return undefined; // another process was first
  }
  const [action, ms] = said.trim().split(' ');
  if (action !== 'pause') process.kill(process.pid, 'SIGKILL'); // nothing after this is carried out
  return pause(Number(ms));
};

/**
 * A place where a process may be made to die, as by kill -9, or to sleep. It costs nothing unless JUMUN_FAILPOINTS
 * names a folder; then a file there, named as the point with dots for slashes (`place.charged`), says `kill`, or `pause`
 * and a number of milliseconds. The first process that reaches the point renames the file after its process id and obeys it,
 * so a restarted process passes the point. Await it; inside a unit of work only `kill` makes sense.
 */
export const failpoint: (name: string) => Promise<void> | undefined =
  folder === undefined ? () => undefined : (name) => reach(folder, name);
