// The way to a subgraph that is not ours: GraphQL over HTTP at the address that the supergraph says, subscriptions over
// WebSocket (graphql-transport-ws) at the same one.

import { validateHeaderValue } from 'node:http';
import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { sharedReads } from '@jumun/platform/remote/shared-reads';
import type { ExecutionResult } from 'graphql';
import { type Dispatcher, Pool } from 'undici';
import type { GraphCall } from './call.ts';
import { away, plainStreams } from './plain-streams.ts';

export type PlainParts = {
  readonly name: string;
  readonly url: string;
  /** Headers that go along with every request. */
  readonly headers?: Readonly<Record<string, string>>;
};

const connections = 64;
const connectWithinMs = 2_000;
const largestAnswer = 16_000_000;
const answerWithinMs = 30_000;

/**
 * Equal reads of the same caller that are under way at the same time are asked once. What cannot be reached, is late or is too
 * long is SERVICE_UNAVAILABLE. Throws for an address that is none.
 */
export const plainClient = ({ name, url, headers = {} }: PlainParts): SubgraphClient => {
  const { origin, pathname, search } = addressOf(name, url);
  const pool = new Pool(origin, { connections, pipelining: 1, connect: { timeout: connectWithinMs } });
  const shared = sharedReads<Reply>();
  const streams = plainStreams(url, headers);
  const path = pathname + search;
  return {
    name,
    async execute(request, call: GraphCall) {
      const body = bodyOf(request);
      const { forwarded, deadline } = call;
      const reply = await shared({ query: request.query, body, call, beside: forwarded }, () =>
        post(pool, { path, body, headers: { ...headers, ...checked(forwarded) }, deadline }),
      );
      return answerIn(reply);
    },
    async subscribe(request, call: GraphCall) {
      checked(call.forwarded);
      return streams.open(request, call);
    },
    async close() {
      streams.close();
      await pool.destroy();
    },
  };
};

const addressOf = (name: string, url: string): URL => {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol === 'http:' || address?.protocol === 'https:') return address;
  throw new Error(`The supergraph gives no address at which the subgraph "${name}" can be asked: "${url}".`);
};

/** What a client says in the first message of a WebSocket need not be fit for a header; the socket would fail where nobody hears it. */
const checked = (forwarded: GraphCall['forwarded']): GraphCall['forwarded'] => {
  try {
    for (const [name, value] of Object.entries(forwarded ?? {})) validateHeaderValue(name, value);
    return forwarded;
  } catch (error) {
    throw away(error);
  }
};

const bodyOf = ({ query, variables, operationName }: GraphRequest): string => {
  const named = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return `{"query":${JSON.stringify(query)},${named}"variables":${JSON.stringify(variables ?? {})}}`;
};

type Post = {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly deadline: number | undefined;
};

type Reply = { readonly status: number; readonly text: string };

const acceptedAnswers = 'application/graphql-response+json, application/json;q=0.9';

/** Below `request()` of the library: an answer that is wanted whole needs no stream. */
const post = (pool: Pool, { path, body, headers, deadline }: Post): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let [status, length, isLate] = [0, 0, false];
    let sent: Dispatcher.DispatchController | undefined;
    const late = new Error('The answer did not come in time.');
    // a connection must not wait for an answer that nobody waits for any more
    const timer = setTimeout(
      () => {
        isLate = true;
        if (sent) sent.abort(late);
        else reject(away(late)); // it still waits for a connection, and will not be sent
      },
      deadline === undefined ? answerWithinMs : Math.max(0, deadline - Date.now()),
    );
    const options: Dispatcher.DispatchOptions = {
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: acceptedAnswers, ...headers },
      body,
    };
    pool.dispatch(options, {
      onRequestStart(controller) {
        sent = controller;
        if (isLate) controller.abort(late);
      },
      onResponseStart(_, statusCode) {
        status = statusCode;
      },
      onResponseData(controller, chunk) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > largestAnswer)
          controller.abort(new Error(`The answer has more than ${largestAnswer} bytes.`));
      },
      onResponseEnd() {
        clearTimeout(timer);
        const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length);
        resolve({ status, text: bytes.toString('utf8') });
      },
      onResponseError(_, error) {
        clearTimeout(timer);
        reject(away(error));
      },
    });
  });

/** Read by each of those who share a text: the executor writes into what it is given. */
const answerIn = ({ status, text }: Reply): ExecutionResult => {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw away(new Error(`The subgraph answered ${status} without JSON.`));
  }
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
    throw away(new Error(`The subgraph answered ${status} without data and without errors.`));
  return answer as ExecutionResult;
};
