import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { Fault } from '@jumun/platform/kernel/errors';
import { isLive } from '@jumun/platform/process/health';
import { correlationIdOfTrace } from '@jumun/platform/process/trace-ids';
import type { Pages } from './pages/pages.ts';
import { answerGraphql } from './transports/http.ts';
import { sendFault, sendJson } from './transports/reply.ts';
import type { SingleConnections } from './transports/sse-single.ts';
import {
  closing,
  correlationIdOf,
  foreignHost,
  foreignOrigin,
  isAllowedHost,
  isAllowedOrigin,
  nothingHere,
  type RouterConfig,
  type Wire,
} from './transports/wire.ts';

export type EdgeParts = {
  readonly wire: Wire;
  /** What browsers see; undefined where browsers are refused like any other client that asks for HTML. */
  readonly pages: Pages | undefined;
  readonly singleConnections: SingleConnections;
  /** What keeps this process from being ready, one sentence each; empty when it is. */
  ready(): readonly string[] | Promise<readonly string[]>;
};

const graphIsElsewhere = { ko: '그래프는 /graphql에 있습니다.', en: 'The graph is at /graphql.' };

/** Answers one HTTP request, whatever its path: the probes, the pages, and the graph. */
export const answerRequest = async (
  request: IncomingMessage,
  response: ServerResponse,
  { wire, pages, singleConnections, ready }: EdgeParts,
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
  if (
    pages &&
    (method === 'GET' || method === 'HEAD') &&
    (await answerPage(request, response, path, wire, pages))
  )
    return;
  if (path === '/') return sendFault(response, new Fault('NOT_FOUND', graphIsElsewhere));
  if (path !== '/graphql' && path !== '/graphql/stream') return sendFault(response, nothingHere());
  if (!allowOrigin(request, response, config)) return sendFault(response, foreignOrigin());
  if (method === 'OPTIONS') return void response.writeHead(204, preflight(config)).end();
  if (path === '/graphql/stream') {
    if (draining()) return sendFault(response, closing());
    const url = urlOf(target);
    if (singleConnections.takes(request, url))
      return await singleConnections.answer(request, response, url, correlationId);
  }
  if (method !== 'POST' && method !== 'GET') {
    response.setHeader('allow', 'GET, POST, OPTIONS');
    return sendFault(response, new Fault('METHOD_NOT_ALLOWED', 'Send queries by POST.'));
  }
  if (draining()) return sendFault(response, closing());
  await answerGraphql(request, response, method === 'GET' ? urlOf(target) : undefined, correlationId, wire);
};

/** Only the path and the query string of it mean anything. */
const urlOf = (target: string): URL => new URL(target, 'http://router.invalid');

const answerProbe = async (
  path: string,
  method: string,
  response: ServerResponse,
  problems: () => Promise<readonly string[]>,
): Promise<void> => {
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendFault(response, new Fault('METHOD_NOT_ALLOWED', 'Use GET.'));
  }
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
  response.setHeader('vary', 'origin');
  if (origin === undefined) return true;
  if (!isAllowedOrigin(headers, config)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-correlation-id, retry-after, www-authenticate');
  return true;
};

/** What the clients of this ecosystem send. */
const usualHeaders = [
  'content-type',
  'authorization',
  'accept-language',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'baggage',
  'traceparent',
  'tracestate',
  'x-apollo-operation-name',
  'x-correlation-id',
  'x-graphql-event-stream-token',
];

const preflight = ({ allowedHeaders = [] }: RouterConfig) => ({
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': [...usualHeaders, ...allowedHeaders].join(', '),
  'access-control-max-age': '600',
});

/** Answers a browser that opens the graph's address or one of the pages below it, and says whether it has. */
const answerPage = async (
  { url, headers: { accept = '', 'accept-encoding': encoding } }: IncomingMessage,
  response: ServerResponse,
  path: string,
  { graph }: Wire,
  pages: Pages,
): Promise<boolean> => {
  const page = pages.answer(path, String(encoding ?? ''));
  if (page) return send(response, page.headers, page.body);
  const opensGraph = (path === '/' || path === '/graphql') && url === path && accept.includes('text/html');
  if (!opensGraph) return false;
  const { body } = await graph.server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'GET',
      headers: new HeaderMap([['accept', 'text/html']]),
      search: '',
      body: undefined,
    },
    context: () => Promise.reject(new Error('A page needs no context.')),
  });
  return body.kind === 'complete' && send(response, pages.landingHeaders, Buffer.from(body.string));
};

const send = (response: ServerResponse, headers: Readonly<Record<string, string>>, body: Buffer): true => {
  response.writeHead(200, headers).end(body);
  return true;
};
