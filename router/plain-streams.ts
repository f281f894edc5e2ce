// Subscriptions at a subgraph that is not ours, over WebSocket (graphql-transport-ws).

import type { GraphRequest } from '@jumun/platform/graph/client';
import { openMailbox } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphCall } from './call.ts';

type Headers = Readonly<Record<string, string>>;

export type PlainStreams = {
  open(request: GraphRequest, call: GraphCall): AsyncIterableIterator<ExecutionResult>;
  close(): void;
};

const openWithinMs = 5_000;
const keepAliveMs = 10_000;
const pongWithinMs = 5_000;
const largestMessage = 16_000_000;
/** Events that the router may lag behind before the stream breaks off. */
const mostUnread = 1_000;

type Socket = { readonly client: Client; streams: number };

/** One socket for all streams that pass the same headers on, opened for the first of them and closed after the last. */
export const plainStreams = (url: string, headers: Headers): PlainStreams => {
  const sockets = new Map<string, Socket>();
  const address = url.replace(/^http/, 'ws');
  return {
    open(request, { forwarded, signal }) {
      const key = JSON.stringify(forwarded ?? {});
      const socket = sockets.get(key) ?? {
        client: openSocket(address, { ...headers, ...forwarded }),
        streams: 0,
      };
      sockets.set(key, socket);
      socket.streams += 1;
      return events(socket.client, request, signal, () => {
        socket.streams -= 1;
        if (socket.streams > 0) return;
        if (sockets.get(key) === socket) sockets.delete(key);
        void socket.client.dispose();
      });
    },
    close() {
      for (const { client } of sockets.values()) client.terminate();
      sockets.clear();
    },
  };
};

/** Subgraphs look for credentials in the handshake or in the first message, so they are in both. */
const openSocket = (url: string, headers: Headers): Client => {
  // graphql-ws makes the socket itself, and a class is the only way to give it a header
  class SocketWithHeaders extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, {
        headers,
        maxPayload: largestMessage,
        perMessageDeflate: false,
        handshakeTimeout: openWithinMs,
      });
    }
  }
  let unanswered: NodeJS.Timeout | undefined;
  const client = createClient({
    url,
    webSocketImpl: SocketWithHeaders,
    connectionParams: headers,
    retryAttempts: 0, // the router opens a broken stream again, from the place it had reached
    connectionAckWaitTimeout: openWithinMs,
    keepAlive: keepAliveMs,
    on: {
      // a socket whose other end has vanished says nothing at all
      ping(fromServer) {
        if (!fromServer) unanswered = setTimeout(() => client.terminate(), pongWithinMs).unref();
      },
      pong(fromServer) {
        if (fromServer) clearTimeout(unanswered);
      },
      closed: () => clearTimeout(unanswered),
    },
  });
  return client;
};

/** What a subgraph is that did not answer, and why. */
export const away = (reason: unknown): Fault =>
  Object.assign(
    new Fault('SERVICE_UNAVAILABLE', {
      ko: '서브그래프에 연결할 수 없습니다.',
      en: 'A subgraph cannot be reached.',
    }),
    { cause: reason },
  );

/** This protocol does not say that a stream has been opened: a refusal comes as its first and last event. */
const events = (
  client: Client,
  { query, variables, operationName }: GraphRequest,
  signal: AbortSignal | undefined,
  ended: () => void,
): AsyncIterableIterator<ExecutionResult> => {
  let dispose = (): void => {};
  const inbox = openMailbox<ExecutionResult>(() => {
    dispose();
    ended();
  }, signal);
  dispose = client.subscribe(
    { query, variables: variables ?? null, operationName: operationName ?? null },
    {
      next(result) {
        const unread = inbox.put(result as FormattedExecutionResult as ExecutionResult);
        if (unread > mostUnread) inbox.end(away(new Error('The router reads too slowly.')));
      },
      error(error) {
        if (!Array.isArray(error)) return inbox.end(away(error));
        inbox.put({ errors: error });
        inbox.end();
      },
      complete: () => inbox.end(),
    },
  );
  return inbox.values;
};
