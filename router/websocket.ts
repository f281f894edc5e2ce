// GraphQL over WebSocket (graphql-transport-ws), on the same port and path as HTTP and with the same admission.

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Fault } from '@jumun/platform/kernel/errors';
import { newId } from '@jumun/platform/kernel/ids';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { graphRequest } from './http.ts';
import type { Identified } from './identity.ts';
import { atTime } from './listener.ts';
import { internal, publicError, refused } from './masking.ts';
import { countDropped } from './metrics.ts';
import type { Admitted, GraphCall } from './operation.ts';
import {
  callOf,
  closing,
  correlationIdOf,
  foreignHost,
  foreignOrigin,
  isAllowedHost,
  isAllowedOrigin,
  type Wire,
} from './wire.ts';

const largestMessage = 64 * 1_024;
const mostBuffered = 1_000_000;
const mostSubscriptions = 20;
const mostMessagesPerSecond = 100;
const initWithinMs = 3_000;
const keepAliveMs = 12_000;

type Extra = {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  identified?: Identified;
  correlationId?: string | undefined;
  language?: string | undefined;
};

type Socketed = Context<Record<string, unknown>, Extra>;
type Asked = { readonly admitted: Admitted; readonly call: GraphCall };

/** Accepts the WebSocket upgrades of a server; `close` tells every client to reconnect elsewhere. */
export const openWebSockets = (server: Server, wire: Wire): { close(): Promise<void> } => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: initWithinMs,
    onConnect: (context) => admitSocket(context, wire),
    onSubscribe: (context, _id, payload) => admitOperation(context, payload, wire),
    execute: (args: unknown) => {
      const { admitted, call } = (args as ExecutionArgs).contextValue as Asked;
      return wire.during(wire.graph.answer(admitted, call));
    },
    subscribe: (args: unknown) => {
      const { admitted, call } = (args as ExecutionArgs).contextValue as Asked;
      return wire.graph.stream(admitted, call) as Promise<AsyncIterableIterator<ExecutionResult>>;
    },
  });

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    socket.on('error', () => socket.terminate()); // a frame is too large or broken; ws has told the client why
    const stopKeepAlive = keepAlive(socket);
    guardAgainstFloods(socket);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sendBounded(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) => {
          socket.on('message', (data, isBinary) => {
            if (isBinary) return socket.close(4400, 'Messages must be text');
            receive(String(data)).catch((error: unknown) => {
              wire.log.error({ err: error }, 'a WebSocket message failed');
              socket.close(4500, 'Internal error');
            });
          });
        },
      },
      { socket, request },
    );
    socket.once('close', (code, reason) => {
      stopKeepAlive();
      void closed(code, String(reason));
    });
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [path] = (request.url ?? '').split('?');
    if (path !== '/graphql')
      return refuseUpgrade(socket, 404, new Fault('NOT_FOUND', 'There is nothing here.'));
    if (!isAllowedHost(request.headers, wire.config)) return refuseUpgrade(socket, 421, foreignHost());
    if (!isAllowedOrigin(request.headers, wire.config)) return refuseUpgrade(socket, 403, foreignOrigin());
    if (wire.draining()) return refuseUpgrade(socket, 503, closing());
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  return {
    async close() {
      const clients = [...sockets.clients];
      const gone = Promise.all(
        clients.map((client) => new Promise((resolve) => client.once('close', resolve))),
      );
      for (const client of clients) client.close(1012, 'Service restart');
      const impatience = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, 1_000);
      await gone;
      clearTimeout(impatience);
      sockets.close();
    },
  };
};

const refuseUpgrade = (socket: Duplex, status: number, fault: Fault): void => {
  const text = JSON.stringify(refused(fault));
  const head = [
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  socket.end(`HTTP/1.1 ${status} Refused\r\n${head.join('\r\n')}\r\n\r\n${text}`);
};

/** Reads who connects; the socket will close when their token expires. */
const admitSocket = async (
  { connectionParams = {}, extra }: Socketed,
  { identity, log }: Wire,
): Promise<boolean> => {
  const { socket, request } = extra;
  const given = connectionParams.authorization ?? connectionParams.Authorization;
  try {
    extra.identified = await identity.identify(
      given === undefined || given === null ? undefined : String(given),
    );
  } catch (error) {
    if (error instanceof Fault && error.code === 'UNAUTHENTICATED') socket.close(4403, error.message);
    else {
      log.warn({ err: error }, 'a socket could not be identified');
      socket.close(1013, 'Try again later');
    }
    return false;
  }
  const language =
    connectionParams['accept-language'] ??
    connectionParams.acceptLanguage ??
    request.headers['accept-language'];
  extra.language = typeof language === 'string' ? language : undefined;
  // an id from the client holds for everything on this socket; without one, every operation gets its own
  const named = connectionParams['x-correlation-id'] ?? request.headers['x-correlation-id'];
  extra.correlationId = named === undefined ? undefined : correlationIdOf(named);
  const { expiresAt } = extra.identified;
  if (expiresAt !== undefined) {
    const timer = atTime(expiresAt, () => socket.close(4403, 'token expired'));
    socket.once('close', () => clearTimeout(timer));
  }
  return true;
};

/** The same admission as HTTP, with a limit on the operations that one socket may have at once. */
const admitOperation = (
  { subscriptions, extra }: Socketed,
  payload: SubscribePayload,
  wire: Wire,
): ExecutionArgs | readonly GraphQLError[] => {
  const { identified, language, correlationId } = extra;
  try {
    if (!identified) throw internal();
    if (wire.draining()) throw closing();
    if (Object.keys(subscriptions).length > mostSubscriptions)
      throw new Fault('SUBSCRIPTION_LIMIT', `A socket may have ${mostSubscriptions} subscriptions at once.`);
    const call = callOf(identified, language, correlationId ?? newId('req'));
    const admitted = wire.graph.admit(graphRequest(payload), call);
    if ('errors' in admitted) return admitted.errors;
    const { document, name } = admitted.operation;
    const contextValue: Asked = { admitted, call };
    return { schema: wire.graph.schema, document, operationName: name, contextValue };
  } catch (error) {
    if (error instanceof Fault) return [publicError(error)];
    wire.log.error({ correlationId, err: error }, 'a WebSocket operation failed');
    return [publicError(internal())];
  }
};

/**
 * Does not wait for the client to read. A client that leaves too much unread is dropped, so that slow readers cannot
 * fill our memory.
 */
const sendBounded = (socket: WebSocket, text: string): void => {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(text);
  if (socket.bufferedAmount <= mostBuffered) return;
  countDropped();
  socket.close(1013, 'You read too slowly');
  setTimeout(() => socket.terminate(), 1_000).unref(); // the close frame waits behind everything unread
};

const guardAgainstFloods = (socket: WebSocket): void => {
  let [since, count] = [0, 0];
  const counted = (): void => {
    const now = performance.now();
    if (now - since >= 1_000) [since, count] = [now, 0];
    count += 1;
    if (count >= mostMessagesPerSecond) socket.close(1008, 'Too many messages');
  };
  socket.on('message', counted);
  socket.on('ping', counted);
};

/** Ends a socket whose client has vanished without closing it. */
const keepAlive = (socket: WebSocket): (() => void) => {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, keepAliveMs);
  return () => clearInterval(timer);
};
