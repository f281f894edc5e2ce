import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { withDeadline } from '../kernel/deadline.ts';
import { metricsText, metricsType, watchProcess } from './metrics.ts';

/** Where a process that answers others on a port of its own has its operations port; 0 takes any free one, which the log names. */
export const operationsSettings = {
  JUMUN_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  JUMUN_METRICS_HOST: z.string().default('127.0.0.1'),
};

/** Whether this process is to be left running: its event loop answers, and the file that JUMUN_LIVE_FILE names, if any, exists. */
export const isLive = (file = process.env.JUMUN_LIVE_FILE): boolean => !file || existsSync(file);

const patienceMs = 2_000;

/** The stores that do not answer within 2 s, one sentence each. Redis is not asked: nothing is lost while it is away. */
export const storeProblems = async (
  contexts: Iterable<
    readonly [string, { readonly journal: { page(after: number, limit: number): unknown } }]
  >,
): Promise<string[]> => {
  const problems = [...contexts].map(async ([name, { journal }]) => {
    try {
      await withDeadline(patienceMs, Promise.resolve(journal.page(0, 1)));
      return [];
    } catch {
      return [`the store of ${name} does not answer`];
    }
  });
  return (await Promise.all(problems)).flat();
};

const goodForMs = 5_000;

/**
 * The same question, asked of the stores only every 5 s while nothing is wrong: a balancer asks each of its routers twice a
 * second, and a shop has many stores.
 */
export const rarely = (problems: () => Promise<readonly string[]>): (() => Promise<readonly string[]>) => {
  let goodUntil = 0;
  return async () => {
    if (performance.now() < goodUntil) return [];
    const found = await problems();
    if (found.length === 0) goodUntil = performance.now() + goodForMs;
    return found;
  };
};

type Reply = readonly [status: number, type: string, text: string];

const json = (status: number, body: object): Reply => [
  status,
  'application/json',
  `${JSON.stringify(body)}\n`,
];

/**
 * The operations port that every process has, for its operators only: `/live`, `/ready` (503 with reasons) and
 * `/metrics`. It asks for no token, so it belongs on loopback or a private network.
 */
export const serveHealth = async ({
  port,
  host = '127.0.0.1',
  problems,
}: {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** What keeps the process from being ready, one sentence each. */
  readonly problems: () => readonly string[] | Promise<readonly string[]>;
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  watchProcess();
  const answerTo = async (path: string | undefined): Promise<Reply> => {
    if (path === '/live') return json(isLive() ? 200 : 503, { live: isLive() });
    if (path === '/metrics') return [200, metricsType, await metricsText()];
    if (path !== '/ready') return json(404, { message: 'Ask /live, /ready or /metrics.' });
    const reasons = await problems();
    return json(reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons });
  };
  const server = createServer((request, response) => {
    const send = ([status, type, text]: Reply) =>
      response.writeHead(status, { 'content-type': type }).end(text);
    answerTo(request.url?.split('?')[0]).then(send, () =>
      send(json(503, { ready: false, reasons: ['readiness could not be checked'] })),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
};
