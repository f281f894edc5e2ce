import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Says of a process without a public edge whether it lives and whether it is ready: `/live`, `/ready` (503 with reasons). */
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
  const answerTo = async (path: string | undefined): Promise<readonly [number, object]> => {
    if (path === '/live') return [200, { live: true }];
    if (path !== '/ready') return [404, { message: 'Ask /live or /ready.' }];
    const reasons = await problems();
    return [reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons }];
  };
  const server = createServer((request, response) => {
    const send = ([status, body]: readonly [number, object]) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
    answerTo(request.url).then(send, () =>
      send([503, { ready: false, reasons: ['it cannot be found out'] }]),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
};
