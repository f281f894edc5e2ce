import type { ParseArgsOptionsConfig } from 'node:util';
import { misused, readArguments } from '../../run/arguments.ts';

/** What every bench of a system of its own takes. */
export const systemOptions = {
  store: { type: 'string', default: process.env.JUMUN_STORE ?? 'sqlite' },
  shape: { type: 'string', default: 'embedded' },
  replicas: { type: 'string', default: '1' },
  json: { type: 'string' },
} satisfies ParseArgsOptionsConfig;

export const systemUsage = `  --store STORE   sqlite, postgres (a server of its own), or postgres://... (default: JUMUN_STORE, else sqlite)
  --shape SHAPE   embedded, distributed or replicated, as for npm start (embedded)
  --replicas N    N of each process, where the shape has replicas (1)
  --json FILE     also writes the figures as JSON`;

/** Options that are numbers, or several with commas between them, in every measure that has them. */
const numeric = [
  'seconds',
  'users',
  'customers',
  'minutes',
  'settled',
  'rate',
  'pace',
  'times',
  'orders',
  'audit-up-to',
  'products',
];

/** Reads the options of a measure; says its usage and ends where that is asked for, or where they are not understood. */
export const readOptions = <O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
  usage: string,
  words = 0,
) => {
  const read = readArguments(args, { options, usage, words });
  const given = read.values as Readonly<Record<string, unknown>>;
  const wrong = numeric.find(
    (name) => given[name] !== undefined && !/^\d+(\.\d+)?(,\d+(\.\d+)?)*$/.test(String(given[name])),
  );
  if (wrong) misused(`--${wrong} is a number, and not "${given[wrong]}".`, usage);
  return read;
};

/** What happens meanwhile; figures alone go to standard output. */
export const say = (text: string): void => console.error(`  ${text}`);
