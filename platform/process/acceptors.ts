// A server that takes new connections as fast as they come. In a turn of its event loop Node takes one connection from each
// listening socket, so while turns are long, two hundred customers who come at once would wait for two hundred turns. Several
// sockets share the port instead, and the kernel spreads connections over them.

import { type AddressInfo, createServer, type ListenOptions, type Server, type Socket } from 'node:net';

export type Listening = {
  readonly port: number;
  /** Takes no more connections; resolves when the last one has ended. */
  close(): Promise<void>;
};

/** Each turn takes so many connections at most; one that is not needed costs nothing. */
const sockets = 128;
/** Connections that the kernel keeps until they are taken; it may allow fewer. */
const backlog = 4_096;

/** Where the kernel spreads connections over sockets that share a port. */
const canShare = process.platform === 'linux';

/** Listens with a server; rejects when the port is taken, also by one that would share it. */
export const listenWidely = async (
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> => {
  if (!canShare) {
    await listening(server, { port, host, backlog });
    return { port: portOf(server), close: () => closed(server) };
  }
  if (port !== 0) await nobodyHas(port, host);
  await listening(server, { port, host, backlog, reusePort: true });
  const own = portOf(server);
  const take = (socket: Socket): void => void server.emit('connection', socket);
  const others = Array.from({ length: sockets - 1 }, () =>
    createServer({ allowHalfOpen: true, noDelay: true }, take),
  );
  await Promise.all(others.map((other) => listening(other, { port: own, host, backlog, reusePort: true })));
  return { port: own, close: async () => void (await Promise.all([server, ...others].map(closed))) };
};

/** A port that is shared could be taken twice without anybody noticing, so it is asked for alone before. */
const nobodyHas = async (port: number, host: string): Promise<void> => {
  const alone = createServer();
  await listening(alone, { port, host });
  await closed(alone);
};

const listening = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
