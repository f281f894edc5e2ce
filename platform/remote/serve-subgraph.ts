import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, parse } from 'graphql';
import type { ConnectionInitMessage, ServerOptions } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Call, GraphRequest, Route } from '../graph/client.ts';
import { asFault, type Log } from '../graph/faults.ts';
import { interruptible, preceded } from '../graph/live.ts';
import type { Subgraph } from '../graph/subgraph.ts';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { isLive } from '../process/health.ts';
import { histogram } from '../process/metrics.ts';
import { inSpan } from '../process/tracing.ts';
import { subscriptionBody, verifyCall } from './internal-token.ts';
import type { Keys } from './keys.ts';
import { drainingHeader } from './replicas.ts';

const answered = histogram(
  'jumun_subgraph_seconds',
  'How long a subgraph that runs by itself took to answer, by outcome: ok, errors (in the answer), or failed.',
  ['subgraph', 'outcome'],
);

const maxBody = 1024 * 1024; // bytes
const graphPath = '/graphql';

/**
 * Serves one subgraph to the other processes of the system, never to the public: only `/live` and `/ready` answer without an
 * internal token, everything else is 401 before anything of it is read as GraphQL. A WebSocket is refused at the upgrade
 * without a token, and each subscription brings its own.
 *
 * `ready` gives the reasons why not to send traffic here; none is ready. `close` says that it is not ready any more and goes on
 * for `noticeMs`, so that callers with another replica can turn to it; then it stops accepting, ends subscriptions with 1012
 * (service restart), lets running requests finish for `graceMs`, and cuts them off.
 */
export const serveSubgraph = async ({
  subgraph,
  keys,
  port,
  host = '127.0.0.1',
  ready,
  routes = {},
  log,
}: {
  readonly subgraph: Pick<Subgraph, 'name' | 'client'>;
  readonly keys: Pick<Keys, 'publicKeyOf'>;
  readonly port: number;
  readonly host?: string;
  readonly ready: () => Promise<readonly string[]>;
  /** Signed GET and POST routes by path, beside the graph. */
  readonly routes?: Readonly<Record<string, Route>>;
  readonly log?: Log;
}): Promise<{ readonly url: string; close(graceMs: number, noticeMs?: number): Promise<void> }> => {
  const verify = (body: string | Uint8Array, authorization: string | undefined): Promise<Call> =>
    verifyCall(keys, subgraph.name, body, /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]);
  const running = new Set<Promise<void>>();
  let closing = false;

  const execute = (graphRequest: GraphRequest, call: Call, { headers }: IncomingMessage) =>
    inSpan(
      subgraph.name,
      { correlationId: call.correlationId, traceparent: headers.traceparent as string, kind: 'server' },
      async (note) => {
        const began = performance.now();
        let outcome = 'failed';
        try {
          const result = await subgraph.client.execute(graphRequest, call);
          outcome = result.errors ? 'errors' : 'ok';
          if (result.errors) note({}, String(result.errors[0]?.extensions?.code ?? 'ERRORS'));
          return result;
        } finally {
          answered(subgraph.name, outcome).observe((performance.now() - began) / 1_000);
        }
      },
    );

  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const path = request.url?.split('?')[0] ?? '';
    if (request.method === 'GET' && path === '/live')
      return { status: isLive() ? 200 : 503, body: { live: isLive() } };
    if (request.method === 'GET' && path === '/ready') {
      const problems = closing ? ['closing'] : await ready().catch(() => ['The check of readiness failed.']);
      return { status: problems.length === 0 ? 200 : 503, body: { ready: problems.length === 0, problems } };
    }
    const { authorization } = request.headers;
    if (!authorization) await verify('', undefined); // refused without reading the body
    const body = await bodyOf(request);
    const call = await verify(body, authorization);
    const route = routes[path];
    if (path !== graphPath && !route) throw new Fault('NOT_FOUND', 'Nothing is here.');
    if (request.method !== 'POST' && !(route && request.method === 'GET'))
      throw new Fault('METHOD_NOT_ALLOWED', 'Send a POST request.');
    const parsed = request.method === 'POST' ? jsonOf(body) : undefined;
    return {
      status: 200,
      body: route ? await route(call, parsed) : await execute(graphRequestOf(parsed), call, request),
    };
  };

  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      // a client keeps idle sockets for less than 65 s, so that it is never the server that closes one just when it is used
      const work = answer(request)
        .catch((error) => refusal(error, log))
        .then(({ status, body }) =>
          respond(response, status, body, { draining: closing, last: closing || !request.complete }),
        )
        .catch((error) => {
          log?.error({ err: error }, 'an answer could not be written');
          response.destroy();
        })
        .finally(() => running.delete(work));
      running.add(work);
    },
  );

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBody, perMessageDeflate: false });
  const subscriptions = useServer(subscriptionsOf(subgraph, keys, log), sockets);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    verify('', request.headers.authorization)
      .then(() => {
        if (request.url !== graphPath || closing) throw new Fault('NOT_FOUND', 'Nothing is here.');
        sockets.handleUpgrade(request, socket, head, (webSocket) =>
          sockets.emit('connection', webSocket, request),
        );
      })
      .catch((error) => {
        const { status, body } = refusal(error, log);
        const text = JSON.stringify(body);
        socket.end(
          `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
        );
      });
  });

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { address, family, port: actual } = server.address() as AddressInfo;

  const close = async (graceMs: number, noticeMs = 0): Promise<void> => {
    closing = true;
    if (noticeMs > 0) await pause(noticeMs);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets.clients) socket.close(1012, 'Service restart');
    await Promise.race([Promise.allSettled(running), pause(graceMs, undefined, { ref: false })]);
    await Promise.race([socketsGone(sockets), pause(Math.min(graceMs, 1_000), undefined, { ref: false })]);
    for (const socket of sockets.clients) socket.terminate(); // did not answer the close
    await subscriptions.dispose();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}${graphPath}`, close };
};

const socketsGone = async ({ clients }: WebSocketServer): Promise<void> => {
  await Promise.all([...clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
};

// ---- HTTP -------------------------------------------------------------------------------------------------------

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  // the socket is still needed to say what was wrong
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBody) throw new Fault('PAYLOAD_TOO_LARGE', 'The request is longer than 1 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Fault('INVALID_JSON', 'The body is not JSON.');
  }
};

const graphRequestOf = (body: unknown): GraphRequest => {
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>;
  const isMap =
    variables === undefined ||
    variables === null ||
    (typeof variables === 'object' && !Array.isArray(variables));
  if (
    typeof query !== 'string' ||
    !isMap ||
    !['undefined', 'string'].includes(typeof (operationName ?? undefined))
  )
    throw new Fault('BAD_REQUEST', 'The body must be { query, variables, operationName }.');
  return {
    query,
    variables: (variables as Record<string, unknown> | null) ?? undefined,
    operationName: (operationName as string | null) ?? undefined,
  };
};

const statusOf: Readonly<Partial<Record<FaultCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
};

