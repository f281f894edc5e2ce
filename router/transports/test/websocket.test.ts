import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { until } from '../../subscriptions/test/orders.ts';
import { openSocket, openStand, type Stand, subscribe } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(async () => {
  vi.useRealTimers();
  await stand.close();
});

const tokenFor = (lifeMs: number, subject = 'kim'): string => `Bearer ${subject} ${Date.now() + lifeMs}`;
const typesOf = (messages: readonly Record<string, unknown>[]): unknown[] => messages.map(({ type }) => type);
const numbered = (count: number, more: (n: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => more(index + 1));
const aMutation = (n: number): object => subscribe(String(n), `mutation { order${n} }`);
const aWhile = (milliseconds = 100): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

test('sixty sockets with two subscriptions each whose tokens expire hear only the close', async () => {
  const expiry = Date.now() + 800;
  const sockets = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const socket = await openSocket(stand.ws);
      await socket.init({ authorization: `Bearer kim ${expiry}` });
      socket.say(subscribe('1'), subscribe('2'));
      return socket;
    }),
  );
  await until(() => stand.state.open() === 120);
  for (const { closed, messages } of sockets) {
    expect(await closed).toEqual([4403, 'token expired']);
    expect(typesOf(messages)).toEqual(['connection_ack']);
  }
  expect(stand.state.open()).toBe(0);
  stand.state.happen('too late');
});

test('sockets of a session that ends hear only the close, and those of others go on', async () => {
  const [kim, kims, lee] = await Promise.all(
    ['kim', 'kim', 'lee'].map(async (subject) => {
      const socket = await openSocket(stand.ws);
      await socket.init({ authorization: tokenFor(60_000, subject) });
      socket.say(subscribe('1'));
      return socket;
    }),
  );
  await until(() => stand.state.open() === 3);
  stand.state.endSession('kim');
  for (const socket of [kim, kims])
    expect(await socket?.closed).toEqual([4403, 'This session has ended; sign in again.']);
  stand.state.happen('still here');
  await until(() => (lee?.messages.length ?? 0) === 2);
  expect(stand.state.open()).toBe(1);
});

test('a client that comes back with fresh tokens loses no event in twenty token lives', async () => {
  const history: number[] = [];
  const heard: number[] = [];
  let tokens = 0;
  // what a graph that can start after a place does
  const replay = async (): Promise<void> => {
    for (const { asking } of stand.state.asked.splice(0)) {
      const after = Number(asking.variables?.after);
      await until(() => stand.state.open() > 0);
      for (const event of history.slice(after)) stand.state.happen(event);
    }
  };
  const client = createClient({
    url: stand.ws,
    webSocketImpl: WebSocket,
    retryAttempts: 100,
    retryWait: () => Promise.resolve(),
    connectionParams: () => {
      tokens += 1;
      return { authorization: tokenFor(200) };
    },
  });
  const variables = { after: 0 };
  const ended: unknown[] = [];
  client.subscribe(
    { query: 'subscription ($after: Int) { event }', variables },
    {
      next: ({ data }) => {
        const event = Number(data?.event);
        if (event <= variables.after) return; // it was sent again because the client asked while it happened
        heard.push(event);
        variables.after = event;
      },
      error: (error) => void ended.push(error),
      complete: () => void ended.push('complete'),
    },
  );
  while (tokens <= 20) {
    await aWhile(10);
    await replay();
    history.push(history.length + 1);
    stand.state.happen(history.length);
  }
  await until(() => stand.state.asked.length > 0 || heard.at(-1) === history.length, 2_000);
  await replay();
  await until(() => heard.length === history.length, 2_000);
  expect(heard).toEqual(history);
  expect(ended).toEqual([]);
  await client.dispose();
}, 30_000);

test('of 150 messages in a burst none is carried out, and the socket is closed', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  await aWhile(1_100); // whatever has been counted is forgotten
  socket.say(...numbered(150, aMutation));
  expect(await socket.closed).toEqual([1008, 'Too many messages']);
  await aWhile();
  expect(stand.state.asked).toEqual([]);
});

