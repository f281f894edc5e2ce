import { onStopSignal } from '@jumun/platform/process/stop-signals';
import { openIssuer } from '../../run/issuer.ts';
import { deviationsText } from './deviations.ts';
import { groundOf } from './growth.ts';
import { type RunningSystem, startOn } from './growth-system.ts';
import { type Asker, latenciesOf, openAsker } from './load.ts';
import { readOptions, say, systemOptions } from './options.ts';
import { measured } from './processes.ts';
import { type Figure, figuresTable, goalsTable, number, writeJson } from './report.ts';
import { type Chance, categories, chanceOf, fill, productOf, tidy } from './search-products.ts';

export const usage = `npm run bench -- search [options]
Fills a store of its own with products, and looks for them through the graph as customers do: words in any order, unfinished words,
numbers, menus, filters and sorts, each 20 at a time.
  --products N     how many products (100000)
  --store STORE    sqlite, or postgres: a server of its own (default: JUMUN_STORE, else sqlite)
  --seconds N      how long each kind of question is asked (4)
  --users N        how many ask at once (1)
  --json FILE      also writes the figures as JSON`;

const options = {
  store: systemOptions.store,
  json: systemOptions.json,
  products: { type: 'string', default: '100000' },
  seconds: { type: 'string', default: '4' },
  users: { type: 'string', default: '1' },
} as const;

/** Within how many milliseconds 99 of 100 questions are answered, by kind of question. */
const goal = 50;

type Question = { readonly what: string; readonly variables: (chance: Chance, of: number) => object };

