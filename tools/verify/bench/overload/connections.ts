import { connect, type Socket } from 'node:net';

/** What came back for one request; undefined where the connection broke before that. */
export type Heard = { readonly status: number; readonly text: string } | undefined;

export type Connections = {
  /** Sends the bytes of a request, each character one byte, on an idle connection or a new one. */
  send(bytes: string, heard: (answer: Heard) => void): void;
  close(): void;
};

const end = '\r\n\r\n';
const lengthHeader = /\r\ncontent-length: (\d+)/i;

/**
 * Many persistent connections, one request at a time on each. Reads no more of HTTP than our router says, so that a request costs
 * its sender some ten microseconds.
 */
export const openConnections = (url: string): Connections => {
  const { hostname, port } = new URL(url);
  const idle: Socket[] = [];
  const all = new Set<Socket>();
  const waiting = new Map<Socket, (answer: Heard) => void>();

  const hear = (socket: Socket, answer: Heard): void => {
    const heard = waiting.get(socket);
    waiting.delete(socket);
    heard?.(answer);
  };
  const open = (): Socket => {
    const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
    let received = '';
    socket.on('data', (part: string) => {
      received = received === '' ? part : received + part;
      const head = received.indexOf(end);
      if (head < 0) return;
      const from = head + end.length;
      const length = Number(lengthHeader.exec(received)?.[1] ?? 0);
      if (received.length < from + length) return;
      const answer = { status: Number(received.slice(9, 12)), text: received.slice(from) };
      received = '';
      idle.push(socket);
      hear(socket, answer);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      all.delete(socket);
      hear(socket, undefined);
    });
    all.add(socket);
    return socket;
  };
  const usable = (): Socket => {
    for (let socket = idle.pop(); socket; socket = idle.pop()) if (socket.writable) return socket;
    return open();
  };

  return {
    send(bytes, heard) {
      const socket = usable();
      waiting.set(socket, heard);
      socket.write(bytes, 'latin1');
    },
    close() {
      for (const socket of all) socket.destroy();
    },
  };
};

/** The bytes of a request up to its body, for a body of this many bytes. */
export const headOf = (url: string, token: string, length: number): string => {
  const { host, pathname } = new URL(url);
  return [
    `POST ${pathname} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    'accept: application/json',
    `authorization: Bearer ${token}`,
    `content-length: ${length}${end}`,
  ].join('\r\n');
};

/** A text as `send` takes it: each byte of its UTF-8 a character. */
export const asBytes = (text: string): string => Buffer.from(text).toString('latin1');
