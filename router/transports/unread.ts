// Answers that clients have asked for and do not read: they stay in our memory until the client reads, or is cut off.

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type UnreadParts = {
  /** What all such answers together may occupy, in bytes; beyond that, those that have waited longest are cut off. */
  readonly mostBytes: number;
  /** How long a client may go without reading anything, in milliseconds; whoever has read a part first, twice as long. */
  readonly patienceMs: number;
};

export type Unread = {
  /** Watches an answer of so many bytes that has just been written. */
  watch(response: ServerResponse, bytes: number): void;
  /** What is waiting to be read, in bytes. */
  bytes(): number;
};

export const openUnread = ({ mostBytes, patienceMs }: UnreadParts): Unread => {
  const waiting = new Map<Socket, number>();
  const known = new WeakSet<Socket>();
  let total = 0;
  const forget = (socket: Socket): void => {
    total -= waiting.get(socket) ?? 0;
    waiting.delete(socket);
  };
  const add = (socket: Socket, bytes: number): void => {
    if (!known.has(socket)) socket.once('close', () => forget(socket));
    known.add(socket);
    waiting.set(socket, (waiting.get(socket) ?? 0) + bytes);
    total += bytes;
  };
  const remove = (socket: Socket, bytes: number): void => {
    const held = waiting.get(socket);
    if (held === undefined) return;
    if (held === bytes) {
      forget(socket);
      return;
    }
    waiting.set(socket, held - bytes);
    total -= bytes;
  };
  return {
    watch(response, bytes) {
      // mostly the system has taken all of it
      if (response.writableLength === 0) return;
      // a response that waits for one before it has no socket yet, and would never hear that the client has gone
      const { socket } = response.req;
      if (socket.destroyed) return;
      add(socket, bytes);
      response.once('finish', () => remove(socket, bytes));
      // a client that reads slowly but steadily is never idle
      response.setTimeout(patienceMs, () => socket.destroy());
      for (const oldest of waiting.keys()) {
        if (total <= mostBytes) break;
        forget(oldest);
        oldest.destroy();
      }
    },
    bytes: () => total,
  };
};
