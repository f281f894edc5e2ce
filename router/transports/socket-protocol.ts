// What the clients of a WebSocket say, after graphql-transport-ws: who they are, and what they ask.

import type { IncomingMessage } from 'node:http';
import { Fault } from '@jumun/platform/kernel/errors';
import { newId } from '@jumun/platform/kernel/ids';
import { acceptedLocale, defaultLocale } from '@jumun/platform/kernel/locale';
import {
  buildSchema,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
} from 'graphql';
import { type Context, makeServer, type SubscribePayload } from 'graphql-ws';
import type { GraphCall } from '../call.ts';
import { sessionEnded } from '../ended-sessions.ts';
import type { Identified } from '../identity.ts';
import { internal, refused } from '../masking.ts';
import type { Alarms } from '../subscriptions/alarms.ts';
import { type Ask, isEvents, isLastWord, type Streamed } from '../subscriptions/streams.ts';
import { graphRequest } from './request.ts';
import {
  addressOf,
  authorizationOf,
  callOf,
  closing,
  correlationIdOf,
  forwardedOf,
  type RouterConfig,
  type Wire,
} from './wire.ts';

const mostSubscriptions = 20;
const initWithinMs = 3_000;

export type SocketWire = Omit<Wire, 'graph' | 'whenClosing' | 'leaving'> & {
  readonly graph: { readonly ask: Ask };
};

/** What the upgrade said. The request itself is not kept: it would cost more than the socket. */
type Handshake = {
  readonly authorization: string | undefined;
  readonly language: string | undefined;
  readonly correlationId: unknown;
  readonly address: string;
  readonly forwarded: GraphCall['forwarded'];
};

export type Client = {
  readonly handshake: Handshake;
  identified: Identified | undefined;
  /** What every operation of this client begins with; undefined until the client has said who it is. */
  greeting?: Greeting | undefined;
  /** Forgets to end the client with its session. */
  stays?: (() => void) | undefined;
  /** Whether either side has closed: nothing is sent, read or carried out any more. */
  isOver: boolean;
  end(code: number, reason: string): void;
};

type Greeting = {
  readonly language: string | undefined;
  readonly correlationId: string | undefined;
  readonly forwarded: GraphCall['forwarded'];
};

type Params = Readonly<Record<string, unknown>>;
type Connected = Context<Record<string, unknown>, Client>;

export const handshakeOf = (request: IncomingMessage, config: RouterConfig): Handshake => ({
  authorization: authorizationOf(request),
  language: request.headers['accept-language'],
  correlationId: request.headers['x-correlation-id'],
  address: addressOf(request, config),
  forwarded: forwardedOf(request, config),
});

/** graphql-ws wants to see a document and its schema; the operation has been answered by then. */
const answered = { schema: buildSchema('type Query { answer: Int }'), document: parse('{ answer }') };

/** The protocol, with every operation answered by the graph. A client is ended when its token expires. */
export const openProtocol = (wire: SocketWire, expiries: Alarms<Client>) =>
  makeServer<Record<string, unknown>, Client>({
    connectionInitWaitTimeout: initWithinMs,
    onConnect: (context) => admitClient(context, wire, expiries),
    async onSubscribe(context, _id, payload): Promise<ExecutionArgs | readonly GraphQLError[]> {
      const answer = await answerOf(context, payload, wire);
      if (!isEvents(answer) && isLastWord(answer)) return (answer.errors ?? []).map(asGraphQLError);
      return { ...answered, contextValue: answer };
    },
    execute: (args: unknown) => (args as ExecutionArgs).contextValue as ExecutionResult,
    onNext: (_context, _id, _payload, _args, { data, errors, extensions }) =>
      errors && {
        errors: errors.map(formatted),
        ...(data === undefined ? {} : { data }),
        ...(extensions ? { extensions } : {}),
      },
  });

// Errors that have been through ApolloServer are plain objects, and graphql-ws takes only what graphql-js has made.

const asGraphQLError = (error: GraphQLError): GraphQLError => {
  const { locations, ...rest } = formatted(error);
  return Object.assign(new GraphQLError(error.message, rest), locations ? { locations } : {});
};

