import { openMailbox } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult } from 'graphql';
import type { GraphCall } from '../call.ts';
import { refused } from '../masking.ts';
import { type Alarms, openAlarms } from './alarms.ts';
import type { Events } from './streams.ts';

/** How many events may wait for one client. */
const mostUnread = 1_000;

/** One client's side of a stream. */
export type Listener = {
  readonly events: Events;
  /** Whether anybody still listens. */
  readonly isOpen: () => boolean;
  /** Hands an event to the client, or ends the stream of a client that reads too slowly. */
  say(result: ExecutionResult): void;
  /** Adds to events that are to be said later; too many of them count as unread. */
  hold(heldBack: ExecutionResult[], result: ExecutionResult): void;
  end(lastWord?: ExecutionResult): void;
};

const expiries: Alarms<Listener> = openAlarms((listener) => listener.end(expired()));

/** Calls `leave` once, when the stream ends for any reason: the client leaves, its token expires, or `end`. */
export const openListener = ({ expiresAt, signal }: GraphCall, leave: () => void): Listener => {
  let open = true;
  const release = (): void => {
    open = false;
    if (expiresAt !== undefined) expiries.clear(expiresAt, listener);
    leave();
  };
  const mailbox = openMailbox<ExecutionResult>(release, signal);
  const end = (lastWord?: ExecutionResult): void => {
    if (lastWord) mailbox.put(lastWord);
    mailbox.end();
  };
  const drop = (): void => {
    mailbox.clear();
    end(tooSlow());
  };
  const listener: Listener = {
    events: mailbox.values,
    isOpen: () => open,
    say(result) {
      if (mailbox.put(result) > mostUnread) drop();
    },
    hold(heldBack, result) {
      if (heldBack.push(result) > mostUnread) drop();
    },
    end,
  };
  if (expiresAt !== undefined) expiries.set(expiresAt, listener);
  return listener;
};

const expired = (): ExecutionResult =>
  refused(new Fault('UNAUTHENTICATED', 'The access token has expired; sign in again.'));

const tooSlow = (): ExecutionResult =>
  refused(
    new Fault('SUBSCRIPTION_LIMIT', 'You read too slowly. Subscribe again from the last event you saw.'),
  );
