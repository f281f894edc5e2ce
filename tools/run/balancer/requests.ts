import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@jumun/platform/process/logger';
import type { Replicas } from '@jumun/platform/remote/replicas';
import { type Dispatcher, Pool } from 'undici';
import { away, lost, refuse, tooLarge } from './answers.ts';
import { endToEnd, forwarded } from './headers.ts';
import { openReservations, type Reservations } from './reservations.ts';

/** More than any request that a router takes; what is longer is not read to its end. */
const mostBytes = 1_048_576;

const patience = {
  /** Shorter than the routers keep a connection: whoever closes it while the other sends on it loses a request. */
  keepAliveTimeout: 30_000,
  /** Every answer of a router begins sooner. */
  headersTimeout: 60_000,
  /** Every stream says something sooner. */
  bodyTimeout: 60_000,
};

export type Requests = {
  /** Passes a request on to a router, and its answer back; never rejects. */
  forward(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Closes the connections to the routers. */
  close(): Promise<void>;
};

/**
 * Each request goes to the next router that is ready, on a connection that is kept. One whose connection was refused goes to
 * another: nothing of it has been read. Any other request whose answer does not come is not repeated, because it may have been
 * carried out.
 */
export const openRequests = (routers: Replicas, log: Pick<Logger, 'warn'>): Requests => {
  const pools = new Map(
    routers.urls.map((url) => [
      url,
      new Pool(new URL(url).origin, { ...patience, connect: { timeout: 2_000 } }),
    ]),
  );
  const reservations = openReservations();

  const attempt = (asked: Asked, triesLeft: number): void => {
    const { request, response } = asked;
    const url = reservations.routerOf(request) ?? routers.next();
    const failed = (error: NodeJS.ErrnoException): void => {
      if (response.destroyed) return; // the client did not wait
      if (isRefused(error)) {
        routers.leaveOut(url);
        if (triesLeft > 0) attempt(asked, triesLeft - 1);
        else refuse(response, 503, away);
        return;
      }
      log.warn({ err: error, router: url }, 'an answer was lost');
      if (response.headersSent) response.destroy();
      else refuse(response, 502, lost);
    };
    pools.get(url)?.dispatch(asked.options, answerTo(asked, reservations.heardFrom(request, url), failed));
  };

  return {
    async forward(request, response) {
      try {
        const body = await bodyOf(request);
        if (!body) return refuse(response, 413, tooLarge);
        attempt({ request, response, options: optionsOf(request, body) }, routers.urls.length - 1);
      } catch {
        response.destroy(); // the client has gone while it was sending
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
};

type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: Dispatcher.DispatchOptions;
};

const optionsOf = (request: IncomingMessage, body: Buffer): Dispatcher.DispatchOptions => ({
  path: request.url ?? '/',
  method: (request.method ?? 'GET') as Dispatcher.HttpMethod,
  headers: forwarded(request),
  body: body.length > 0 ? body : null,
});

/** The whole body, so that it can be sent again; undefined for one that is too long. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Writes the answer as it comes, at the pace at which the client reads it. */
const answerTo = (
  { response }: Asked,
  heard: ReturnType<Reservations['heardFrom']>,
  failed: (error: Error) => void,
): Dispatcher.DispatchHandler => ({
  onRequestStart(controller) {
    response.once('close', () => {
      if (!response.writableEnded) controller.abort(new Error('The client has gone.'));
    });
  },
  onResponseStart(_, status, headers, words) {
    if (status < 200) return; // news on the way
    response.writeHead(status, words, endToEnd(headers));
    if (headers['content-length'] === undefined) response.flushHeaders(); // a stream may have nothing to say yet
  },
  onResponseData(controller, chunk) {
    heard?.(chunk);
    if (response.write(chunk)) return;
    controller.pause();
    response.once('drain', () => controller.resume());
  },
  onResponseEnd() {
    response.end();
  },
  onResponseError(_, error) {
    failed(error);
  },
});

/** The connection could not be made: nobody has read anything. */
const isRefused = ({ code, cause }: NodeJS.ErrnoException): boolean =>
  ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT'].includes(code ?? (cause as NodeJS.ErrnoException)?.code ?? '');
