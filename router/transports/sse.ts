// Server-sent events after the GraphQL over SSE protocol, each operation on a connection of its own.

import type { ServerResponse } from 'node:http';
import { isEvents, type Streamed } from '../subscriptions/streams.ts';
import { streamOpener } from './stream-response.ts';
import type { Wire } from './wire.ts';

/** Opens a response of server-sent events. */
export const openEventStream = streamOpener({
  contentType: 'text/event-stream; charset=utf-8',
  first: ':\n\n',
  heartbeat: ':\n\n',
  heartbeatMs: 12_000,
});

/** An event with one line of data. An EventSource ignores events that have none. */
export const eventText = (event: 'next' | 'complete', data = ''): string =>
  `event: ${event}\ndata:${data && ` ${data}`}\n\n`;

/** Sends the events, or the one answer; a refusal too, as a client of this protocol can read no other. */
export const sendEvents = async (
  response: ServerResponse,
  streamed: Streamed,
  { draining, whenClosing }: Pick<Wire, 'draining' | 'whenClosing'>,
): Promise<void> => {
  const leave = (): void => {
    closed();
    if (isEvents(streamed)) void streamed.return?.();
  };
  const stream = openEventStream(response, leave);
  const closed = whenClosing(() => stream.end()); // without "complete": the client should ask again elsewhere
  const next = (result: unknown): void => stream.write(eventText('next', JSON.stringify(result)));
  if (isEvents(streamed)) for await (const result of streamed) next(result);
  else next(streamed);
  stream.end(draining() ? undefined : eventText('complete'));
};
