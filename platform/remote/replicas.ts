import { openExchange } from './exchange.ts';

/** The replicas of one process, and which of them to ask next. */
export type Replicas = {
  readonly urls: readonly string[];
  /** Each in turn but those that are left out, or each of all when all are. */
  next(): string;
  /** For one that did not answer: it is left out until it says that it is ready again. */
  leaveOut(url: string): void;
  close(): void;
};

/** How often one that was left out is asked whether it is ready again. */
const probeEveryMs = 500;
/** Bytes; an answer to a probe is one sentence for each problem. */
const largestProbe = 100_000;
/** What a process that is about to stop adds to its answers: the next request should go to another replica. */
export const drainingHeader = 'x-draining';

/**
 * Leaves a replica out once it refuses, does not answer in time, or says that it drains, and asks its `/ready` twice a second
 * until it is back; none is asked while all is well. With `always`, for callers that cannot read the answers, all are asked all
 * the time. Leaving one out only saves time: a call that meets it fails and turns to another one.
 */
export const openReplicas = (
  urls: readonly string[],
  { always = false }: { readonly always?: boolean } = {},
): Replicas => {
  const away = new Set<string>();
  let turn = Math.floor(Math.random() * urls.length); // many callers that start together do not all begin at the same one
  let timer: NodeJS.Timeout | undefined;
  const { exchange, close } = openExchange({ largest: largestProbe });

  const probe = async (url: string) => {
    try {
      const { status } = await exchange({
        url: new URL('/ready', url),
        headers: {},
        withinMs: 2 * probeEveryMs,
      });
      if (status === 200) away.delete(url);
      else away.add(url);
    } catch {
      away.add(url);
    }
  };
  const look = () => {
    for (const url of always ? urls : away) void probe(url);
    if (always || away.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  const beginToLook = () => {
    timer ??= setInterval(look, probeEveryMs).unref();
  };
  if (always && urls.length > 1) beginToLook();

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
    leaveOut(url) {
      if (urls.length === 1) return;
      away.add(url);
      beginToLook();
    },
    close() {
      clearInterval(timer);
      void close();
    },
  };
};
