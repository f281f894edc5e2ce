// Which TCP ports to use, all on this machine's loopback address.
import { type AddressInfo, createServer } from 'node:net';

const HOST = '127.0.0.1';
const TRIES = 50;

/** A port nobody uses at this moment. */
export function freePort(): Promise<number> {
  return listenBriefly(0);
}

/** So many of them, no two the same. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

export async function isFree(port: number): Promise<boolean> {
  try {
    await listenBriefly(port);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return false;
    if (code === 'EACCES')
      throw new Error(`Port ${port} needs more rights; choose another: PORT=… npm start`);
    throw error;
  }
}

/** A port that was asked for is used or refused; the default one may move on to the next free one. */
export async function choosePort(asked: string | undefined, usual: number): Promise<number> {
  if (asked) return exactly(asked);
  for (let port = usual; port < usual + TRIES; port++) if (await isFree(port)) return port;
  throw new Error(`Ports ${usual} to ${usual + TRIES - 1} are all taken; choose another: PORT=… npm start`);
}

async function exactly(asked: string): Promise<number> {
  const port = Number(asked);
  if (!/^\d+$/.test(asked) || port > 65_535) throw new Error(`PORT=${asked} is not a port (0 to 65535).`);
  if (port === 0) return freePort();
  if (await isFree(port)) return port;
  throw new Error(`Port ${port} is taken; choose another: PORT=… npm start`);
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const { port: given } = server.address() as AddressInfo;
      server.close(() => resolve(given));
    });
  });
}
