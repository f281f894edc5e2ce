import { expect, test } from 'vitest';
import { byId, byPlace, byPlaceText, connectionOf, type SortKey } from '../graph/connection.ts';
import type { Instant } from '../kernel/clock.ts';
import { afterAll, newest, type Place, placeText } from '../store/place.ts';

const keys = Array.from({ length: 7 }, (_, i) => `2026-11-20|${i}|서울 "${i}"`);
const byItself: SortKey<string, string> = {
  form: /^[^\p{Cc}]*$/u,
  textOf: (key) => key,
  keyOf: (text) => text,
};
const rowsAfter = (after: string | null, limit: number) =>
  keys.filter((key) => after === null || key > after).slice(0, limit);
type Args = Parameters<typeof connectionOf>[0];
type PageInfo = Awaited<ReturnType<typeof read>>['pageInfo'];

const read = (args: Args, rows = rowsAfter) =>
  connectionOf(args, {
    sort: byItself,
    find: async (after, limit) => rows(after, limit),
    node: (key) => key,
  });
const codeOf = (args: Args) =>
  read(args).then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );

test('following the cursors gives every row once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  let pages = 0;
  for (let more = true; more; pages++) {
    const { nodes, edges, pageInfo }: Awaited<ReturnType<typeof read>> = await read({ first: 3, after });
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo.hasPreviousPage).toBe(pages > 0);
    expect(pageInfo).toMatchObject({ startCursor: edges[0]?.cursor, endCursor: edges.at(-1)?.cursor });
    seen.push(...nodes);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  expect(seen).toEqual(keys);
  expect(pages).toBe(3);
});

test('a page that is just full says that there is no more', async () => {
  expect((await read({ first: 7 })).pageInfo.hasNextPage).toBe(false);
  expect((await read({ first: 6 })).pageInfo.hasNextPage).toBe(true);
});

test('an empty list has no cursors', async () => {
  expect(await read({}, () => [])).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('a page has twenty rows unless asked otherwise, from 1 to 100', async () => {
  const many = Array.from({ length: 200 }, String);
  const shown = async (args: Args) => {
    const { nodes, pageInfo } = await read(args, (after, limit) =>
      after === null ? many.slice(0, limit) : [],
    );
    expect(pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
    return nodes.length;
  };
  expect(await shown({})).toBe(20);
  expect(await shown({ first: null, after: null })).toBe(20);
  expect(await shown({ first: 1 })).toBe(1);
  expect(await shown({ first: 100 })).toBe(100);
  for (const first of [0, -1, 101, 2_000_000_000])
    expect(await codeOf({ first }), String(first)).toBe('BAD_USER_INPUT');
});

test('a cursor that we did not make is INVALID_CURSOR', async () => {
  const real = (await read({ first: 1 })).edges[0]?.cursor ?? '';
  expect(await codeOf({ after: real })).toBeUndefined();
  const forged = [
    'x',
    '🙂',
    `${real}=`,
    `${real} `,
    real.slice(1),
    Buffer.from('ord_1').toString('base64url'),
    Buffer.from('k:ord_12').toString('base64'),
    Buffer.from('k:a\0b').toString('base64url'),
    Buffer.from([0x6b, 0x3a, 0xff, 0xfe]).toString('base64url'),
    'a'.repeat(5_000),
    '1 or 1=1',
  ];
  for (const after of forged) expect(await codeOf({ after }), after).toBe('INVALID_CURSOR');
});

// ---- whole lists, newest first ----------------------------------------------------------------------------------

type Row = Place & { readonly place: string };
const rowOf = (at: number, id: string): Row => ({
  at: at as Instant,
  id,
  place: placeText(at as Instant, id),
});
/** Two of the same moment, and moments with different numbers of digits. */
const rows = [rowOf(1_000, 'x_1'), rowOf(200, 'x_3'), rowOf(200, 'x_2'), rowOf(30, 'x_4'), rowOf(0, 'x_5')];

const comesAfter = (row: Place, key: Place) => row.at < key.at || (row.at === key.at && row.id < key.id);
const ids = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The ids of all pages, one after another, and the cursors in between. */
const walk = async <Key>(
  sort: SortKey<Row, Key>,
  find: (after: Key | null, limit: number) => Promise<readonly Row[]>,
) => {
  const seen: string[][] = [];
  const cursors: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { nodes, pageInfo }: { nodes: string[]; pageInfo: PageInfo } = await connectionOf(
      { first: 2, after },
      { sort, find, node: ({ id }) => id },
    );
    seen.push(nodes);
    after = pageInfo.endCursor;
    if (after) cursors.push(Buffer.from(after, 'base64url').toString());
    more = pageInfo.hasNextPage;
  }
  return { seen, cursors };
};

test('a list by place gives every row once, those of the same moment too', async () => {
  const sort = byPlace((row: Row) => row);
  const { seen, cursors } = await walk(sort, async (after, limit) =>
    rows.filter((row) => comesAfter(row, after ?? newest)).slice(0, limit),
  );
  expect(seen).toEqual([['x_1', 'x_3'], ['x_2', 'x_4'], ['x_5']]);
  expect(cursors).toEqual(['k:200.x_3', 'k:30.x_4', 'k:0.x_5']);
});

test('so does one by the text of the place', async () => {
  const { seen, cursors } = await walk(byPlaceText, async (after, limit) =>
    rows.filter(({ place }) => place < (after ?? afterAll)).slice(0, limit),
  );
  expect(seen).toEqual([['x_1', 'x_3'], ['x_2', 'x_4'], ['x_5']]);
  expect(cursors[0]).toBe('k:000000000000200:x_3');
});

test('so does one by id', async () => {
  const { seen } = await walk(byId, async (after, limit) =>
    ids.filter(({ id }) => after === null || id > after).slice(0, limit),
  );
  expect(seen).toEqual([['x_1', 'x_2'], ['x_3', 'x_4'], ['x_5']]);
});

test('a list takes no cursor of a list that is sorted by something else, and no page that is too long', async () => {
  const list = <Key>(sort: SortKey<Row, Key>) => ({
    sort,
    find: async () => rows,
    node: ({ id }: Row) => id,
  });
  const cursorOf = async <Key>(sort: SortKey<Row, Key>) =>
    (await connectionOf({ first: 1 }, list(sort))).pageInfo.endCursor;
  const sorts = [byId, byPlaceText, byPlace((row: Row) => row)] as const;
  for (const sort of sorts as readonly SortKey<Row, unknown>[])
    for (const other of sorts as readonly SortKey<Row, unknown>[]) {
      const asked = connectionOf({ first: 1, after: await cursorOf(other) }, list(sort));
      if (sort === other) await expect(asked).resolves.toMatchObject({ nodes: ['x_1'] });
      else await expect(asked).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
    }
  await expect(connectionOf({ first: 101 }, list(byId))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
