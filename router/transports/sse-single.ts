// GraphQL over SSE in its single connection mode: a client reserves a stream, listens to it, and has the events of all its
// operations sent there. It is for browsers, which open at most six connections to a host.
// By hand: graphql-sse's handler leaves an operation running that was being opened when its client left, and keeps
// reservations, and what waits in them, without bound.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult } from 'graphql';
import type { GraphCall } from '../call.ts';
import { refused } from '../masking.ts';
import { type Ask, type Asking, isEvents } from '../subscriptions/streams.ts';
import { sendFault } from './reply.ts';
import { graphRequest, readJson, readQueryString } from './request.ts';
import {
  type Connection,
  type Operation,
  openReservations,
  type Reservations,
  stop,
} from './reservations.ts';
import { eventText } from './sse.ts';
import type { Wire } from './wire.ts';

const mostOperations = 20;

export type SingleConnections = {
  /** Whether a request belongs to this mode: it reserves, stops, or names a reservation. */
  takes(request: IncomingMessage, url: URL): boolean;
  /** Answers such a request; rejects only for what is our fault. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL, correlationId: string): Promise<void>;
};

export type SingleConnectionParts = {
  readonly wire: Pick<Wire, 'during' | 'whenClosing'> & { readonly graph: { readonly ask: Ask } };
  /** Who asks; throws a fault when that cannot be said. */
  callFrom(request: IncomingMessage, response: ServerResponse, correlationId: string): Promise<GraphCall>;
};

type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly correlationId: string;
};

/** The connections of all clients; none is open yet. */
export const openSingleConnections = ({ wire, callFrom }: SingleConnectionParts): SingleConnections => {
  const reservations = openReservations(wire);
  const run = runner(wire, reservations);
  const connectionOf = ({ request, url }: Asked): Connection => {
    const connection = reservations.find(tokenOf(request, url));
    if (!connection)
      throw new Fault('NOT_FOUND', {
        ko: '스트림을 찾을 수 없습니다. 만료되었을 수 있으니 다시 예약해 주세요.',
        en: 'There is no such stream. It may have expired; reserve another.',
      });
    return connection;
  };

  const reserve = async ({ request, response, correlationId }: Asked): Promise<void> => {
    const { caller, address, tokenProblem } = await callFrom(request, response, correlationId);
    if (tokenProblem) throw tokenProblem;
    const { token } = reservations.reserve(caller.subject ?? `at ${address}`);
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
    response.writeHead(201, headers).end(token);
  };

  const listen = (asked: Asked): void => {
    const connection = connectionOf(asked);
    if (connection.stream) refuse(asked, 'This stream has a listener already.', 409);
    else reservations.listen(connection, asked.response);
  };

  const operate = async (asked: Asked): Promise<void> => {
    const { request, response, url, correlationId } = asked;
    const mutations = request.method !== 'GET';
    const asking = graphRequest(mutations ? await readJson(request) : readQueryString(url));
    const id = asking.extensions?.operationId;
    if (typeof id !== 'string' || id === '')
      throw new Fault('BAD_REQUEST', 'Name the operation in "extensions.operationId".');
    const call = await callFrom(request, response, correlationId);
    const connection = connectionOf(asked); // it may have gone in the meantime
    if (connection.operations.has(id)) return refuse(asked, 'There is an operation with this id.', 409);
    response.writeHead(202).end();
    await run({ connection, id, asking, call, mutations });
  };

  const finish = (asked: Asked): void => {
    const { operations } = connectionOf(asked);
    const id = asked.url.searchParams.get('operationId');
    if (!id) throw new Fault('BAD_REQUEST', 'Name the operation as "operationId" in the address.');
    const operation = operations.get(id);
    operations.delete(id);
    if (operation) stop(operation);
    asked.response.writeHead(200).end();
  };

  const answers: Readonly<Record<string, (asked: Asked) => void | Promise<void>>> = {
    PUT: reserve,
    DELETE: finish,
    POST: operate,
    GET: (asked) => (wantsEvents(asked.request) ? listen(asked) : operate(asked)),
  };
  return {
    takes: (request, url) =>
      request.method === 'PUT' || request.method === 'DELETE' || tokenOf(request, url) !== undefined,
    async answer(request, response, url, correlationId) {
      try {
        const answer = answers[request.method ?? ''];
        if (!answer) {
          response.setHeader('allow', 'GET, POST, PUT, DELETE, OPTIONS');
          throw new Fault('METHOD_NOT_ALLOWED', 'Use PUT, GET, POST or DELETE.');
        }
        await answer({ request, response, url, correlationId });
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        sendFault(response, error);
      }
    },
  };
};

type Run = {
  readonly connection: Connection;
  readonly id: string;
  readonly asking: Asking;
  readonly call: GraphCall;
  readonly mutations: boolean;
};

/** Carries out an operation whose results, a refusal too, go to the stream. */
const runner =
  ({ graph, during }: SingleConnectionParts['wire'], { say }: Reservations) =>
  async ({ connection, id, asking, call, mutations }: Run): Promise<void> => {
    const { operations } = connection;
    const next = (payload: ExecutionResult): void =>
      say(connection, eventText('next', JSON.stringify({ id, payload })));
    const complete = (): void => say(connection, eventText('complete', JSON.stringify({ id })));
    if (operations.size >= mostOperations) {
      next(tooMany(call));
      return complete();
    }
    const operation: Operation = { events: undefined, stopped: false };
    operations.set(id, operation);
    const streamed = await during(graph.ask(asking, call, { streams: true, mutations }));
    if (isEvents(streamed)) {
      operation.events = streamed;
      if (operation.stopped) return stop(operation);
      for await (const result of streamed) if (!operation.stopped) next(result);
    } else if (!operation.stopped) next(streamed);
    if (operation.stopped) return;
    operations.delete(id);
    complete();
  };

const refuse = ({ response }: Asked, message: string, status: number): void =>
  sendFault(response, new Fault('BAD_REQUEST', message), status);

const tokenOf = ({ headers }: IncomingMessage, { searchParams }: URL): string | undefined => {
  const given = headers['x-graphql-event-stream-token'] ?? searchParams.get('token');
  return typeof given === 'string' && given !== '' ? given : undefined;
};

const wantsEvents = ({ headers }: IncomingMessage): boolean =>
  (headers.accept ?? '').toLowerCase().includes('text/event-stream');

const tooMany = ({ locale }: GraphCall): ExecutionResult =>
  refused(
    new Fault('SUBSCRIPTION_LIMIT', {
      ko: `스트림 하나에는 작업을 ${mostOperations}개까지만 둘 수 있습니다.`,
      en: `A stream may have ${mostOperations} operations at once.`,
    }),
    locale,
  );
