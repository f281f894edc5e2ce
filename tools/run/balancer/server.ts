import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '@jumun/platform/process/logger';
import { openReplicas } from '@jumun/platform/remote/replicas';
import { foreignHost, isKnownHost, malformed, refuse, refuseSocket } from './answers.ts';
import { openRequests } from './requests.ts';
import { openSockets } from './sockets.ts';

export type BalancerParts = {
  readonly port: number;
  readonly host: string;
  /** Where the routers listen. */
  readonly routers: readonly string[];
  /** How long an idle connection of a client is kept. */
  readonly keepAliveMs: number;
  readonly log: Pick<Logger, 'warn'>;
};

export type Balancer = {
  readonly url: string;
  /** Takes no new connection, and resolves when the routers have answered what was begun and have ended their streams. */
  close(): Promise<void>;
};

/** Listens; rejects when the port is taken. */
export const openBalancer = async (parts: BalancerParts): Promise<Balancer> => {
  const { port, host, keepAliveMs, log } = parts;
  const routers = openReplicas(parts.routers, { always: true });
  const requests = openRequests(routers, log);
  const sockets = openSockets(routers);
  const isForeign = ({ headers }: IncomingMessage) => !isKnownHost(headers.host, host);

  let closing: Promise<void> | undefined;
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: 32_768, // as the routers allow
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    (request, response) => {
      // a connection that becomes idle now would be waited for
      response.once('close', () => closing && setImmediate(() => server.closeIdleConnections()));
      if (isForeign(request)) refuse(response, 421, foreignHost);
      else void requests.forward(request, response);
    },
  );
  server.on('upgrade', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy());
    if (isForeign(request)) refuseSocket(client, 421, foreignHost);
    else sockets.carry(request, client, head);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, client) => {
    if (error.code === 'ECONNRESET' || !client.writable) client.destroy();
    else refuseSocket(client, ...malformed(error.code));
  });
  await listening(server, port, host);

  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    routers.close();
    await requests.close();
  };
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${given}/graphql`,
    close: () => (closing ??= close()),
  };
};

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