const somebody = (chance: Chance, of: number) => productOf(Math.floor(chance.next() * of));
const wordsOf = (text: string): string[] => text.split(' ');
const shuffled = (chance: Chance, words: readonly string[]): string[] =>
  words
    .map((word) => ({ word, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
const cut = (chance: Chance, word: string): string =>
  [...word].slice(0, 1 + Math.floor(chance.next() * 4)).join('');
const hyphened = (isbn: string): string => isbn.replace(/^(.{3})(..)(.{4})(...)(.)$/, '$1-$2-$3-$4-$5');
const cafeOf = (chance: Chance): string => `sto_search${Math.floor(chance.next() * 100)}`;
const sortOf = (chance: Chance): string => chance.of(['TITLE', 'PRICE', 'NEWEST']);
const common = ['이야기', '고양이', 'the', '달빛', 'of the', '서하린', 'lantern', '의', '1'];

const questions: readonly Question[] = [
  {
    what: 'title and author, in any order',
    variables: (chance, of) => {
      const { title, author } = somebody(chance, of);
      return { search: shuffled(chance, [...wordsOf(title), ...wordsOf(author)]).join(' ') };
    },
  },
  {
    what: 'two words, the last one unfinished',
    variables: (chance, of) => {
      const { title, author } = somebody(chance, of);
      const [first = '', second = ''] = shuffled(chance, [...wordsOf(title), ...wordsOf(author)]);
      return { search: plain(`${first} ${cut(chance, second)}`).toUpperCase() };
    },
  },
  {
    what: 'the first letters of one word',
    variables: (chance, of) => ({ search: cut(chance, chance.of(wordsOf(somebody(chance, of).title))) }),
  },
  { what: 'one common word', variables: (chance) => ({ search: chance.of(common) }) },
  {
    what: '… by title or price',
    variables: (chance) => ({ search: chance.of(common), sort: sortOf(chance) }),
  },
  {
    what: '… of one category, that can be ordered',
    variables: (chance) => ({
      search: chance.of(common),
      sort: sortOf(chance),
      filter: { category: chance.of(categories), available: true },
    }),
  },
  {
    what: '… on the menu of one café',
    variables: (chance) => ({
      search: chance.of(common),
      filter: { storeId: cafeOf(chance) },
      sort: sortOf(chance),
    }),
  },
  {
    what: 'an ISBN with hyphens',
    variables: (chance, of) => ({ search: hyphened(somebody(chance, of).isbn ?? '9788936434267') }),
  },
  { what: 'what is not there', variables: (chance) => ({ search: `${chance.of(common)} zzyzx` }) },
  {
    what: 'the menu of one café, by title',
    variables: (chance) => ({ filter: { storeId: cafeOf(chance) }, sort: 'TITLE' }),
  },
  {
    what: 'a category of the bookshop',
    variables: (chance) => ({
      filter: { storeId: 'sto_bookshop', category: chance.of(categories) },
      sort: sortOf(chance),
    }),
  },
  {
    what: 'everything that can be ordered',
    variables: (chance) => ({ filter: { available: true }, sort: sortOf(chance) }),
  },
];

const operation = `query ($search: String, $filter: ProductFilter, $sort: ProductSort) {
  products(search: $search, filter: $filter, sort: $sort, first: 20) {
    nodes { id title available price { formatted } details { ... on BookDetails { author } } } pageInfo { hasNextPage endCursor } } }`;
const categoriesOperation = '{ categories { name products } }';

/** One kind of question, asked by some at once. */
const measure = async (
  { processes }: RunningSystem,
  { what }: { readonly what: string },
  { seconds, users }: { readonly seconds: number; readonly users: number },
  ask: (turn: number) => Promise<unknown>,
): Promise<{ readonly figure: Figure; readonly took: readonly number[] }> => {
  say(`${what} …`);
  const took: number[] = [];
  let turn = 0;
  const { cpuPerUnit, perSecond } = await measured(processes, async () => {
    const began = performance.now();
    const work = async () => {
      while (performance.now() - began < seconds * 1_000) {
        const asked = performance.now();
        await ask(turn++);
        took.push(performance.now() - asked);
      }
    };
    await Promise.all(Array.from({ length: users }, work));
    return { count: took.length, perSecond: took.length / ((performance.now() - began) / 1_000) };
  });
  return { figure: { what, perSecond, latencies: latenciesOf(took), cpuPerUnit, goal: { p99: goal } }, took };
};

const measureAll = async (
  system: RunningSystem,
  asker: Asker,
  count: number,
  load: { readonly seconds: number; readonly users: number },
): Promise<Figure[]> => {
  const chance = chanceOf(42);
  const figures: Figure[] = [];
  const all: number[] = [];
  for (const question of questions) {
    const ask = () => asker.ask('', operation, question.variables(chance, count));
    for (let i = 0; i < 20; i++) await ask(); // compiled, planned and read once
    const { figure, took } = await measure(system, question, load, ask);
    figures.push(figure);
    all.push(...took);
  }
  const { figure } = await measure(system, { what: 'all categories' }, load, () =>
    asker.ask('', categoriesOperation),
  );
  return [
    ...figures,
    figure,
    { what: 'all searches and lists together', latencies: latenciesOf(all), goal: { p99: goal } },
  ];
};

export const main = async (args: readonly string[]): Promise<void> => {
  const { values } = readOptions(args, options, usage);
  const count = Number(values.products);
  const load = { seconds: Number(values.seconds), users: Number(values.users) };
  const issuer = await openIssuer();
  const { ground, leave } = await groundOf(values.store, issuer);
  const leaveAll = async () => {
    await issuer.close();
    await leave();
  };
  onStopSignal(() => void leaveAll().then(() => process.exit(130)));
  try {
    const seconds = async (what: string, work: () => Promise<unknown>): Promise<number> => {
      say(`${what} …`);
      const began = performance.now();
      await work();
      return (performance.now() - began) / 1_000;
    };
    await (await startOn(ground)).stop();
    const filled = await seconds(`filling with ${number(count, 0)} products`, () =>
      fill(ground.store, ground.folder, count),
    );
    const listed = await seconds('starting, which lists them by the rules of this program', async () =>
      (await startOn(ground)).stop(),
    );
    await tidy(ground.store, ground.folder);
    const system = await startOn(ground);
    const asker = openAsker(system.url, load.users);
    try {
      const figures = await measureAll(system, asker, count, load);
      const wanted = figures.map(({ what, latencies }) => ({
        what: `${what}, p99`,
        now: latencies?.p99 ?? 0,
        goal,
        unit: ' ms',
      }));
      console.log(
        `\n${values.store}, ${number(count, 0)} products, ${load.users} at once, each 20 of them\n\n${figuresTable(figures)}\n\n${goalsTable(wanted)}\n`,
      );
      console.log(
        `Filled in ${number(filled)} s; the start that listed all of them took ${number(listed)} s\n${deviationsText(ground.deviations)}`,
      );
      writeJson(values.json, {
        store: values.store,
        products: count,
        ...load,
        figures,
        wanted,
        filled,
        listed,
        deviations: ground.deviations,
      });
    } finally {
      await asker.close();
      await system.stop();
    }
  } finally {
    await leaveAll();
  }
};
