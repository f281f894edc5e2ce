// Whether a process still answers. One that hangs (stopped, or in an endless loop) holds what it has, and would never end.
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** How long after a sign of life the next one is asked for. */
  readonly everyMs: number;
  /** How long one may take to come. */
  readonly withinMs: number;
}

/** Nobody is held to be hanging who was only busy for less than 5 s, and who hangs is found after 7 s. */
export const usualPatience: Patience = { everyMs: 1_500, withinMs: 5_500 };

/** Asks for a sign of life; settles when there is one. An error is one too: nobody listens any more, so it is ending. */
export type AskForSign = (given: AbortSignal) => Promise<unknown>;

/** Resolves with true once a sign of life is missing, or with false when `ended`. */
export async function hangs(ask: AskForSign, patience: Patience, ended: AbortSignal): Promise<boolean> {
  while (!ended.aborted) {
    const over = new AbortController();
    const given = AbortSignal.any([ended, over.signal]);
    const answered = ask(given).then(
      () => true,
      () => true,
    );
    const came = await Promise.race([answered, silence(patience.withinMs, given)]);
    over.abort();
    if (!came) return !ended.aborted;
    await sleep(patience.everyMs, undefined, { signal: ended, ref: false }).catch(() => {});
  }
  return false;
}

/**
 * Resolves with false after so much silence. It is added up in short steps, and a step that took longer counts as a short one:
 * then we were late ourselves, or the machine slept, and who has not been heard may have answered.
 */
function silence(withinMs: number, given: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stepMs = withinMs / 20;
    let silentMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      silentMs += Math.min(now - last, stepMs * 1.5);
      last = now;
      if (silentMs >= withinMs) resolve(false);
    }, stepMs).unref();
    given.addEventListener('abort', () => {
      clearInterval(timer);
      resolve(true);
    });
  });
}

/** Asks a process at its operations port; whatever it answers there, it answers. */
export const liveAt =
  (url: string): AskForSign =>
  (given) =>
    new Promise((resolve, reject) => {
      request(new URL('/live', url), { signal: given, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
