import { Agent, request } from 'undici';
import type { Call } from '../graph/client.ts';
import { Fault } from '../kernel/errors.ts';
import { traceHeaders } from '../process/tracing.ts';
import { signCall } from './internal-token.ts';
import type { Keys } from './keys.ts';
import { drainingHeader, openReplicas, type Replicas } from './replicas.ts';

const defaultTimeLimit = 5_000; // ms
const maxSockets = 64;
const connectWithinMs = 2_000;
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
  readonly agent: Agent;
  readonly close: () => Promise<void>;
};

/** Opens the line; a socket is opened with the first request that needs one. */
export const openLine = (name: string, urls: readonly string[], keys: Keys): Line => {
  const agent = new Agent({
    connections: maxSockets,
    maxResponseSize: maxResponse,
    connect: { timeout: connectWithinMs },
  });
  const replicas = openReplicas(urls);
  const close = () => {
    replicas.close();
    return agent.close();
  };
  return { name, replicas, keys, agent, close };
};

/** What a caller is told of a subgraph that cannot be reached, or whose answer is late or too long. */
export const unavailable = (cause: unknown): Fault =>
  Object.assign(
    new Fault('SERVICE_UNAVAILABLE', 'This part of the answer cannot be reached at the moment.'),
    { cause },
  );

/** Milliseconds until the call's deadline, or 5 s where it has none; throws SERVICE_UNAVAILABLE once it has passed. */
export const timeLeft = ({ deadline }: Call): number => {
  const left = deadline === undefined ? defaultTimeLimit : Math.min(deadline - Date.now(), 2 ** 31 - 1);
  if (left <= 0) throw unavailable(new Error('The deadline has passed.'));
  return left;
};

/** The text that is answered. Sends to one replica, and for a failure named in `repeatable` to one more (the same one where there is no other). */
export const send = async (
  line: Line,
  path: string | undefined,
  body: string,
  call: Call,
  signal: AbortSignal,
  repeatable: ReadonlySet<string>,
): Promise<string> => {
  const { replicas } = line;
  const url = replicas.next();
  try {
    return await sendTo(url, line, path, body, call, signal);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (connectionFailures.has(code) || signal.aborted) replicas.leaveOut(url);
    if (!repeatable.has(code)) throw error;
    return sendTo(replicas.next(), line, path, body, call, signal);
  }
};

const sendTo = async (
  url: string,
  { name, replicas, keys, agent }: Line,
  path: string | undefined,
  body: string,
  call: Call,
  signal: AbortSignal,
): Promise<string> => {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await signCall(keys, name, body, call)}`,
    ...traceHeaders(),
  };
  const what = body === '' ? ({ method: 'GET' } as const) : ({ method: 'POST', body } as const);
  const answer = await request(path ? new URL(path, url) : url, {
    dispatcher: agent,
    headers,
    signal,
    ...what,
  });
  if (answer.headers[drainingHeader]) replicas.leaveOut(url);
  if (answer.statusCode === 200) return answer.body.text();
  await answer.body.dump();
  throw new Error(`${name} answered ${answer.statusCode}.`);
};
