// The public edge: one port for HTTP, WebSocket and SSE.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithin } from '@jumun/platform/kernel/deadline';
import { Fault } from '@jumun/platform/kernel/errors';
import { answerRequest, type EdgeParts } from './edge.ts';
import type { Graph } from './graph.ts';
import type { Identity } from './identity.ts';
import { type Log, refused } from './masking.ts';
import { callFrom } from './transports/http.ts';
import { openSingleConnections } from './transports/sse-single.ts';
import { openWebSockets } from './transports/websocket.ts';
import type { RouterConfig, Wire } from './transports/wire.ts';

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
  await listening(server, config);

  let closed: Promise<void> | undefined;
  const drain = async (graceMs: number, noticeMs: number): Promise<void> => {
    leaving = true;
    if (noticeMs > 0) await pause(noticeMs);
    draining = true;
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const end of [...endings]) end();
    await endsWithin(Math.min(longestWorkMs, graceMs * 0.8), Promise.allSettled([...work]));
    await endsWithin(graceMs * 0.1, webSockets.close());
    server.closeIdleConnections();
    // the last answers may still be on their way to the client
    await endsWithin(Math.min(500, graceMs * 0.1), stopped);
    server.closeAllConnections();
  };

  return {
    url: urlOf(server, config),
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
        edge.wire.log.error({ err: error }, 'a request failed');
        if (!response.writableEnded) response.destroy();
      });
    },
  );
  return server.on('clientError', refuseMalformed);
};

const listening = (server: Server, { port, host }: RouterConfig): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const urlOf = (server: Server, { host }: RouterConfig): string => {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`;
};

/** What is not even HTTP gets an answer too, and never a second chance on the same connection. */
const refuseMalformed = (error: Error & { code?: string }, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const text = JSON.stringify(refused(new Fault('BAD_REQUEST', 'This is not a valid HTTP request.')));
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
};
