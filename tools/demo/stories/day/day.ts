import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, root, startProcesses } from '../../../run/processes.ts';
import type { Stage } from '../stage.ts';
import { bookshopDay } from './bookshop.ts';
import { cafeDay } from './cafe.ts';
import { openPeople } from './people.ts';
import { taxiDay } from './taxis.ts';

// A working day of a bookshop, a café and a taxi desk on which everything goes differently, on a system of its own.

/** What this day needs otherwise than by default: people carry the parcels, and waits are short enough to be told. */
const settings = {
  JUMUN_CARRIER: 'manual',
  JUMUN_NO_SHOW_AFTER_MS: '3000',
  JUMUN_ASSIGN_WITHIN_MS: '6000',
};

export type Day = {
  readonly url: string;
  tell(stage: Stage): Promise<void>;
  end(): Promise<void>;
};

/** Starts the system, with the arguments of `npm start` and on the stores of JUMUN_STORE. */
export const openDay = async (
  args: readonly string[],
  say: (line: string) => void = console.log,
): Promise<Day> => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-day-'));
  const own = { ...settings, ...(process.env.JUMUN_STORE && { JUMUN_STORE: process.env.JUMUN_STORE }) };
  say(
    `A system of its own starts: ${[...args, ...Object.entries(own).map(([name, value]) => `${name}=${value}`)].join(' ')}`,
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const system = await startProcesses({ folder, args, settings: own, readyWithinMs: 240_000 }).catch(
    (error) => {
      remove();
      throw error;
    },
  );
  return {
    url: system.url,
    async tell(stage) {
      const people = await openPeople(stage);
      await cafeDay(people);
      await bookshopDay(people);
      await taxiDay(people);
      stage.step('In the evening the books are checked');
      const env = environment({ ...own, JUMUN_DATA: folder });
      const { status, stdout } = spawnSync(process.execPath, ['tools/verify/audit.ts', '--grace', '0ms'], {
        cwd: root,
        env,
        encoding: 'utf8',
      });
      say(stdout.trim());
      stage.expect('the audit finds nothing', status, 0);
    },
    async end() {
      await system.stop();
      remove();
    },
  };
};
