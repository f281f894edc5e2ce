// Compares two stores row by row.
import type { Difference } from '@jumun/platform/kernel/read-model';
import type { Look, Row, Table, Value } from './look.ts';

/** JSON compares equal whatever the order of its keys, and whether or not the driver has parsed it. */
const plain = (value: Value): Value =>
  typeof value === 'string' && /^[{[]/.test(value) ? (JSON.parse(value) as object) : value;

const sorted = (_: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const textOf = (value: Value) => JSON.stringify(plain(value), sorted);

export const isSame = (one: Row, other: Row): boolean =>
  Object.keys({ ...one, ...other }).every((column) => {
    const [a, b] = [one[column] ?? null, other[column] ?? null];
    return a === b || textOf(a) === textOf(b);
  });

const order = (key: readonly string[], one: Row, other: Row): number => {
  for (const column of key) {
    const [a, b] = [one[column] as string | number, other[column] as string | number];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
};

/** Walks through both at once; each must be in the order of the key. */
export async function* differencesOf(
  { name, key }: Table,
  live: AsyncIterator<Row>,
  right: AsyncIterator<Row>,
  onCompared: () => void = () => {},
): AsyncGenerator<Difference> {
  const keyOf = (row: Row) =>
    Object.fromEntries(key.map((column) => [column, row[column] as string | number]));
  let [one, other] = [await live.next(), await right.next()];
  while (!one.done || !other.done) {
    const place = one.done ? 1 : other.done ? -1 : order(key, one.value, other.value);
    const row = (place <= 0 ? one.value : other.value) as Row;
    if (place !== 0 || !isSame(one.value as Row, other.value as Row)) yield { table: name, key: keyOf(row) };
    onCompared();
    if (place <= 0) one = await live.next();
    if (place >= 0) other = await right.next();
  }
}

export interface Compared {
  readonly table: string;
  readonly rows: number;
  readonly differences: readonly Difference[];
}

/** Compares every table except those in `but`; `onTable` is called for each. */
export async function compare(
  live: Look,
  right: Look,
  but: readonly string[],
  onTable: (compared: Compared) => void,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const table of (await right.tables()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (but.includes(table.name)) continue;
    let rows = 0;
    const differences: Difference[] = [];
    const both = differencesOf(table, live.rows(table), right.rows(table), () => rows++);
    for await (const difference of both) differences.push(difference);
    onTable({ table: table.name, rows, differences });
    found.push(...differences);
  }
  return found;
}
