import { cpSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@jumun/platform/audit/invariant';
import type { Decider } from '@jumun/platform/kernel/decider';
import { type OpenStore, postgresStores, sqliteStores } from '@jumun/platform/store/configured';
import Database from 'better-sqlite3';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { audit, type Report } from '../../tools/verify/audit/audit.ts';
import { databaseUrl } from '../postgres.ts';
import { administer, ground, testDatabase, testFolder } from '../stores.ts';

export type Entry = {
  readonly type: 'charge' | 'refund';
  readonly key: string;
  readonly orderId: string;
  readonly status: string;
  readonly amount: { readonly minorUnits: number; readonly currency: string };
  readonly at: number;
};

// biome-ignore lint/suspicious/noExplicitAny: rows and states of any table, changed in ways that no type allows
export type Anything = any;

/** A message as the sandbox that takes messages shows it. */
export type Message = {
  readonly key: string;
  readonly channel: string;
  readonly eventId: string | null;
  readonly orderId: string | null;
  readonly count: number;
  readonly at: number;
};

type Row = Record<string, Anything>;

/** Stores that an audit can be sent to, and that can be copied once they are closed. */
export type Ground = {
  readonly stores: OpenStore;
  readonly env: NodeJS.ProcessEnv;
  copy(): Promise<Ground>;
  /** Deletes it. */
  drop(): Promise<unknown>;
  /** One statement in one context's store, past all its rules; `?` stands for a value. */
  sql(context: string, text: string, ...values: readonly unknown[]): Promise<Row[]>;
  /** Takes a whole context's store away. */
  remove(context: string): Promise<unknown>;
  /** From now on the table takes what this check forbids. */
  withoutCheck(context: string, table: string, check: string): Promise<unknown>;
};

const onSqlite = (folder: string): Ground => ({
  withoutCheck: async () => {}, // each statement below is executed without checks
  stores: sqliteStores(folder),
  env: { JUMUN_DATA: folder, JUMUN_STORE: 'sqlite' },
  remove: async (context) => rmSync(join(folder, 'stores', `${context}.db`)),
  async copy() {
    const other = testFolder();
    cpSync(folder, other, { recursive: true });
    return onSqlite(other);
  },
  drop: async () => rmSync(folder, { recursive: true }),
  async sql(context, text, ...values) {
    const db = new Database(join(folder, 'stores', `${context}.db`));
    try {
      db.pragma('ignore_check_constraints = on');
      const statement = db.prepare(text);
      if (statement.reader) return statement.all(...values) as Row[];
      const { changes } = statement.run(...values);
      if (changes === 0 && !/^drop/.test(text)) throw new Error(`nothing was planted: ${text}`);
      return [];
    } finally {
      db.close();
    }
  },
});

let copies = 0;
const nameIn = (url: string) => /\/\/\/(\w+)/.exec(url)?.[1] ?? '';

const onPostgres = (url: string): Ground => ({
  async withoutCheck(context, table, check) {
    await this.sql(context, `alter table ${table} drop constraint ${check}`);
  },
  stores: postgresStores(url),
  env: { JUMUN_DATA: tmpdir(), JUMUN_STORE: url },
  async remove(context) {
    await this.sql(context, `drop schema "${context}" cascade`);
  },
  async copy() {
    const other = `audited_${process.pid}_${++copies}`;
    await administer(`create database ${other} template ${nameIn(url)}`);
    return onPostgres(databaseUrl(inject('postgres'), other));
  },
  drop: () => administer(`drop database ${nameIn(url)}`),
  async sql(context, text, ...values) {
    const client = new pg.Client({ connectionString: url, options: `-c search_path="${context}"` });
    await client.connect();
    try {
      let n = 0;
      const { rows, rowCount } = await client.query(
        text.replace(/\?/g, () => `$${++n}`),
        [...values],
      );
      if (rowCount === 0 && !/^(drop|alter|select)/.test(text))
        throw new Error(`nothing was planted: ${text}`);
      return rows as Row[];
    } finally {
      await client.end();
    }
  },
});

export const newGround = async (): Promise<Ground> =>
  ground === 'postgres' ? onPostgres(await testDatabase()) : onSqlite(testFolder());

/** A ledger as a provider shows it. */
const showLedger = async (entries: readonly unknown[]) => {
  const server = createServer((_, response) =>
    response.end(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
};

/** A copy of what a system left behind, into which violations are planted. */
export type World = Pick<Ground, 'sql' | 'withoutCheck'> & {
  readonly ledger: Entry[];
  readonly messages: Message[];
  readonly told: string[];
  /** Changes the state of a row. */
  edit(context: string, table: string, id: string, change: (state: Row) => void): Promise<void>;
  /** Changes what the journal holds of an aggregate, for the events of one type. */
  rewrite(context: string, id: string, type: string, change: (row: Row) => void): Promise<void>;
  /** Lets events happen to an aggregate, as the rules say what comes of them; its row and its history agree. */
  happen(
    context: string,
    table: string,
    id: string,
    decider: Decider<never, never, never, unknown>,
    happened: {
      readonly events: readonly Row[];
      readonly columns?: Row;
      readonly at?: number;
      readonly because?: { readonly causationId: string; readonly actor: string };
    },
  ): Promise<void>;
  /** As if there were no stores of the contexts in `without`. */
  audit(graceMs?: number, without?: readonly string[]): Promise<Report>;
};

/** JSON as either driver gives it. */
export const json = (value: unknown): Anything => (typeof value === 'string' ? JSON.parse(value) : value);

let planted = 0;

export const worldOf = async (
  left: Ground,
  there: {
    readonly ledger: readonly Entry[];
    readonly messages: readonly Message[];
    readonly told: readonly string[];
  },
): Promise<World> => {
  const copy = await left.copy();
  onTestFinished(async () => void (await copy.drop()));
  const { sql } = copy;
  const { ledger, messages, told } = structuredClone(there) as {
    ledger: Entry[];
    messages: Message[];
    told: string[];
  };
  return {
    sql,
    withoutCheck: (...check) => copy.withoutCheck(...check),
    ledger,
    messages,
    told,
    async edit(context, table, id, change) {
      const [row] = await sql(context, `select state from ${table} where id = ?`, id);
      const state = json(row?.state);
      change(state);
      await sql(context, `update ${table} set state = ? where id = ?`, JSON.stringify(state), id);
    },
    async rewrite(context, id, type, change) {
      const rows = await sql(context, 'select * from log where aggregate = ? and type = ?', id, type);
      if (rows.length === 0) throw new Error(`${id} has no ${type}`);
      for (const row of rows) {
        const changed = { ...row, fact: json(row.fact), published: json(row.published) };
        change(changed);
        const { fact, published } = changed;
        await sql(
          context,
          'update log set type = ?, version = ?, fact = ?, published = ? where number = ?',
          changed.fact.type,
          (changed as Row).version,
          JSON.stringify(fact),
          published && JSON.stringify(published),
          row.number,
        );
      }
    },
    async happen(context, table, id, decider, { events, columns = {}, at = Date.now() - 1, because }) {
      const { initial, evolve } = decider as unknown as { initial: Row; evolve(s: Row, e: Row): Row };
      const [had] = await sql(context, `select * from ${table} where id = ?`, id);
      let state: Row = had ? json(had.state) : initial;
      let version = Number(had?.version ?? 0);
      for (const event of events) {
        state = evolve(state, event);
        await sql(
          context,
          'insert into log (id, aggregate, version, type, fact, published, at, causation_id, correlation_id, actor) values (?, ?, ?, ?, ?, null, ?, ?, ?, ?)',
          ...[`evt_planted${++planted}`, id, ++version, event.type, JSON.stringify(event), at],
          ...[because?.causationId ?? null, 'cor_planted', because?.actor ?? 'test'],
        );
      }
      const row = {
        ...had,
        ...columns,
        id,
        state: JSON.stringify(state),
        version,
        ...((!had || 'status' in had) && { status: state.status }),
      } as Row;
      const names = Object.keys(row);
      if (had) await sql(context, `delete from ${table} where id = ?`, id);
      await sql(
        context,
        `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
        ...names.map((name) => row[name]),
      );
    },
    async audit(graceMs = 0, without = []) {
      for (const context of without) await copy.remove(context);
      const provider = await showLedger(ledger);
      const sandbox = await showLedger(messages);
      try {
        return await audit({
          env: copy.env,
          providerUrl: provider.url,
          messagesUrl: sandbox.url,
          graceMs,
          acceptedOrders: told,
        });
      } finally {
        provider.close();
        sandbox.close();
      }
    },
  };
};

/** Each finding in a line, without its details; the same line once. */
export const inLines = (findings: readonly Finding[]): string[] => [
  ...new Set(
    findings.map(({ invariant, subject, what }) => `${invariant} ${subject} ${what.replace(/:.*/s, '')}`),
  ),
];
