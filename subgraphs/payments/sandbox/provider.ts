import { randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';

// The sandbox payment provider: somebody else's system, played by us. It shares nothing with payments but its
// protocol, keeps a ledger of its own, and can fail in every way that a real one does. It sees tokens only.

const cardToken = z.string().regex(/^tok_[a-z0-9_]{1,40}$/);
const key = z.string().min(1).max(255);
const amountForm = z.object({ minorUnits: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const chargeForm = z.object({ key, orderId: key, amount: amountForm, cardToken });
const refundForm = z.object({ key, chargeKey: key, orderId: key });

type ChargeRequest = z.infer<typeof chargeForm>;
type ChargeRow = {
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
type RefundRow = {
  readonly key: string;
  readonly charge_key: string;
  readonly order_id: string;
  readonly minor_units: number;
  readonly currency: string;
  readonly at: number;
};
type Answer = { readonly status: number; readonly body: object };

const ledgerTables = `
  create table if not exists charges (
    key text primary key, charge_id text not null, order_id text not null, minor_units integer not null,
    currency text not null, token text not null, status text not null, reason text, at integer not null
  );
  create index if not exists charges_order on charges (order_id);
  create table if not exists refunds (
    key text primary key, charge_key text not null unique, order_id text not null, minor_units integer not null,
    currency text not null, at integer not null
  );
`;

/** How a token behaves once its charge is in the ledger. */
type Behaviour = 'answer' | 'twice' | 'slow' | 'lose' | 'fail' | 'other-order';
const approving: Readonly<Record<string, Behaviour>> = {
  tok_ok: 'answer',
  tok_slow: 'slow',
  tok_lost: 'lose',
  tok_500_charged: 'fail',
  tok_twice: 'twice',
  tok_other_order: 'other-order',
  tok_other_ledger: 'other-order',
  tok_other_refund: 'other-order',
};
/** Whose charges the ledger tells as another order's, and whose refunds are told so too. */
const wrongInLedger = new Set(['tok_other_ledger', 'tok_other_refund']);
const wrongInRefund = new Set(['tok_other_refund']);
const somebodyElses = 'ord_somebodyelses';
const declining: Readonly<Record<string, string>> = { tok_declined: 'card declined' };

const failed: Answer = { status: 500, body: { status: 'error' } };
const malformed: Answer = { status: 400, body: { status: 'error', reason: 'malformed' } };
const notFound: Answer = { status: 404, body: { status: 'not-found' } };
const conflict: Answer = { status: 409, body: { status: 'conflict' } };

const maxBody = 16 * 1024; // bytes

export type SandboxProvider = {
  readonly url: string;
  /** Lets the requests in hand finish, for `graceMs` at most. */
  readonly close: (graceMs?: number) => Promise<void>;
};

/** Opens the provider with its ledger in `file`. A key is charged at most once for as long as the file exists. */
export const openSandboxProvider = async ({
  file,
  port = 0,
  apiKey = 'sandbox',
  slowMs = 3_000,
}: {
  readonly file: string;
  readonly port?: number;
  readonly apiKey?: string;
  /** How long tok_slow takes to answer. */
  readonly slowMs?: number;
}): Promise<SandboxProvider> => {
  const ledger = openLedger(file);
  const stopping = new AbortController();

  const charge = async (body: unknown): Promise<(Answer & { readonly twice?: boolean }) | 'lost'> => {
    const parsed = chargeForm.safeParse(body);
    if (!parsed.success) {
      // whatever is no token is neither kept nor logged: it might be a card number
      const noToken = parsed.error.issues.every((issue) => issue.path[0] === 'cardToken');
      return noToken
        ? { status: 400, body: { status: 'declined', reason: 'unknown card token' } }
        : malformed;
    }
    const asked = parsed.data;
    if (asked.cardToken === 'tok_error') return failed;
    const { row, fresh } = await ledger.charge(asked);
    if (row.status === 'void') return chargeAnswer(row);
    const same =
      row.order_id === asked.orderId &&
      row.minor_units === asked.amount.minorUnits &&
      row.currency === asked.amount.currency &&
      row.token === asked.cardToken;
    if (!same) return conflict;
    const behaviour = approving[row.token] ?? 'answer';
    if (behaviour === 'other-order') return chargeAnswer({ ...row, order_id: somebodyElses });
    if (!fresh) return chargeAnswer(row);
    if (behaviour === 'lose') return 'lost';
    if (behaviour === 'fail') return failed;
    if (behaviour === 'twice') return { ...chargeAnswer(row), twice: true };
    if (behaviour === 'slow') await pause(slowMs, stopping.signal);
    return chargeAnswer(row);
  };

  const refund = async (body: unknown): Promise<Answer> => {
    const parsed = refundForm.safeParse(body);
    if (!parsed.success) return malformed;
    const { refund: made, other } = await ledger.refund(parsed.data);
    if (other) return conflict;
    if (!made) return { status: 404, body: { status: 'nothing-to-refund' } };
    const charged = ledger.find(made.charge_key);
    const wrong = charged && wrongInRefund.has(charged.token);
    const told = wrong ? { ...made, order_id: somebodyElses } : made;
    return { status: 200, body: { status: 'refunded', ...refundView(told) } };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://provider');
    const place = `${request.method} ${url.pathname}`;
    if (place === 'GET /live') return send(response, { status: 200, body: { live: true } });
    if (place === 'GET /ledger') {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      return pipeline(Readable.from(ledger.lines()), response);
    }
    if (!sameText(String(request.headers['x-api-key'] ?? ''), apiKey))
      return send(response, { status: 401, body: { status: 'error', reason: 'unknown api key' } });
    if (place === 'POST /charges') {
      const said = await charge(await bodyOf(request));
      if (said === 'lost') return void response.destroy();
      send(response, said);
      // the next on this connection must not take it for theirs
      if (said.twice) response.once('finish', () => void request.socket.write(rawText(said)));
      return;
    }
    if (place === 'POST /refunds') return send(response, await refund(await bodyOf(request)));
    if (place === 'GET /charges') {
      const rows = ledger.ofOrder(url.searchParams.get('orderId') ?? '');
      return send(response, { status: 200, body: rows.map((row) => chargeAnswer(row).body) });
    }
    const named = /^GET \/charges\/([^/]+)$/.exec(place)?.[1];
    const row = named === undefined ? undefined : ledger.find(decoded(named));
    if (!row) return send(response, notFound);
    const told = wrongInLedger.has(row.token) ? { ...row, order_id: somebodyElses } : row;
    return send(response, { ...chargeAnswer(told), status: 200 });
  };

  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 15_000 }, (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, failed);
    });
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const close = async (graceMs = 5_000): Promise<void> => {
    stopping.abort(); // nobody is made to wait for tok_slow
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(force);
    ledger.close();
  };
  return { url, close };
};

// ---- the ledger -------------------------------------------------------------------------------------------------

const openLedger = (file: string) => {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(ledgerTables);
  const reader = new Database(file, { readonly: true });

  const chargeByKey = db.prepare<[string], ChargeRow>('select * from charges where key = ?');
  const refundByCharge = db.prepare<[string], RefundRow>('select * from refunds where charge_key = ?');
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
    const reason = token in approving ? null : (declining[token] ?? 'unknown card token');
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

  const refund = ({ key, chargeKey, orderId }: z.infer<typeof refundForm>) => {
    const charged = chargeByKey.get(chargeKey);
    const before = refundByKey.get(key) ?? refundByCharge.get(chargeKey);
    if (before) return { refund: before, other: before.key !== key || before.charge_key !== chargeKey };
    if (!charged) {
      const never = { minor_units: 0, currency: '', token: '', status: 'void' as const, reason: 'voided' };
      insertCharge.run({ key: chargeKey, charge_id: '', order_id: orderId, at: Date.now(), ...never });
    }
    if (charged && charged.order_id !== orderId) return { refund: undefined, other: true };
    if (charged?.status !== 'approved') return { refund: undefined, other: false };
    const { minor_units, currency } = charged;
    const made: RefundRow = {
      key,
      charge_key: chargeKey,
      order_id: orderId,
      minor_units,
      currency,
      at: Date.now(),
    };
    insertRefund.run(made);
    return { refund: made, other: false };
  };

  // One commit for all that wait: a disk answers some thousand times a second at best.
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
      for (const { reject } of batch) reject(error); // answered 500: whoever asked asks again with the same key
    }
  };
  const grouped = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (queue.push({ work, resolve: resolve as Waiting['resolve'], reject }) === 1) setImmediate(drain);
    });

  return {
    charge: (asked: ChargeRequest) => grouped(() => charge(asked)),
    refund: (asked: z.infer<typeof refundForm>) => grouped(() => refund(asked)),
    find: (key: string) => chargeByKey.get(key),
    ofOrder: (orderId: string) =>
      db
        .prepare<[string], ChargeRow>("select * from charges where order_id = ? and status <> 'void'")
        .all(orderId),
    /** All charges and refunds, one JSON text a line. */
    *lines() {
      for (const row of reader
        .prepare<[], ChargeRow>("select * from charges where status <> 'void' order by at, key")
        .iterate())
        yield `${JSON.stringify({ type: 'charge', ...chargeView(row), status: row.status, reason: row.reason, at: row.at })}\n`;
      for (const row of reader.prepare<[], RefundRow>('select * from refunds order by at, key').iterate())
        yield `${JSON.stringify({ type: 'refund', status: 'refunded', ...refundView(row), at: row.at })}\n`;
    },
    close() {
      drain();
      reader.close();
      db.close();
    },
  };
};

const chargeView = ({ key, charge_id, order_id, minor_units, currency }: ChargeRow) => ({
  chargeId: charge_id,
  key,
  orderId: order_id,
  amount: { minorUnits: minor_units, currency },
});

const refundView = ({ key, charge_key, order_id, minor_units, currency }: RefundRow) => ({
  key,
  chargeKey: charge_key,
  orderId: order_id,
  amount: { minorUnits: minor_units, currency },
});

const chargeAnswer = (row: ChargeRow): Answer => {
  if (row.status === 'approved') return { status: 200, body: { status: 'approved', ...chargeView(row) } };
  const status = row.reason === 'unknown card token' ? 400 : 402;
  return { status, body: { status: 'declined', reason: row.reason } };
};

// ---- HTTP -------------------------------------------------------------------------------------------------------

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBody) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined; // malformed
  }
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
};

/** The same answer as it stands on the connection. */
const rawText = ({ status, body }: Answer): string => {
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} Again\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}`;
  return `${head}\r\n\r\n${text}`;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
