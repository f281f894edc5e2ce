import { openMailbox } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult } from 'graphql';
import { refused } from './masking.ts';
import type { Events, GraphCall } from './operation.ts';

const mostQueued = 1_000;

/** One client's side of a stream. */
export type Listener = {
  readonly events: Events;
  /** Hands an event to the client, or ends the stream of a client that reads too slowly. */
  say(result: ExecutionResult): void;
  end(last?: ExecutionResult): void;
};

/** Calls `leave` once, when the stream ends for any reason: the client leaves, its token expires, or `end`. */
export const openListener = ({ expiresAt, signal }: GraphCall, leave: () => void): Listener => {
  const release = (): void => {
    clearTimeout(expiry);
    leave();
  };
  const mailbox = openMailbox<ExecutionResult>(release, signal);
  const end = (last?: ExecutionResult): void => {
    if (last) mailbox.put(last);
    mailbox.end();
  };
  const expiry = expiresAt === undefined ? undefined : atTime(expiresAt, () => end(expired()));
  return {
    events: mailbox.values,
    say(result) {
      if (mailbox.put(result) <= mostQueued) return;
      mailbox.clear();
      end(tooSlow());
    },
    end,
  };
};

const longestTimer = 2_147_483_647;

/** Acts at a time in milliseconds since 1970, or at once if it has passed; does not keep the process alive. */
export const atTime = (time: number, act: () => void): NodeJS.Timeout =>
  setTimeout(act, Math.min(Math.max(0, time - Date.now()), longestTimer)).unref();

const lastEvent = (fault: Fault): ExecutionResult => ({ data: null, ...refused(fault) });

const expired = () => lastEvent(new Fault('UNAUTHENTICATED', 'The access token has expired; sign in again.'));

const tooSlow = () =>
  lastEvent(
    new Fault('SUBSCRIPTION_LIMIT', 'You read too slowly. Subscribe again from the last event you saw.'),
  );
