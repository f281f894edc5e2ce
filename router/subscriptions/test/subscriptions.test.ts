import type { ExecutionResult } from 'graphql';
import { expect, test } from 'vitest';
import { isEvents, isLastWord } from '../streams.ts';
import { aCall, openOrders, sequences, status, take, until } from './orders.ts';

const theStatus = { id: '7' };
const fromTheStart = { id: '7', after: 0 };
const names = (results: readonly ExecutionResult[]): unknown[] =>
  results.map(({ data }) => (data?.orderStatus as Record<string, unknown> | undefined)?.name);
/** Until everything that has happened has been handed out. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

const sharing = () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  return { held, release };
};

test('a hundred clients with the same subscription share one stream and one join per event', async () => {
  const { listen, state } = openOrders();
  const everyone = await Promise.all(Array.from({ length: 100 }, () => listen(status, theStatus)));
  state.happen('7');
  for (const events of everyone) expect(sequences(await take(events, 1))).toEqual([1]);
  expect([state.opened, state.joins]).toEqual([1, 1]);
});

test('another caller, scope, language, variable or text is another stream', async () => {
  const { listen, state } = openOrders();
  const caller = { subject: 'cus_1', scopes: [], stores: [], service: null };
  await listen(status, theStatus);
  await listen(status, { id: '8' });
  await listen(`${status} # again`, theStatus);
  await listen(status, theStatus, aCall({ caller }));
  await listen(status, theStatus, aCall({ caller: { ...caller, scopes: ['more'] } }));
  await listen(status, theStatus, aCall({ locale: 'ko' }));
  expect(state.opened).toBe(6);
});

test('after a swap of the supergraph a client gets a stream of the new plan, and the old one goes on', async () => {
  const { listen, state, forgetPlans, subscriptions } = openOrders();
  const before = await listen(status, theStatus);
  forgetPlans();
  const after = await listen(status, theStatus);
  expect(state.opened).toBe(2);
  state.happen('7');
  for (const events of [before, after]) expect(sequences(await take(events, 1))).toEqual([1]);
  await before.return?.();
  await after.return?.();
  expect(subscriptions.upstreams()).toBe(0);
});

test('the stream continues when the first client leaves, and closes with the last, idle or not', async () => {
  const { listen, state, subscriptions } = openOrders();
  const [first, second] = [await listen(status, theStatus), await listen(status, theStatus)];
  const waiting = first.next();
  await first.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  state.happen('7');
  expect(sequences(await take(second, 1))).toEqual([1]);
  void second.next();
  await second.return?.();
  await until(() => state.open() === 0, 1_000);
  expect(subscriptions.upstreams()).toBe(0);
});

test('a subscription that everybody has left while it was being opened does not stay open', async () => {
  const { ask, state, subscriptions } = openOrders();
  const { held, release } = sharing();
  state.gate = held;
  state.isDeaf = true;
  const leave = new AbortController();
  const asked = ask(status, theStatus, aCall({ signal: leave.signal }));
  await aWhile();
  leave.abort();
  expect(subscriptions.upstreams()).toBe(0);
  release();
  await asked;
  await until(() => state.opened === 1 && state.open() === 0);
});

test('a late client hears every event since the place it names, once and in order', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, fromTheStart);
  state.happen('7');
  state.happen('7');
  await take(first, 2);
  const late = await listen(status, fromTheStart);
  state.happen('7');
  expect(sequences(await take(late, 3))).toEqual([1, 2, 3]);
  expect(sequences(await take(first, 1))).toEqual([3]);
  expect(state.opened).toBe(1);
});

test('two equal clients, one late, a profile renamed in between: both read the new name', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, fromTheStart);
  state.happen('7');
  expect(names(await take(first, 1))).toEqual(['Kim']);
  state.name = 'Lee';
  const late = await listen(status, fromTheStart);
  expect(names(await take(late, 1))).toEqual(['Lee']);
  state.happen('7');
  expect(names(await take(first, 1))).toEqual(['Lee']);
  expect(names(await take(late, 1))).toEqual(['Lee']);
  expect(state.opened).toBe(1);
});

test('late clients of the same moment share the joins made for them', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, fromTheStart);
  for (let n = 0; n < 3; n += 1) state.happen('7');
  await take(first, 3);
  const late = await Promise.all(Array.from({ length: 20 }, () => listen(status, fromTheStart)));
  for (const events of late) expect(sequences(await take(events, 3))).toEqual([1, 2, 3]);
  expect(state.joins).toBe(6);
});

test('no event is lost or doubled for a client that comes while events are being joined', async () => {
  const { listen, state } = openOrders();
  const watched = [await listen(status, fromTheStart)];
  const count = 60;
  for (let n = 1; n <= count; n += 1) {
    // joins that take ever different times, so that clients come before, during and after them
    state.joining = new Promise((resolve) => setTimeout(resolve, (n * 7) % 5));
    state.happen('7');
    if (n % 3 === 0) watched.push(await listen(status, fromTheStart));
    if (n % 5 === 0) await new Promise((resolve) => setTimeout(resolve, (n * 3) % 4));
  }
  const expected = Array.from({ length: count }, (_, index) => index + 1);
  for (const events of watched) expect(sequences(await take(events, count))).toEqual(expected);
  expect(state.opened).toBe(1);
});

test('an event that is being joined when a late client comes is joined again for it, and is heard before the next', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, fromTheStart);
  const { held, release } = sharing();
  state.joining = held;
  state.happen('7');
  await until(() => state.joins === 1);
  const late = await listen(status, fromTheStart);
  state.happen('7');
  await until(() => state.joins === 2); // for the late one
  release();
  expect(sequences(await take(late, 2))).toEqual([1, 2]);
  expect(sequences(await take(first, 2))).toEqual([1, 2]);
  await aWhile();
  state.happen('7');
  expect(sequences(await take(late, 1))).toEqual([3]);
});

test('a stream that ends during a replay ends for the late client after the last event', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, fromTheStart);
  state.happen('7');
  await take(first, 1);
  const { held, release } = sharing();
  state.joining = held;
  const late = await listen(status, fromTheStart);
  await until(() => state.joins === 2);
  state.completeStreams();
  await aWhile();
  release();
  expect(sequences(await take(late, 2))).toEqual([1]);
  expect(sequences(await take(first, 1))).toEqual([]);
});

test('a late client that names no place gets a stream of its own: the source decides where to begin', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, theStatus);
  state.happen('7');
  await take(first, 1);
  await listen(status, theStatus);
  expect(state.opened).toBe(2);
});

test('after two hundred events a late client gets a stream of its own, and still every event', async () => {
  const { listen, state } = openOrders();
  const first = await listen(status, fromTheStart);
  for (let n = 1; n <= 201; n += 1) state.happen('7');
  await take(first, 201);
  const late = await listen(status, fromTheStart);
  expect(sequences(await take(late, 201))).toEqual(Array.from({ length: 201 }, (_, index) => index + 1));
  expect(state.opened).toBe(2);
});

test('a broken stream continues after the last event seen: no gap and no repeat', async () => {
  const { listen, state } = openOrders();
  const events = await listen(status, theStatus);
  state.happen('7');
  expect(sequences(await take(events, 1))).toEqual([1]);
  state.isAway = true;
  state.breakStreams();
  state.happen('7');
  await new Promise((resolve) => setTimeout(resolve, 300));
  state.isAway = false;
  state.happen('7');
  expect(sequences(await take(events, 2))).toEqual([2, 3]);
  state.breakStreams();
  state.happen('7');
  expect(sequences(await take(events, 1))).toEqual([4]);
  expect(state.requests.at(-1)?.variables).toEqual({ id: '7', resumeAfter__: 3 });
});

test('a stream that broke before its first event continues from where the client said it was', async () => {
  const { listen, state } = openOrders();
  state.happen('7');
  const events = await listen('subscription { s: orderStatus(orderId: 7, after: 1) { n: sequence } }');
  state.breakStreams();
  state.happen('7');
  expect((await take(events, 1))[0]?.data).toEqual({ s: { n: 2 } });
});

test('what is opened again too late is not left open beside what was opened after it', async () => {
  const { listen, state } = openOrders({ mutationMs: 50 });
  const events = await listen(status, fromTheStart);
  const { held, release } = sharing();
  state.gate = held;
  state.isDeaf = true;
  state.breakStreams();
  await new Promise((resolve) => setTimeout(resolve, 300)); // the first attempt has been given up
  state.gate = Promise.resolve();
  await until(() => state.opened === 2);
  release();
  await until(() => state.opened === 3 && state.open() === 1);
  state.happen('7');
  expect(sequences(await take(events, 1))).toEqual([1]);
});

test('a stream that counts by cursor continues after the last cursor seen', async () => {
  const { listen, state } = openOrders();
  const events = await listen('subscription { changes { at: cursor } }');
  state.happen('changes');
  expect((await take(events, 1))[0]?.data).toEqual({ changes: { at: 'c1' } });
  state.breakStreams();
  state.happen('changes');
  expect((await take(events, 1))[0]?.data).toEqual({ changes: { at: 'c2' } });
});

test.each([
  ['the client did not select the sequence', 'subscription { orderStatus(orderId: 7, after: 0) { status } }'],
  [
    'another field is called sequence',
    'subscription { orderStatus(orderId: 7, after: 0) { sequence: status } }',
  ],
  [
    'the sequence may be missing',
    'subscription ($with: Boolean = true) { orderStatus(orderId: 7, after: 0) { status sequence @include(if: $with) } }',
  ],
  [
    'the client did not say where it was, and nothing has come yet',
    'subscription { orderStatus(orderId: 7) { sequence } }',
  ],
  ['the field has no "after"', 'subscription { ticks }'],
])('a broken stream ends with SERVICE_UNAVAILABLE when %s', async (_, text) => {
  const { listen, state, subscriptions } = openOrders();
  const events = await listen(text);
  state.breakStreams();
  const last = await take(events, 2);
  expect(sequences(last)).toEqual(['SERVICE_UNAVAILABLE']);
  expect(last.map(isLastWord)).toEqual([true]);
  expect(subscriptions.upstreams()).toBe(0);
});

test('a subscription whose subgraph is away, or too slow, is refused and can be asked for again', async () => {
  const { ask, listen, state } = openOrders({ mutationMs: 50 });
  state.isAway = true;
  expect(sequences([(await ask(status, theStatus)) as ExecutionResult])).toEqual(['SERVICE_UNAVAILABLE']);
  state.isAway = false;
  const { held, release } = sharing();
  state.gate = held;
  state.isDeaf = true;
  const refused = await ask(status, theStatus);
  expect(isEvents(refused)).toBe(false);
  release();
  await until(() => state.opened === 1 && state.open() === 0); // what came too late is not left open
  const events = await listen(status, theStatus);
  state.happen('7');
  expect(sequences(await take(events, 1))).toEqual([1]);
});

test('a stream ends when the token of its client does, and only for that client', async () => {
  const { listen, state } = openOrders();
  const short = await listen(status, theStatus, aCall({ expiresAt: Date.now() + 100 }));
  const long = await listen(status, theStatus, aCall({ expiresAt: Date.now() + 60_000 }));
  const last = await take(short, 2);
  expect(sequences(last)).toEqual(['UNAUTHENTICATED']);
  expect(last.map(isLastWord)).toEqual([true]);
  state.happen('7');
  expect(sequences(await take(long, 1))).toEqual([1]);
});

test('a client that does not read is dropped with an error after a thousand events; the others are not', async () => {
  const { listen, state } = openOrders();
  const [slow, quick] = [await listen(status, theStatus), await listen(status, theStatus)];
  for (let n = 1; n <= 1_002; n += 1) {
    state.happen('7');
    expect(sequences(await take(quick, 1))).toEqual([n]);
  }
  expect(sequences(await take(slow, 2))).toEqual(['SUBSCRIPTION_LIMIT']);
  expect(state.open()).toBe(1);
});

test('a join that fails is an error of its event, and the stream continues', async () => {
  const { listen, state } = openOrders();
  const events = await listen(status, fromTheStart);
  state.joining = Promise.reject(new Error('a mistake of ours'));
  state.happen('7');
  expect(sequences(await take(events, 1))).toEqual(['INTERNAL']);
  state.joining = Promise.resolve();
  state.happen('7');
  expect(sequences(await take(events, 1))).toEqual([2]);
});

test('a stream that its subgraph completes is complete for every client, after the last event', async () => {
  const { listen, state } = openOrders();
  const [one, two] = [await listen(status, theStatus), await listen(status, theStatus)];
  state.happen('7');
  await aWhile();
  state.completeStreams();
  expect(sequences(await take(one, 2))).toEqual([1]);
  expect(sequences(await take(two, 2))).toEqual([1]);
});

test('closing ends every stream', async () => {
  const { listen, state, subscriptions } = openOrders();
  const events = await listen(status, theStatus);
  subscriptions.close();
  expect(sequences(await take(events, 2))).toEqual(['SERVICE_UNAVAILABLE']);
  expect(state.open()).toBe(0);
});
