import type { Instant } from '../kernel/clock.ts';
import { Fault } from '../kernel/errors.ts';
import type { Place } from '../store/place.ts';

type PageArgs = { readonly first?: number | null; readonly after?: string | null };

/** Which part of a list a client asked for. */
type Page = {
  readonly first: number;
  /** The sort key to continue after, or null for the beginning. */
  readonly after: string | null;
};

const cursorOf = (key: string) => Buffer.from(`k:${key}`).toString('base64url');

/** An id, as most lists are sorted by; a forged cursor may hold anything. */
const idKey = /^[\w-]{1,64}$/;

const keyOf = (cursor: string, form: RegExp): string => {
  const text = /^[\w-]{1,400}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
  const key = text.slice(2);
  if (!text.startsWith('k:') || !form.test(key) || cursorOf(key) !== cursor)
    throw new Fault('INVALID_CURSOR', {
      ko: '이 목록의 커서가 아닙니다. 처음부터 다시 조회해 주세요.',
      en: 'This cursor is not one of ours; start from the beginning.',
    });
  return key;
};

/**
 * Reads `first` (1 to 100, 20 by default) and `after`, whose key has to be of `form`; throws BAD_USER_INPUT or
 * INVALID_CURSOR.
 */
const pageOf = (args: PageArgs, form: RegExp): Page => {
  const first = args.first ?? 20;
  if (first < 1 || first > 100)
    throw new Fault(
      'BAD_USER_INPUT',
      { ko: 'first: 1부터 100까지의 정수로 써 주세요.', en: 'first must be from 1 to 100.' },
      { field: ['first'] },
    );
  return { first, after: args.after ? keyOf(args.after, form) : null };
};

/**
 * A Relay connection of `rows`, which were read with a limit of `page.first + 1`: `key` is what they are sorted by,
 * `view` what the graph shows of a row.
 */
const connection = <T, V>(rows: readonly T[], page: Page, key: (row: T) => string, view: (row: T) => V) => {
  const shown = rows.slice(0, page.first);
  const edges = shown.map((row) => ({ cursor: cursorOf(key(row)), node: view(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

/** What the rows of a list are sorted by, which no two of them share, and how a cursor holds it. */
export type SortKey<Row, Key> = {
  /** What the text of a key looks like. A cursor that holds anything else is not ours. */
  readonly form: RegExp;
  readonly textOf: (row: Row) => string;
  readonly keyOf: (text: string) => Key;
};

export const byId: SortKey<{ readonly id: string }, string> = {
  form: idKey,
  textOf: ({ id }) => id,
  keyOf: (text) => text,
};

/** For rows that keep their place in a column, as `placeText` of platform/store/place.ts writes it. */
export const byPlaceText: SortKey<{ readonly place: string | null }, string> = {
  form: /^\d{15}:[\w-]{1,64}$/,
  textOf: ({ place }) => place ?? '',
  keyOf: (text) => text,
};

const placeForm = /^(\d{1,15})\.([\w-]{1,64})$/;

/** For rows that are sorted by a moment and an id. */
export const byPlace = <Row>(placeOf: (row: Row) => Place): SortKey<Row, Place> => ({
  form: placeForm,
  textOf(row) {
    const { at, id } = placeOf(row);
    return `${at}.${id}`;
  },
  keyOf(text) {
    const [, at, id = ''] = placeForm.exec(text) ?? [];
    return { at: Number(at) as Instant, id };
  },
});

/**
 * The page of a list that `args` ask for, as a Relay connection. `find` gives up to `limit` rows that come after a key, or the
 * first ones for null; one row more than the page holds tells whether there is another page.
 */
export const connectionOf = async <Row, Key, Node>(
  args: PageArgs,
  {
    sort,
    find,
    node,
  }: {
    readonly sort: SortKey<Row, Key>;
    readonly find: (after: Key | null, limit: number) => Promise<readonly Row[]>;
    readonly node: (row: Row) => Node;
  },
) => {
  const page = pageOf(args, sort.form);
  const after = page.after === null ? null : sort.keyOf(page.after);
  return connection(await find(after, page.first + 1), page, sort.textOf, node);
};
