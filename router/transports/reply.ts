// How answers are written over HTTP.

import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Fault } from '@jumun/platform/kernel/errors';
import { defaultLocale, type Locale } from '@jumun/platform/kernel/locale';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { overloadedText, type TurnedAway } from '../admission/overload.ts';
import { refused, statusOf } from '../masking.ts';
import { countRefused } from '../metrics.ts';
import { openUnread } from './unread.ts';
import { localeOfRequest } from './wire.ts';

const unread = openUnread({ mostBytes: 64_000_000, patienceMs: 10_000 });

/** Without data nothing was answered at all; a null with errors is an answer, unless the caller or a subgraph was missing. */
const statusOfResult = ({ data, errors }: ExecutionResult): number => {
  const code = errors?.[0]?.extensions.code;
  if (data === undefined) return errors ? statusOf(code) : 200;
  return data === null && (code === 'UNAUTHENTICATED' || code === 'SERVICE_UNAVAILABLE')
    ? statusOf(code)
    : 200;
};

export const sendResult = (response: ServerResponse, result: ExecutionResult, type: string): void =>
  sendText(response, statusOfResult(result), JSON.stringify(result), `${type}; charset=utf-8`, result);

/** Sends JSON. The refusal of a body that is too large also ends the connection. */
export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  sendText(response, status, JSON.stringify(value), 'application/json; charset=utf-8', value);

/** A request that was refused before anything was executed. */
export const sendFault = (response: ServerResponse, fault: Fault, status = statusOf(fault.code)): void =>
  sendJson(response, status, refused(fault, localeOfRequest(response.req)));

/** A request that failed on our side. */
export const sendFailure = (response: ServerResponse, failure: GraphQLError): void =>
  sendJson(response, 500, { errors: [failure] });

/** New work for which there is no room. */
export const sendTurnedAway = (response: ServerResponse, turnedAway: TurnedAway): void => {
  countRefused('OVERLOADED');
  const text = overloadedText(turnedAway, localeOfRequest(response.req));
  response
    .writeHead(503, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'retry-after': String(Math.ceil(turnedAway.retryAfterMs / 1_000)),
    })
    .end(text);
};

/** Refuses where there is no response to write to, and ends the connection. `status` is the number and its words. */
export const endWithFault = (
  socket: Duplex,
  status: string,
  fault: Fault,
  locale: Locale = defaultLocale,
): void => {
  const text = JSON.stringify(refused(fault, locale));
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
};

/** In characters. */
const shortText = 8_192;

/** `result` is looked at only where the status says that something is wrong: for how long to wait. */
export const sendText = (
  response: ServerResponse,
  status: number,
  text: string,
  type: string,
  result?: unknown,
): void => {
  if (response.headersSent) return void response.destroy();
  // a short text goes out with the headers in one write; in a long one that is not ASCII, node:http would go over it three times
  const body = text.length <= shortText ? text : Buffer.from(text);
  const length = Buffer.byteLength(body);
  const headers: Record<string, string | number> = {
    'content-type': type,
    'content-length': length,
  };
  if (status !== 200 || !response.hasHeader('cache-control')) headers['cache-control'] = 'no-store';
  if (status === 503 || status === 429) headers['retry-after'] = retryAfter(result);
  if (status === 401 && !response.hasHeader('www-authenticate')) headers['www-authenticate'] = 'Bearer';
  if (status === 405 && !response.hasHeader('allow')) headers.allow = 'POST';
  if (status === 413) headers.connection = 'close';
  response.writeHead(status, headers).end(body);
  unread.watch(response, length);
};

const retryAfter = (result: unknown): number => {
  const [first] = (result as ExecutionResult | undefined)?.errors ?? [];
  const milliseconds = first?.extensions.retryAfterMs;
  return typeof milliseconds === 'number' ? Math.ceil(milliseconds / 1_000) : 1;
};
