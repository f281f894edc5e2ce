import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Receive } from './behaviour.ts';
import type { Ledger } from './ledger.ts';
import { page } from './page.ts';

const maxBody = 256 * 1024; // bytes
const channelOfPath: Readonly<Record<string, 'SMS' | 'PUSH'>> = { '/sms': 'SMS', '/push': 'PUSH' };

const id = z.string().max(200);
const messageForm = z.object({ to: id.min(1), title: z.string().max(1_000), text: z.string().max(10_000) });
const keyForm = id.min(1);

/** Providers of SMS and push, and the pages that show what was sent on any channel. */
export const httpServer = (ledger: Ledger, receive: Receive): Server => {
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

  return createServer({ keepAliveTimeout: 65_000, requestTimeout: 15_000 }, (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { status: 'error' });
    });
  });
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
