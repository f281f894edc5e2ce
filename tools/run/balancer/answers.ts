// What the balancer answers itself, in the form in which the graph answers.
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

type Said = { readonly code: string; readonly message: string };

export const away: Said = {
  code: 'SERVICE_UNAVAILABLE',
  message: 'No server can take this right now. Please try again shortly.',
};
export const lost: Said = {
  code: 'SERVICE_UNAVAILABLE',
  message: 'The server that worked on this ended before it answered. Please try again with the same key.',
};
export const tooLarge: Said = { code: 'PAYLOAD_TOO_LARGE', message: 'The request is longer than 1 MB.' };
export const foreignHost: Said = {
  code: 'BAD_REQUEST',
  message: 'This server does not answer to that name.',
};

const unreadable: Readonly<Record<string, readonly [status: number, said: Said]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, { code: 'BAD_REQUEST', message: 'The request took too long to arrive.' }],
  HPE_HEADER_OVERFLOW: [431, { code: 'BAD_REQUEST', message: 'The headers are too long.' }],
};

/** How to answer what is no request that can be passed on, by Node's code for it. */
export const malformed = (code: string | undefined): readonly [status: number, said: Said] =>
  unreadable[code ?? ''] ?? [400, { code: 'BAD_REQUEST', message: 'This is not a valid HTTP request.' }];

const textOf = ({ code, message }: Said): Buffer =>
  Buffer.from(JSON.stringify({ errors: [{ message, extensions: { code } }] }));

const headersFor = (status: number, text: Buffer): Record<string, string | number> => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': text.length,
  'cache-control': 'no-store',
  ...(status === 503 && { 'retry-after': 1 }),
});

export const refuse = (response: ServerResponse, status: number, said: Said): void => {
  const text = textOf(said);
  response.shouldKeepAlive &&= status !== 413; // the rest of it is not read
  response.writeHead(status, headersFor(status, text)).end(text);
};

/** The same where there is a connection and no response to write to; ends it. */
export const refuseSocket = (client: Duplex, status: number, said: Said): void => {
  const text = textOf(said);
  const headers = Object.entries({ ...headersFor(status, text), connection: 'close' });
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  client.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n'));
};

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Whether a server that listens at `bound` answers to this name. With a foreign name for a loopback address, a stranger's page
 * could reach it; the routers cannot check that, since all that they hear comes from here.
 */
export const isKnownHost = (host: string | undefined, bound: string): boolean =>
  !loopback.test(bound.includes(':') ? `[${bound}]` : bound) ||
  loopback.test((host ?? '').replace(/:\d+$/, ''));