test('a burst that arrives in pieces is seen before its first message is carried out', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  for (let piece = 0; piece < 15; piece += 1) {
    socket.say(...numbered(10, (n) => aMutation(piece * 10 + n)));
    await aWhile(1);
  }
  expect((await socket.closed)[0]).toBe(1008);
  expect(stand.state.asked).toEqual([]);
});

test('a client may send ninety messages at once', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  for (let round = 0; round < 2; round += 1) {
    socket.say(...numbered(10, (n) => aMutation(round * 10 + n)));
    await until(() => stand.state.asked.length === round * 10 + 10);
  }
  socket.say(...numbered(70, () => ({ type: 'ping' })));
  await until(() => socket.messages.filter(({ type }) => type === 'pong').length === 70);
  expect(socket.socket.readyState).toBe(WebSocket.OPEN);
  socket.socket.terminate();
});

test.each([
  ['a second greeting', 4429, { type: 'connection_init' }],
  ['a binary message', 4400, Buffer.from('{"type":"ping"}')],
  ['what is not JSON', 4400, '{"type":'],
  ['an unknown type', 4400, { type: 'unheard-of' }],
  ['a message that only servers send', 4400, { type: 'connection_ack' }],
  ['a message that is too large', 1009, { type: 'ping', payload: { x: 'x'.repeat(70_000) } }],
])('after %s has closed the socket nothing that arrives is carried out', async (_, code, message) => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  const raw = Buffer.isBuffer(message) || typeof message === 'string' ? message : JSON.stringify(message);
  socket.socket.send(raw);
  socket.say(aMutation(1));
  await aWhile(20);
  if (socket.socket.readyState === WebSocket.OPEN) socket.say(aMutation(2));
  expect((await socket.closed)[0]).toBe(code);
  await aWhile(20);
  expect(stand.state.asked).toEqual([]);
});

test('after a close by the client nothing it said is carried out any more, and its streams end', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  socket.say(subscribe('1'));
  await until(() => stand.state.open() === 1);
  socket.say(aMutation(2));
  socket.socket.close(1000);
  await socket.closed;
  await until(() => stand.state.open() === 0);
  await aWhile(20);
  expect(stand.state.asked).toHaveLength(1);
});

test('a stream that its client gives up in the same breath is never told of', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  socket.say(subscribe('1'), { type: 'complete', id: '1' }, subscribe('2', '{ a }'));
  await socket.heard('complete');
  expect(socket.messages.filter(({ id }) => id === '1')).toEqual([]);
  expect(stand.state.open()).toBe(0);
  socket.socket.terminate();
});

test('what is asked before the acknowledgement closes the socket and is not carried out', async () => {
  const socket = await openSocket(stand.ws);
  socket.say(aMutation(1), { type: 'connection_init' }, aMutation(2));
  expect((await socket.closed)[0]).toBe(4401);
  expect(stand.state.asked).toEqual([]);
});

test('a socket that is closed ends its streams at once, whether its client answers the close or not', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init({ authorization: tokenFor(300) });
  socket.say(subscribe('1'));
  await until(() => stand.state.open() === 1);
  socket.socket.pause();
  await until(() => stand.state.open() === 0, 1_000);
  await aWhile(1_200);
  socket.socket.resume();
  expect([4403, 1006]).toContain((await socket.closed)[0]);
});

test('a stream that opens after its socket was closed is ended', async () => {
  let release = (): void => {};
  stand.state.gate = new Promise((resolve) => (release = resolve));
  const socket = await openSocket(stand.ws);
  await socket.init();
  socket.say(subscribe('1'));
  await until(() => stand.state.asked.length === 1);
  socket.socket.close();
  await socket.closed;
  release();
  await aWhile(20);
  expect(stand.state.open()).toBe(0);
});

