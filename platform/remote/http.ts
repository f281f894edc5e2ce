import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { GraphRequest } from '../graph/client.ts';
import { asFault, type Log } from '../graph/faults.ts';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { drainingHeader } from './replicas.ts';

/** The longest body and the longest message that is read, in bytes. */
export const maxBody = 1024 * 1024;

/** An answer, as a value or as the JSON of one. */
export type Reply =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly text: string };

/** The whole body; throws PAYLOAD_TOO_LARGE. */
export const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  // the socket is still needed to say what was wrong
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBody) throw new Fault('PAYLOAD_TOO_LARGE', 'The request is longer than 1 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The body as JSON; throws INVALID_JSON. */
export const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Fault('INVALID_JSON', 'The body is not JSON.');
  }
};

/** The request that a body holds; throws BAD_REQUEST. */
export const graphRequestOf = (body: unknown): GraphRequest => {
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>;
  const isMap =
    variables === undefined ||
    variables === null ||
    (typeof variables === 'object' && !Array.isArray(variables));
  if (
    typeof query !== 'string' ||
    !isMap ||
    !['undefined', 'string'].includes(typeof (operationName ?? undefined))
  )
    throw new Fault('BAD_REQUEST', 'The body must be { query, variables, operationName }.');
  return {
    query,
    variables: (variables as Record<string, unknown> | null) ?? undefined,
    operationName: (operationName as string | null) ?? undefined,
  };
};

const statusOf: Readonly<Partial<Record<FaultCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
};

/** What an error is answered with. */
export const refusal = (error: unknown, log: Log | undefined): { status: number; body: ExecutionResult } => {
  const fault = asFault(error, { correlationId: '' }, log);
  return {
    status: statusOf[fault.code] ?? 400,
    body: { errors: [new GraphQLError(fault.message, { extensions: fault.extensions })] },
  };
};

/** Writes the answer; `draining` asks the caller to turn to another replica. */
export const respond = (
  response: ServerResponse,
  reply: Reply,
  { draining, last }: { readonly draining: boolean; readonly last: boolean },
): void => {
  const text = Buffer.from('text' in reply ? reply.text : JSON.stringify(reply.body ?? null));
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': text.length,
    'cache-control': 'no-store',
    ...(last && { connection: 'close' }),
    ...(draining && { [drainingHeader]: '1' }),
  });
  response.end(text);
};

/** Answers a refused upgrade in plain HTTP, and ends the socket. */
export const refuseUpgrade = (socket: Duplex, error: unknown, log: Log | undefined): void => {
  const { status, body } = refusal(error, log);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
};
