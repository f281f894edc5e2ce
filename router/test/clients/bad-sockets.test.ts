// graphql-transport-ws as its protocol says, to a socket that keeps to nothing.

import { once } from 'node:events';
import { get } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openEdge } from '../edge-server.ts';
import { until } from '../shop.ts';
import { PageWebSocket } from './page.ts';

let edge: Awaited<ReturnType<typeof openEdge>>;
beforeAll(async () => {
  edge = await openEdge();
});
afterAll(async () => {
  await edge.router.close(1_000);
  await edge.graph.close();
});

const address = (): string => edge.router.url.replace('http', 'ws');

type Message = { readonly type: string; readonly id?: string; readonly payload?: unknown };
type Socket = Awaited<ReturnType<typeof aSocket>>;

const aSocket = async (protocols: string | string[] = 'graphql-transport-ws') => {
  const socket = new PageWebSocket(address(), protocols);
  onTestFinished(() => socket.terminate());
  const closed = once(socket, 'close').then(([code]) => Number(code));
  const messages: Message[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  await once(socket, 'open');
  const say = (message: unknown): void =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const hear = (wanted: (message: Message) => boolean): Promise<void> => until(() => messages.some(wanted));
  /** Everything said before has been dealt with when the answer to this ping comes. */
  const settle = async (): Promise<void> => {
    const payload = { settled: performance.now() };
    say({ type: 'ping', payload });
    await hear(
      (message) => message.type === 'pong' && JSON.stringify(message.payload) === JSON.stringify(payload),
    );
  };
  const about = (id: string): string[] =>
    messages.filter((message) => message.id === id).map(({ type }) => type);
  return { socket, closed, messages, say, hear, settle, about };
};

const begin = async (socket: Socket): Promise<void> => {
  socket.say({ type: 'connection_init' });
  await socket.hear(({ type }) => type === 'connection_ack');
};

const aBegunSocket = async (): Promise<Socket> => {
  const socket = await aSocket();
  await begin(socket);
  return socket;
};

/** The code with which the server closes at once; a WebSocket client gives up before it sees the code. */
const codeOfFirstFrame = async (protocols: string | undefined): Promise<number> => {
  const request = get(edge.router.url, {
    headers: {
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      ...(protocols === undefined ? {} : { 'sec-websocket-protocol': protocols }),
    },
  });
  const [, socket, head] = (await once(request, 'upgrade')) as [unknown, Duplex, Buffer];
  onTestFinished(() => void socket.destroy());
  const frame = head.length >= 4 ? head : ((await once(socket, 'data')) as [Buffer])[0];
  const isClose = frame[0] === 0x88;
  return isClose ? frame.readUInt16BE(2) : 0;
};

const asking = (id: unknown, query: unknown = '{ balance }', more: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, ...more },
});
const watching = (id: string) => asking(id, 'subscription { ticks }');

describe('a socket is closed', () => {
  test.each<[number, string, unknown]>([
    [4400, 'a message that is no JSON', '{"type":'],
    [4400, 'an empty message', ''],
    [4400, 'a list', '[]'],
    [4400, 'null', 'null'],
    [4400, 'a message without a type', { id: '1' }],
    [4400, 'a type that nobody knows', { type: 'unheard-of' }],
    [4400, 'a type of the older protocol', { type: 'start', id: '1' }],
    [4400, 'a type that only servers send', { type: 'connection_ack' }],
    [4400, 'a payload of connection_init that is no object', { type: 'connection_init', payload: 'x' }],
    [4400, 'a payload of ping that is no object', { type: 'ping', payload: 7 }],
    [4400, 'an operation without an id', asking(undefined)],
    [4400, 'an operation whose id is a number', asking(7)],
    [4400, 'an operation whose id is empty', asking('')],
    [4400, 'an operation without a payload', { id: '1', type: 'subscribe' }],
    [4400, 'an operation without a query', asking('1', null)],
    [4400, 'variables that are a text', asking('1', '{ balance }', { variables: 'x' })],
    [4400, 'an operation name that is a number', asking('1', '{ balance }', { operationName: 7 })],
    [4400, 'a complete without an id', { type: 'complete' }],
    [4400, 'a binary message', Buffer.from(JSON.stringify({ type: 'ping' }))],
    [4429, 'a second connection_init', { type: 'connection_init' }],
    [1009, '65 KiB at once', { type: 'ping', payload: { text: 'x'.repeat(65 * 1_024) } }],
  ])('with %i for %s', async (code, _, message) => {
    const socket = await aBegunSocket();
    if (Buffer.isBuffer(message)) socket.socket.send(message);
    else socket.say(message);
    expect(await socket.closed).toBe(code);
  });

  test('with 4401 for an operation before the acknowledgement', async () => {
    const { closed, say, about } = await aSocket();
    say(asking('1'));
    expect(await closed).toBe(4401);
    expect(about('1')).toEqual([]);
  });

  test.each([undefined, 'graphql-ws', 'unheard-of, graphql-ws'])(
    'with 4406 when it speaks %s',
    async (protocols) => {
      expect(await codeOfFirstFrame(protocols)).toBe(4406);
    },
  );

  test('with 4408 when it does not begin', async () => {
    const { closed } = await aSocket();
    expect(await closed).toBe(4408);
  });

  test('with 4409 for a second operation under the id of one that goes on', async () => {
    const { closed, say } = await aBegunSocket();
    say(watching('1'));
    say(asking('1'));
    expect(await closed).toBe(4409);
    await until(() => edge.state.open === 0);
  });

  test.each([
    ['is made up', async () => 'Bearer a.b.c'],
    ['has expired', () => edge.aToken(-3_600).then((token) => `Bearer ${token}`)],
    ['is of another scheme', async () => 'Basic a3NlOmtzZQ=='],
  ])('with 4403 when its token %s', async (_, authorization) => {
    const { closed, messages, say } = await aSocket();
    say({ type: 'connection_init', payload: { authorization: await authorization() } });
    expect(await closed).toBe(4403);
    expect(messages).toEqual([]);
  });
});

