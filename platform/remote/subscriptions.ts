import type { ExecutionResult, FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { anonymous, type Call, type GraphRequest } from '../graph/client.ts';
import { type Mailbox, openMailbox } from '../graph/live.ts';
import { withDeadline } from '../kernel/deadline.ts';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { defaultLocale } from '../kernel/locale.ts';
import { signCall, subscriptionBody } from './internal-token.ts';
import type { Keys } from './keys.ts';
import { maxResponse, timeFor, unavailable } from './line.ts';
import { received } from './received.ts';
import type { Replicas } from './replicas.ts';

/** Events that a subscriber may lag behind before it is cut off, so that a slow reader cannot fill our memory. */
const maxLag = 1_000;

type Client = ReturnType<typeof createClient>;

/** One socket for all subscriptions, opened for the first of them. */
export const subscriptionClient = (name: string, replicas: Replicas, keys: Keys): Client => {
  let token = '';
  const socketUrl = async (): Promise<string> => {
    token = await signCall(keys, name, '', {
      caller: anonymous,
      locale: defaultLocale,
      correlationId: newId('cor'),
    });
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
    retryAttempts: 0, // a subscriber must know that events may be missing
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

/** The server's first message once a subscription is open; without it a refusal could not be told from silence. */
const isOpened = (result: FormattedExecutionResult): boolean => result.extensions?.opened === true;

/** Opens a subscription over the shared socket; throws SERVICE_UNAVAILABLE where it cannot be opened in time. */
export const subscribe = async (
  { name, keys, client }: { readonly name: string; readonly keys: Keys; readonly client: Client },
  request: GraphRequest,
  call: Call,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
  const limit = timeFor(call);
  const token = await signCall(keys, name, subscriptionBody(request), call);
  const { query, variables, operationName } = request;
  const payload = {
    query,
    variables: variables ?? null,
    operationName: operationName ?? null,
    extensions: { token },
  };

  let dispose = () => {};
  const opening = new Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>((opened, refused) => {
    let inbox: Mailbox<ExecutionResult> | undefined;
    dispose = client.subscribe(payload, {
      next(message) {
        const result = message as FormattedExecutionResult;
        if (inbox) {
          if (inbox.put(received(result)) > maxLag)
            inbox.end(unavailable(new Error('The subscriber is too slow.')));
        } else if (isOpened(result)) {
          inbox = openMailbox(dispose, call.signal);
          opened(inbox.values);
        } else opened(received(result));
      },
      error(error) {
        if (inbox) inbox.end(failureOf(error));
        else refused(unavailable(error));
      },
      complete() {
        if (inbox) inbox.end();
        else refused(unavailable(new Error('The subscription ended before it was opened.')));
      },
    });
  });
  return withDeadline(limit, opening, () => {
    dispose();
    return unavailable(new Error('The subscription was not opened in time.'));
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
