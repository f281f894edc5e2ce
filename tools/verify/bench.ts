// Measures a system of its own in a temporary folder, with clients on the same machine:  npm run bench

import { misused } from '../run/arguments.ts';

type Measure = { main(args: readonly string[]): Promise<void> };

const measures: Readonly<Record<string, { readonly what: string; load(): Promise<unknown> }>> = {
  table: {
    what: 'orders, reads, live streams, CPU and memory (the default)',
    load: () => import('./bench/table.ts'),
  },
  overload: {
    what: 'what becomes of 1, 2, 4 and 8 times as many orders as can be done',
    load: () => import('./bench/overload.ts'),
  },
  growth: {
    what: 'what every path costs with ten thousand, a hundred thousand and a million orders',
    load: () => import('./bench/growth.ts'),
  },
  search: {
    what: 'what finding one of a hundred thousand products costs',
    load: () => import('./bench/search.ts'),
  },
  soak: { what: 'memory, minute by minute, at half load', load: () => import('./bench/soak.ts') },
  profile: {
    what: 'what one order costs: statements, messages, jobs, CPU by process; statements at rest',
    load: () => import('./bench/profile.ts'),
  },
  subscribers: {
    what: 'ten thousand live streams: what each costs, and how soon all hear of an order',
    load: () => import('./bench/subscribers.ts'),
  },
  router: { what: 'our router beside the stock gateway', load: () => import('./bench/router.ts') },
};

const usage = `npm run bench -- [measure] [options]
${Object.entries(measures)
  .map(([name, { what }]) => `  ${name.padEnd(12)} ${what}`)
  .join('\n')}
Each says more with --help. Without a measure:
`;

const [first, ...rest] = process.argv.slice(2);
const isNamed = first !== undefined && !first.startsWith('-');
const measure = measures[isNamed ? first : 'table'] ?? misused(`There is no measure "${first}".`, usage);
const args = isNamed ? rest : process.argv.slice(2);
if (!isNamed && args.includes('--help')) console.log(usage);
const { main } = (await measure.load()) as Measure;
await main(args);