const refusal = (error: unknown, log: Log | undefined): { status: number; body: ExecutionResult } => {
  const fault = asFault(error, { correlationId: '' }, log);
  return {
    status: statusOf[fault.code] ?? 400,
    body: { errors: [new GraphQLError(fault.message, { extensions: fault.extensions })] },
  };
};

const respond = (
  response: ServerResponse,
  status: number,
  body: unknown,
  { draining, last }: { readonly draining: boolean; readonly last: boolean },
): void => {
  const text = Buffer.from(JSON.stringify(body ?? null));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': text.length,
    'cache-control': 'no-store',
    ...(last && { connection: 'close' }),
    ...(draining && { [drainingHeader]: '1' }),
  });
  response.end(text);
};

// ---- subscriptions ----------------------------------------------------------------------------------------------

type SubscribeArgs = ExecutionArgs & { readonly request: GraphRequest; readonly call: Call };

/** graphql-ws wants a document to see that it is a subscription; what is really asked goes to the client as it came. */
const someSubscription = parse('subscription { event }');

/** Says that the subscription has been opened, before its first event. */
const openedMessage: ExecutionResult = { extensions: { opened: true } };

const subscriptionsOf = (
  { name, client }: Pick<Subgraph, 'name' | 'client'>,
  keys: Pick<Keys, 'publicKeyOf'>,
  log: Log | undefined,
): ServerOptions<ConnectionInitMessage['payload'], Extra> => ({
  onSubscribe: async (_socket, _id, payload) => {
    try {
      const token = payload.extensions?.token;
      const call = await verifyCall(
        keys,
        name,
        subscriptionBody(payload as GraphRequest),
        typeof token === 'string' ? token : undefined,
      );
      return {
        document: someSubscription,
        request: graphRequestOf(payload),
        call,
      } as unknown as SubscribeArgs;
    } catch (error) {
      return refusal(error, log).body.errors; // of this one: others share the socket
    }
  },
  subscribe: async (args) => {
    const { request, call } = args as SubscribeArgs;
    try {
      const opened = await client.subscribe(request, call);
      return Symbol.asyncIterator in opened ? preceded(openedMessage, opened) : opened;
    } catch (error) {
      // an iterator that fails becomes an error message of this subscription; a throw here would close the shared socket
      return interruptible<ExecutionResult>(
        () => Promise.reject(asFault(error, call, log)),
        () => {},
      );
    }
  },
});
