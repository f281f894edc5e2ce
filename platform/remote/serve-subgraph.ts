import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { executedBy, openApollo, overHttp } from '../graph/apollo.ts';
import type { Call, GraphRequest, Route } from '../graph/client.ts';
import type { Log } from '../graph/faults.ts';
import type { Subgraph } from '../graph/subgraph.ts';
import { endsWithin, pause } from '../kernel/deadline.ts';
import { Fault } from '../kernel/errors.ts';
import { isLive } from '../process/health.ts';
import { histogram } from '../process/metrics.ts';
import { inSpan } from '../process/tracing.ts';
import { bodyOf, jsonOf, maxBody, type Reply, refusal, refuseUpgrade, respond } from './http.ts';
import { type Verifier, verifyCall } from './internal-token.ts';
import { subscriptionsOf } from './serve-subscriptions.ts';

const answered = histogram(
  'jumun_subgraph_seconds',
  'How long a subgraph that runs by itself took to answer, by outcome: ok, errors (in the answer), or failed.',
  ['subgraph', 'outcome'],
);

const graphPath = '/graphql';

const nothingHere = () =>
  new Fault('NOT_FOUND', { ko: '이 주소에는 아무것도 없습니다.', en: 'Nothing is here.' });

type Served = {
  readonly subgraph: Pick<Subgraph, 'name' | 'schema' | 'client' | 'whenRedefined'>;
  readonly keys: Verifier;
  readonly port: number;
  readonly host?: string;
  /** The reasons why no traffic should be sent here; empty when it is ready. */
  readonly ready: () => Promise<readonly string[]>;
  /** Signed GET and POST routes by path, beside the graph. */
  readonly routes?: Readonly<Record<string, Route>>;
  readonly log?: Log;
};

/** What is wrong with an operation is an answer like any other: every replica would give it. */
const refusalsAreAnswers: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http } }) {
        if (http.status === 400) http.status = 200;
      },
    };
  },
};

type Verify = (body: string | Uint8Array, authorization: string | undefined) => Promise<Call>;

type Asked = { readonly call: Call; readonly traceparent: string | undefined };

/** The subgraph behind ApolloServer, which reads requests as it does in the router; the subgraph's own client executes them. */
const openGraph = ({ subgraph, log }: Served): Promise<ApolloServer<Asked>> => {
  const { name, client } = subgraph;
  const execute = ({ call, traceparent }: Asked, request: GraphRequest): Promise<ExecutionResult> =>
    inSpan(name, { correlationId: call.correlationId, traceparent, kind: 'server' }, async (note) => {
      const began = performance.now();
      let outcome = 'failed';
      try {
        const result = await client.execute(request, call);
        outcome = result.errors ? 'errors' : 'ok';
        if (result.errors) note({}, String(result.errors[0]?.extensions?.code ?? 'ERRORS'));
        return result;
      } finally {
        answered(name, outcome).observe((performance.now() - began) / 1_000);
      }
    });
  return openApollo<Asked>({
    gateway: executedBy(subgraph, ({ context, source: query, request: { variables, operationName } }) =>
      execute(context as Asked, { query, variables, operationName }),
    ),
    csrfPrevention: false, // who asks is proven by a token for this very body
    persistedQueries: false,
    plugins: [refusalsAreAnswers],
    log,
  });
};

