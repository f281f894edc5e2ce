// GraphQL over HTTP, and subscriptions over SSE.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { GraphRequest } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult } from 'graphql';
import { internal, refused } from './masking.ts';
import { countDropped, countRefused } from './metrics.ts';
import { authorizationOf, callOf, statusOf, type Wire } from './wire.ts';

const largestBody = 100_000;
const heartbeatMs = 12_000;
const mostBuffered = 1_000_000;

type Body = 'json' | 'graphql-response' | 'events';

/** Answers `/graphql`, always with JSON or with a stream that has begun. */
export const answerGraphql = async (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL | undefined,
  correlationId: string,
  wire: Wire,
): Promise<void> => {
  try {
    const body = bodyWanted(request.headers.accept);
    // a drain waits until the answer has been sent, but not for a stream to end
    if (body !== 'events') void wire.during(new Promise((resolve) => response.once('close', resolve)));
    const asked = url ? readQuery(request, url) : await readBody(request);
    const identified = await wire.identity.identify(authorizationOf(request));
    const call = {
      ...callOf(identified, request.headers['accept-language'], correlationId),
      traceparent: request.headers.traceparent as string | undefined,
    };
    const admitted = wire.graph.admit(asked, call, { mutations: !url });
    if ('errors' in admitted) return sendResult(response, admitted, body);
    if (body !== 'events') return sendResult(response, await wire.graph.answer(admitted, call), body);
    if (admitted.operation.kind === 'subscription')
      return await sendEvents(response, await wire.graph.stream(admitted, call), wire);
    await sendEvents(response, await wire.during(wire.graph.answer(admitted, call)), wire);
  } catch (error) {
    const fault = faultFrom(error, wire, correlationId);
    countRefused(fault.code);
    sendFault(response, fault);
  }
};

const faultFrom = (error: unknown, { log }: Wire, correlationId: string): Fault => {
  if (error instanceof Fault) return error;
  log.error({ correlationId, err: error }, 'a request failed');
  return internal();
};

/** The first form in the client's list that we can give; between forms this different, weights mean nothing. */
const bodyWanted = (accept: string | undefined): Body => {
  if (!accept || accept === '*/*') return 'json';
  const types = accept.split(',').map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());
  for (const type of types) {
    if (type === 'text/event-stream') return 'events';
    if (type === 'application/graphql-response+json') return 'graphql-response';
    if (type === 'application/json' || type === 'application/*' || type === '*/*') {
      // browsers that ask for a page first also accept anything, but they do not want JSON
      if (types[0] !== 'text/html') return 'json';
    }
  }
  throw new Fault(
    'NOT_ACCEPTABLE',
    'Accept application/json, application/graphql-response+json or text/event-stream.',
  );
};

/** A page can send forms and fetch images without a preflight request, but it cannot set these headers. */
const isPreflighted = ({ headers }: IncomingMessage): boolean =>
  Boolean(headers['apollo-require-preflight'] || headers['x-apollo-operation-name']);

const simpleTypes = new Set(['text/plain', 'application/x-www-form-urlencoded']);

const readQuery = (request: IncomingMessage, { searchParams }: URL): GraphRequest => {
  if (!isPreflighted(request))
    throw new Fault('CSRF_BLOCKED', 'A GET query needs the header "apollo-require-preflight".');
  const variables = searchParams.get('variables');
  return graphRequest({
    query: searchParams.get('query') ?? undefined,
    operationName: searchParams.get('operationName') ?? undefined,
    variables: variables === null ? undefined : parsedJson(variables),
  });
};

const readBody = async (request: IncomingMessage): Promise<GraphRequest> => {
  const bytes = await unpackedBytes(request);
  if (bytes.length === 0) throw new Fault('BAD_REQUEST', 'The body is empty; send JSON with a "query".');
  checkContentType(request);
  return graphRequest(parsedJson(bytes.toString('utf8')));
};

const checkContentType = ({ headers }: IncomingMessage): void => {
  const given = headers['content-type'];
  const [type = '', ...parameters] = (given ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (given === undefined || simpleTypes.has(type))
    throw new Fault('CSRF_BLOCKED', 'Send the query as "content-type: application/json".');
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8'))
    throw new Fault('UNSUPPORTED_MEDIA_TYPE', 'Send the query as "content-type: application/json" in UTF-8.');
};

const tooLarge = (): Fault =>
  new Fault('PAYLOAD_TOO_LARGE', `A request may have at most ${largestBody} bytes.`);

const unpackedBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw new Fault('UNSUPPORTED_MEDIA_TYPE', 'Send the body uncompressed or compressed with gzip.');
  const bytes = await receivedBytes(request);
  if (encoding === 'identity') return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestBody });
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : new Fault('BAD_REQUEST', 'The body is not valid gzip.');
  }
};

