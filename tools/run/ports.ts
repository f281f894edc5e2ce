// Chooses TCP ports, all on the loopback address.
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';

const HOST = '127.0.0.1';
const TRIES = 50;

/** Below this are the ports of well-known programs. */
const LOWEST = 15_000;

/** A port of our own, which no outgoing connection will take: see freePorts. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

/**
 * `count` different free ports, if possible outside the range for outgoing connections: otherwise a connection could take a
 * port while the process that listens on it restarts. They are ours from then on, as long as this process runs.
 */
export async function freePorts(count: number): Promise<number[]> {
  const room = givenToConnections() - LOWEST;
  const ports = new Set<number>();
  // from a random start: two systems that start at once are unlikely to choose the same ports
  const from = room > count ? randomInt(room) : 0;
  for (let i = 0; i < room && ports.size < count; i++) {
    const port = LOWEST + ((from + i) % room);
    if (await takes(port)) ports.add(port);
  }
  while (ports.size < count) {
    const port = await listenBriefly(0);
    if (await claims(port)) ports.add(port);
  }
  return [...ports];
}

/** The first port of the range for outgoing connections. */
function givenToConnections(): number {
  try {
    return Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
  } catch {
    return 49_152; // not Linux: the range of RFC 6335
  }
}

async function takes(port: number): Promise<boolean> {
  return (await isFree(port)) && (await claims(port));
}

/**
 * Between the choice of a port and the moment at which a process of ours listens there, seconds pass, in which another start
 * would choose it too. Whoever has the UDP port of the same number has claimed it, until its process ends.
 */
function claims(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const claim = createSocket('udp4');
    claim.once('error', () => claim.close(() => resolve(false)));
    claim.bind({ port, address: HOST, exclusive: true }, () => {
      claim.unref();
      resolve(true);
    });
  });
}

async function isFree(port: number): Promise<boolean> {
  try {
    await listenBriefly(port);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return false;
    if (code === 'EACCES')
      throw new Error(`Port ${port} requires privileges; choose another: PORT=… npm start`);
    throw error;
  }
}

/** A requested port is used or refused; the default port gives way to the next free one. */
export async function choosePort(asked: string | undefined, usual: number): Promise<number> {
  if (asked) return exactly(asked);
  for (let port = usual; port < usual + TRIES; port++) if (await takes(port)) return port;
  throw new Error(`Ports ${usual} to ${usual + TRIES - 1} are all taken; choose another: PORT=… npm start`);
}

async function exactly(asked: string): Promise<number> {
  const port = Number(asked);
  if (!/^\d+$/.test(asked) || port > 65_535) throw new Error(`PORT=${asked} is not a port (0 to 65535).`);
  if (port === 0) return freePort();
  if (await takes(port)) return port;
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
