// Reads a request from a body or a query string and checks its form; what it asks is for others to understand.

import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Fault } from '@jumun/platform/kernel/errors';
import type { Asking } from '../subscriptions/streams.ts';

export const largestBody = 100_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks the form of a request, from any transport. */
export const graphRequest = (given: unknown): Asking => {
  if (Array.isArray(given)) throw new Fault('BATCHING_DISABLED', 'Send one request at a time.');
  if (!isRecord(given)) throw new Fault('BAD_REQUEST', 'A request must be an object with a "query".');
  const { documentId, variables, operationName, extensions } = given;
  if (extensions !== undefined && extensions !== null && !isRecord(extensions))
    throw new Fault('BAD_REQUEST', '"extensions" must be an object.');
  if (documentId !== undefined && documentId !== null && typeof documentId !== 'string')
    throw new Fault('BAD_REQUEST', '"documentId" must be a string.');
  const isNamed = Boolean(documentId) || isRecord(extensions?.persistedQuery);
  // over a WebSocket there must be a text, so an empty one stands for none
  const query = isNamed ? given.query || undefined : given.query;
  if (!(isNamed && query === undefined) && (typeof query !== 'string' || query === ''))
    throw new Fault('BAD_REQUEST', '"query" must be a string.');
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw new Fault('BAD_REQUEST', '"variables" must be an object.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw new Fault('BAD_REQUEST', '"operationName" must be a string.');
  return {
    query: query as string,
    documentId: documentId || undefined,
    variables: variables ?? undefined,
    operationName: operationName || undefined,
    extensions: extensions ?? undefined,
  };
};

/** The body of a POST, at most `largestBody` bytes once it is unpacked, as JSON. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const bytes = await unpackedBytes(request);
  if (bytes.length === 0) throw new Fault('BAD_REQUEST', 'The body is empty; send JSON with a "query".');
  checkContentType(request);
  return parsedJson(bytes.toString('utf8'));
};

/** What a GET asks for, in the form of a body. */
export const readQueryString = ({ searchParams }: URL): unknown => {
  const given = (name: string): string | undefined => {
    const values = searchParams.getAll(name);
    if (values.length > 1) throw new Fault('BAD_REQUEST', `"${name}" may be given once.`);
    return values[0];
  };
  const parsed = (name: string): unknown => {
    const text = given(name);
    return text === undefined || text === '' ? undefined : parsedJson(text);
  };
  return {
    query: given('query'),
    documentId: given('documentId'),
    operationName: given('operationName'),
    variables: parsed('variables'),
    extensions: parsed('extensions'),
  };
};

const simpleTypes = new Set(['text/plain', 'application/x-www-form-urlencoded']);

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
