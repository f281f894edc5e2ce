import { createClient } from 'graphql-sse';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../../subscriptions/test/orders.ts';
import { openStand, type Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(async () => {
  vi.useRealTimers();
  await stand.close();
});

const post = (query: string, more: RequestInit & { extensions?: object; path?: string } = {}) => {
  const { extensions, path = '', headers, ...init } = more;
  return fetch(stand.http + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, extensions }),
    ...init,
  });
};

/** Reads a response until it ends, or until what has come satisfies the test. */
const readUntil = async (response: Response, holds: (text: string) => boolean): Promise<string> => {
  let text = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && !holds(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  return text;
};
const never = (): boolean => false;

test('an operation on its own connection has its events and then an empty "complete"', async () => {
  const response = await post('subscription { event }');
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  stand.state.happen(1);
  stand.state.finish();
  expect(await readUntil(response, never)).toBe(
    ':\n\nevent: next\ndata: {"data":{"event":1}}\n\nevent: complete\ndata:\n\n',
  );
});

test('a refusal arrives at once as "next" and "complete", with status 200', async () => {
  const response = await post('bad');
  expect(response.status).toBe(200);
  const text = await readUntil(response, never);
  expect(text).toContain('"code":"GRAPHQL_VALIDATION_FAILED"');
  expect(text).toMatch(/^:\n\nevent: next\ndata: .*\n\nevent: complete\ndata:\n\n$/);
});

test('the end of a session is told in a last event, and the stream ends; those of others go on', async () => {
  const streams = await Promise.all(
    ['kim', 'lee'].map((subject) =>
      post('subscription { event }', {
        headers: { authorization: `Bearer ${subject} ${Date.now() + 60_000}` },
      }),
    ),
  );
  stand.state.endSession('kim');
  const text = await readUntil(streams[0]!, never);
  expect(text).toContain('This session has ended');
  expect(text).toMatch(/event: complete\ndata:\n\n$/);
  expect(stand.state.open()).toBe(1);
});

test('a token that expires is told in a last event, and the stream ends', async () => {
  const response = await post('subscription { event }', {
    headers: { authorization: `Bearer kim ${Date.now() + 200}` },
  });
  const text = await readUntil(response, never);
  expect(text).toContain('"code":"UNAUTHENTICATED"');
  expect(text).toMatch(/event: complete\ndata:\n\n$/);
  expect(stand.state.open()).toBe(0);
});

test('a stream ends at its source when the client leaves', async () => {
  const leave = new AbortController();
  await post('subscription { event }', { signal: leave.signal });
  expect(stand.state.open()).toBe(1);
  leave.abort();
  await until(() => stand.state.open() === 0);
});

test('a client that does not read is cut, and its stream ends', async () => {
  const response = await post('subscription { event }');
  const text = 'x'.repeat(10_000);
  for (let n = 0; n < 2_000 && stand.state.open() > 0; n += 1) {
    stand.state.happen(text);
    if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => stand.state.open() === 0);
  await expect(readUntil(response, never)).rejects.toThrow();
});

test('a drain ends a stream without "complete", so that the client asks again elsewhere', async () => {
  const response = await post('subscription { event }');
  stand.state.close();
  expect(await readUntil(response, never)).toBe(':\n\n');
  await until(() => stand.state.open() === 0);
});

test('the reference client hears events, answers and refusals at once, on its own or on one connection', async () => {
  for (const singleConnection of [false, true]) {
    const client = createClient({ url: `${stand.http}/stream`, singleConnection });
    const began = Date.now();
    const answers: unknown[] = [];
    for (const query of ['{ a }', 'bad', 'mutation { a }']) {
      for await (const result of client.iterate({ query })) answers.push(result.data ?? 'refused');
    }
    expect(answers).toEqual([{ answer: '{ a }' }, 'refused', { answer: 'mutation { a }' }]);
    expect(Date.now() - began).toBeLessThan(2_000);
    const events = client.iterate({ query: 'subscription { event }' });
    const first = events.next();
    await until(() => stand.state.open() === 1);
    stand.state.happen(singleConnection);
    expect((await first).value).toEqual({ data: { event: singleConnection } });
    await events.return?.();
    await until(() => stand.state.open() === 0);
    client.dispose();
  }
});

const reserve = async (headers: Record<string, string> = {}): Promise<string> => {
  const response = await fetch(`${stand.http}/stream`, { method: 'PUT', headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([201, 'text/plain; charset=utf-8']);
  return await response.text();
};
const listen = (token: string, init: RequestInit = {}) =>
  fetch(`${stand.http}/stream?token=${token}`, { headers: { accept: 'text/event-stream' }, ...init });
const operate = (token: string, query: string, operationId?: string) =>
  post(query, {
    path: '/stream',
    extensions: { operationId },
    headers: { 'x-graphql-event-stream-token': token, accept: 'application/json' },
  });
const stop = (token: string, query: string) =>
  fetch(`${stand.http}/stream${query}`, {
    method: 'DELETE',
    headers: { 'x-graphql-event-stream-token': token },
  });

test('results wait for a client that has reserved a stream and listens later', async () => {
  const token = await reserve();
  expect((await operate(token, '{ a }', '1')).status).toBe(202);
  const response = await listen(token);
  expect(await readUntil(response, (text) => text.includes('complete'))).toBe(
    ':\n\nevent: next\ndata: {"id":"1","payload":{"data":{"answer":"{ a }"}}}\n\nevent: complete\ndata: {"id":"1"}\n\n',
  );
});

test('an operation that is stopped says nothing more, not even "complete", and its id is free', async () => {
  const token = await reserve();
  const response = await listen(token);
  await operate(token, 'subscription { event }', '1');
  await until(() => stand.state.open() === 1);
  expect((await stop(token, '?operationId=1')).status).toBe(200);
  await until(() => stand.state.open() === 0);
  expect((await operate(token, '{ a }', '1')).status).toBe(202);
  const text = await readUntil(response, (heard) => heard.includes('complete'));
  expect(text.match(/event: (next|complete)/g)).toEqual(['event: next', 'event: complete']);
});

test('an operation that was being opened when it was stopped, or when its client left, is ended', async () => {
  let release = (): void => {};
  stand.state.gate = new Promise((resolve) => (release = resolve));
  const leave = new AbortController();
  const token = await reserve();
  await listen(token, { signal: leave.signal });
  for (const id of ['1', '2']) expect((await operate(token, 'subscription { event }', id)).status).toBe(202);
  await stop(token, '?operationId=1');
  leave.abort();
  await until(() => stand.state.asked.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 50));
  release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stand.state.open()).toBe(0);
});

test('a stream has one listener, and ends everything with it', async () => {
  const leave = new AbortController();
  const token = await reserve();
  await listen(token, { signal: leave.signal });
  expect((await listen(token)).status).toBe(409);
  await operate(token, 'subscription { event }', '1');
  await until(() => stand.state.open() === 1);
  leave.abort();
  await until(() => stand.state.open() === 0);
  expect((await listen(token)).status).toBe(404);
});

test.each([
  ['an unknown stream', 404, () => operate('made-up', '{ a }', '1')],
  ['no operation id', 400, async () => operate(await reserve(), '{ a }')],
  ['no request', 400, async () => operate(await reserve(), '', '1')],
  ['a stop without an operation', 400, async () => stop(await reserve(), '')],
  [
    'a reservation with a bad token',
    401,
    () => fetch(`${stand.http}/stream`, { method: 'PUT', headers: { authorization: 'Basic x' } }),
  ],
  [
    'an id that is used already',
    409,
    async () => {
      const token = await reserve();
      await operate(token, 'subscription { event }', '1');
      return operate(token, '{ a }', '1');
    },
  ],
])('%s is refused with JSON and status %i', async (_, status, act) => {
  const response = await act();
  expect(response.status).toBe(status);
  expect(await response.json()).toHaveProperty('errors.0.extensions.code');
});

test('the twenty-first operation of a stream is refused in the stream, and the others go on', async () => {
  const token = await reserve();
  const response = await listen(token);
  for (let n = 1; n <= 21; n += 1)
    expect((await operate(token, 'subscription { event }', String(n))).status).toBe(202);
  const text = await readUntil(response, (heard) => heard.includes('complete'));
  expect(text).toMatch(/"id":"21","payload":\{"errors":.*SUBSCRIPTION_LIMIT/);
  expect(stand.state.open()).toBe(20);
});

test('one caller may have a hundred reservations without listening; another caller has their own', async () => {
  for (let n = 0; n < 100; n += 1) await reserve({ authorization: 'Bearer kim' });
  const refused = await fetch(`${stand.http}/stream`, {
    method: 'PUT',
    headers: { authorization: 'Bearer kim' },
  });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  const token = await reserve({ authorization: 'Bearer lee' });
  await listen(token);
});

test('a reservation expires, with everything that ran for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const token = await reserve({ authorization: 'Bearer kim' });
  await operate(token, 'subscription { event }', '1');
  expect(stand.state.open()).toBe(1);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(stand.state.open()).toBe(0);
  expect((await listen(token)).status).toBe(404);
});

test('a stream that is listened to does not expire', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const token = await reserve();
  await listen(token);
  await operate(token, 'subscription { event }', '1');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(stand.state.open()).toBe(1);
});

test('what waits for a client that never listens is bounded', async () => {
  const token = await reserve();
  await operate(token, 'subscription { event }', '1');
  expect(stand.state.open()).toBe(1);
  for (let n = 0; n < 200; n += 1) stand.state.happen('x'.repeat(10_000));
  await until(() => stand.state.open() === 0);
});

test('silent streams have a heartbeat', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const response = await post('subscription { event }');
  await vi.advanceTimersByTimeAsync(24_500);
  expect(await readUntil(response, (text) => text.length >= 9)).toBe(':\n\n'.repeat(3));
});
