import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

export type Latencies = { readonly p50: number; readonly p99: number; readonly worst: number };

export const latenciesOf = (milliseconds: readonly number[]): Latencies => {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0 };
};

export type Asker = {
  /** Throws RefusedRequest on an answer with errors. */
  ask<T>(token: string, query: string, variables?: object): Promise<T>;
  close(): Promise<void>;
};

type Errors = readonly { readonly extensions?: { readonly code?: string; readonly retryAfterMs?: number } }[];

/** An answer with errors: the code of the first, and when to come back if it says so. */
export class RefusedRequest extends Error {
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(errors: Errors) {
    super(JSON.stringify(errors));
    this.code = errors[0]?.extensions?.code;
    this.retryAfterMs = errors[0]?.extensions?.retryAfterMs;
  }
}

/** Many clients over persistent connections. `headers` are made anew for each request. */
export const openAsker = (
  url: string,
  connections: number,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Asker => {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  return {
    async ask(token, query, variables = {}) {
      const { body } = await pool.request({
        path: pathname,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers(),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await body.json()) as { data: unknown; errors?: Errors };
      if (errors) throw new RefusedRequest(errors);
      return data as never;
    },
    close: () => pool.close(),
  };
};

/** `users` at once, each working without a pause, for `milliseconds`; what comes to undefined does not count. */
export const loadFor = async (
  users: number,
  milliseconds: number,
  one: (user: number, turn: number) => Promise<unknown>,
): Promise<{
  readonly perSecond: number;
  readonly count: number;
  readonly seconds: number;
  readonly latencies: Latencies;
}> => {
  const took: number[] = [];
  const began = performance.now();
  const until = began + milliseconds;
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      for (let turn = 0; performance.now() < until; turn++) {
        const started = performance.now();
        if ((await one(user, turn)) !== undefined) took.push(performance.now() - started);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  return { perSecond: took.length / seconds, count: took.length, seconds, latencies: latenciesOf(took) };
};

/** Starts one every 1/rate seconds, however long the answers take, for `milliseconds`. */
export const paceFor = async (
  rate: number,
  milliseconds: number,
  one: (turn: number) => Promise<unknown>,
): Promise<void> => {
  const began = performance.now();
  const running: Promise<unknown>[] = [];
  for (let turn = 0; turn < (rate * milliseconds) / 1_000; turn++) {
    const wait = began + (turn * 1_000) / rate - performance.now();
    if (wait > 0) await pause(wait);
    running.push(one(turn));
  }
  await Promise.all(running);
};
