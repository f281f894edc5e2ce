import type { Call } from '../graph/client.ts';
import { TimedOut } from '../kernel/deadline.ts';
import { Fault } from '../kernel/errors.ts';
import { traceHeaders } from '../process/tracing.ts';
import { type Answered, type Exchange, openExchange } from './exchange.ts';
import { sealCall, signCall } from './internal-token.ts';
import type { Keys } from './keys.ts';
import { drainingHeader, openReplicas, type Replicas } from './replicas.ts';

const defaultTimeLimit = 5_000; // ms
/** The longest answer that is read, in bytes. */
export const maxResponse = 10 * 1024 * 1024;

/** Failures after which it is certain that the request has not been read. */
export const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Failures that can happen before the request has been read. */
export const connectionFailures: ReadonlySet<string> = new Set([
  ...neverSent,
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
]);

/** The connections to a subgraph in another process, or to its replicas; every request is signed with our own key. */
export type Line = {
  readonly name: string;
  readonly replicas: Replicas;
  readonly keys: Keys;
  readonly exchange: Exchange['exchange'];
  readonly close: () => Promise<void>;
};

/** Opens the line; a socket is opened with the first request that needs one. */
export const openLine = (name: string, urls: readonly string[], keys: Keys): Line => {
  const { exchange, close: closeConnections } = openExchange({ largest: maxResponse });
  const replicas = openReplicas(urls);
  const close = () => {
    replicas.close();
    return closeConnections();
  };
  return { name, replicas, keys, exchange, close };
};

/** What a caller is told of a subgraph that cannot be reached, or whose answer is late or too long. */
export const unavailable = (cause: unknown): Fault =>
  Object.assign(
    new Fault('SERVICE_UNAVAILABLE', {
      ko: '지금은 이 부분을 조회할 수 없습니다. 잠시 후 다시 시도해 주세요.',
      en: 'This part of the answer cannot be reached at the moment. Please try again shortly.',
    }),
    { cause },
  );

/** How many milliseconds the call's answer is waited for, 5 s where it does not say; throws SERVICE_UNAVAILABLE where none are left. */
export const timeFor = ({ withinMs = defaultTimeLimit }: Call): number => {
  if (withinMs <= 0) throw unavailable(new TimedOut('no time was left'));
  return withinMs;
};

/**
 * The text that is answered. Sends to one replica, and for a failure named in `repeatable` to one more (the same one where there
 * is no other). A POST, or a GET where the body is empty.
 */
export const send = async (
  line: Line,
  path: string | undefined,
  body: string,
  call: Call,
  repeatable: ReadonlySet<string>,
): Promise<string> => {
  const { replicas } = line;
  const url = replicas.next();
  try {
    return await sendTo(url, line, path, body, call);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (connectionFailures.has(code) || error instanceof TimedOut) replicas.leaveOut(url);
    if (!repeatable.has(code)) throw error;
    return sendTo(replicas.next(), line, path, body, call);
  }
};

const sendTo = async (
  url: string,
  { name, replicas, keys, exchange }: Line,
  path: string | undefined,
  body: string,
  call: Call,
): Promise<string> => {
  const withinMs = timeFor(call);
  const exchangeWith = (token: string): Promise<Answered> =>
    exchange({
      url: path ? new URL(path, url) : url,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...traceHeaders() },
      body: body === '' ? undefined : body,
      withinMs,
    });
  const sign = () => signCall(keys, name, body, call);
  const sealed = await sealCall(keys, name, body, call);
  let answer = await exchangeWith(sealed ?? (await sign()));
  if (sealed && answer.status === 401) {
    // nothing of it has been read: this replica has another key by now, or is of a release that agrees on no secret
    keys.renew();
    answer = await exchangeWith(await sign());
  }
  const { status, headers, text } = answer;
  if (headers[drainingHeader]) replicas.leaveOut(url);
  if (status === 200) return text;
  throw new Error(`${name} answered ${status}.`);
};
