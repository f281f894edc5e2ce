// Rebuilds a read model from the journals and repairs what customers are shown wrongly:  npm run rebuild -- --help
import { inspect, parseArgs } from 'node:util';
import { BadSetting } from '@jumun/platform/process/config';
import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { Misused, runAsProcess, type Terminal } from './command.ts';
import { CannotRebuild } from './rebuild/places.ts';
import { rebuild, rebuildable } from './rebuild/rebuild.ts';

const HELP = `Usage: npm run rebuild <context> [-- options]

Rebuilds what a context shows from the journals that it hears, in a store of its own, compares it row by row with the live
store and repairs what differs; customers who are watching see the changes. The system may be running or stopped.
Contexts: ${rebuildable.join(', ')}

  --check          only compares
  --data FOLDER    the data folder (default: JUMUN_DATA, else ./data); JUMUN_STORE selects the stores

Exit codes: 0 nothing differed, or everything was repaired; 1 something differs (--check); 2 it could not be done.`;

const options = {
  check: { type: 'boolean', default: false },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** How many differing rows of a table are listed; all are counted. */
const mostNamed = 10;
const progressEveryMs = 2_000;

function understood(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

async function carryOut(
  args: readonly string[],
  { env, say }: Terminal,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { values, positionals } = understood(args);
  if (values.help) {
    say(HELP);
    return 0;
  }
  const [context = '', ...rest] = positionals;
  if (!rebuildable.includes(context) || rest.length > 0)
    throw new Misused(context ? `${positionals.join(' ')} cannot be rebuilt.` : 'Name a context.');

  let saidAt = performance.now();
  const report = await rebuild({
    context,
    ...(signal && { signal }),
    check: values.check,
    env: { ...env, ...(values.data !== undefined && { JUMUN_DATA: values.data }) },
    onProgress(source, number, of) {
      if (performance.now() - saidAt < progressEveryMs) return;
      saidAt = performance.now();
      say(`    ${source}  ${number.toLocaleString('en')} of ${of.toLocaleString('en')}`);
    },
    onTable({ table, rows, differences }) {
      const sign = differences.length === 0 ? 'ok ' : 'NOT';
      say(`${sign} ${table.padEnd(14)} ${count(rows, 'row')} compared, ${differences.length} differ`);
      for (const { key } of differences.slice(0, mostNamed)) say(`        ${Object.values(key).join(' ')}`);
      if (differences.length > mostNamed) say(`        … and ${differences.length - mostNamed} more`);
    },
  });
  const { events, leftOut, rows, differences, told, replayMs, totalMs } = report;
  say(`${count(events, 'event')} replayed in ${seconds(replayMs)}, ${count(rows, 'row')} compared.`);
  if (leftOut > 0) say(`${count(leftOut, 'event')} left out: dead letters, or skipped.`);
  const wrong = differences.length;
  if (wrong === 0) say(`Nothing differs. ${seconds(totalMs)}`);
  else if (values.check) say(`${count(wrong, 'row')} not as in the journals. ${seconds(totalMs)}`);
  else
    say(
      `${count(wrong, 'row')} repaired, ${count(told, 'change')} announced to customers. ${seconds(totalMs)}`,
    );
  return wrong > 0 && values.check ? 1 : 0;
}

export const rebuildOnCommand = async (
  args: readonly string[],
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<number> => {
  const { complain } = terminal;
  try {
    return await carryOut(args, terminal, signal);
  } catch (error) {
    if (error instanceof Misused) complain(`${error.message}\n\n${HELP}`);
    else if (signal?.aborted) complain('Stopped; nothing more will be changed.');
    else if (error instanceof CannotRebuild || error instanceof BadSetting) complain(error.message);
    else complain(inspect(error));
    return 2;
  }
};

if (import.meta.main) {
  const stopping = new AbortController();
  onStopSignal(() => stopping.abort());
  await runAsProcess((args, terminal) => rebuildOnCommand(args, terminal, stopping.signal));
}
