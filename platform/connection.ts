import { Fault } from './errors.ts';

/** What a client asked for of a list; see {@link pageOf}. */
export type Page = {
  readonly first: number;
  /** The sort key after which to go on, or null for the beginning. */
  readonly after: string | null;
};

const cursorOf = (key: string) => Buffer.from(`k:${key}`).toString('base64url');

const keyOf = (cursor: string): string => {
  const text = /^[\w-]{1,400}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
  if (!text.startsWith('k:') || /\p{Cc}/u.test(text) || cursorOf(text.slice(2)) !== cursor)
    throw new Fault('INVALID_CURSOR', 'This cursor is not one of ours; start from the beginning.');
  return text.slice(2);
};

/** Reads `first` (1 to 100, 20 by default) and `after`; throws BAD_USER_INPUT or INVALID_CURSOR. */
export const pageOf = (args: { readonly first?: number | null; readonly after?: string | null }): Page => {
  const first = args.first ?? 20;
  if (first < 1 || first > 100) throw new Fault('BAD_USER_INPUT', 'first must be from 1 to 100.');
  return { first, after: args.after ? keyOf(args.after) : null };
};

/** A Relay connection of `rows`, which were read with a limit of `page.first + 1`; `key` is what they are sorted by. */
export const connection = <T>(rows: readonly T[], page: Page, key: (row: T) => string) => {
  const nodes = rows.slice(0, page.first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(key(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};
