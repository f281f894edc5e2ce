import { Fault } from '@jumun/platform/kernel/errors';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { ExecutionResult } from 'graphql';
import type { GraphCall } from '../call.ts';
import { sessionEnded } from '../ended-sessions.ts';
import { refused } from '../masking.ts';
import { countDropped, countOpen } from '../metrics.ts';
import { type Alarms, openAlarms } from './alarms.ts';
import type { Events } from './streams.ts';

/** How many events may wait for one client. */
const mostUnread = 1_000;

/** One client's side of a stream. */
export type Listener = {
  /** What was said, in order; what is unread when it ends is still handed out, unless the client leaves. */
  readonly events: Events;
  /** Whether anybody still listens. */
  readonly isOpen: () => boolean;
  /** Hands an event to the client, or ends the stream of a client that reads too slowly. */
  say(result: ExecutionResult): void;
  /** Adds to events that are to be said later; too many of them count as unread. */
  hold(heldBack: ExecutionResult[], result: ExecutionResult): void;
  end(lastWord?: ExecutionResult): void;
  /** Its access token has expired. */
  expire(): void;
};

type Step = IteratorResult<ExecutionResult, undefined>;

const done: Step = { value: undefined, done: true };
const expiries: Alarms<Listener> = openAlarms((listener) => listener.expire());

/**
 * Calls `leave` once, when the stream ends for any reason: the client leaves, its token expires, its session ends, or `end`.
 * Ten thousand of these may wait at the same time, so this is one small iterator rather than several around each other.
 */
export const openListener = (
  { expiresAt, whenEnded, signal, locale }: GraphCall,
  leave: () => void,
): Listener => {
  let unread: ExecutionResult[] = [];
  let isOpen = true;
  const waiting: ((step: Step) => void)[] = [];

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    countOpen(-1);
    signal?.removeEventListener('abort', abandon);
    if (expiresAt !== undefined) expiries.clear(expiresAt, listener);
    stays();
    for (const hand of waiting.splice(0)) hand(done);
    leave();
  };
  const abandon = (): void => {
    unread = [];
    close();
  };
  const put = (result: ExecutionResult): void => {
    const hand = waiting.shift();
    if (hand) hand({ value: result, done: false });
    else unread.push(result);
  };
  const drop = (): void => {
    if (!isOpen) return;
    countDropped();
    unread = [tooSlow(locale)];
    close();
  };

  const events: Events = {
    next: () => {
      const value = unread.shift();
      if (value) return Promise.resolve({ value, done: false });
      return isOpen ? new Promise<Step>((resolve) => void waiting.push(resolve)) : Promise.resolve(done);
    },
    return: () => {
      abandon();
      return Promise.resolve(done);
    },
    throw: (error) => {
      abandon();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]: () => events,
  };
  const listener: Listener = {
    events,
    isOpen: () => isOpen,
    say(result) {
      if (isOpen) put(result);
      if (unread.length > mostUnread) drop();
    },
    hold(heldBack, result) {
      if (heldBack.push(result) > mostUnread) drop();
    },
    end(lastWord) {
      if (isOpen && lastWord) put(lastWord);
      close();
    },
    expire: () => listener.end(expired(locale)),
  };
  countOpen(1);
  if (expiresAt !== undefined) expiries.set(expiresAt, listener);
  const stays = whenEnded?.(() => listener.end(refused(sessionEnded(), locale))) ?? (() => {});
  if (signal?.aborted)
    queueMicrotask(abandon); // not before the caller has the listener
  else signal?.addEventListener('abort', abandon);
  return listener;
};

const texts = {
  expired: {
    ko: '액세스 토큰이 만료되었습니다. 다시 로그인해 주세요.',
    en: 'The access token has expired; sign in again.',
  },
  tooSlow: {
    ko: '읽는 속도가 너무 느립니다. 마지막으로 본 이벤트부터 다시 구독해 주세요.',
    en: 'You read too slowly. Subscribe again from the last event you saw.',
  },
};

const expired = (locale: Locale): ExecutionResult =>
  refused(new Fault('UNAUTHENTICATED', texts.expired), locale);

const tooSlow = (locale: Locale): ExecutionResult =>
  refused(new Fault('SUBSCRIPTION_LIMIT', texts.tooSlow), locale);
