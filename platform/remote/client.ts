import {
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  OperationTypeNode,
  parse,
} from 'graphql';
import { createClient } from 'graphql-ws';
import { Agent, request } from 'undici';
import { WebSocket } from 'ws';
import { z } from 'zod';
import {
  anonymous,
  type Call,
  type GraphRequest,
  type SubgraphClient,
  serviceCaller,
} from '../graph/client.ts';
import { endable } from '../graph/live.ts';
import { defaultLocale } from '../graph/locale.ts';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { JournalPage, JournalReader } from '../kernel/journal.ts';
import { traceHeaders } from '../process/tracing.ts';
import { signCall, subscriptionBody } from './internal-token.ts';
import type { Keys } from './keys.ts';
import { drainingHeader, openReplicas, type Replicas } from './replicas.ts';

const defaultTimeLimit = 5_000; // ms
const maxResponse = 10 * 1024 * 1024; // bytes
const maxSockets = 64;
/** Events a subscriber may lag behind before it is cut off, so that a slow reader cannot fill our memory. */
const maxLag = 1_000;
/** Nobody has read the request. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
/** Failures that can happen before anybody has read the request. */
const connectionFailures = new Set([...neverSent, 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * A client to a subgraph in another process, or to its replicas, at their `/graphql` URLs. Every call carries a token signed with
 * our own key.
 *
 * Waits until `call.deadline`, or 5 s. A query is sent once more when the connection fails. A mutation is sent to another replica
 * only where the connection was refused, for nobody has read it then; otherwise never: it may have been done. What cannot be
 * reached, comes late or is too long is the Fault SERVICE_UNAVAILABLE, with the reason as its `cause`.
 * All subscriptions share one socket, opened for the first; when it dies, every iterator on it ends with SERVICE_UNAVAILABLE.
 */
export const remoteClient = ({
  name,
  urls,
  keys,
}: {
  readonly name: string;
  readonly urls: readonly string[];
  readonly keys: Keys;
}): SubgraphClient => {
  const line = openLine(name, urls, keys);
  const client = subscriptionClient(name, line.replicas, keys);
  return {
    name,
    execute: (request, call) => execute(line, request, call),
    subscribe: (request, call) => {
      const open = () => subscribe({ name, keys, client }, request, call);
      // a replica that went away a moment ago is not found out before somebody asks it
      return urls.length > 1 ? open().catch(open) : open();
    },
    async close() {
      await Promise.resolve(client.dispose()).catch(() => {}); // a socket that never opened needs no closing
      await line.close();
    },
  };
};

/**
 * The log of a context whose subgraph runs elsewhere, read over its signed `/log` as `keys` says; only those who hear it may.
 * A page comes within 10 s or not at all.
 */
export const remoteJournal = ({
  source,
  urls,
  keys,
}: {
  readonly source: string;
  readonly urls: readonly string[];
  readonly keys: Keys;
}): JournalReader & { close(): Promise<void> } => {
  const line = openLine(source, urls, keys);
  return {
    source,
    async page(after, limit) {
      const call = { caller: serviceCaller(keys.name), locale: defaultLocale, correlationId: newId('cor') };
      const body = JSON.stringify({ after, limit });
      const signal = AbortSignal.timeout(10_000);
      const page = await send(line, '/journal', body, call, signal, connectionFailures);
      return pageForm.parse(page) as unknown as JournalPage; // the events themselves are read by their own forms
    },
    close: line.close,
  };
};

/** Asks a signed route of another process: GET, as nobody in particular. */
export const remoteRoute = async (
  name: string,
  urls: readonly string[],
  path: string,
  keys: Keys,
): Promise<unknown> => {
  const line = openLine(name, urls, keys);
  const call = { caller: anonymous, locale: defaultLocale, correlationId: newId('cor') };
  try {
    return await send(line, path, '', call, AbortSignal.timeout(5_000), connectionFailures);
  } finally {
    await line.close();
  }
};

const pageForm = z.looseObject({
  journalId: z.string(),
  head: z.number(),
  eventIdAtAfter: z.string(),
  events: z.array(
    z.looseObject({ id: z.string(), source: z.string(), number: z.number(), type: z.string() }),
  ),
  upTo: z.object({ number: z.number(), eventId: z.string() }),
});

const unavailable = (cause: unknown): Fault =>
  Object.assign(
    new Fault('SERVICE_UNAVAILABLE', 'This part of the answer cannot be reached at the moment.'),
    { cause },
  );

const timeLeft = ({ deadline }: Call): number => {
  const left = deadline === undefined ? defaultTimeLimit : Math.min(deadline - Date.now(), 2 ** 31 - 1);
  if (left <= 0) throw unavailable(new Error('The deadline has passed.'));
  return left;
};

/** As the client in-process gives it: errors are GraphQLErrors, not bare objects. */
const received = (result: FormattedExecutionResult): ExecutionResult =>
  result.errors
    ? {
        ...result,
        errors: result.errors.map(
          ({ message, path, extensions }) =>
            new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
        ),
      }
    : (result as ExecutionResult);

// ---- queries and mutations --------------------------------------------------------------------------------------

type Line = {
  readonly name: string;
  readonly replicas: Replicas;
  readonly keys: Keys;
  readonly agent: Agent;
  readonly close: () => Promise<void>;
};

const openLine = (name: string, urls: readonly string[], keys: Keys): Line => {
  const agent = new Agent({
    connections: maxSockets,
    maxResponseSize: maxResponse,
    connect: { timeout: 2_000 },
  });
  const replicas = openReplicas(urls);
  const close = () => {
    replicas.close();
    return agent.close();
  };
  return { name, replicas, keys, agent, close };
};

const execute = async (
  line: Line,
  { query, variables, operationName }: GraphRequest,
  call: Call,
): Promise<ExecutionResult> => {
  const signal = AbortSignal.timeout(timeLeft(call));
  const body = JSON.stringify({ query, variables, operationName });
  const repeatable = isQuery(query, operationName) ? connectionFailures : neverSent;
  try {
    return received(
      (await send(line, undefined, body, call, signal, repeatable)) as FormattedExecutionResult,
    );
  } catch (error) {
    throw unavailable(error);
  }
};

/** Sends to one replica, and for a failure named in `repeatable` to one more (the same one where there is no other). */
const send = async (
  line: Line,
  path: string | undefined,
  body: string,
  call: Call,
  signal: AbortSignal,
  repeatable: ReadonlySet<string>,
): Promise<unknown> => {
  const { replicas } = line;
  const url = replicas.next();
  try {
    return await sendTo(url, line, path, body, call, signal);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (connectionFailures.has(code) || signal.aborted) replicas.leftOut(url);
    if (!repeatable.has(code)) throw error;
    return await sendTo(replicas.next(), line, path, body, call, signal);
  }
};

const sendTo = async (
  url: string,
  { name, replicas, keys, agent }: Line,
  path: string | undefined,
  body: string,
  call: Call,
  signal: AbortSignal,
): Promise<unknown> => {
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
  if (answer.headers[drainingHeader]) replicas.leftOut(url);
  if (answer.statusCode === 200) return answer.body.json();
  await answer.body.dump();
  throw new Error(`${name} answered ${answer.statusCode}.`);
};

const isQuery = (query: string, operationName: string | undefined): boolean => {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.QUERY;
  } catch {
    return false;
  }
};

// ---- subscriptions ----------------------------------------------------------------------------------------------

type Client = ReturnType<typeof createClient>;

const subscriptionClient = (name: string, replicas: Replicas, keys: Keys): Client => {
  let token = '';
  const socketUrl = async (): Promise<string> => {
    token = await signCall(keys, name, '', { caller: anonymous, locale: 'ko', correlationId: newId('cor') });
    return replicas.next().replace(/^http/, 'ws');
  };
  // graphql-ws makes the socket itself, and a class is the only way to give it a header
  class SignedSocket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, {
        headers: { authorization: `Bearer ${token}` },
        maxPayload: maxResponse,
        perMessageDeflate: false,
        handshakeTimeout: 5_000,
      });
    }
  }
  let unanswered: NodeJS.Timeout | undefined;
  const client = createClient({
    url: socketUrl,
    webSocketImpl: SignedSocket,
    retryAttempts: 0, // whoever subscribed must know that events may be missing
    lazyCloseTimeout: 5_000,
    connectionAckWaitTimeout: 5_000,
    keepAlive: 10_000,
    on: {
      // a socket whose other end has vanished says nothing at all
      ping: (fromServer) => {
        if (!fromServer) unanswered = setTimeout(() => client.terminate(), 5_000).unref();
      },
      pong: (fromServer) => {
        if (fromServer) clearTimeout(unanswered);
      },
      closed: () => clearTimeout(unanswered),
    },
  });
  return client;
};