/** Answers HTTP: the probes, the graph and the signed routes. */
const answerer = (
  { ready, routes = {} }: Served,
  graph: ApolloServer<Asked>,
  verify: Verify,
  isClosing: () => boolean,
) => {
  const probe = async (path: string): Promise<Reply | undefined> => {
    if (path === '/live') return { status: isLive() ? 200 : 503, body: { live: isLive() } };
    if (path !== '/ready') return undefined;
    const problems = isClosing()
      ? ['closing']
      : await ready().catch(() => ['The check of readiness failed.']);
    return { status: problems.length === 0 ? 200 : 503, body: { ready: problems.length === 0, problems } };
  };

  return async (request: IncomingMessage): Promise<Reply> => {
    const path = request.url?.split('?')[0] ?? '';
    const probed = request.method === 'GET' ? await probe(path) : undefined;
    if (probed) return probed;
    const { authorization } = request.headers;
    if (!authorization) await verify('', undefined); // refused without reading the body
    const body = await bodyOf(request);
    const call = await verify(body, authorization);
    const route = routes[path];
    if (path !== graphPath && !route) throw nothingHere();
    if (request.method !== 'POST' && !(route && request.method === 'GET'))
      throw new Fault('METHOD_NOT_ALLOWED', 'Send a POST request.');
    const parsed = request.method === 'POST' ? jsonOf(body) : undefined;
    if (route) return { status: 200, body: await route(call, parsed) };
    const context = { call, traceparent: request.headers.traceparent as string | undefined };
    const { status, text } = await overHttp(graph, { headers: request.headers, body: parsed, context });
    return { status, text };
  };
};

/** A WebSocket is refused at the upgrade without a token. */
const openSockets = (
  server: Server,
  { subgraph, keys, log }: Served,
  verify: Verify,
  isClosing: () => boolean,
) => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBody, perMessageDeflate: false });
  const subscriptions = useServer(subscriptionsOf(subgraph, keys, log), sockets);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    verify('', request.headers.authorization)
      .then(() => {
        if (request.url !== graphPath || isClosing()) throw nothingHere();
        sockets.handleUpgrade(request, socket, head, (webSocket) =>
          sockets.emit('connection', webSocket, request),
        );
      })
      .catch((error) => refuseUpgrade(socket, error, log));
  });
  return { sockets, subscriptions };
};

const socketsGone = async ({ clients }: WebSocketServer): Promise<void> => {
  await Promise.all([...clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
};

/**
 * Serves one subgraph to the other processes of the system, never to the public: only `/live` and `/ready` answer without an
 * internal token, everything else is 401 before anything of it is read as GraphQL. A WebSocket is refused at the upgrade
 * without a token, and each subscription brings its own.
 *
 * `close` reports that it is not ready but keeps serving for `noticeMs`, so that callers with another replica can turn to it;
 * then it stops accepting, ends subscriptions with 1012 (service restart), gives running requests `graceMs` to finish, and cuts
 * them off.
 */
export const serveSubgraph = async (
  served: Served,
): Promise<{ readonly url: string; close(graceMs: number, noticeMs?: number): Promise<void> }> => {
  const { subgraph, keys, port, host = '127.0.0.1', log } = served;
  const verify: Verify = (body, authorization) =>
    verifyCall(keys, subgraph.name, body, /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]);
  const running = new Set<Promise<void>>();
  let closing = false;
  const graph = await openGraph(served);
  const answer = answerer(served, graph, verify, () => closing);

  const server = createServer(
    // a client keeps idle sockets for less than 65 s, so that it is never the server that closes one just when it is used
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      const work = answer(request)
        .catch((error) => refusal(error, log))
        .then((reply) => respond(response, reply, { draining: closing, last: closing || !request.complete }))
        .catch((error) => {
          log?.error({ err: error }, 'an answer could not be written');
          response.destroy();
        })
        .finally(() => running.delete(work));
      running.add(work);
    },
  );
  const { sockets, subscriptions } = openSockets(server, served, verify, () => closing);

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { address, family, port: actual } = server.address() as AddressInfo;

  const close = async (graceMs: number, noticeMs = 0): Promise<void> => {
    closing = true;
    if (noticeMs > 0) await pause(noticeMs);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets.clients) socket.close(1012, 'Service restart');
    await endsWithin(graceMs, Promise.allSettled(running));
    await endsWithin(Math.min(graceMs, 1_000), socketsGone(sockets));
    for (const socket of sockets.clients) socket.terminate(); // did not answer the close
    await subscriptions.dispose();
    await graph.stop();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}${graphPath}`, close };
};
