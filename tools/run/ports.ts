// Which TCP ports to use, all on this machine's loopback address.
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';

const HOST = '127.0.0.1';
const TRIES = 50;

/** Below this are the ports of well-known programs. */
const LOWEST = 15_000;

/** A port nobody uses at this moment, nor will by chance: see freePorts. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

/**
 * So many ports that nobody uses, no two the same. Where the system leaves any, they are none of those that it gives
 * to outgoing connections: a process that was to listen on one of these again after a restart would find it taken by a
 * connection, for as long as that lives.
 */
export async function freePorts(count: number): Promise<number[]> {
  const room = givenToConnections() - LOWEST;
  const ports = new Set<number>();
  // a stretch from somewhere: two systems that start at one moment hardly choose the same
  const from = room > count ? randomInt(room) : 0;
  for (let i = 0; i < room && ports.size < count; i++) {
    const port = LOWEST + ((from + i) % room);
    if (await isFree(port)) ports.add(port);
  }
  while (ports.size < count) ports.add(await listenBriefly(0));
  return [...ports];
}

/** From which port on the system gives them to outgoing connections. */
function givenToConnections(): number {
  try {
    return Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
  } catch {
    return 49_152; // not Linux: what RFC 6335 leaves to them
  }
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
