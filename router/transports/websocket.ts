// GraphQL over WebSocket (graphql-transport-ws), on the same port and path as HTTP and with the same admission.

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Fault } from '@jumun/platform/kernel/errors';
import { handleProtocols } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { countDropped } from '../metrics.ts';
import { type Alarms, openAlarms } from '../subscriptions/alarms.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { endWithFault } from './reply.ts';
import { openRounds, type Rounds } from './rounds.ts';
import { type Client, handshakeOf, openProtocol, type SocketWire } from './socket-protocol.ts';
import { mostBuffered } from './stream-response.ts';
import {
  closing,
  foreignHost,
  foreignOrigin,
  isAllowedHost,
  isAllowedOrigin,
  localeOfRequest,
  nothingHere,
} from './wire.ts';

const largestMessage = 64 * 1_024;
const keepAliveMs = 12_000;
/** The longest reason that fits into a close frame. */
const longestReason = 120;

const options = {
  noServer: true,
  maxPayload: largestMessage,
  perMessageDeflate: false,
  handleProtocols,
  /** How long a client may take to answer a close before the connection is cut, in milliseconds. */
  closeTimeout: 1_000,
};

/** Accepts the WebSocket upgrades of a server; `close` tells every client to reconnect elsewhere. */
export const openWebSockets = (server: Server, wire: SocketWire): { close(): Promise<void> } => {
  const sockets = new WebSocketServer(options);
  const clients = new Set<SocketClient>();
  const expiries = openAlarms<Client>((client) => client.end(4403, 'token expired'));
  const rounds = openRounds<SocketClient>(keepAliveMs, visit);
  const open = connector({ wire, expiries, rounds, clients });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, wire);
    if (refusal) endWithFault(socket, `${refusal[0]} Refused`, refusal[1], localeOfRequest(request));
    else sockets.handleUpgrade(request, socket, head, open);
  });

  return {
    async close() {
      const gone = [...clients].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
      for (const client of [...clients]) client.end(1012, 'Service restart');
      await Promise.all(gone);
      sockets.close();
    },
  };
};

type SocketClient = Client & { readonly socket: WebSocket; answered: boolean };

type Connecting = {
  readonly wire: SocketWire;
  readonly expiries: Alarms<Client>;
  readonly rounds: Rounds<SocketClient>;
  readonly clients: Set<SocketClient>;
};

/** Connects a socket that has opened to the protocol, until either side closes it. */
const connector = ({ wire, expiries, rounds, clients }: Connecting) => {
  const protocol = openProtocol(wire, expiries);
  return (socket: WebSocket, request: IncomingMessage): void => {
    let receive = (_text: string): Promise<void> => Promise.resolve();
    let leave: ((code: number, reason: string) => Promise<void>) | undefined;

    const end = (code: number, reason: string): void => {
      if (client.isOver) return;
      client.isOver = true;
      inbox.close();
      rounds.delete(client);
      if (client.identified?.expiresAt !== undefined) expiries.clear(client.identified.expiresAt, client);
      client.stays?.();
      socket.close(code, reason.slice(0, longestReason));
      void leave?.(code, reason);
    };
    const failed = (error: unknown): void => {
      wire.log.error({ err: error }, 'a WebSocket message failed');
      end(4500, 'Internal error');
    };
    const take = (text: string): void => {
      if (isServersMessage(text)) end(4400, 'Invalid message received');
      else void receive(withQuery(text)).catch(failed);
    };
    const inbox = openInbox(take, () => end(1008, 'Too many messages'));
    const handshake = handshakeOf(request, wire.config);
    const client: SocketClient = {
      socket,
      handshake,
      identified: undefined,
      isOver: false,
      answered: true,
      end,
    };
    clients.add(client);
    rounds.add(client);
    listen(client, inbox, clients);
    leave = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sendBounded(client, text),
        close: end,
        onMessage: (take) => {
          receive = take;
        },
      },
      client,
    );
  };
};

/** Well-formed, but only servers send it: graphql-ws would say so only after the next message has been taken. */
const isServersMessage = (text: string): boolean => {
  if (!/"(connection_ack|next|error)"/.test(text)) return false;
  try {
    return ['connection_ack', 'next', 'error'].includes(JSON.parse(text)?.type);
  } catch {
    return false;
  }
};

/** A document may be named instead of sent, and graphql-ws takes no operation without a text. */
const withQuery = (text: string): string => {
  if (!/"(documentId|persistedQuery)"/.test(text)) return text;
  try {
    const message = JSON.parse(text);
    if (message.type !== 'subscribe') return text;
    return JSON.stringify({ ...message, payload: { query: '', ...message.payload } });
  } catch {
    return text;
  }
};

const listen = (client: SocketClient, inbox: Inbox, clients: Set<SocketClient>): void => {
  const { socket, end } = client;
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) end(4400, 'Messages must be text');
    else inbox.arrive(String(data));
  });
  socket.on('ping', inbox.count);
  socket.on('pong', () => {
    client.answered = true;
    inbox.count();
  });
  socket.on('error', () => end(1002, 'Broken frame')); // ws has told the client what was wrong with the frame
  socket.once('close', (code: number, reason: Buffer) => {
    clients.delete(client);
    end(code, String(reason));
  });
};

/** Why an upgrade is refused, and the HTTP status that says so. */
const refusalOf = (
  { url, headers }: IncomingMessage,
  { config, draining }: SocketWire,
): readonly [number, Fault] | undefined => {
  const [path] = (url ?? '').split('?');
  if (path !== '/graphql') return [404, nothingHere()];
  if (!isAllowedHost(headers, config)) return [421, foreignHost()];
  if (!isAllowedOrigin(headers, config)) return [403, foreignOrigin()];
  return draining() ? [503, closing()] : undefined;
};

/**
 * Does not wait for the client to read. A client that leaves too much unread is dropped, so that slow readers cannot
 * fill our memory.
 */
const sendBounded = ({ socket, end }: SocketClient, text: string): void => {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(text);
  if (socket.bufferedAmount <= mostBuffered) return;
  countDropped();
  end(1013, 'You read too slowly');
};

/** Ends a socket whose client has vanished without closing it. */
const visit = (client: SocketClient): void => {
  const { socket, answered } = client;
  client.answered = false;
  if (answered) socket.ping();
  else socket.terminate();
};
