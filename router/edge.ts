import type { IncomingMessage, ServerResponse } from 'node:http';
import { Fault } from '@jumun/platform/kernel/errors';
import { isLive } from '@jumun/platform/process/health';
import { correlationIdOfTrace } from '@jumun/platform/process/trace-ids';
import { answerGraphql, sendFault, sendJson } from './http.ts';
import { sandboxPage } from './sandbox.ts';
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

export type EdgeParts = {
  readonly wire: Wire;
  /** Shows Apollo Sandbox to browsers. */
  readonly sandbox: boolean;
  /** What keeps this process from being ready, one sentence each; empty when it is. */
  ready(): readonly string[] | Promise<readonly string[]>;
};

/** Answers one HTTP request, whatever its path: the probes, the sandbox, and the graph. */
export const answerRequest = async (
  request: IncomingMessage,
  response: ServerResponse,
  { wire, sandbox, ready }: EdgeParts,
): Promise<void> => {
  const { config, leaving, draining } = wire;
  const { traceparent } = request.headers;
  const correlationId = correlationIdOf(
    request.headers['x-correlation-id'] ?? correlationIdOfTrace(traceparent),
  );
  response.setHeader('x-correlation-id', correlationId);
  response.setHeader('x-content-type-options', 'nosniff');
  if (leaving()) response.shouldKeepAlive = false; // the next request may go to another replica
  const { method = '', url: target = '/' } = request;
  if (!target.startsWith('/'))
    return sendFault(response, new Fault('BAD_REQUEST', 'The request target must be a path.'));
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (path === '/live' || path === '/ready')
    return await answerProbe(path, method, response, async () =>
      leaving() ? ['This process is about to stop.'] : await ready(),
    );
  if (!isAllowedHost(request.headers, config)) return sendFault(response, foreignHost(), 421);
  if (path !== '/graphql' && path !== '/')
    return sendFault(response, new Fault('NOT_FOUND', 'There is nothing here.'));
  if (sandbox && isPageRequest(request, mark)) return sendPage(response);
  if (path === '/') return sendFault(response, new Fault('NOT_FOUND', 'The graph is at /graphql.'));
  if (!allowOrigin(request, response, config)) return sendFault(response, foreignOrigin());
  if (method === 'OPTIONS') return void response.writeHead(204, preflight).end();
  if (method !== 'POST' && method !== 'GET') {
    response.setHeader('allow', 'GET, POST, OPTIONS');
    return sendFault(response, new Fault('METHOD_NOT_ALLOWED', 'Send queries by POST.'));
  }
  if (draining()) return sendFault(response, closing());
  const url = method === 'GET' ? new URL(target, 'http://router.invalid') : undefined;
  await answerGraphql(request, response, url, correlationId, wire);
};

const answerProbe = async (
  path: string,
  method: string,
  response: ServerResponse,
  problems: () => Promise<readonly string[]>,
): Promise<void> => {
  if (method !== 'GET' && method !== 'HEAD')
    return sendFault(response, new Fault('METHOD_NOT_ALLOWED', 'Use GET.'));
  if (path === '/live')
    return isLive()
      ? sendJson(response, 200, { status: 'live' })
      : sendJson(response, 503, { status: 'not live' });
  const reasons = await problems();
  if (reasons.length > 0) sendJson(response, 503, { status: 'not ready', reasons });
  else sendJson(response, 200, { status: 'ready' });
};

const allowOrigin = (
  { headers }: IncomingMessage,
  response: ServerResponse,
  config: RouterConfig,
): boolean => {
  const { origin } = headers;
  if (origin === undefined) return true;
  response.setHeader('vary', 'origin');
  if (!isAllowedOrigin(headers, config)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-correlation-id, retry-after');
  return true;
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
