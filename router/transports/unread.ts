// Answers that clients have asked for and do not read: they stay in our memory until the client reads, or is cut off.

import type { ServerResponse } from 'node:http';

export type UnreadParts = {
  /** What all such answers together may occupy, in bytes; beyond that, those that have waited longest are cut off. */
  readonly mostBytes: number;
  /** How long a client may go without reading anything, in milliseconds. */
  readonly patienceMs: number;
};

export type Unread = {
  /** Watches an answer of so many bytes that has just been written. */
  watch(response: ServerResponse, bytes: number): void;
  /** What is waiting to be read, in bytes. */
  bytes(): number;
};

export const openUnread = ({ mostBytes, patienceMs }: UnreadParts): Unread => {
  const waiting = new Map<ServerResponse, number>();
  let total = 0;
  const forget = (response: ServerResponse): void => {
    total -= waiting.get(response) ?? 0;
    waiting.delete(response);
  };
  return {
    watch(response, bytes) {
      // mostly the system has taken all of it
      if (!response.socket?.writableLength) return;
      waiting.set(response, bytes);
      total += bytes;
      response.once('close', () => forget(response));
      // a client that reads slowly but steadily is never idle
      response.setTimeout(patienceMs, () => response.destroy());
      for (const oldest of waiting.keys()) {
        if (total <= mostBytes) break;
        forget(oldest);
        oldest.destroy();
      }
    },
    bytes: () => total,
  };
};
