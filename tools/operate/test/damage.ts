// Damages a store, for the tests of the rebuild.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

/** What is true in the store's database. */
export const yesIn = (store: string): string => (store === 'sqlite' ? '1' : 'true');

type Place = {
  readonly folder: string;
  readonly store: string;
  /** Whose store it is: my page's unless another is said. */
  readonly context?: string;
};

/** Runs the statements on the live store of a read model. */
export async function damage(
  { folder, store, context = 'mypage' }: Place,
  ...statements: string[]
): Promise<void> {
  if (store === 'sqlite') {
    const db = new Database(join(folder, 'stores', `${context}.db`), { timeout: 5_000 });
    db.exec(statements.join('; '));
    db.close();
    return;
  }
  const client = new pg.Client({ connectionString: store, options: `-c search_path=${context}` });
  await client.connect();
  await client.query(statements.join('; '));
  await client.end();
}
