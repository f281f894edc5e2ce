import type { ServerResponse } from 'node:http';
import { countDropped } from '../metrics.ts';
import { openRounds, type Rounds } from './rounds.ts';

/** Bytes that a client may leave unread of a stream before it is cut off. */
export const mostBuffered = 1_000_000;

/** How a kind of stream looks over HTTP. */
export type StreamForm = {
  readonly contentType: string;
  /** Written at once, so that the client knows the stream has begun. */
  readonly first: string;
  readonly heartbeat: string;
  readonly heartbeatMs: number;
};

/** A response that goes on until one side ends it. */
export type StreamResponse = {
  /** Writes without waiting for the client, and cuts off one that leaves too much unread: its backlog would fill our memory. */
  write(text: string): void;
  end(text?: string): void;
};

/** Opens streams of one form. `leave` is called once, when the response is over for any reason. */
export const streamOpener = ({ contentType, first, heartbeat, heartbeatMs }: StreamForm) => {
  const beats: Rounds<StreamResponse> = openRounds(heartbeatMs, (stream) => stream.write(heartbeat));
  return (response: ServerResponse, leave: () => void): StreamResponse => {
    const stream: StreamResponse = {
      write(text) {
        if (response.writableEnded || response.destroyed) return;
        response.write(text);
        if (response.writableLength <= mostBuffered) return;
        countDropped();
        response.destroy();
      },
      end(text) {
        if (!response.writableEnded && !response.destroyed) response.end(text);
      },
    };
    response.once('close', () => {
      beats.delete(stream);
      leave();
    });
    if (response.destroyed) {
      queueMicrotask(leave); // gone while the stream was being opened; not before the caller has the response
      return stream;
    }
    response.writeHead(200, {
      'content-type': contentType,
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    beats.add(stream);
    stream.write(first);
    return stream;
  };
};
