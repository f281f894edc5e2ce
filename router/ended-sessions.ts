import { Fault } from '@jumun/platform/kernel/errors';
import type { Logger } from '@jumun/platform/process/logger';

/** Sessions that have ended while access tokens of theirs are still valid: such a token is good for nothing, and its streams end. */
export type EndedSessions = {
  has(session: string | undefined): boolean;
  /** Calls `end` once if the session ends; the returned function forgets that. */
  watch(session: string | undefined, end: () => void): () => void;
  close(): void;
};

export type EndedSessionsParts = {
  /** The ids of all that have ended within the life of an access token. Rejects when nobody knows right now. */
  readonly look: () => Promise<readonly string[]>;
  /** Calls back when one may have ended; such news may be lost. */
  readonly listen: (news: () => void) => () => void;
  readonly log: Pick<Logger, 'warn'>;
  readonly everyMs?: number;
};

/** Without news a session is known to have ended this long after, in milliseconds. */
const usuallyEvery = 5_000;

/**
 * Looks at every news, and every five seconds for news that were lost. While nobody knows, what was known last holds: a person is not
 * signed out because customers is away.
 */
export const openEndedSessions = ({
  look,
  listen,
  log,
  everyMs = usuallyEvery,
}: EndedSessionsParts): EndedSessions => {
  let ended: ReadonlySet<string> = new Set();
  const watchers = new Map<string, Set<() => void>>();
  let looking: Promise<void> | undefined;
  let isAgain = false;

  const take = (sessions: readonly string[]): void => {
    const news = sessions.filter((session) => !ended.has(session));
    ended = new Set(sessions);
    for (const session of news) {
      const ends = watchers.get(session) ?? [];
      watchers.delete(session);
      for (const end of ends) end();
    }
  };
  const refresh = (): void => {
    isAgain = looking !== undefined; // what ended during a look may not be in its answer
    looking ??= look()
      .then(take)
      .catch((err: unknown) => log.warn({ err }, 'which sessions have ended could not be asked'))
      .finally(() => {
        looking = undefined;
        if (isAgain) refresh();
      });
  };
  const timer = setInterval(refresh, everyMs).unref();
  const forget = listen(refresh);
  refresh();

  return {
    has: (session) => session !== undefined && ended.has(session),
    watch(session, end) {
      if (session === undefined) return () => {};
      if (ended.has(session)) queueMicrotask(end); // between its identification and this
      const ends = watchers.get(session) ?? new Set();
      watchers.set(session, ends.add(end));
      return () => {
        ends.delete(end);
        if (ends.size === 0 && watchers.get(session) === ends) watchers.delete(session);
      };
    },
    close() {
      clearInterval(timer);
      forget();
    },
  };
};

/** For a graph whose tokens name no sessions, or whose issuer tells nobody of their end. */
export const noneEnded: EndedSessions = { has: () => false, watch: () => () => {}, close() {} };

/** What a request with such a token is told, and the last word of its streams. */
export const sessionEnded = (): Fault =>
  new Fault('UNAUTHENTICATED', {
    ko: '로그인이 끝났습니다. 다시 로그인해 주세요.',
    en: 'This session has ended; sign in again.',
  });
