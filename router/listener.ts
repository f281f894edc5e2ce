import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult } from 'graphql';
import { refused } from './masking.ts';
import type { Events, GraphCall } from './operation.ts';

const mostQueued = 1_000;
const longestTimer = 2_147_483_647;

/** One client's side of a stream. */
export type Listener = {
  readonly events: Events;
  /** Hands an event to the client, or ends the stream of a client that reads too slowly. */
  say(result: ExecutionResult): void;
  end(last?: ExecutionResult): void;
};

/**
 * Calls `leave` once, when the stream ends for any reason: the client leaves, its token expires, or `end`. Written by hand
 * because the return() of an async generator waits behind a pending next(), which would keep an idle stream open after
 * its client has gone.
 */
export const openListener = ({ expiresAt, signal }: GraphCall, leave: () => void): Listener => {
  const mailbox = openMailbox();
  let ended = false;
  const end = (last?: ExecutionResult): void => {
    if (ended) return;
    ended = true;
    clearTimeout(expiry);
    signal?.removeEventListener('abort', quit);
    leave();
    if (last) mailbox.put(last);
    mailbox.close();
  };
  const quit = (): void => {
    mailbox.clear();
    end();
  };
  const expiry = expiresAt === undefined ? undefined : at(expiresAt, () => end(expired()));
  signal?.addEventListener('abort', quit);
  const events: Events = {
    [Symbol.asyncIterator]: () => events,
    next: mailbox.take,
    return: () => {
      quit();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw: (error: unknown) => {
      quit();
      return Promise.reject(error);
    },
  };
  return {
    events,
    say(result) {
      if (ended) return;
      mailbox.put(result);
      if (mailbox.size() <= mostQueued) return;
      mailbox.clear();
      end(tooSlow());
    },
    end,
  };
};

/** What is put before anyone takes it waits, and so does who takes before anything was put. */
const openMailbox = () => {
  const queue: ExecutionResult[] = [];
  const waiting: ((step: IteratorResult<ExecutionResult>) => void)[] = [];
  let closed = false;
  return {
    put(result: ExecutionResult): void {
      const next = waiting.shift();
      if (next) next({ done: false, value: result });
      else queue.push(result);
    },
    take(): Promise<IteratorResult<ExecutionResult>> {
      const result = queue.shift();
      if (result) return Promise.resolve({ done: false, value: result });
      if (closed) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve) => waiting.push(resolve));
    },
    size: () => queue.length,
    clear(): void {
      queue.length = 0;
    },
    close(): void {
      closed = true;
      for (const next of waiting.splice(0)) next({ done: true, value: undefined });
    },
  };
};

const at = (time: number, act: () => void): NodeJS.Timeout =>
  setTimeout(act, Math.min(Math.max(0, time - Date.now()), longestTimer)).unref();

const lastEvent = (fault: Fault): ExecutionResult => ({ data: null, ...refused(fault) });

const expired = () => lastEvent(new Fault('UNAUTHENTICATED', 'The access token has expired; sign in again.'));

const tooSlow = () =>
  lastEvent(
    new Fault('SUBSCRIPTION_LIMIT', 'You read too slowly. Subscribe again from the last event you saw.'),
  );