describe('a socket goes on', () => {
  test('after a ping, which is answered with the same payload, before the acknowledgement too', async () => {
    const { messages, say, settle } = await aSocket();
    say({ type: 'ping' });
    say({ type: 'ping', payload: { deep: [1, { text: '한국어' }] } });
    await settle();
    expect(messages.slice(0, 2)).toEqual([
      { type: 'pong' },
      { type: 'pong', payload: { deep: [1, { text: '한국어' }] } },
    ]);
  });

  test('after a pong that nobody asked for', async () => {
    const { messages, say, settle } = await aBegunSocket();
    say({ type: 'pong' });
    say({ type: 'pong', payload: { text: 'x' } });
    await settle();
    expect(messages.map(({ type }) => type)).toEqual(['connection_ack', 'pong']);
  });

  test('after 63 KiB at once', async () => {
    const { say, hear } = await aBegunSocket();
    const text = 'x'.repeat(63 * 1_024);
    say({ type: 'ping', payload: { text } });
    await hear(({ type }) => type === 'pong');
  });

  test('after a complete for an operation that is not there', async () => {
    const { messages, say, settle } = await aBegunSocket();
    say({ type: 'complete', id: 'never-begun' });
    await settle();
    expect(messages.map(({ type }) => type)).toEqual(['connection_ack', 'pong']);
  });

  test('with an empty authorization, as nobody', async () => {
    const { messages, say, hear } = await aSocket();
    say({ type: 'connection_init', payload: { authorization: '' } });
    await hear(({ type }) => type === 'connection_ack');
    say(asking('1', '{ whoAsks }'));
    await hear(({ type }) => type === 'complete');
    expect(JSON.stringify(messages[1]?.payload)).toContain('\\"subject\\":null');
  });
});

describe('an operation', () => {
  test('has its answers and then one complete', async () => {
    const { messages, say, hear, settle } = await aBegunSocket();
    say(asking('1'));
    await hear(({ type }) => type === 'complete');
    await settle();
    expect(messages.slice(1, 3)).toEqual([
      { id: '1', type: 'next', payload: { data: { balance: 7 } } },
      { id: '1', type: 'complete' },
    ]);
    expect(messages).toHaveLength(4);
  });

  test('that is refused has one error and nothing more, and its id is free again', async () => {
    const { say, hear, settle, about } = await aBegunSocket();
    say(asking('1', 'subscription { mineChanged { sequence } }'));
    await hear(({ type }) => type === 'error');
    edge.state.happen('of cus_1', 'PLACED');
    await settle();
    expect(about('1')).toEqual(['error']);
    say(asking('1'));
    await hear(({ type }) => type === 'complete');
    expect(about('1')).toEqual(['error', 'next', 'complete']);
  });

  test('that its client completes says nothing more, and its id is free again', async () => {
    const { say, hear, settle, about } = await aBegunSocket();
    say(watching('1'));
    await until(() => edge.state.open === 1);
    edge.state.happen('ticks', 'x');
    await hear(({ type }) => type === 'next');
    const heard = about('1').length;
    say({ type: 'complete', id: '1' });
    await until(() => edge.state.open === 0);
    edge.state.happen('ticks', 'x');
    await settle();
    expect(about('1')).toHaveLength(heard);
    expect(about('1')).not.toContain('complete');
    say(watching('1'));
    await until(() => edge.state.open === 1);
    edge.state.happen('ticks', 'x');
    await until(() => about('1').length > heard);
  });

  test('whose stream ends has one complete, and its id is free again', async () => {
    const { say, hear, about } = await aBegunSocket();
    say(watching('1'));
    await until(() => edge.state.open === 1);
    for (const stream of [...edge.state.streams]) stream.finish();
    await hear(({ type }) => type === 'complete');
    say(watching('1'));
    await until(() => edge.state.open === 1);
    expect(about('1').filter((type) => type === 'complete')).toEqual(['complete']);
  });

  test('that its client completes before it has begun is never told of', async () => {
    const { say, settle, about } = await aBegunSocket();
    say(watching('1'));
    say({ type: 'complete', id: '1' });
    await settle();
    edge.state.happen('ticks', 'x');
    await settle();
    expect(about('1')).toEqual([]);
    await until(() => edge.state.open === 0);
  });

  test('ends with its socket', async () => {
    const { socket, say } = await aBegunSocket();
    say(watching('1'));
    await until(() => edge.state.open === 1);
    socket.terminate();
    await until(() => edge.state.open === 0);
  });
});