test.each([
  ['authorization', { authorization: 'Bearer kim' }],
  ['Authorization', { Authorization: 'Bearer kim' }],
  ['headers.authorization', { headers: { authorization: 'Bearer kim' } }],
  ['headers.Authorization', { headers: { Authorization: 'Bearer kim' } }],
])('the token is read from connectionParams.%s, and goes before that of the upgrade', async (_, payload) => {
  const socket = await openSocket(stand.ws, { headers: { authorization: 'Bearer lee' } });
  await socket.init(payload);
  socket.say(aMutation(1));
  await socket.heard('complete');
  expect(stand.state.asked[0]?.call.caller.subject).toBe('kim');
  socket.socket.terminate();
});

test.each([
  ['the token of the upgrade where connectionParams have none', {}, 'lee'],
  ['nobody where the token is empty', { authorization: '' }, null],
])('a socket has %s', async (_, payload, subject) => {
  const socket = await openSocket(stand.ws, { headers: { authorization: 'Bearer lee' } });
  await socket.init(payload);
  socket.say(aMutation(1));
  await socket.heard('complete');
  expect(stand.state.asked[0]?.call.caller.subject).toBe(subject);
  socket.socket.terminate();
});

test('a bad token closes with 4403 and a sentence', async () => {
  const socket = await openSocket(stand.ws);
  socket.say({ type: 'connection_init', payload: { authorization: 'Basic x' } });
  expect(await socket.closed).toEqual([4403, 'The access token is not valid; sign in again.']);
  expect(socket.messages).toEqual([]);
});

test('a ping is answered with its payload', async () => {
  const socket = await openSocket(stand.ws);
  socket.say({ type: 'ping', payload: { at: 1 } });
  await socket.heard('pong');
  expect(socket.messages).toEqual([{ type: 'pong', payload: { at: 1 } }]);
  socket.socket.terminate();
});

test('a refusal is one error message with its code; an answer is next and complete', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  socket.say(subscribe('1', 'bad'), subscribe('2', '{ a }'));
  await socket.heard('complete');
  await socket.heard('error');
  expect(socket.messages.filter(({ id }) => id === '1')).toMatchObject([
    { type: 'error', payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
  ]);
  expect(socket.messages.filter(({ id }) => id === '2')).toEqual([
    { id: '2', type: 'next', payload: { data: { answer: '{ a }' } } },
    { id: '2', type: 'complete' },
  ]);
  socket.socket.terminate();
});

test('the twenty-first operation of a socket is refused, and the others go on', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  socket.say(...numbered(21, (n) => subscribe(String(n))));
  await socket.heard('error');
  expect(socket.messages.filter(({ type }) => type === 'error')).toMatchObject([
    { id: '21', payload: [{ extensions: { code: 'SUBSCRIPTION_LIMIT' } }] },
  ]);
  stand.state.happen('x');
  await until(() => socket.messages.filter(({ type }) => type === 'next').length === 20);
  socket.socket.terminate();
});

test('a long id that is used twice closes with 4409, though it is longer than a reason may be', async () => {
  const socket = await openSocket(stand.ws);
  await socket.init();
  const id = 'x'.repeat(500);
  socket.say(subscribe(id), subscribe(id));
  expect((await socket.closed)[0]).toBe(4409);
});

test('a client that no longer answers pings is cut off; one that does stays', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const vanished = await openSocket(stand.ws, { autoPong: false });
  const present = await openSocket(stand.ws);
  for (const { init, say } of [vanished, present]) {
    await init();
    say(subscribe('1'));
  }
  await until(() => stand.state.open() === 2);
  for (let seconds = 0; seconds < 26; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await aWhile(5);
  }
  expect((await vanished.closed)[0]).toBe(1006);
  await until(() => stand.state.open() === 1);
  expect(present.socket.readyState).toBe(WebSocket.OPEN);
  present.socket.terminate();
});
