// The public edge: one port for HTTP, WebSocket and SSE.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@jumun/platform/kernel/errors';
import { isLive } from '@jumun/platform/process/health';
import { correlationIdOfTrace } from '@jumun/platform/process/tracing';
import type { Graph } from './graph.ts';
import { answerGraphql, sendFault, sendJson } from './http.ts';
import type { Identity } from './identity.ts';
import { type Log, refused } from './masking.ts';
import { sandboxPage } from './sandbox.ts';
import { openWebSockets } from './websocket.ts';
import {
  closing,
  correlationIdOf,
  foreignHost,
  foreignOrigin,
  isAllowedHost,
  isAllowedOrigin,
  type RouterConfig,
  type Wire,
} from './wire.ts';

export type { RouterConfig } from './wire.ts';

export type RouterParts = {
  readonly graph: Graph;
  readonly identity: Identity;
  readonly config: RouterConfig;
  /** Shows Apollo Sandbox to browsers. */
  readonly sandbox: boolean;
  readonly log: Log;
  /** What keeps this process from being ready, one sentence each; nothing when it is. */
  ready(): readonly string[] | Promise<readonly string[]>;
};

export type Router = {
  /** Where the graph answers. */
  readonly url: string;
  /**
   * Says for `noticeMs` that it is not ready and goes on meanwhile; then finishes what was begun, sends everybody else away,
   * and resolves within `graceMs` after that.
   */
  close(graceMs?: number, noticeMs?: number): Promise<void>;
};

const longestWorkMs = 10_000;

/** Listens; rejects when the port is taken. The graph stays open: it belongs to whoever opened it. */
export const openRouter = async ({
  graph,
  identity,
  config,
  sandbox,
  log,
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
      void promise.then(
        () => work.delete(promise),
        () => work.delete(promise),
      );
      return promise;
    },
    whenClosing(end) {
      endings.add(end);
      return () => void endings.delete(end);
    },
    draining: () => draining,
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { traceparent } = request.headers;
    const correlationId = correlationIdOf(
      request.headers['x-correlation-id'] ?? correlationIdOfTrace(traceparent),
    );
    response.setHeader('x-correlation-id', correlationId);
    response.setHeader('x-content-type-options', 'nosniff');
    if (leaving) response.shouldKeepAlive = false; // the next request may go to another replica
    const { method = '', url: target = '/' } = request;
    if (!target.startsWith('/')) return sendFault(response, new Fault('BAD_REQUEST', 'Ask for a path.'));
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    if (path === '/live' || path === '/ready') return await answerProbe(path, method, response);
    if (!isAllowedHost(request.headers, config)) return sendFault(response, foreignHost(), 421);
    if (path !== '/graphql' && path !== '/')
      return sendFault(response, new Fault('NOT_FOUND', 'There is nothing here.'));
    if (sandbox && isPageRequest(request, mark)) return sendPage(response);
    if (path === '/') return sendFault(response, new Fault('NOT_FOUND', 'The graph is at /graphql.'));
    if (!allowOrigin(request, response)) return sendFault(response, foreignOrigin());
    if (method === 'OPTIONS') return void response.writeHead(204, preflight).end();
    if (method !== 'POST' && method !== 'GET') {
      response.setHeader('allow', 'GET, POST, OPTIONS');
      return sendFault(response, new Fault('METHOD_NOT_ALLOWED', 'Ask by POST.'));
    }
    if (draining) return sendFault(response, closing());
    const url = method === 'GET' ? new URL(target, 'http://router.invalid') : undefined;
    await answerGraphql(request, response, url, correlationId, wire);
  };

  const answerProbe = async (path: string, method: string, response: ServerResponse): Promise<void> => {
    if (method !== 'GET' && method !== 'HEAD')
      return sendFault(response, new Fault('METHOD_NOT_ALLOWED', 'Ask by GET.'));
    if (path === '/live')
      return isLive()
        ? sendJson(response, 200, { status: 'live' })
        : sendJson(response, 503, { status: 'not live' });
    const reasons = leaving ? ['This process is about to stop.'] : await ready();
    sendJson(
      response,
      reasons.length > 0 ? 503 : 200,
      reasons.length > 0 ? { status: 'not ready', reasons } : { status: 'ready' },
    );
  };

  const allowOrigin = ({ headers }: IncomingMessage, response: ServerResponse): boolean => {
    const { origin } = headers;
    if (origin === undefined) return true;
    response.setHeader('vary', 'origin');
    if (!isAllowedOrigin(headers, config)) return false;
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', 'x-correlation-id, retry-after');
    return true;
  };

  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 10_000,
      // curl --http2 offers an upgrade with every request; it is answered as if it had not
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      maxHeaderSize: 32_768, // so that a token that is far too long is told to be a bad token
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        log.error({ err: error }, 'a request failed');
        if (!response.writableEnded) response.destroy();
      });
    },
  );
  server.on('clientError', refuseMalformed);
  const webSockets = openWebSockets(server, wire);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  let closed: Promise<void> | undefined;
  const drain = async (graceMs: number, noticeMs: number): Promise<void> => {
    leaving = true;
    if (noticeMs > 0) await pause(noticeMs);
    draining = true;
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const end of [...endings]) end();
    await atMost(Math.min(longestWorkMs, graceMs * 0.8), Promise.allSettled([...work]));
    await atMost(graceMs * 0.1, webSockets.close());
    server.closeIdleConnections();
    // the last answers may still be on their way to the client
    await atMost(Math.min(500, graceMs * 0.1), stopped);
    server.closeAllConnections();
  };

  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${(server.address() as AddressInfo).port}/graphql`,
    close: (graceMs = 15_000, noticeMs = 0) => (closed ??= drain(graceMs, noticeMs)),
  };
};

const preflight = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'content-type, authorization, accept-language, x-correlation-id, traceparent, tracestate, apollo-require-preflight, x-apollo-operation-name',
  'access-control-max-age': '600',
};

const isPageRequest = ({ method, headers: { accept } }: IncomingMessage, queryAt: number): boolean =>
  method === 'GET' && queryAt < 0 && (accept ?? '').includes('text/html');

const sendPage = (response: ServerResponse): void =>
  void response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(sandboxPage);

/** What is not even HTTP gets an answer too, and never a second chance on the same connection. */
const refuseMalformed = (error: Error & { code?: string }, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const text = JSON.stringify(refused(new Fault('BAD_REQUEST', 'This is not a request we understand.')));
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
};

const atMost = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work, enough]);
  clearTimeout(timer);
};
