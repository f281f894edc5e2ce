// The streams of GraphQL over SSE that carry many operations, from the reservation until the client leaves.

import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Fault } from '@jumun/platform/kernel/errors';
import { openAlarms } from '../subscriptions/alarms.ts';
import type { Events } from '../subscriptions/streams.ts';
import { openEventStream } from './sse.ts';
import type { StreamResponse } from './stream-response.ts';
import type { Wire } from './wire.ts';

const mostReservations = 100;
const reservedMs = 30_000;
/** How many characters may wait for a client that has reserved a stream and does not listen yet. */
const mostWaiting = 1_000_000;

export type Operation = { events: Events | undefined; stopped: boolean };

export type Connection = {
  /** Opens this stream: whoever has it may listen, once. */
  readonly token: string;
  /** Who may have so many reservations: a person, or an address. */
  readonly reservedBy: string;
  /** In milliseconds since 1970, unless the client has come to listen by then. */
  readonly expiresAt: number;
  readonly operations: Map<string, Operation>;
  /** Where events go once the client listens. */
  stream: StreamResponse | undefined;
  /** What came before. */
  waiting: string;
};

export type Reservations = {
  /** Throws RATE_LIMITED for one who has reserved too many streams without listening to them. */
  reserve(reservedBy: string): Connection;
  find(token: string | undefined): Connection | undefined;
  listen(connection: Connection, response: ServerResponse): void;
  say(connection: Connection, text: string): void;
};

export const openReservations = ({ whenClosing }: Pick<Wire, 'whenClosing'>): Reservations => {
  const connections = new Map<string, Connection>();
  const reserved = new Map<string, number>();

  const unreserve = ({ reservedBy }: Connection): void => {
    const left = (reserved.get(reservedBy) ?? 1) - 1;
    if (left > 0) reserved.set(reservedBy, left);
    else reserved.delete(reservedBy);
  };
  const remove = (connection: Connection): void => {
    if (!connections.delete(connection.token)) return;
    if (!connection.stream) unreserve(connection);
    expiries.clear(connection.expiresAt, connection);
    for (const operation of connection.operations.values()) stop(operation);
    connection.operations.clear();
  };
  const expiries = openAlarms<Connection>(remove);

  return {
    reserve(reservedBy) {
      const held = reserved.get(reservedBy) ?? 0;
      if (held >= mostReservations)
        throw new Fault(
          'RATE_LIMITED',
          {
            ko: `스트림은 한 번에 ${mostReservations}개까지만 예약할 수 있습니다.`,
            en: `At most ${mostReservations} streams may be reserved at once.`,
          },
          {
            retryAfterMs: reservedMs,
          },
        );
      const token = randomBytes(18).toString('base64url');
      const expiresAt = Date.now() + reservedMs;
      const operations = new Map<string, Operation>();
      const connection = { token, reservedBy, expiresAt, operations, stream: undefined, waiting: '' };
      reserved.set(reservedBy, held + 1);
      connections.set(token, connection);
      expiries.set(expiresAt, connection);
      return connection;
    },
    find: (token) => (token === undefined ? undefined : connections.get(token)),
    listen(connection, response) {
      unreserve(connection);
      expiries.clear(connection.expiresAt, connection);
      const stream = openEventStream(response, () => {
        closed();
        remove(connection);
      });
      const closed = whenClosing(() => stream.end());
      connection.stream = stream;
      if (connection.waiting) stream.write(connection.waiting);
      connection.waiting = '';
    },
    say(connection, text) {
      if (connection.stream) connection.stream.write(text);
      else if (connection.waiting.length + text.length > mostWaiting) remove(connection);
      else connection.waiting += text;
    },
  };
};

/** Ends the operation's events; what it was still to say is not said. */
export const stop = (operation: Operation): void => {
  operation.stopped = true;
  void operation.events?.return?.();
};
