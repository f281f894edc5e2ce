import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

// Writes the file anew if something was erased since it was last written.

const { file } = workerData as { readonly file: string };
const db = new Database(file, { timeout: 10_000, fileMustExist: true });
const erasures = () => db.pragma('user_version', { simple: true });
try {
  const before = erasures();
  if (before !== 0) {
    db.exec('VACUUM');
    // what was erased meanwhile may have left something in the new pages
    db.transaction(() => {
      if (erasures() === before) db.pragma('user_version = 0');
    }).immediate();
  }
} finally {
  db.close();
}
