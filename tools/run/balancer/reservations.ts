import type { IncomingMessage } from 'node:http';

/** GraphQL over SSE with a single connection: a stream belongs to the router at which it was reserved. */
export type Reservations = {
  /** The router that knows the stream which the request names. */
  routerOf(request: IncomingMessage): string | undefined;
  /** For a request that reserves a stream: what takes the answer of this router, which is the name of the stream. */
  heardFrom(request: IncomingMessage, router: string): ((answer: Buffer) => void) | undefined;
};

const path = /^\/graphql\/stream(\?|$)/;
const most = 10_000;

export const openReservations = (): Reservations => {
  const known = new Map<string, string>();
  const remember = (name: string, router: string): void => {
    known.set(name, router);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  return {
    routerOf: ({ headers, url = '' }) => {
      if (!path.test(url)) return undefined;
      const named =
        headers['x-graphql-event-stream-token'] ??
        new URL(url, 'http://balancer.invalid').searchParams.get('token');
      return typeof named === 'string' ? known.get(named) : undefined;
    },
    heardFrom: ({ method, url = '' }, router) =>
      method === 'PUT' && path.test(url) ? (answer) => remember(answer.toString(), router) : undefined,
  };
};
