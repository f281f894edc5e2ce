import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import { patiently, TimedOut } from '../kernel/deadline.ts';

/** A request whose answer is wanted whole. */
export type Asked = {
  readonly url: string | URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Posted; a GET is sent without one. */
  readonly body?: string | undefined;
  /** How many milliseconds the other side may take. */
  readonly withinMs: number;
};

export type Answered = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

/** Nothing was sent: as long as the other side might have taken, none of our connections to it became free. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection';
  readonly code = 'NO_CONNECTION';
}

/** Requests to other processes, over connections that are kept. */
export type Exchange = {
  /**
   * Throws TimedOut, NoConnection, or undici's error with its `code`. The time counts from when a connection is free or being opened for the
   * request, and as `patiently` counts it: neither waiting for others of our own requests nor a loop that was held is the other side's.
   */
  readonly exchange: (asked: Asked) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

const mostConnections = 64;
const connectWithinMs = 2_000;

/** Opens at most 64 connections to each origin, each when it is first needed. */
export const openExchange = ({
  largest,
  keepAliveMs = 4_000,
}: {
  /** The longest answer that is read, in bytes. */
  readonly largest: number;
  /** How long an idle connection is kept; less than the other side keeps it, so that it never closes one just as it is used. */
  readonly keepAliveMs?: number;
}): Exchange => {
  const agent = new Agent({
    connections: mostConnections,
    maxResponseSize: largest,
    connect: { timeout: connectWithinMs },
    keepAliveTimeout: keepAliveMs,
  });
  const turns = new Map<string, Turns>();
  const turnsAt = (origin: string): Turns => {
    const known = turns.get(origin) ?? openTurns(mostConnections);
    turns.set(origin, known);
    return known;
  };
  return {
    exchange(asked) {
      const url = new URL(asked.url);
      return turnsAt(url.origin)(asked.withinMs, () => sendNow(agent, url, asked));
    },
    close: () => agent.close(),
  };
};

type Turns = <T>(withinMs: number, work: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `most` run at once; whoever comes later waits in line, for `withinMs` at most. The library would have them wait, too,
 * and not say when it ends.
 */
const openTurns = (most: number): Turns => {
  let free = most;
  const line = new Set<() => void>();
  const turn = (withinMs: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = (): void => {
        endWaiting();
        resolve();
      };
      const endWaiting = patiently(withinMs, () => {
        line.delete(go);
        reject(new NoConnection(`none of ${most} connections became free within ${withinMs} ms`));
      });
      line.add(go);
    });
  return async (withinMs, work) => {
    if (free > 0) free--;
    else await turn(withinMs);
    try {
      return await work();
    } finally {
      const [next] = line;
      if (next) {
        line.delete(next);
        next();
      } else free++;
    }
  };
};

/** Below `request()` of the library: an answer that is wanted whole needs no stream. */
const sendNow = (
  agent: Agent,
  { origin, pathname, search }: URL,
  { headers, body, withinMs }: Asked,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let answer: Omit<Answered, 'text'> | undefined;
    let sent: Dispatcher.DispatchController | undefined;
    let late: TimedOut | undefined;
    const ended = patiently(withinMs, () => {
      late = new TimedOut(`no answer within ${withinMs} ms`);
      sent?.abort(late);
      reject(late);
    });
    const options: Dispatcher.DispatchOptions = {
      origin,
      path: pathname + search,
      headers,
      ...(body === undefined ? { method: 'GET' } : { method: 'POST', body }),
    };
    agent.dispatch(options, {
      onRequestStart(controller) {
        sent = controller;
        if (late) controller.abort(late);
      },
      onResponseStart(_, status, received) {
        answer = { status, headers: received };
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        ended();
        const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
        if (answer) resolve({ ...answer, text: bytes.toString('utf8') });
      },
      onResponseError(_, error) {
        ended();
        reject(error);
      },
    });
  });
