import { type Column, type GrowingStore, openGrowingStores } from './growth-stores.ts';
import { type Count, type Grown, grownOf, renamed } from './growth-tables.ts';

/** Orders copied by one statement. */
const atOnce = 10_000;

/** What stands in the ids of a copy behind their prefix; it sorts before the ids of today. */
export const tagOf = (copy: number): string => `00${copy.toString(36).padStart(3, '0')}`;

/** The copies made by one statement: temporary table `c`. */
const listCopies = async ({ run }: GrowingStore, from: number, to: number): Promise<void> => {
  const rows = Array.from({ length: to - from }, (_, i) => `(${i}, '${tagOf(from + i)}')`);
  await run(`drop table if exists copies; create temporary table copies (i bigint, tag text);
    insert into copies values ${rows.join(', ')}`);
};

const holds = async ({ all, template }: GrowingStore, table: string, column: string, word: string) => {
  const found = await all<{ n: number }>(
    `select count(*) as n from (select 1 from ${template(table)}
      where replace(cast(${column} as text), '${word}', '') <> cast(${column} as text) limit 1) found`,
  );
  return Number(found[0]?.n ?? 0) > 0;
};

/** SQL for the value that a copy has in this column. */
const copied = async (
  store: GrowingStore,
  { table, named, count }: Grown,
  { name, kind }: Column,
): Promise<string> => {
  const column = `t."${name}"`;
  if (name === count?.column) return `z."${count.newest.column}" + c.i * n.many + ${column} - n.first + 1`;
  if (name === named) return `c.tag || ${column}`;
  if (kind === 'other') return column;
  let value = kind === 'json' ? `cast(${column} as text)` : column;
  for (const word of renamed)
    if (await holds(store, table, `"${name}"`, word))
      value = `replace(${value}, '${word}', '${word}' || c.tag)`;
  return kind === 'json' ? `cast(${value} as jsonb)` : value;
};

const countJoins = (
  { here, template }: GrowingStore,
  { table, where }: Grown,
  { column, of, newest }: Count,
) =>
  `join (select t."${of}" as of, min(t."${column}") as first, count(*) as many
      from ${template(table)} t where ${where} group by t."${of}") n on n.of = t."${of}"
    join ${here(newest.table)} z on z."${newest.key}" = t."${of}"`;

/** The statement that copies a table for all of `copies`. */
const copying = async (store: GrowingStore, grown: Grown): Promise<string> => {
  const { table, where, numbered, count } = grown;
  const columns = (await store.columns(table)).filter(({ name }) => name !== numbered);
  const values: string[] = [];
  for (const column of columns) values.push(await copied(store, grown, column));
  return `insert into ${store.here(table)} (${columns.map(({ name }) => `"${name}"`).join(', ')})
    select ${values.join(', ')} from copies c cross join ${store.template(table)} t
      ${count ? countJoins(store, grown, count) : ''}
    where ${where} order by c.i${numbered ? `, t."${numbered}"` : ''}`;
};

/** Moves the counters on, once the rows that they count are there. */
const countOn = async (
  { here, template, run }: GrowingStore,
  grown: Grown,
  copies: number,
): Promise<void> => {
  const { table, where, count } = grown;
  if (!count) return;
  const { newest, of } = count;
  await run(
    `update ${here(newest.table)} set "${newest.column}" = "${newest.column}" + ${copies} *
      (select count(*) from ${template(table)} t where ${where} and t."${of}" = ${here(newest.table)}."${newest.key}")`,
  );
  if (table !== 'stock_ledger') return;
  const gone = (left: string) => `(select coalesce(sum(t.quantity), 0) from ${template(table)} t
      where t.kind = 'RESTOCKED' and t.product_id = ${here('stock')}.product_id)
    - (select s.${left} from ${template('stock')} s where s.product_id = ${here('stock')}.product_id)`;
  await run(
    `update ${here('stock')} set on_hand = on_hand - ${copies} * (${gone('on_hand')}),
      available = available - ${copies} * (${gone('available')})
      where product_id in (select product_id from ${template('stock')})`,
  );
};

/** Every hearer has applied everything. */
const movePositions = async (stores: readonly GrowingStore[]): Promise<void> => {
  const heads = new Map<string, { number: number; id: string }>();
  for (const { context, tables, all, here } of stores) {
    if (!tables.includes('log')) continue;
    const [head] = await all<{ number: number; id: string }>(
      `select number, id from ${here('log')} order by number desc limit 1`,
    );
    if (head) heads.set(context, head);
  }
  for (const { tables, here, run } of stores)
    if (tables.includes('positions'))
      for (const [source, { number, id }] of heads)
        await run(
          `update ${here('positions')} set number = ${number}, event_id = '${id}' where source = '${source}'`,
        );
};

/**
 * Copies the template set by set until there are `copies` of it, with ids and customers of their own; `orders` are
 * those of the template. What is left is as consistent as if everything had been ordered: an audit of it is clean.
 */
export const growTo = async (
  { store, folder }: { readonly store: string; readonly folder: string },
  { copies, orders }: { readonly copies: number; readonly orders: number },
  say: (text: string) => void,
): Promise<void> => {
  const { stores, close } = await openGrowingStores(store, folder);
  const step = Math.max(1, Math.floor(atOnce / orders));
  for (const [done, each] of stores.entries()) {
    const began = performance.now();
    const tables = each.tables.flatMap((table) => grownOf(each.context, table) ?? []);
    const statements = new Map<Grown, string>();
    for (const grown of tables) statements.set(grown, await copying(each, grown));
    for (let from = 1; from <= copies; from += step) {
      const to = Math.min(copies + 1, from + step);
      await listCopies(each, from, to);
      await each.run('begin');
      for (const [grown, statement] of statements) {
        await each.run(statement);
        await countOn(each, grown, to - from);
      }
      await each.run('commit');
    }
    say(
      `  ${each.context}: ${done + 1} of ${stores.length}, ${((performance.now() - began) / 1_000).toFixed(0)} s`,
    );
  }
  await movePositions(stores);
  await close();
};
