import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { deviationsText } from './deviations.ts';
import type { Latencies } from './load.ts';
import type { System } from './system.ts';

export type Figure = {
  readonly what: string;
  readonly perSecond?: number;
  readonly latencies?: Latencies;
  readonly cpuPerUnit?: Readonly<Record<string, number>>;
  /** What we want: at least so many per second, within so many milliseconds. */
  readonly goal?: Goal | undefined;
};

export type Goal = { readonly perSecond?: number; readonly p50?: number; readonly p99?: number };

export const number = (value: number | undefined, digits = 1): string =>
  value === undefined
    ? ''
    : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

export const cpuText = (cpuPerUnit: Figure['cpuPerUnit'] = {}): string =>
  Object.entries(cpuPerUnit)
    .map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
    .join(', ');

/** The machine and the system that was measured: what stands above every table. */
export const headline = ({ storeName }: System, shape: string): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, clients on the same machine; ${storeName}, ${shape}`;

export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const figuresTable = (figures: readonly Figure[]): string =>
  tableOf(
    ['What', 'per second', 'p50 ms', 'p99 ms', 'CPU ms for each'],
    figures.map(({ what, perSecond, latencies, cpuPerUnit }) => [
      what,
      number(perSecond, 0),
      number(latencies?.p50),
      number(latencies?.p99),
      cpuText(cpuPerUnit),
    ]),
  );

/** A figure beside what we want; `least` is a floor, otherwise the goal is a ceiling. */
export type Wanted = {
  readonly what: string;
  readonly now: number;
  readonly goal: number;
  readonly unit: string;
  readonly least?: boolean;
};

export const wantedOf = (figures: readonly Figure[]): Wanted[] =>
  figures.flatMap(({ what, goal, perSecond, latencies }) => [
    ...(goal?.perSecond !== undefined && perSecond !== undefined
      ? [{ what, now: perSecond, goal: goal.perSecond, unit: '/s', least: true }]
      : []),
    ...(['p50', 'p99'] as const).flatMap((share) => {
      const [wanted, now] = [goal?.[share], latencies?.[share]];
      return wanted === undefined || now === undefined
        ? []
        : [{ what: `${what}, ${share}`, now, goal: wanted, unit: ' ms' }];
    }),
  ]);

/** Now and goal, and whether it is held. */
export const goalsTable = (wanted: readonly Wanted[]): string =>
  tableOf(
    ['What', 'now', 'goal', ''],
    wanted.map(({ what, now, goal, unit, least }) => [
      what,
      `${number(now, now < 10 ? 1 : 0)}${unit}`,
      `${least ? '≥' : '≤'} ${number(goal, 0)}${unit}`,
      (least ? now >= goal : now <= goal) ? 'held' : 'not held',
    ]),
  );

export const megabytes = (memory: Readonly<Record<string, number>>): number =>
  Object.values(memory).reduce((sum, mb) => sum + mb, 0);

export const memoryText = (memory: Readonly<Record<string, number>>): string => {
  const listed = Object.entries(memory).map(([name, mb]) => `${name} ${mb.toFixed(0)}`);
  return `${megabytes(memory).toFixed(0)} (${listed.join(', ')})`;
};

/** Everything that a table does not say by itself. */
export const footnotes = ({ deviations }: System, ...more: readonly string[]): string =>
  [...more, deviationsText(deviations)].join('\n');

/** Writes the figures of a run where that is wished, with the version and the time. */
export const writeJson = (file: string | undefined, report: object): void => {
  if (file === undefined) return;
  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
  ) as {
    version: string;
  };
  writeFileSync(file, `${JSON.stringify({ version, at: new Date().toISOString(), ...report }, null, 2)}\n`);
};