const receivedBytes = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    if (Number(request.headers['content-length']) > largestBody) reject(tooLarge());
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largestBody) return void chunks.push(chunk);
      chunks.length = 0;
      reject(tooLarge());
      // reading on for a while lets the client see the answer before the connection ends
      if (length > 20 * largestBody) request.socket.destroy();
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', () => reject(new Fault('BAD_REQUEST', 'The request broke off.')));
    request.on('aborted', () => reject(new Fault('BAD_REQUEST', 'The request broke off.')));
  });

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault('INVALID_JSON', 'This is not valid JSON.');
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks the shape of a request, from any transport. */
export const graphRequest = (given: unknown): GraphRequest => {
  if (Array.isArray(given)) throw new Fault('BATCHING_DISABLED', 'Send one request at a time.');
  if (!isRecord(given)) throw new Fault('BAD_REQUEST', 'A request must be an object with a "query".');
  const { query, variables, operationName } = given;
  if (typeof query !== 'string' || query === '') throw new Fault('BAD_REQUEST', '"query" must be a string.');
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw new Fault('BAD_REQUEST', '"variables" must be an object.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw new Fault('BAD_REQUEST', '"operationName" must be a string.');
  return { query, variables: variables ?? undefined, operationName: operationName || undefined };
};

const typeOf: Record<Body, string> = {
  json: 'application/json; charset=utf-8',
  'graphql-response': 'application/graphql-response+json; charset=utf-8',
  events: 'application/json; charset=utf-8',
};

/** Without data nothing was answered at all; a null with errors is an answer, unless the caller or a subgraph was missing. */
const statusOfResult = ({ data, errors }: ExecutionResult): number => {
  const code = errors?.[0]?.extensions.code;
  if (data === undefined) return errors ? statusOf(code) : 200;
  return data === null && (code === 'UNAUTHENTICATED' || code === 'SERVICE_UNAVAILABLE')
    ? statusOf(code)
    : 200;
};

const sendResult = (response: ServerResponse, result: ExecutionResult, body: Body): void =>
  sendJson(response, statusOfResult(result), result, typeOf[body]);

/** Sends JSON. The refusal of a body that is too large also ends the connection. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  type = typeOf.json,
): void => {
  if (response.headersSent) return void response.destroy();
  const text = JSON.stringify(value);
  const headers: Record<string, string | number> = {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  };
  if (status === 503 || status === 429) headers['retry-after'] = 1;
  if (status === 413) headers.connection = 'close';
  response.writeHead(status, headers).end(text);
};

/** A request that was refused before anything was executed. */
export const sendFault = (response: ServerResponse, fault: Fault, status = statusOf(fault.code)): void =>
  sendJson(response, status, refused(fault));

/**
 * Streams in the distinct connections mode of the GraphQL over SSE protocol. A client that reads too slowly is dropped
 * before its backlog fills our memory.
 */
const sendEvents = async (
  response: ServerResponse,
  source: AsyncIterableIterator<ExecutionResult> | ExecutionResult,
  wire: Wire,
): Promise<void> => {
  if (!(Symbol.asyncIterator in source) && source.data === undefined)
    return sendResult(response, source, 'events');
  const events = Symbol.asyncIterator in source ? source : once(source);
  const leave = (): void => void events.return?.();
  if (response.destroyed) return leave(); // gone while the stream was being opened
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength <= mostBuffered || response.destroyed) return;
    countDropped();
    response.destroy();
  };
  write(':\n\n');
  const heartbeat = setInterval(write, heartbeatMs, ':\n\n');
  // no "complete" when we stop: the client should reconnect
  const ended = wire.whenClosing(() => response.end());
  response.on('close', leave);
  try {
    for await (const result of events) write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
    if (!wire.draining()) write('event: complete\ndata:\n\n');
    response.end();
  } finally {
    clearInterval(heartbeat);
    ended();
  }
};

async function* once(result: ExecutionResult): AsyncIterableIterator<ExecutionResult> {
  yield result;
}
