// Damages a store, for the tests of the rebuild.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

/** What is true in the store's database. */
export const yesIn = (store: string): string => (store === 'sqlite' ? '1' : 'true');

/** Runs the statements on the live store of my page. */
export async function damage(
  { folder, store }: { readonly folder: string; readonly store: string },
  ...statements: string[]
): Promise<void> {
  if (store === 'sqlite') {
    const db = new Database(join(folder, 'stores', 'mypage.db'), { timeout: 5_000 });
    db.exec(statements.join('; '));
    db.close();
    return;
  }
  const client = new pg.Client({ connectionString: store, options: '-c search_path=mypage' });
  await client.connect();
  await client.query(statements.join('; '));
  await client.end();
}
