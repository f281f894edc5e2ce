import { atScrape, keptCounter } from '../process/metrics.ts';

const shown = keptCounter(
  'jumun_store_statements_total',
  'Statements asked of a store, those that begin and end its transactions included.',
  'store',
);

export type Asked = { statements: number };

const asked = new Map<string, Asked>();

atScrape(() => {
  for (const [store, { statements }] of asked) shown(statements, store);
});

/** What a store has been asked in this process: a plain number to add to, since an order adds a hundred times. */
export const askedOf = (store: string): Asked => {
  const had = asked.get(store);
  if (had) return had;
  const made = { statements: 0 };
  asked.set(store, made);
  return made;
};
