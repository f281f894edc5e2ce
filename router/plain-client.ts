// The way to a subgraph that is not ours: GraphQL over HTTP at the address that the supergraph says, subscriptions over
// WebSocket (graphql-transport-ws) at the same one.

import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { openMailbox } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import { sharedReads } from '@jumun/platform/remote/shared-reads';
import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { type Dispatcher, Pool } from 'undici';
import { WebSocket } from 'ws';
import type { GraphCall } from './call.ts';

export type PlainParts = {
  readonly name: string;
  readonly url: string;
  /** Headers that go along with every request. */
  readonly headers?: Readonly<Record<string, string>>;
};

const connections = 64;
const largestAnswer = 16_000_000;

const away = (reason: unknown): Fault =>
  Object.assign(new Fault('SERVICE_UNAVAILABLE', 'A subgraph cannot be reached.'), { cause: reason });

/** Equal reads that are under way at the same time are asked once. What cannot be reached is SERVICE_UNAVAILABLE. */
export const plainClient = ({ name, url, headers = {} }: PlainParts): SubgraphClient => {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const shared = sharedReads();
  const sockets = openSockets(url, headers);
  const path = pathname + search;
  return {
    name,
    execute(request, call: GraphCall) {
      const body = bodyOf(request);
      const { forwarded } = call;
      const beside = forwarded === undefined ? undefined : JSON.stringify(forwarded);
      return shared({ query: request.query, body, call, beside }, () =>
        post(pool, { path, body, headers: { ...headers, ...forwarded } }),
      );
    },
    subscribe: async (request, call: GraphCall) => events(sockets.clientFor(call.forwarded), request, call),
    async close() {
      sockets.close();
      await pool.destroy();
    },
  };
};

const bodyOf = ({ query, variables, operationName }: GraphRequest): string => {
  const named = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return `{"query":${JSON.stringify(query)},${named}"variables":${JSON.stringify(variables ?? {})}}`;
};

type Post = {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Below `request()` of the library: an answer that is wanted whole needs no stream. */
const post = (pool: Pool, { path, body, headers }: Post): Promise<ExecutionResult> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let [status, length] = [0, 0];
    const options: Dispatcher.DispatchOptions = {
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: acceptedAnswers, ...headers },
      body,
    };
    pool.dispatch(options, {
      onRequestStart: () => undefined,
      onResponseStart: (_, statusCode) => {
        status = statusCode;
      },
      onResponseData: (controller, chunk) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > largestAnswer)
          controller.abort(new Error(`The answer has more than ${largestAnswer} bytes.`));
      },
      onResponseEnd: () => {
        try {
          resolve(answerIn(chunks, status));
        } catch (error) {
          reject(away(error));
        }
      },
      onResponseError: (_, error) => reject(away(error)),
    });
  });

const acceptedAnswers = 'application/graphql-response+json, application/json;q=0.9';

const answerIn = (chunks: readonly Buffer[], status: number): ExecutionResult => {
  const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const answer: unknown = JSON.parse(bytes.toString('utf8'));
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw new Error(`The subgraph answered ${status} without data and without errors.`);
  return answer as ExecutionResult;
};

/** One socket for all streams that pass the same headers on, opened for the first of them. */
const openSockets = (url: string, headers: Readonly<Record<string, string>>) => {
  const clients = new Map<string, Client>();
  return {
    clientFor(forwarded: GraphCall['forwarded']): Client {
      const key = JSON.stringify(forwarded ?? {});
      const known = clients.get(key);
      if (known) return known;
      const client = createClient({
        url: url.replace(/^http/, 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { ...headers, ...forwarded },
        retryAttempts: 0, // the router opens a broken stream again, from the place it had reached
        keepAlive: 10_000,
        on: { closed: () => void clients.delete(key) },
      });
      clients.set(key, client);
      return client;
    },
    close(): void {
      for (const client of clients.values()) void client.dispose();
    },
  };
};

/** This protocol does not say that a stream has been opened: a refusal comes as its first and last event. */
const events = (
  client: Client,
  { query, variables, operationName }: GraphRequest,
  call: GraphCall,
): AsyncIterableIterator<ExecutionResult> => {
  let dispose = (): void => {};
  const inbox = openMailbox<ExecutionResult>(() => dispose(), call.signal);
  dispose = client.subscribe(
    { query, variables: variables ?? null, operationName: operationName ?? null },
    {
      next: (result) => void inbox.put(result as FormattedExecutionResult as ExecutionResult),
      error: (error) => {
        if (!Array.isArray(error)) return inbox.end(away(error));
        inbox.put({ errors: error });
        inbox.end();
      },
      complete: () => inbox.end(),
    },
  );
  return inbox.values;
};
