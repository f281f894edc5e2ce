import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import type { Call, GraphRequest, SubgraphClient } from '../graph/client.ts';
import { inTime } from '../graph/local-client.ts';
import { openLogger } from '../process/logger.ts';
import { asksOf, openAsk } from '../remote/ask.ts';
import { type BreakerOptions, breakers } from '../remote/breaker.ts';
import { remoteClient } from '../remote/client.ts';
import { openKeys } from '../remote/keys.ts';

const clientThat = (
  execute: (request: GraphRequest, call: Call) => Promise<ExecutionResult>,
): SubgraphClient => ({
  name: 'there',
  execute: async (request, call) => inTime(() => execute(request, call), call),
  subscribe: () => Promise.reject(new Error('not here')),
  close: async () => {},
});

const asking = (
  execute: (request: GraphRequest, call: Call) => Promise<ExecutionResult>,
  more: BreakerOptions & { readonly deadlineMs?: number } = {},
) => {
  const unknown: unknown[] = [];
  const client = clientThat(execute);
  const ask = openAsk<{ yes: boolean }>({
    name: 'ask',
    from: 'here',
    to: () => client,
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

test('the other side hears who asks, for whom, and how long it waits', async () => {
  const heard: [GraphRequest, Call][] = [];
  const { ask } = asking(async (request, call) => {
    heard.push([request, call]);
    return { data: { yes: true } };
  });
  await ask({ key: 'k' }, 'cor_1');
  const [request, call] = heard[0] as [GraphRequest, Call];
  expect(request).toEqual({ query: '{ yes }', variables: { key: 'k' } });
  const caller = { service: 'here', subject: null };
  expect(call).toMatchObject({ caller, correlationId: 'cor_1', withinMs: 50 });
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
      throw new Error('no such client');
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

test('after five consecutive unknown answers nothing is asked for a while, then one tries [OB-57 OB-60]', async () => {
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

test('a no is an answer like any other: it opens no breaker, and ends a series of unknown ones', async () => {
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

const timed = async <T>(work: Promise<T>) => {
  const began = performance.now();
  const answer = await work;
  return { answer, took: performance.now() - began };
};

test('a breaker may open at the first time-out, and then the other side hears nothing at all [OB-58 GC-28]', async () => {
  let asked = 0;
  const { ask } = asking(
    () => {
      asked++;
      return never();
    },
    { opensAfter: 1, halfOpenAfterMs: 60_000 },
  );
  expect(await ask({}, 'c')).toEqual({ known: false, reason: 'TIMED_OUT' });
  for (let i = 0; i < 20; i++) {
    const { answer, took } = await timed(ask({}, 'c'));
    expect(answer).toEqual({ known: false, reason: 'BREAKER_OPEN' });
    expect(took).toBeLessThan(50);
  }
  expect(asked).toBe(1);
});

test('while one tries whether it works again, all others are refused at once and do not wait for it [OB-60]', async () => {
  const { ask } = asking(never, { opensAfter: 1, halfOpenAfterMs: 20, deadlineMs: 400 });
  await ask({}, 'c');
  await pause(30);
  const trial = timed(ask({}, 'c'));
  expect(ask.state()).toBe('half-open');
  const others = await Promise.all(Array.from({ length: 50 }, () => timed(ask({}, 'c'))));
  expect(new Set(others.map(({ answer }) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ known: false, reason: 'BREAKER_OPEN' })]),
  );
  expect(Math.max(...others.map(({ took }) => took))).toBeLessThan(50);
  expect((await trial).answer).toEqual({ known: false, reason: 'TIMED_OUT' });
  expect((await trial).took).toBeGreaterThan(350);
});

test('where the number that may wait at once is limited, the next is refused at once, and later admitted [GC-60]', async () => {
  const { ask } = asking(
    async () => {
      await pause(200);
      return { data: { yes: true } };
    },
    { mostPending: 1, deadlineMs: 1_000 },
  );
  const first = ask({}, 'c');
  const { answer, took } = await timed(ask({}, 'c'));
  expect(answer).toEqual({ known: false, reason: 'BUSY' });
  expect(took).toBeLessThan(50);
  expect(await first).toMatchObject({ known: true });
  expect(await ask({}, 'c')).toMatchObject({ known: true });
  expect(ask.state()).toBe('closed'); // being busy is no failure of the other side
});

test.each([
  ['the other side has too much to do', 'OVERLOADED'],
  ['we have asked too often', 'RATE_LIMITED'],
])('%s: unknown, and says nothing about whether it works', async (_, code) => {
  const errors = [new GraphQLError('later', { extensions: { code } })];
  const { ask } = asking(async () => ({ data: null, errors }), { opensAfter: 1 });
  for (let i = 0; i < 3; i++) expect(await ask({}, 'c')).toEqual({ known: false, reason: 'FAILED' });
  expect(ask.state()).toBe('closed');
});

test('what is asked while this process is about to stop says nothing about the other side', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const keys = await openKeys(folder, 'here');
  const client = remoteClient({ name: 'there', urls: ['http://127.0.0.1:9/graphql'], keys });
  const ask = openAsk({
    name: 'ask',
    from: 'here',
    to: () => client,
    operation: '{ yes }',
    deadlineMs: 500,
    opensAfter: 1,
  });
  await client.close();
  for (let i = 0; i < 3; i++) expect(await ask({}, 'c')).toEqual({ known: false, reason: 'FAILED' });
  expect(ask.state()).toBe('closed');
  rmSync(folder, { recursive: true });
});

test('an ask goes to the context that the manifest names for it, under a name that the manifest has', async () => {
  const asked: string[] = [];
  const client = (context: string) => {
    asked.push(context);
    return clientThat(async () => ({ data: { yes: true } }));
  };
  const manifest = { name: 'here', asks: { one: 'there', other: 'elsewhere' } } as const;
  const ask = asksOf(manifest, { client, log: openLogger('test', 'silent'), settings: {} }, 50);
  expect(await ask('one', '{ yes }')({}, 'c')).toEqual({ known: true, data: { yes: true } });
  await ask('other', '{ yes }')({}, 'c');
  expect(asked).toEqual(['there', 'elsewhere']);
  // @ts-expect-error the manifest has no such ask
  ask('another', '{ yes }');
});

test('an operator opens, closes and frees each breaker while everything runs, in every process that sees the file [EB-50]', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switches-'));
  mkdirSync(join(folder, 'shared'));
  const file = join(folder, 'shared', 'switches.json');
  let works = true;
  let asked = 0;
  const client = clientThat(async () => {
    asked++;
    if (!works) throw new Error('down');
    return { data: { yes: true } };
  });
  const settings = {
    JUMUN_SWITCHES: file,
    JUMUN_BREAKER_OPENS_AFTER: '2',
    JUMUN_BREAKER_HALF_OPEN_MS: '60000',
  };
  const manifest = { name: 'here', asks: { switched: 'there', untouched: 'there' } } as const;
  const process = () =>
    asksOf(manifest, { client: () => client, log: openLogger('test', 'silent'), settings }, 50);
  const [one, replica] = [process(), process()].map((ask) => ask('switched', '{ yes }'));
  const other = process()('untouched', '{ yes }');
  const put = async (text: string) => {
    writeFileSync(file, text);
    await pause(1_200);
  };
  const both = async () =>
    [await one?.({}, 'c'), await replica?.({}, 'c')].map((a) => (a?.known ? 'known' : a?.reason));
  try {
    expect(await both()).toEqual(['known', 'known']);

    await put('{ "here/switched": "open" }');
    asked = 0;
    expect(await both()).toEqual(['BREAKER_OPEN', 'BREAKER_OPEN']);
    expect(asked).toBe(0);
    expect(await other({}, 'c')).toMatchObject({ known: true }); // each ask has an override of its own
    expect(
      breakers()
        .find(({ name }) => name === 'here/switched')
        ?.override(),
    ).toBe('open');
    expect(
      breakers()
        .find(({ name }) => name === 'here/switched')
        ?.state(),
    ).toBe('open');

    works = false;
    await put('{ "here/switched": "closed" }');
    for (let i = 0; i < 10; i++) expect(await both()).toEqual(['FAILED', 'FAILED']);

    await put('{ "here/switched": "open'); // half a file changes nothing
    expect(await both()).toEqual(['FAILED', 'FAILED']);

    await put('');
    expect([await both(), await both(), await both()]).toEqual([
      ['FAILED', 'FAILED'],
      ['FAILED', 'FAILED'],
      ['BREAKER_OPEN', 'BREAKER_OPEN'], // by itself, after two
    ]);
    rmSync(file);
    await pause(1_200);
    expect(await both()).toEqual(['BREAKER_OPEN', 'BREAKER_OPEN']); // automatic: still open by itself
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 20_000);
