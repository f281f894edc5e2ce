// GraphQL over HTTP. What is answered at once goes through ApolloServer's own HTTP pipeline; events go out as SSE or multipart.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { overHttp } from '@jumun/platform/graph/apollo';
import { Fault } from '@jumun/platform/kernel/errors';
import type { GraphCall } from '../call.ts';
import { failure } from '../masking.ts';
import { countRefused } from '../metrics.ts';
import type { RouterContext } from '../operation.ts';
import type { Asking } from '../subscriptions/streams.ts';
import { type Forms, formsOf } from './forms.ts';
import { sendParts } from './multipart.ts';
import { sendFailure, sendFault, sendResult, sendText, sendTurnedAway } from './reply.ts';
import { graphRequest, readJson, readQueryString } from './request.ts';
import { sendEvents } from './sse.ts';
import {
  addressOf,
  authorizationOf,
  callOf,
  forwardedOf,
  identified,
  localeOfRequest,
  type Wire,
} from './wire.ts';

/** Answers `/graphql`, always with JSON or with a stream that has begun. */
export const answerGraphql = async (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL | undefined,
  correlationId: string,
  wire: Wire,
): Promise<void> => {
  try {
    const forms = formsOf(request.headers.accept);
    // a drain waits until the answer has been sent, but not for a stream to end
    if (!forms.stream) void wire.during(new Promise((resolve) => response.once('close', resolve)));
    if (url) refuseForeignPages(request);
    const asking = graphRequest(url ? readQueryString(url) : await readJson(request));
    const turnedAway = forms.stream ? undefined : wire.graph.turnedAway(asking);
    if (turnedAway) return sendTurnedAway(response, turnedAway);
    const call = await callFrom(request, response, correlationId, wire);
    if (forms.stream) await answerAsAsked(response, asking, call, { forms, isGet: url !== undefined, wire });
    else await answerByApollo(request, response, asking, call, wire);
  } catch (error) {
    countRefused(error instanceof Fault ? error.code : 'INTERNAL');
    if (error instanceof Fault) sendFault(response, error);
    else sendFailure(response, failure(error, wire, { correlationId, locale: localeOfRequest(request) }));
  }
};

/** Who asks, in which language, from where; a token that was not accepted is said in a header, whatever is answered. */
export const callFrom = async (
  request: IncomingMessage,
  response: ServerResponse,
  correlationId: string,
  { identity, config }: Wire,
): Promise<GraphCall> => {
  const caller = await identified(identity, authorizationOf(request));
  if (caller.tokenProblem)
    response.setHeader(
      'www-authenticate',
      `Bearer error="invalid_token", error_description="${caller.tokenProblem.message}"`,
    );
  return {
    ...callOf(caller, request.headers['accept-language'], correlationId),
    whenEnded: (end) => identity.whenEnded(caller.session, end),
    traceparent: request.headers.traceparent as string | undefined,
    address: addressOf(request, config),
    forwarded: forwardedOf(request, config),
  };
};

const answerByApollo = async (
  request: IncomingMessage,
  response: ServerResponse,
  asking: Asking,
  call: GraphCall,
  { graph }: Wire,
): Promise<void> => {
  const { query, variables = null, operationName = null, extensions = null } = graph.resolved(asking);
  const asked: RouterContext['asked'] = {
    carries: { streams: false, mutations: request.method !== 'GET' },
  };
  const { status, headers, text } = await overHttp(graph.server, {
    headers: request.headers,
    body: { query, variables, operationName, extensions },
    context: { call, asked },
  });
  if (asked.failure) return sendFailure(response, asked.failure);
  for (const [name, value] of headers)
    if (name === 'vary') response.appendHeader(name, value);
    else if (name !== 'content-type' && name !== 'content-length') response.setHeader(name, value);
  const type = headers.get('content-type') ?? 'application/json; charset=utf-8';
  sendText(response, status, text, type, status === 429 || status === 503 ? JSON.parse(text) : undefined);
};

type Streaming = { readonly forms: Forms; readonly isGet: boolean; readonly wire: Wire };

/** Chooses the form once it is known what the operation is. */
const answerAsAsked = async (
  response: ServerResponse,
  asking: Asking,
  call: GraphCall,
  { forms, isGet, wire }: Streaming,
): Promise<void> => {
  const answering = wire.graph.ask(asking, call, { streams: true, mutations: !isGet });
  const answer = await wire.during(answering);
  if (!(Symbol.asyncIterator in answer) && forms.single) return sendResult(response, answer, forms.single);
  await (forms.stream === 'multipart' ? sendParts : sendEvents)(response, answer, wire);
};

/**
 * A page can fetch images and send forms to any address without a preflight request, but it cannot set these headers then.
 * A query by GET reads only, and no cookie says who asks; so a client that names a GraphQL media type may ask, too.
 */
const refuseForeignPages = ({ headers }: IncomingMessage): void => {
  if (headers['apollo-require-preflight'] || headers['x-apollo-operation-name']) return;
  if (/application\/(graphql-response\+)?json|text\/event-stream/.test(headers.accept ?? '')) return;
  if (/^application\/json\b/i.test(headers['content-type'] ?? '')) return;
  throw new Fault(
    'CSRF_BLOCKED',
    'A GET query needs the header "apollo-require-preflight", or "accept: application/graphql-response+json".',
  );
};
