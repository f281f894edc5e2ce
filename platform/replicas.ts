import { request } from 'undici';

/** The replicas of one process, and which of them to ask next. */
export type Replicas = {
  readonly urls: readonly string[];
  /** In turn, those that say they are ready; all of them when none does. */
  next(): string;
  /** Nobody answered there: it is left out until it says again that it is ready. */
  leftOut(url: string): void;
  close(): void;
};

/** How often the replicas are asked whether they are ready. A replica that drains waits for more than two of these. */
export const probeEveryMs = 500;

/**
 * Asks each replica's `/ready` twice a second, so that one that is about to stop, hangs or is away is left alone; with one
 * URL there is nothing to choose and nobody is asked. Being left out is a matter of speed: a call finds out by itself.
 */
export const openReplicas = (urls: readonly string[]): Replicas => {
  const away = new Set<string>();
  let turn = Math.floor(Math.random() * urls.length); // many callers that start together do not all begin at the same one

  const probe = async (url: string) => {
    try {
      const { statusCode, body } = await request(new URL('/ready', url), {
        signal: AbortSignal.timeout(2 * probeEveryMs),
      });
      await body.dump();
      if (statusCode === 200) away.delete(url);
      else away.add(url);
    } catch {
      away.add(url);
    }
  };
  const timer =
    urls.length > 1
      ? setInterval(() => {
          for (const url of urls) void probe(url);
        }, probeEveryMs).unref()
      : undefined;

  return {
    urls,
    next() {
      turn = (turn + 1) % urls.length;
      for (let i = 0; i < urls.length; i++) {
        const url = urls[(turn + i) % urls.length] as string;
        if (!away.has(url)) {
          turn = (turn + i) % urls.length;
          return url;
        }
      }
      return urls[turn] as string;
    },
    leftOut(url) {
      if (urls.length > 1) away.add(url);
    },
    close: () => clearInterval(timer),
  };
};
