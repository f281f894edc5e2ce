import type { Writable } from 'node:stream';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import { current, StoreMisuse, type Tx, type Unit } from '../kernel/unit.ts';
import { storeNames } from '../process/metrics.ts';
import type { Patience } from './store.ts';

/** A connection, and the unit of work that runs on it. */
export type Session = {
  unit: Unit | undefined;
  /** The answer to `begin`, and whether it has come. */
  opening: Promise<unknown>;
  isOpen: boolean;
  running: number;
  /** Writes whose answers are not read before the unit's end, or null where each is waited for. */
  writes: Promise<unknown>[] | null;
  readonly tx: Tx;
};

type Statement = { readonly text: string; readonly rowMode?: string };

/** Its answer is not read: a caller that wants the rows of a write asks for them by `returning`, which drizzle reads as arrays. */
const isPlainWrite = ({ text, rowMode }: Statement): boolean =>
  rowMode === undefined && /^(insert|update|delete) /.test(text);

/** Everything asked for in the present turn of the event loop goes to the server in one write. */
export const inOneWrite = (client: PoolClient): void => {
  const { stream } = (client as { connection?: { stream: Writable } }).connection ?? {};
  if (!stream) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
};

const openSession = (client: PoolClient, storeName: string): Session => {
  const ask = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const query = async (statement: Statement, ...args: unknown[]) => {
    const { unit } = session;
    if (!unit?.open || current.getStore() !== unit) throw new StoreMisuse('a query outside its unit of work');
    session.running++;
    try {
      // a write must not go ahead of a `begin` that may fail: it would commit by itself
      if (!session.isOpen && !statement.text.startsWith('select')) await session.opening;
      if (session.writes) inOneWrite(client);
      const answer = ask(statement, ...args);
      if (!session.writes || !isPlainWrite(statement)) return await answer;
      answer.catch(() => {}); // reported at the unit's end
      session.writes.push(answer);
      return undefined;
    } finally {
      session.running--;
    }
  };
  const session: Session = {
    unit: undefined,
    opening: Promise.resolve(),
    isOpen: false,
    running: 0,
    writes: null,
    tx: drizzle({ query } as unknown as PoolClient) as unknown as Tx,
  };
  storeNames.set(session.tx, storeName);
  client.on('error', () => {}); // a connection that is lost between two queries: the next one fails with it
  return session;
};

/** The session of each connection, made once: what is prepared on it stays prepared. */
export const openSessions = (storeName: string): ((client: PoolClient) => Session) => {
  const sessions = new WeakMap<PoolClient, Session>();
  return (client) => {
    const session = sessions.get(client) ?? openSession(client, storeName);
    sessions.set(client, session);
    return session;
  };
};

/** Sends `begin` without waiting for its answer. */
export const begin = (client: PoolClient, session: Session, patience: Patience | undefined): void => {
  inOneWrite(client);
  const asked = [client.query('begin')];
  if (patience) asked.push(client.query(`set local lock_timeout = ${Math.round(patience.rowsMs)}`));
  session.isOpen = false;
  session.opening = Promise.all(asked).then(() => {
    session.isOpen = true;
  });
  session.opening.catch(() => {}); // reported by the first query or at the unit's end
};
