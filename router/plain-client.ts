// The way to a subgraph that is not ours: GraphQL over HTTP at the address that the supergraph says, subscriptions over
// WebSocket (graphql-transport-ws) at the same one.

import { validateHeaderValue } from 'node:http';
import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { openExchange } from '@jumun/platform/remote/exchange';
import { sharedReads } from '@jumun/platform/remote/shared-reads';
import type { ExecutionResult } from 'graphql';
import type { GraphCall } from './call.ts';
import { away, plainStreams } from './plain-streams.ts';

export type PlainParts = {
  readonly name: string;
  readonly url: string;
  /** Headers that go along with every request. */
  readonly headers?: Readonly<Record<string, string>>;
};

const largestAnswer = 16_000_000;
const answerWithinMs = 30_000;

/**
 * Equal reads of the same caller that are under way at the same time are asked once. What cannot be reached, is late or is too
 * long is SERVICE_UNAVAILABLE. Throws for an address that is none.
 */
export const plainClient = ({ name, url, headers = {} }: PlainParts): SubgraphClient => {
  const address = addressOf(name, url);
  const { exchange, close } = openExchange({ largest: largestAnswer });
  const shared = sharedReads<Reply>();
  const streams = plainStreams(url, headers);
  return {
    name,
    async execute(request, call: GraphCall) {
      const body = bodyOf(request);
      const { forwarded, withinMs = answerWithinMs } = call;
      const ask = async (): Promise<Reply> => {
        const sent = { ...accepted, ...headers, ...checked(forwarded) };
        return exchange({ url: address, headers: sent, body, withinMs }).catch((error: unknown) => {
          throw away(error);
        });
      };
      return answerIn(await shared({ query: request.query, body, call, beside: forwarded }, ask));
    },
    async subscribe(request, call: GraphCall) {
      checked(call.forwarded);
      return streams.open(request, call);
    },
    async close() {
      streams.close();
      await close();
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

type Reply = { readonly status: number; readonly text: string };

const accepted = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

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
