// The public edge: one port for HTTP, WebSocket and SSE.

import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import { Fault } from '@jumun/platform/kernel/errors';
import { type Listening, listenWidely } from '@jumun/platform/process/acceptors';
import { answerRequest, type EdgeParts } from './edge.ts';
import type { Graph } from './graph.ts';
import type { Identity } from './identity.ts';
import { failure, type Log } from './masking.ts';
import { callFrom } from './transports/http.ts';
import { endWithFault, sendFailure } from './transports/reply.ts';
import { openSingleConnections } from './transports/sse-single.ts';
import { openWebSockets } from './transports/websocket.ts';
import { localeOfRequest, type RouterConfig, type Wire } from './transports/wire.ts';

export type RouterParts = Omit<EdgeParts, 'wire' | 'singleConnections'> & {
  readonly graph: Graph;
  readonly identity: Identity;
  readonly config: RouterConfig;
  readonly log: Log;
};

export type Router = {
  /** Where the graph answers. */
  readonly url: string;
  /**
   * Reports for `noticeMs` that it is not ready, and still answers; then finishes the requests in flight, refuses new ones,
   * and resolves within `graceMs` after that.
   */
  close(graceMs?: number, noticeMs?: number): Promise<void>;
};

const longestWorkMs = 10_000;

/** Load balancers keep idle connections for 60 s; whoever closes first while the other sends loses a request. */
const longerThanBalancers = 75_000;

/** Listens; rejects when the port is taken. The graph stays open: its opener closes it. */
export const openRouter = async ({
  graph,
  identity,
  config,
  log,
  pages,
  ready,
}: RouterParts): Promise<Router> => {
  const work = new Set<Promise<unknown>>();
  const endings = new Set<() => void>();
  let leaving = false;
  let draining = false;
  const wire: Wire = {
    graph,
    identity,
    config,
    log,
    during(promise) {
      work.add(promise);
      const forget = () => work.delete(promise);
      void promise.then(forget, forget);
      return promise;
    },
    whenClosing(end) {
      if (draining) queueMicrotask(end); // opened by a request that the drain still waits for
      endings.add(end);
      return () => void endings.delete(end);
    },
    leaving: () => leaving,
    draining: () => draining,
  };
  const singleConnections = openSingleConnections({
    wire,
    callFrom: (request, response, correlationId) => callFrom(request, response, correlationId, wire),
  });
  const server = serverOf({ wire, pages, singleConnections, ready });
  const webSockets = openWebSockets(server, wire);
  const listening = await listenWidely(server, config);

  let closed: Promise<void> | undefined;
  const drain = async (graceMs: number, noticeMs: number): Promise<void> => {
    leaving = true;
    if (noticeMs > 0) await pause(noticeMs);
    draining = true;
    const stopped = listening.close();
    for (const end of [...endings]) end();
    await endsWithin(Math.min(longestWorkMs, graceMs * 0.8), Promise.allSettled([...work]));
    await endsWithin(graceMs * 0.1, webSockets.close());
    server.closeIdleConnections();
    // the last answers may still be on their way to the client
    await endsWithin(Math.min(500, graceMs * 0.1), stopped);
    server.closeAllConnections();
  };

  return {
    url: urlOf(listening, config),
    close: (graceMs = 15_000, noticeMs = 0) => (closed ??= drain(graceMs, noticeMs)),
  };
};

const serverOf = (edge: EdgeParts): Server => {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: edge.wire.config.keepAliveMs ?? longerThanBalancers,
      // curl --http2 offers an upgrade with every request; it is answered as if it had not
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      maxHeaderSize: 32_768, // so that a token that is far too long is refused as a bad token
    },
    (request, response) => {
      answerRequest(request, response, edge).catch((error: unknown) => {
        const correlationId = String(response.getHeader('x-correlation-id') ?? '');
        const failed = failure(error, edge.wire, { correlationId, locale: localeOfRequest(request) });
        if (response.writableEnded) return;
        if (response.headersSent) response.destroy();
        else sendFailure(response, failed);
      });
    },
  );
  return server.on('clientError', refuseMalformed);
};

const urlOf = ({ port }: Listening, { host }: RouterConfig): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`;

type Malformed = { readonly status: string; readonly message: string };

const notHttp: Malformed = { status: '400 Bad Request', message: 'This is not a valid HTTP request.' };
const malformed: Readonly<Record<string, Malformed>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'The request took too long to arrive.',
  },
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The headers are too long.',
  },
};

/** What is not even HTTP gets an answer too, and never a second chance on the same connection. */
const refuseMalformed = (error: Error & { code?: string }, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status, message } = malformed[error.code ?? ''] ?? notHttp;
  endWithFault(socket, status, new Fault('BAD_REQUEST', message));
};
