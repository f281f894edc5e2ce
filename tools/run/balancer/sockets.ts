import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Replicas } from '@jumun/platform/remote/replicas';
import { away, refuseSocket } from './answers.ts';
import { forwarded } from './headers.ts';

export type Sockets = {
  /** Connects a client that asked for a WebSocket with a router; from then on bytes pass unseen. */
  carry(request: IncomingMessage, client: Duplex, head: Buffer): void;
};

export const openSockets = (routers: Replicas): Sockets => {
  const attempt = (request: IncomingMessage, client: Duplex, head: Buffer, triesLeft: number): void => {
    if (client.destroyed) return;
    const url = routers.next();
    const { hostname, port } = new URL(url);
    const router = connect(Number(port), hostname);
    router.setNoDelay(true);
    router.once('error', () => {
      routers.leaveOut(url);
      if (triesLeft > 0) attempt(request, client, head, triesLeft - 1);
      else refuseSocket(client, 503, away);
    });
    router.once('connect', () => {
      router.removeAllListeners('error');
      router.on('error', () => client.destroy());
      router.on('close', () => client.end(() => client.destroy())); // what it said last still arrives
      client.on('close', () => router.destroy());
      router.write(headOf(request));
      router.write(head);
      router.pipe(client);
      client.pipe(router);
    });
  };
  return {
    carry: (request, client, head) => attempt(request, client, head, routers.urls.length - 1),
  };
};

const headOf = (request: IncomingMessage): string => {
  const headers = forwarded(request, { upgrades: true });
  const lines = headers.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${headers[i + 1]}`] : []));
  return [`${request.method} ${request.url} HTTP/1.1`, ...lines, '', ''].join('\r\n');
};
