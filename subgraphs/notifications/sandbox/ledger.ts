import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** A message that a provider took. */
export type Taken = {
  readonly key: string;
  readonly channel: 'SMS' | 'EMAIL' | 'PUSH';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly eventId: string | null;
  readonly orderId: string | null;
};

export type LedgerRow = Taken & { readonly count: number; readonly at: number };

const tables = `
  create table if not exists messages (
    number integer primary key autoincrement, key text not null unique, channel text not null, recipient text not null,
    subject text not null, body text not null, eventId text, orderId text, count integer not null, at integer not null
  );
  create index if not exists messages_recipient on messages (recipient);
  create table if not exists tries (key text primary key, tries integer not null);
`;

/** What was sent, once for each key for as long as the file exists; a repeat only counts. */
export const openLedger = (file: string) => {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL'); // survives the end of this process, which is enough: no money depends on it
  db.exec(tables);
  const reader = new Database(file, { readonly: true });

  const take = db.prepare<Taken & { at: number }>(`
    insert into messages (key, channel, recipient, subject, body, eventId, orderId, count, at)
    values (@key, @channel, @recipient, @subject, @body, @eventId, @orderId, 1, @at)
    on conflict (key) do update set count = count + 1`);
  const tryAgain = db.prepare<[string], { tries: number }>(
    'insert into tries values (?, 1) on conflict (key) do update set tries = tries + 1 returning tries',
  );
  const newest = reader.prepare<{ channel: string; recipient: string; limit: number }, LedgerRow>(`
    select * from messages where (@channel = '' or channel = @channel) and (@recipient = '' or recipient = @recipient)
    order by number desc limit @limit`);
  const all = reader.prepare<[], LedgerRow>('select * from messages order by number');

  return {
    take: (message: Taken) => void take.run({ ...message, at: Date.now() }),
    /** How often this key has been tried, including this time. */
    triesOf: (key: string): number => tryAgain.get(key)?.tries ?? 1,
    newest: (channel: string, recipient: string, limit = 200) => newest.all({ channel, recipient, limit }),
    /** Everything that was sent, one line of JSON each, without words and addresses. */
    *lines() {
      for (const { key, channel, eventId, orderId, count, at } of all.iterate())
        yield `${JSON.stringify({ key, channel, eventId, orderId, count, at })}\n`;
    },
    close() {
      reader.close();
      db.close();
    },
  };
};

export type Ledger = ReturnType<typeof openLedger>;
