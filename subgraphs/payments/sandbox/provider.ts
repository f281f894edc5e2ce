import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { bodyOf, decoded, sameText, send, sendAgain } from './http.ts';
import { type ChargeRequest, type ChargeRow, openLedger } from './ledger.ts';
import {
  type Answer,
  chargeAnswer,
  chargeForm,
  chargeLine,
  conflict,
  failed,
  malformed,
  moreThanLeft,
  notFound,
  nothingToRefund,
  refundAnswer,
  refundForm,
  refundLine,
  unknownApiKey,
  unknownToken,
} from './protocol.ts';
import {
  asAnotherOrders,
  asToldByLedger,
  asToldByRefund,
  behaviourOf,
  failsBeforeCharging,
} from './tokens.ts';

// The sandbox payment provider stands in for another company's system. It shares nothing with payments but its
// protocol, keeps its own ledger, and can fail in every way that a real one does. It sees tokens only.

export type SandboxProvider = {
  readonly url: string;
  /** Lets requests in progress finish, for `graceMs` at most. */
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
  const answer = router({
    ledger,
    apiKey,
    charge: charging(ledger, () => pause(slowMs, undefined, { signal: stopping.signal }).catch(() => {})),
    refund: refunding(ledger),
  });

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
    stopping.abort(); // tok_slow is answered at once
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(force);
    ledger.close();
  };
  return { url, close };
};

type Ledger = ReturnType<typeof openLedger>;

/** `lost`: the connection is dropped. `twice`: the answer is sent a second time. */
type ChargeOutcome = (Answer & { readonly twice?: boolean }) | 'lost';

const charging =
  (ledger: Ledger, slowly: () => Promise<void>) =>
  async (body: unknown): Promise<ChargeOutcome> => {
    const { data: asked, error } = chargeForm.safeParse(body);
    if (!asked) {
      // text that is not a token is neither stored nor logged: it might be a card number
      return error.issues.every((issue) => issue.path[0] === 'cardToken') ? unknownToken : malformed;
    }
    if (failsBeforeCharging(asked.cardToken)) return failed;
    const { row, fresh } = await ledger.charge(asked);
    if (row.status === 'void') return chargeAnswer(row);
    if (!isSame(row, asked)) return conflict;
    const behaviour = behaviourOf(row.token);
    if (behaviour === 'other-order') return chargeAnswer(asAnotherOrders(row));
    if (!fresh) return chargeAnswer(row);
    if (behaviour === 'lose') return 'lost';
    if (behaviour === 'fail') return failed;
    if (behaviour === 'twice') return { ...chargeAnswer(row), twice: true };
    if (behaviour === 'slow') await slowly();
    return chargeAnswer(row);
  };

const isSame = (row: ChargeRow, asked: ChargeRequest): boolean =>
  row.order_id === asked.orderId &&
  row.minor_units === asked.amount.minorUnits &&
  row.currency === asked.amount.currency &&
  row.token === asked.cardToken;

const refunding =
  (ledger: Ledger) =>
  async (body: unknown): Promise<Answer> => {
    const { data: asked } = refundForm.safeParse(body);
    if (!asked) return malformed;
    const { refund, other, exceeds } = await ledger.refund(asked);
    if (other) return conflict;
    if (exceeds) return moreThanLeft;
    if (!refund) return nothingToRefund;
    return refundAnswer(asToldByRefund(refund, ledger.find(refund.charge_key)?.token));
  };

const router =
  ({
    ledger,
    apiKey,
    charge,
    refund,
  }: {
    readonly ledger: Ledger;
    readonly apiKey: string;
    readonly charge: (body: unknown) => Promise<ChargeOutcome>;
    readonly refund: (body: unknown) => Promise<Answer>;
  }) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://provider');
    const place = `${request.method} ${url.pathname}`;
    if (place === 'GET /live') return send(response, { status: 200, body: { live: true } });
    if (place === 'GET /ledger') {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      return pipeline(Readable.from(linesOf(ledger)), response);
    }
    if (!sameText(String(request.headers['x-api-key'] ?? ''), apiKey)) return send(response, unknownApiKey);
    if (place === 'POST /charges') {
      const outcome = await charge(await bodyOf(request));
      if (outcome === 'lost') return void response.destroy();
      if (outcome.twice) sendAgain(request, response, outcome);
      return send(response, outcome);
    }
    if (place === 'POST /refunds') return send(response, await refund(await bodyOf(request)));
    if (place === 'GET /charges') {
      const rows = ledger.ofOrder(url.searchParams.get('orderId') ?? '');
      return send(response, { status: 200, body: rows.map((row) => chargeAnswer(row).body) });
    }
    const key = /^GET \/charges\/([^/]+)$/.exec(place)?.[1];
    const row = key === undefined ? undefined : ledger.find(decoded(key));
    if (!row) return send(response, notFound);
    send(response, { ...chargeAnswer(asToldByLedger(row, row.token)), status: 200 });
  };

/** All charges, then all refunds, as JSON lines. */
function* linesOf(ledger: Ledger) {
  for (const row of ledger.charges()) yield chargeLine(row);
  for (const row of ledger.refunds()) yield refundLine(row);
}
