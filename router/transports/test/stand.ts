// A server with the transports of streams over a graph that a test plays.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Mailbox, openMailbox } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult } from 'graphql';
import WebSocket from 'ws';
import type { GraphCall } from '../../call.ts';
import { openEndedSessions } from '../../ended-sessions.ts';
import type { Identity } from '../../identity.ts';
import { refused } from '../../masking.ts';
import { openListener } from '../../subscriptions/listener.ts';
import type { Ask, Asking } from '../../subscriptions/streams.ts';
import { aCall, silent } from '../../subscriptions/test/orders.ts';
import { sendParts } from '../multipart.ts';
import { graphRequest, readJson } from '../request.ts';
import { sendEvents } from '../sse.ts';
import { openSingleConnections } from '../sse-single.ts';
import { openWebSockets } from '../websocket.ts';
import type { Wire } from '../wire.ts';

/** Opens the server; `state` is what a test controls and sees. */
export const openStand = async () => {
  const listeners = new Set<ReturnType<typeof openListener>>();
  const state = {
    asked: [] as { asking: Asking; call: GraphCall }[],
    open: () => listeners.size,
    /** Every open stream hears it. */
    happen(value: unknown): void {
      const event = { data: { event: value } };
      for (const listener of [...listeners]) listener.say(event);
    },
    finish(lastWord?: ExecutionResult): void {
      for (const listener of [...listeners]) listener.end(lastWord);
    },
    /** The session of this person ends, and the router is told. */
    endSession(subject: string): void {
      told.sessions = [...told.sessions, `ses_${subject}`];
      told.news();
    },
    /** Resolves when the graph may answer. */
    gate: Promise.resolve(),
    draining: false,
    close(): void {
      state.draining = true;
      for (const end of [...endings]) end();
    },
  };
  const endings = new Set<() => void>();
  const subscribe = (call: GraphCall) => {
    const listener = openListener(call, () => listeners.delete(listener));
    listeners.add(listener);
    return listener.events;
  };
  const ask: Ask = async (asking, call) => {
    state.asked.push({ asking, call });
    await state.gate;
    if (asking.query.startsWith('subscription')) return subscribe(call);
    if (asking.query.startsWith('bad'))
      return refused(new Fault('GRAPHQL_VALIDATION_FAILED', 'There is no such field.'), call.locale);
    return { data: { answer: asking.query } };
  };
  const told = { sessions: [] as string[], news: () => {} };
  const ended = openEndedSessions({
    look: async () => told.sessions,
    listen: (news) => {
      told.news = news;
      return () => {};
    },
    log: silent,
  });
  /** A token names its owner and when it expires, in milliseconds since 1970: `Bearer kim 1700000000000`. */
  const identity: Identity = {
    whenEnded: (session, end) => ended.watch(session, end),
    async identify(authorization) {
      const [scheme, subject = null, expiry] = (authorization ?? '').split(' ');
      if (scheme && scheme !== 'Bearer')
        throw new Fault('UNAUTHENTICATED', {
          ko: 'The access token is not valid; sign in again.',
          en: 'The access token is not valid; sign in again.',
        });
      const expiresAt = expiry === undefined ? undefined : Number(expiry);
      const caller = { subject, scopes: [], stores: [], service: null };
      return {
        caller,
        expiresAt,
        locale: undefined,
        session: subject === null ? undefined : `ses_${subject}`,
      };
    },
  };
  const wire: Pick<Wire, 'identity' | 'config' | 'log' | 'during' | 'whenClosing' | 'draining'> & {
    readonly graph: { readonly ask: Ask };
  } = {
    graph: { ask },
    identity,
    config: { port: 0, host: '127.0.0.1', mode: 'production', allowedOrigins: [] },
    log: silent,
    during: (work) => work,
    whenClosing(end) {
      endings.add(end);
      return () => void endings.delete(end);
    },
    draining: () => state.draining,
  };
  const callFrom = async ({ headers }: Pick<IncomingMessage, 'headers'>): Promise<GraphCall> => {
    const { caller, session, expiresAt } = await identity.identify(headers.authorization);
    const whenEnded = (end: () => void) => identity.whenEnded(session, end);
    return aCall({ caller, session, expiresAt, whenEnded, address: 'here' });
  };
  const single = openSingleConnections({ wire, callFrom });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://router.invalid');
    if (url.pathname === '/stream' && single.takes(request, url))
      return await single.answer(request, response, url, 'call-aaaa');
    const asking = graphRequest(await readJson(request));
    const streamed = await ask(asking, await callFrom(request), { streams: true });
    const isMultipart = request.headers.accept?.includes('multipart');
    await (isMultipart ? sendParts : sendEvents)(response, streamed, wire);
  };
  const server = createServer((request, response) => void answer(request, response));
  const sockets = openWebSockets(server, wire);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    state,
    sockets,
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}/graphql`,
    async close() {
      await sockets.close();
      server.closeAllConnections();
      server.close();
    },
  };
};

export type Stand = Awaited<ReturnType<typeof openStand>>;

/** A raw socket, which need not follow the protocol. */
export const openSocket = async (url: string, options: WebSocket.ClientOptions = {}) => {
  const socket = new WebSocket(url, 'graphql-transport-ws', options);
  const closed = once(socket, 'close').then(([code, reason]) => [code, String(reason)] as const);
  const messages: Record<string, unknown>[] = [];
  const arrivals: Mailbox<void> = openMailbox(() => {});
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    arrivals.put(undefined);
  });
  await once(socket, 'open');
  const say = (...given: object[]): void => {
    for (const message of given) socket.send(JSON.stringify(message));
  };
  const heard = async (type: string): Promise<void> => {
    while (!messages.some((message) => message.type === type)) await arrivals.values.next();
  };
  const init = async (payload?: object): Promise<void> => {
    say({ type: 'connection_init', payload });
    await heard('connection_ack');
  };
  return { socket, closed, messages, say, init, heard };
};

export const subscribe = (id: string, query = 'subscription { event }') => ({
  id,
  type: 'subscribe',
  payload: { query },
});
