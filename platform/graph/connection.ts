import { Fault } from '../kernel/errors.ts';

/** What a client asked for of a list; see {@link pageOf}. */
export type Page = {
  readonly first: number;
  /** The sort key after which to go on, or null for the beginning. */
  readonly after: string | null;
};

const cursorOf = (key: string) => Buffer.from(`k:${key}`).toString('base64url');

/** An id, as most lists are sorted by; a forged cursor may hold anything. */
const idKey = /^[\w-]{1,64}$/;

const keyOf = (cursor: string, form: RegExp): string => {
  const text = /^[\w-]{1,400}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
  const key = text.slice(2);
  if (!text.startsWith('k:') || !form.test(key) || cursorOf(key) !== cursor)
    throw new Fault('INVALID_CURSOR', 'This cursor is not one of ours; start from the beginning.');
  return key;
};

/**
 * Reads `first` (1 to 100, 20 by default) and `after`, whose key has to be of `form`; throws BAD_USER_INPUT or
 * INVALID_CURSOR.
 */
export const pageOf = (
  args: { readonly first?: number | null; readonly after?: string | null },
  form: RegExp = idKey,
): Page => {
  const first = args.first ?? 20;
  if (first < 1 || first > 100) throw new Fault('BAD_USER_INPUT', 'first must be from 1 to 100.');
  return { first, after: args.after ? keyOf(args.after, form) : null };
};

/**
 * A Relay connection of `rows`, which were read with a limit of `page.first + 1`: `key` is what they are sorted by,
 * `view` what the graph shows of a row.
 */
export const connection = <T, V>(
  rows: readonly T[],
  page: Page,
  key: (row: T) => string,
  view: (row: T) => V,
) => {
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
