import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { openOrders } from './open.ts';

/** Calls `read` for every SQL text that reaches a database, of either kind. */
const watchQueries = (read: (sql: string) => void) => {
  const statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as Database.Statement;
  for (const name of ['all', 'get'] as const) {
    const original = statement[name];
    vi.spyOn(statement, name).mockImplementation(function (this: Database.Statement, ...values) {
      read(this.source);
      return original.apply(this, values);
    });
  }
  const { query } = pg.Client.prototype;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text: string }];
    read(typeof asked === 'string' ? asked : asked.text);
    return query.apply(this, given as never);
  } as never); // its overloads return a promise or nothing
};

afterEach(() => vi.restoreAllMocks());

it('placing an order reads its row once, as repeating its key does', async () => {
  const reads: string[] = [];
  watchQueries((sql) => {
    if (/^select .* from "?orders"?\b/i.test(sql)) reads.push(sql);
  });
  const o = await openOrders(); // after the databases are watched: connections keep the functions they find
  try {
    expect(await o.place()).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { status: 'PLACED' } });
    expect(reads).toHaveLength(1);
    reads.length = 0;
    expect(await o.place()).toMatchObject({ __typename: 'PlaceOrderSuccess' });
    expect(reads).toHaveLength(1);
  } finally {
    await o.close();
  }
});
