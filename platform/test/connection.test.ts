import { expect, test } from 'vitest';
import { connection, pageOf } from '../graph/connection.ts';

const keys = Array.from({ length: 7 }, (_, i) => `2026-11-20|${i}|서울 "${i}"`);
const anyKey = /^[^\p{Cc}]*$/u;
const rowsAfter = (after: string | null, limit: number) =>
  keys.filter((key) => after === null || key > after).slice(0, limit);
const read = (args: Parameters<typeof pageOf>[0]) => {
  const page = pageOf(args, anyKey);
  return connection(rowsAfter(page.after, page.first + 1), page, String, (key) => key);
};
const codeOf = (args: Parameters<typeof pageOf>[0]) => {
  try {
    pageOf(args, anyKey);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('following the cursors gives every row once', () => {
  const seen: string[] = [];
  let after: string | null = null;
  let pages = 0;
  for (let more = true; more; pages++) {
    const { nodes, edges, pageInfo } = read({ first: 3, after });
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

test('a page that is just full says that there is no more', () => {
  expect(read({ first: 7 }).pageInfo.hasNextPage).toBe(false);
  expect(read({ first: 6 }).pageInfo.hasNextPage).toBe(true);
});

test('an empty list has no cursors', () => {
  const page = pageOf({});
  expect(connection([], page, String, String)).toEqual({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('a page has twenty rows unless asked otherwise, from 1 to 100', () => {
  expect(pageOf({})).toEqual({ first: 20, after: null });
  expect(pageOf({ first: null, after: null })).toEqual({ first: 20, after: null });
  expect(pageOf({ first: 1 }).first).toBe(1);
  expect(pageOf({ first: 100 }).first).toBe(100);
  for (const first of [0, -1, 101, 2_000_000_000])
    expect(codeOf({ first }), String(first)).toBe('BAD_USER_INPUT');
});

test('a cursor that we did not make is INVALID_CURSOR', () => {
  const real = read({ first: 1 }).edges[0]?.cursor ?? '';
  expect(codeOf({ after: real })).toBeUndefined();
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
  for (const after of forged) expect(codeOf({ after }), after).toBe('INVALID_CURSOR');
});