const formatted = ({ message, locations, path, extensions }: GraphQLError): GraphQLFormattedError => ({
  message,
  ...(locations ? { locations } : {}),
  ...(path ? { path } : {}),
  extensions,
});

/** Finds out who connects. A bad token is told by closing: the client can connect again with a better one. */
const admitClient = async (
  { connectionParams = {}, extra: client }: Connected,
  { identity, log, config }: SocketWire,
  expiries: Alarms<Client>,
): Promise<boolean> => {
  const { handshake } = client;
  try {
    const identified = await identity.identify(authorizationIn(connectionParams, handshake));
    if (client.isOver) return false;
    client.identified = identified;
  } catch (error) {
    if (error instanceof Fault && error.code === 'UNAUTHENTICATED') client.end(4403, error.message);
    else {
      log.warn({ err: error }, 'a socket could not be identified');
      client.end(1013, 'Try again later');
    }
    return false;
  }
  client.greeting = greetingOf(connectionParams, handshake, config);
  const { expiresAt, session } = client.identified;
  if (expiresAt !== undefined) expiries.set(expiresAt, client);
  client.stays = identity.whenEnded(session, () => client.end(4403, sessionEnded().message));
  return true;
};

/** Of the places where clients put it, the first that has one; an empty one says that nobody has signed in. */
const authorizationIn = (params: Params, handshake: Handshake): string | undefined => {
  const text = String(saidAs('authorization', params) ?? handshake.authorization ?? '').trim();
  return text === '' ? undefined : text;
};

/** Pages cannot send headers with a WebSocket; they say in connectionParams what they would send. */
const saidAs = (name: string, params: Params): unknown =>
  [params, isRecord(params.headers) ? params.headers : {}]
    .flatMap(Object.entries)
    .find(([key, value]) => key.toLowerCase() === name && value !== undefined && value !== null)?.[1];

const isRecord = (value: unknown): value is Params => typeof value === 'object' && value !== null;

const greetingOf = (params: Params, handshake: Handshake, config: RouterConfig): Greeting => {
  const language = params['accept-language'] ?? params.acceptLanguage ?? handshake.language;
  // an id from the client holds for everything on this socket; without one, every operation gets its own
  const named = params['x-correlation-id'] ?? handshake.correlationId;
  return {
    language: typeof language === 'string' ? language : undefined,
    correlationId: named === undefined ? undefined : correlationIdOf(named),
    forwarded: forwardedIn(params, handshake, config),
  };
};

const forwardedIn = (
  params: Params,
  { forwarded }: Handshake,
  { forwardedHeaders = [] }: RouterConfig,
): GraphCall['forwarded'] => {
  if (forwardedHeaders.length === 0) return undefined;
  const said = forwardedHeaders.map((name) => [
    name,
    String(saidAs(name, params) ?? forwarded?.[name] ?? ''),
  ]);
  return Object.fromEntries(said.filter(([, text]) => text !== ''));
};

/** The same admission as HTTP, with a limit on the operations that one socket may have at once. */
const answerOf = async (
  { subscriptions, extra: { identified, greeting, handshake } }: Connected,
  payload: SubscribePayload,
  { graph, during, draining }: SocketWire,
): Promise<Streamed> => {
  const locale = acceptedLocale(greeting?.language) ?? identified?.locale ?? defaultLocale;
  if (!identified) return refused(internal(), locale);
  if (draining()) return refused(closing(), locale);
  if (Object.keys(subscriptions).length > mostSubscriptions)
    return refused(
      new Fault('SUBSCRIPTION_LIMIT', {
        ko: `소켓 하나에는 구독을 ${mostSubscriptions}개까지만 둘 수 있습니다.`,
        en: `A socket may have ${mostSubscriptions} subscriptions at once.`,
      }),
      locale,
    );
  const call: GraphCall = {
    ...callOf(identified, greeting?.language, greeting?.correlationId ?? newId('req')),
    // when the token expires the socket is closed, and a client that comes back must not have heard of an end
    expiresAt: undefined,
    address: handshake.address,
    forwarded: greeting?.forwarded,
  };
  try {
    return await during(graph.ask(graphRequest(payload), call, { streams: true }));
  } catch (error) {
    if (error instanceof Fault) return refused(error, locale);
    throw error;
  }
};
