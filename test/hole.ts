import { type AddressInfo, createServer, type Socket, connect as tcpConnect } from 'node:net';

/** Stands before a server and passes everything on, or takes it and says nothing. */
export const openHole = async (port: () => number) => {
  const sockets = new Set<Socket>();
  let swallows = false;
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => {}).on('close', () => sockets.delete(near));
    const far = tcpConnect(port(), '127.0.0.1').on('error', () => near.destroy());
    near.on('data', (chunk) => void (swallows || far.write(chunk)));
    far.on('data', (chunk) => void (swallows || near.write(chunk)));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallow(on: boolean) {
      swallows = on;
      if (!on) for (const socket of sockets) socket.destroy(); // what was swallowed is not said later
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
