import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { declineReasonOf } from './tokens.ts';

export type ChargeRequest = {
  readonly key: string;
  readonly orderId: string;
  readonly amount: { readonly minorUnits: number; readonly currency: string };
  readonly cardToken: string;
};

export type RefundRequest = {
  readonly key: string;
  readonly chargeKey: string;
  readonly orderId: string;
  /** The part that goes back; absent where all that is left does. */
  readonly amount?: { readonly minorUnits: number; readonly currency: string } | undefined;
};

export type ChargeRow = {
  readonly key: string;
  readonly charge_id: string;
  readonly order_id: string;
  readonly minor_units: number;
  readonly currency: string;
  readonly token: string;
  /** `void`: a refund came first, so that this key is never charged. */
  readonly status: 'approved' | 'declined' | 'void';
  readonly reason: string | null;
  readonly at: number;
};

export type RefundRow = {
  readonly key: string;
  readonly charge_key: string;
  readonly order_id: string;
  readonly minor_units: number;
  readonly currency: string;
  readonly at: number;
};

const tables = `
  create table if not exists charges (
    key text primary key, charge_id text not null, order_id text not null, minor_units integer not null,
    currency text not null, token text not null, status text not null, reason text, at integer not null
  );
  create index if not exists charges_order on charges (order_id);
  create table if not exists refunds (
    key text primary key, charge_key text not null, order_id text not null, minor_units integer not null,
    currency text not null, at integer not null
  );
`;

/** Ledgers of versions that gave back everything at once allow one refund for each charge. */
const inParts = `
  alter table refunds rename to refunds_before;
  create table refunds (
    key text primary key, charge_key text not null, order_id text not null, minor_units integer not null,
    currency text not null, at integer not null
  );
  insert into refunds select key, charge_key, order_id, minor_units, currency, at from refunds_before;
  drop table refunds_before;
`;

const prepare = (db: Db): void => {
  db.exec(tables);
  const sql = db
    .prepare<[], { sql: string }>("select sql from sqlite_master where type = 'table' and name = 'refunds'")
    .get();
  if (sql && /charge_key text not null unique/.test(sql.sql)) db.transaction(() => db.exec(inParts))();
  db.exec('create index if not exists refunds_of_charge on refunds (charge_key)');
};

type Db = Database.Database;

/** The provider's ledger: a key is charged at most once for as long as the file exists. */
export const openLedger = (file: string) => {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  prepare(db);
  const reader = new Database(file, { readonly: true });
  const { chargeByKey, charge, refund } = bookingsIn(db);
  const { grouped, drain } = groupCommits(db);
  const ofOrder = db.prepare<[string], ChargeRow>(
    "select * from charges where order_id = ? and status <> 'void'",
  );

  return {
    /** `fresh`: the charge was made by this request, not by an earlier one. */
    charge: (asked: ChargeRequest) => grouped(() => charge(asked)),
    /** `other`: the key, or the charge, belongs to another refund or order. `exceeds`: less is left of the charge. */
    refund: (asked: RefundRequest) => grouped(() => refund(asked)),
    find: (key: string) => chargeByKey.get(key),
    ofOrder: (orderId: string) => ofOrder.all(orderId),
    charges: () =>
      reader
        .prepare<[], ChargeRow>("select * from charges where status <> 'void' order by at, key")
        .iterate(),
    refunds: () => reader.prepare<[], RefundRow>('select * from refunds order by at, key').iterate(),
    close() {
      drain();
      reader.close();
      db.close();
    },
  };
};

const bookingsIn = (db: Db) => {
  const chargeByKey = db.prepare<[string], ChargeRow>('select * from charges where key = ?');
  const returnedOf = db.prepare<[string], { minor_units: number }>(
    'select coalesce(sum(minor_units), 0) as minor_units from refunds where charge_key = ?',
  );
  const refundByKey = db.prepare<[string], RefundRow>('select * from refunds where key = ?');
  const insertCharge = db.prepare<ChargeRow>(
    'insert into charges values (@key, @charge_id, @order_id, @minor_units, @currency, @token, @status, @reason, @at)',
  );
  const insertRefund = db.prepare<RefundRow>(
    'insert into refunds values (@key, @charge_key, @order_id, @minor_units, @currency, @at)',
  );

  const charge = ({ key, orderId, amount, cardToken: token }: ChargeRequest) => {
    const before = chargeByKey.get(key);
    if (before) return { row: before, fresh: false };
    const reason = declineReasonOf(token);
    const row: ChargeRow = {
      key,
      charge_id: `ch_${randomUUID()}`,
      order_id: orderId,
      minor_units: amount.minorUnits,
      currency: amount.currency,
      token,
      status: reason === null ? 'approved' : 'declined',
      reason,
      at: Date.now(),
    };
    insertCharge.run(row);
    return { row, fresh: true };
  };

  /** So that the key is never charged. */
  const voidCharge = (key: string, orderId: string) =>
    insertCharge.run({
      key,
      charge_id: '',
      order_id: orderId,
      minor_units: 0,
      currency: '',
      token: '',
      status: 'void',
      reason: 'voided',
      at: Date.now(),
    });

  type Refunded = { readonly refund?: RefundRow; readonly other?: boolean; readonly exceeds?: boolean };

  const refund = ({ key, chargeKey, orderId, amount }: RefundRequest): Refunded => {
    const charged = chargeByKey.get(chargeKey);
    const before = refundByKey.get(key);
    if (before) {
      const { charge_key, minor_units, currency } = before;
      const isOther = amount && (amount.minorUnits !== minor_units || amount.currency !== currency);
      return { refund: before, other: charge_key !== chargeKey || isOther === true };
    }
    if (!charged) voidCharge(chargeKey, orderId);
    if (charged && charged.order_id !== orderId) return { other: true };
    if (charged?.status !== 'approved') return {};
    const { currency } = charged;
    const left = charged.minor_units - (returnedOf.get(chargeKey)?.minor_units ?? 0);
    const minor_units = amount ? amount.minorUnits : left;
    if (amount && amount.currency !== currency) return { other: true };
    if (minor_units > left) return { exceeds: true };
    // all of it has gone back under other keys; a charge of nothing is given back as nothing
    if (minor_units === 0 && charged.minor_units > 0) return { other: true };
    const made: RefundRow = {
      key,
      charge_key: chargeKey,
      order_id: orderId,
      minor_units,
      currency,
      at: Date.now(),
    };
    insertRefund.run(made);
    return { refund: made };
  };

  return { chargeByKey, charge, refund };
};

/** One commit for all requests that wait: a disk manages a few thousand commits a second at best. */
const groupCommits = (db: Db) => {
  type Waiting = {
    readonly work: () => unknown;
    readonly resolve: (value: never) => void;
    readonly reject: (error: unknown) => void;
  };
  const queue: Waiting[] = [];
  const drain = (): void => {
    const batch = queue.splice(0);
    try {
      db.exec('begin immediate');
      const values = batch.map(({ work }) => work());
      db.exec('commit');
      batch.forEach(({ resolve }, i) => void resolve(values[i] as never));
    } catch (error) {
      if (db.inTransaction) db.exec('rollback');
      for (const { reject } of batch) reject(error); // answered with 500: the caller asks again with the same key
    }
  };
  const grouped = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (queue.push({ work, resolve: resolve as Waiting['resolve'], reject }) === 1) setImmediate(drain);
    });
  return { grouped, drain };
};
