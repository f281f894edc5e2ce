// One public port in front of several routers, for trying the distributed shape on one machine; a real installation has its
// own balancer. It only carries bytes, so HTTP, WebSocket and SSE need no special care.
import { connect, createServer, type Socket } from 'node:net';
import '@jumun/platform/process/fatal';
import { readSettings } from '@jumun/platform/process/config';
import { openLogger } from '@jumun/platform/process/logger';
import { openReplicas } from '@jumun/platform/remote/replicas';
import { z } from 'zod';

const settings = readSettings({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  /** The routers, separated by spaces: `http://127.0.0.1:4101 …` */
  BALANCED: z
    .string()
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .pipe(z.array(z.url()).min(1)),
});

const log = openLogger('balancer');
const routers = openReplicas(settings.BALANCED, { always: true });
const open = new Set<Socket>();

/** Tries each router once: a refused connection has not carried anything yet. */
const carry = (client: Socket, triesLeft: number): void => {
  if (client.destroyed) return;
  const url = routers.next();
  const { hostname, port } = new URL(url);
  const router = connect(Number(port), hostname);
  router.setNoDelay(true);
  router.once('error', () => {
    routers.leaveOut(url);
    if (triesLeft > 0) carry(client, triesLeft - 1);
    else client.destroy();
  });
  router.once('connect', () => {
    router.removeAllListeners('error');
    for (const [one, other] of [
      [client, router],
      [router, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
    client.resume();
  });
};

const server = createServer({ pauseOnConnect: true, allowHalfOpen: false }, (client) => {
  client.setNoDelay(true);
  open.add(client);
  client.once('close', () => open.delete(client));
  client.on('error', () => client.destroy());
  carry(client, settings.BALANCED.length);
});
server.listen(settings.PORT, settings.HOST, () => {
  const url = `http://${settings.HOST}:${settings.PORT}/graphql`;
  process.send?.({ ready: true, url });
  log.info({ url, routers: settings.BALANCED }, 'balancing');
});

const stop = (): void => {
  server.close(() => process.exit(0));
  routers.close();
  for (const socket of open) socket.destroy();
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, stop);
