import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { openAsk } from '../ask.ts';
import type { Call, Door, GraphRequest } from '../door.ts';

const doorThat = (execute: (request: GraphRequest, call: Call) => Promise<ExecutionResult>): Door => ({
  name: 'there',
  execute,
  subscribe: () => Promise.reject(new Error('not here')),
  close: async () => {},
});

const asking = (
  execute: (request: GraphRequest, call: Call) => Promise<ExecutionResult>,
  more: Partial<Parameters<typeof openAsk>[0]> = {},
) => {
  const unknown: unknown[] = [];
  const door = doorThat(execute);
  const ask = openAsk<{ yes: boolean }>({
    from: 'here',
    to: () => door,
    operation: '{ yes }',
    deadlineMs: 50,
    halfOpenAfterMs: 150,
    onUnknown: (error) => unknown.push(error),
    ...more,
  });
  return { ask, unknown };
};
const never = () => new Promise<never>(() => {});

test('an answer is known, whether it says yes or no', async () => {
  for (const yes of [true, false]) {
    const { ask, unknown } = asking(async () => ({ data: { yes } }));
    expect(await ask({}, 'cor_1')).toEqual({ known: true, data: { yes } });
    expect(unknown).toEqual([]);
  }
});

test('the other side hears who asks, for whom, and until when somebody waits', async () => {
  const heard: [GraphRequest, Call][] = [];
  const { ask } = asking(async (request, call) => {
    heard.push([request, call]);
    return { data: { yes: true } };
  });
  const before = Date.now();
  await ask({ key: 'k' }, 'cor_1');
  const [request, call] = heard[0] as [GraphRequest, Call];
  expect(request).toEqual({ query: '{ yes }', variables: { key: 'k' } });
  expect(call).toMatchObject({ caller: { service: 'here', subject: null }, correlationId: 'cor_1' });
  expect(call.deadline).toBeGreaterThanOrEqual(before + 50);
  expect(call.deadline).toBeLessThan(before + 1_050);
});

test('no answer in time is unknown, never no', async () => {
  const { ask } = asking(never);
  const began = performance.now();
  expect(await ask({}, 'cor_1')).toEqual({ known: false, reason: 'TIMED_OUT' });
  expect(performance.now() - began).toBeLessThan(1_000);
});

test.each([
  ['the other side cannot be reached', () => Promise.reject(new Error('connect ECONNREFUSED'))],
  [
    'the other side answers with an error',
    async () => ({ errors: [new GraphQLError('broken')], data: null }),
  ],
  [
    'it answers with an error beside data',
    async () => ({ errors: [new GraphQLError('x')], data: { yes: false } }),
  ],
  ['it answers nothing', async () => ({})],
  [
    'the way there is not known',
    () => {
      throw new Error('no such door');
    },
  ],
] as const)('%s: unknown, never no', async (_, execute) => {
  const { ask, unknown } = asking(execute as never);
  expect(await ask({}, 'cor_1')).toEqual({ known: false, reason: 'FAILED' });
  expect(unknown.length).toBe(1);
});

test('an answer that comes too late is ignored, also when it is an error', async () => {
  for (const late of [async () => ({ data: { yes: true } }), () => Promise.reject(new Error('late'))]) {
    const { ask } = asking(() => pause(120).then(late));
    expect(await ask({}, 'cor_1')).toEqual({ known: false, reason: 'TIMED_OUT' });
    await pause(150); // an unhandled rejection would fail the run
  }
});

test('after five unknown answers in a row nobody is asked for a while, then one tries', async () => {
  let asked = 0;
  let works = false;
  const { ask, unknown } = asking(async () => {
    asked++;
    if (!works) throw new Error('down');
    return { data: { yes: true } };
  });
  for (let i = 0; i < 5; i++) expect(await ask({}, 'c')).toMatchObject({ reason: 'FAILED' });
  expect(ask.state()).toBe('open');
  expect(await ask({}, 'c')).toEqual({ known: false, reason: 'BREAKER_OPEN' });
  expect(asked).toBe(5);
  expect(unknown.length).toBe(5);

  await pause(170);
  expect(await ask({}, 'c')).toMatchObject({ reason: 'FAILED' }); // the one that tries
  expect(asked).toBe(6);
  expect(await ask({}, 'c')).toMatchObject({ reason: 'BREAKER_OPEN' });

  works = true;
  await pause(170);
  expect(await ask({}, 'c')).toEqual({ known: true, data: { yes: true } });
  expect(ask.state()).toBe('closed');
});

test('a no is an answer like any other: it opens no breaker, and ends a row of unknown ones', async () => {
  let down = true;
  const { ask } = asking(async () => {
    if (down) throw new Error('down');
    return { data: { yes: false } };
  });
  for (let i = 0; i < 4; i++) await ask({}, 'c');
  down = false;
  for (let i = 0; i < 10; i++) expect(await ask({}, 'c')).toMatchObject({ known: true });
  down = true;
  for (let i = 0; i < 4; i++) await ask({}, 'c');
  expect(ask.state()).toBe('closed');
});

test('each ask has a breaker of its own', async () => {
  const failing = asking(() => Promise.reject(new Error('down')));
  const fine = asking(async () => ({ data: { yes: true } }));
  for (let i = 0; i < 6; i++) await failing.ask({}, 'c');
  expect(failing.ask.state()).toBe('open');
  expect(await fine.ask({}, 'c')).toMatchObject({ known: true });
});
