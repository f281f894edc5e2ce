import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { openLedger, type Taken } from './ledger.ts';
import { page } from './page.ts';

// Providers of SMS, push and e-mail: somebody else's systems, played by us. They share nothing with notifications but
// their protocols, keep a ledger of their own, and can fail in the ways that real ones do.

/** How a recipient's provider behaves. */
type Behaviour = 'take' | 'refuse' | 'flaky' | 'slow' | 'lose';

const byWord: Readonly<Record<string, Behaviour>> = {
  refused: 'refuse',
  flaky: 'flaky',
  slow: 'slow',
  lost: 'lose',
};
const byDigits: Readonly<Record<string, Behaviour>> = {
  '0000': 'refuse',
  '9999': 'flaky',
  '8888': 'slow',
  '7777': 'lose',
};

const behaviourOf = (channel: Taken['channel'], recipient: string): Behaviour => {
  if (channel === 'SMS') return byDigits[recipient.slice(-4)] ?? 'take';
  const word = channel === 'EMAIL' ? recipient.split('@')[0] : recipient;
  return byWord[word?.split(/[+_]/).at(-1) ?? ''] ?? 'take';
};

/** So often a flaky recipient fails, then it works. */
const flakyFailures = 3;
const maxBody = 256 * 1024; // bytes
const channelOfPath: Readonly<Record<string, 'SMS' | 'PUSH'>> = { '/sms': 'SMS', '/push': 'PUSH' };

const id = z.string().max(200);
const messageForm = z.object({ to: id.min(1), title: z.string().max(1_000), text: z.string().max(10_000) });
const keyForm = id.min(1);

export type MessageSandbox = {
  /** SMS are posted to `<url>/sms` and push to `<url>/push`; `<url>/` shows what was sent. */
  readonly url: string;
  readonly smtpUrl: string;
  readonly close: () => Promise<void>;
};

/** Opens the providers of all three channels with one ledger in `file`; port 0 takes any free one. */
export const openMessageSandbox = async ({
  file,
  port = 0,
  smtpPort = 0,
  slowMs = 6_000,
}: {
  readonly file: string;
  readonly port?: number;
  readonly smtpPort?: number;
  /** How long a slow recipient's provider takes to answer; it has taken the message by then. */
  readonly slowMs?: number;
}): Promise<MessageSandbox> => {
  const ledger = openLedger(file);
  const stopping = new AbortController();
  const slowly = () => pause(slowMs, undefined, { signal: stopping.signal }).catch(() => {});

  /** Takes a message as its recipient's provider does. */
  const receive = async (message: Taken): Promise<'taken' | 'refused' | 'later' | 'lost'> => {
    const behaviour = behaviourOf(message.channel, message.recipient);
    if (behaviour === 'refuse') return 'refused';
    if (behaviour === 'flaky' && ledger.triesOf(message.key) <= flakyFailures) return 'later';
    ledger.take(message);
    if (behaviour === 'slow') await slowly();
    return behaviour === 'lose' && ledger.triesOf(message.key) === 1 ? 'lost' : 'taken';
  };

  // ---- SMS and push ----

  const post = async (request: IncomingMessage, response: ServerResponse, channel: 'SMS' | 'PUSH') => {
    const given = messageForm.safeParse(await bodyOf(request));
    const key = keyForm.safeParse(request.headers['idempotency-key']);
    if (!given.success || !key.success) return send(response, 400, { status: 'malformed' });
    const { to: recipient, title: subject, text: body } = given.data;
    const eventId = headerOf(request, 'x-jumun-event');
    const orderId = headerOf(request, 'x-jumun-order');
    const answer = await receive({ key: key.data, channel, recipient, subject, body, eventId, orderId });
    if (answer === 'lost') return void response.destroy();
    if (answer === 'refused') return send(response, 422, { status: 'refused' });
    if (answer === 'later') return send(response, 503, { status: 'busy' });
    return send(response, 202, { status: 'accepted' });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const channel = channelOfPath[url.pathname];
    if (request.method === 'POST' && channel) return post(request, response, channel);
    if (request.method !== 'GET') return send(response, 405, { status: 'not-allowed' });
    if (url.pathname === '/live') return send(response, 200, { live: true });
    if (url.pathname === '/ledger') {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      return pipeline(Readable.from(ledger.lines()), response);
    }
    if (url.pathname !== '/') return send(response, 404, { status: 'not-found' });
    const filter = {
      channel: url.searchParams.get('channel') ?? '',
      recipient: url.searchParams.get('recipient') ?? '',
    };
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
        'cache-control': 'no-store',
      })
      .end(page(ledger.newest(filter.channel, filter.recipient), filter));
  };

  const http = createServer({ keepAliveTimeout: 65_000, requestTimeout: 15_000 }, (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { status: 'error' });
    });
  });

  // ---- e-mail ----

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: maxBody,
    closeTimeout: 500, // senders keep idle connections for long
    onRcptTo({ address }, _, done) {
      done(behaviourOf('EMAIL', address) === 'refuse' ? smtpError(550, 'no such mailbox') : undefined);
    },
    onData(stream, session, done) {
      const take = async () => {
        const mail = await PostalMime.parse(await readAll(stream));
        const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? null;
        const key = /^<([^@>]+)@/.exec(mail.messageId ?? '')?.[1];
        const recipient = session.envelope.rcptTo[0]?.address;
        if (stream.sizeExceeded || !key || !recipient) return done(smtpError(554, 'malformed'));
        const received = await receive({
          key,
          channel: 'EMAIL',
          recipient,
          subject: mail.subject ?? '',
          body: mail.text ?? '',
          eventId: header('x-jumun-event'),
          orderId: header('x-jumun-order'),
        });
        if (received === 'later') return done(smtpError(451, 'busy'));
        // an answer that never comes: the connection is gone, and the message taken
        if (received === 'lost') return done(smtpError(421, 'closing'));
        return done();
      };
      take().catch(() => done(smtpError(451, 'error')));
    },
  });
  smtp.on('error', () => {}); // of single connections

  await new Promise<void>((resolve, reject) =>
    http.once('error', reject).listen(port, '127.0.0.1', () => resolve()),
  );
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, '127.0.0.1', () => resolve());
  });

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    async close() {
      stopping.abort(); // nobody is made to wait for a slow one
      const closed = [
        new Promise<void>((resolve) => http.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ];
      http.closeIdleConnections();
      const force = setTimeout(() => http.closeAllConnections(), 2_000);
      await Promise.all(closed);
      clearTimeout(force);
      ledger.close();
    },
  };
};

const smtpError = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

const readAll = async (stream: AsyncIterable<Buffer | string>): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const headerOf = (request: IncomingMessage, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === 'string' && value.length <= 200 ? value : null;
};

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

const send = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
};