/** The server's first message when a subscription stands; without it a refusal could not be told from silence. */
const isOpened = (result: FormattedExecutionResult): boolean => result.extensions?.opened === true;

const subscribe = async (
  { name, keys, client }: { readonly name: string; readonly keys: Keys; readonly client: Client },
  request: GraphRequest,
  call: Call,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
  const limit = timeLeft(call);
  const token = await signCall(keys, name, subscriptionBody(request), call);
  const { query, variables, operationName } = request;
  const payload = {
    query,
    variables: variables ?? null,
    operationName: operationName ?? null,
    extensions: { token },
  };

  return new Promise((opened, refused) => {
    const inbox = mailbox<ExecutionResult>();
    let standing = false;
    const dispose = client.subscribe(payload, {
      next: (result) => {
        if (standing) {
          if (inbox.put(received(result as FormattedExecutionResult)) <= maxLag) return;
          inbox.end(unavailable(new Error('The subscriber is too slow.')));
          return dispose();
        }
        clearTimeout(timer);
        if (!isOpened(result as FormattedExecutionResult))
          return opened(received(result as FormattedExecutionResult));
        standing = true;
        opened(endable(inbox.take, dispose, call.signal));
      },
      error: (error) => {
        clearTimeout(timer);
        const failure = standing ? failureOf(error) : unavailable(error);
        refused(failure);
        inbox.end(failure);
      },
      complete: () => {
        clearTimeout(timer);
        refused(unavailable(new Error('The subscription ended before it stood.')));
        inbox.end();
      },
    });
    const timer = setTimeout(() => {
      dispose();
      refused(unavailable(new Error('The subscription was not opened in time.')));
    }, limit);
  });
};

/** GraphQL errors are the subgraph's own last word; a close event or an Error means that the socket died. */
const failureOf = (error: unknown): Fault => {
  const [first] = Array.isArray(error) ? (error as GraphQLFormattedError[]) : [];
  const { code, ...details } = first?.extensions ?? {};
  return first && typeof code === 'string'
    ? new Fault(code as FaultCode, first.message, details)
    : unavailable(error);
};

/** Holds what has come until somebody takes it. After `end` the rest is still handed out, then the failure or the end. */
const mailbox = <T>(): {
  put(value: T): number;
  end(failure?: Fault): void;
  take(): Promise<IteratorResult<T>>;
} => {
  const values: T[] = [];
  let over = false;
  let failure: Fault | undefined;
  let notify = (): void => {};
  return {
    put: (value) => {
      const waiting = over ? 0 : values.push(value);
      notify();
      return waiting;
    },
    end: (why) => {
      if (!over) failure = why;
      over = true;
      notify();
    },
    take: async () => {
      while (values.length === 0 && !over) await new Promise<void>((resolve) => (notify = resolve));
      if (values.length > 0) return { value: values.shift() as T, done: false };
      if (failure) throw failure;
      return { value: undefined, done: true };
    },
  };
};
