import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type GraphClient, signedIn } from '../graph-client.ts';

/** Where a story plays: prints each step and its answer, and counts the claims that did not hold. */
export type Stage = {
  readonly url: string;
  /** Announces what happens next. */
  step(title: string): void;
  /** Shows an answer. */
  show(answer: unknown): void;
  /** Shows an answer that depends on the moment it was asked for. */
  glimpse(answer: unknown): void;
  /** A claim of the story; if it does not hold, it is reported and the story fails at its end. */
  expect(claim: string, actual: unknown, expected: unknown): void;
  /** Waits until `look` returns something; otherwise the claim fails and the story ends. */
  until<T>(claim: string, look: () => T | undefined | Promise<T | undefined>, withinMs?: number): Promise<T>;
  /** A client that has signed in; demo accounts need no password. */
  as(email: string, password?: string): Promise<GraphClient>;
  failures(): number;
  close(): Promise<void>;
};

export const openStage = (
  url: string,
  say: (text: string) => void = console.log,
  sayGlimpse: (text: string) => void = say,
  patienceMs = 10_000,
): Stage => {
  const clients: GraphClient[] = [];
  let steps = 0;
  let failed = 0;
  const claim = (text: string, holds: boolean) => {
    if (!holds) failed++;
    say(`   ${holds ? '✓' : '✗ DOES NOT HOLD:'} ${text}`);
  };
  return {
    url,
    step: (title) => say(`\n${++steps}. ${title}`),
    show: (answer) => say(`   ${JSON.stringify(answer)}`),
    glimpse: (answer) => sayGlimpse(`   ${JSON.stringify(answer)}`),
    expect(text, actual, expected) {
      const holds = isDeepStrictEqual(JSON.parse(JSON.stringify(actual ?? null)), expected);
      claim(
        holds ? text : `${text}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`,
        holds,
      );
    },
    async until(text, look, withinMs = patienceMs) {
      for (const end = Date.now() + withinMs; Date.now() < end; await pause(50)) {
        const found = await look();
        if (found !== undefined) {
          claim(text, true);
          return found;
        }
      }
      claim(`${text} (not within ${withinMs / 1000} s)`, false);
      throw new Error(text);
    },
    async as(email, password) {
      const client = await signedIn(url, email, password);
      clients.push(client);
      return client;
    },
    failures: () => failed,
    close: async () => void (await Promise.all(clients.map((client) => client.close()))),
  };
};
