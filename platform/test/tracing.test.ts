import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openCollector } from '../../test/otlp.ts';
import type { SubgraphClient } from '../graph/client.ts';
import { tracedClient } from '../graph/traced-client.ts';
import { newId } from '../kernel/ids.ts';
import type { Envelope } from '../kernel/published.ts';
import { correlationIdOfTrace, readTraceparent, traceIdOf } from '../process/trace-ids.ts';
import {
  eventsApplied,
  inSpan,
  isTracing,
  spanClock,
  startTracing,
  traceHeaders,
} from '../process/tracing.ts';
import { openAsk } from '../remote/ask.ts';

let collector: Awaited<ReturnType<typeof openCollector>>;
let tracing: Awaited<ReturnType<typeof startTracing>> | undefined;
const client = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

beforeAll(async () => {
  collector = await openCollector();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
});
afterEach(async () => {
  await tracing?.stop();
  tracing = undefined;
  collector.spans.length = 0;
});
afterAll(() => collector.close());

/** What was kept of the work, once it is over. */
const spansOf = async (work: () => unknown) => {
  tracing = await startTracing('test', { JUMUN_TRACING: 'otlp' });
  await work();
  await tracing.stop();
  return collector.spans;
};
const envelope = (more: Partial<Envelope>): Envelope =>
  ({
    id: newId('evt'),
    type: 'Said',
    version: 1,
    source: 'said',
    number: 1,
    aggregate: 'agg_1',
    data: { name: 'Kim Jumun' },
    occurredAt: 0,
    correlationId: 'cor_1',
    causationId: null,
    ...more,
  }) as Envelope;
const applied = (event: Envelope) => ({ event, began: spanClock(), ended: spanClock() });

test('an intention is one trace: the correlation id contains the trace id, or determines it', () => {
  const id = newId('req');
  expect(traceIdOf(id)).toBe(id.slice(4));
  expect(traceIdOf('my-own-id')).toMatch(/^[0-9a-f]{32}$/);
  expect(traceIdOf('my-own-id')).toBe(traceIdOf('my-own-id'));
  expect(traceIdOf('my-own-id')).not.toBe(traceIdOf('my-other-id'));
  expect(traceIdOf(`req_${'0'.repeat(32)}`)).not.toBe('0'.repeat(32));
});

test("a client's trace continues in the correlation id, and a malformed header is ignored", () => {
  expect(correlationIdOfTrace(client)).toBe(`req_${'a'.repeat(32)}`);
  expect(traceIdOf(String(correlationIdOfTrace(client)))).toBe('a'.repeat(32));
  for (const bad of [undefined, '', 'x', client.slice(1), `ff${client.slice(2)}`, [client]])
    expect(correlationIdOfTrace(bad)).toBeUndefined();
  expect(readTraceparent(`00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`)).toBeUndefined();
  expect(readTraceparent(`00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`)).toBeUndefined();
});

test('nothing of OpenTelemetry is loaded unless it is asked for', () => {
  const program = `
    const { createRequire } = await import('node:module');
    const { startTracing, inSpan } = await import('./process/tracing.ts');
    const { stop } = await startTracing('test', process.env);
    const seen = await inSpan('x', {}, async () => 1);
    await stop();
    const loaded = Object.keys(createRequire('/').cache).filter((file) => file.includes('opentelemetry'));
    console.log(JSON.stringify([seen, loaded.length > 0]));`;
  const run = (setting: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, JUMUN_TRACING: setting, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
      encoding: 'utf8',
    }).trim();
  expect(run('')).toBe('[1,false]');
  expect(run('off')).toBe('[1,false]');
  expect(run('otlp')).toBe('[1,true]'); // so that this would be seen
});

test('without it, work is just done', async () => {
  expect(isTracing()).toBe(false);
  expect(
    await inSpan('work', { correlationId: 'cor_1' }, async (note) => {
      note({ a: 1 });
      return 7;
    }),
  ).toBe(7);
  expect(traceHeaders()).toEqual({});
  const client = { name: 'there' } as SubgraphClient;
  expect(tracedClient(client)).toBe(client);
});

test('what happens inside a span of the same intention is its child, also in the next process', async () => {
  let header: string | undefined;
  const spans = await spansOf(() =>
    inSpan('outer', { correlationId: 'cor_1', kind: 'server' }, () =>
      inSpan('inner', { correlationId: 'cor_1' }, async () => {
        header = traceHeaders().traceparent;
      }),
    ),
  );
  const [inner, outer] = spans;
  expect(inner).toMatchObject({ name: 'inner', service: 'jumun-test', traceId: traceIdOf('cor_1') });
  expect(outer).toMatchObject({ name: 'outer', traceId: traceIdOf('cor_1'), parentSpanId: undefined });
  expect(inner?.parentSpanId).toBe(outer?.spanId);
  expect(header).toBe(`00-${inner?.traceId}-${inner?.spanId}-01`);
});

test("what is done for another intention is in that one's trace, with a link to where it was done", async () => {
  const spans = await spansOf(() =>
    inSpan('timer', {}, () => inSpan('ask', { correlationId: 'cor_2' }, async () => {})),
  );
  const [ask, timer] = spans;
  expect(ask).toMatchObject({ traceId: traceIdOf('cor_2'), parentSpanId: undefined, links: [timer?.spanId] });
  expect(timer?.traceId).not.toBe(ask?.traceId);
});

test("a client's span is the parent where its trace continues, and a link where it does not", async () => {
  const carried = String(correlationIdOfTrace(client));
  const [own, other] = await spansOf(async () => {
    await inSpan('own', { correlationId: carried, traceparent: client }, async () => {});
    await inSpan('other', { correlationId: 'cor_3', traceparent: client }, async () => {});
  });
  expect(own).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16), links: [] });
  expect(other).toMatchObject({
    traceId: traceIdOf('cor_3'),
    parentSpanId: undefined,
    links: ['b'.repeat(16)],
  });
});

test('events are linked by their causes, though nothing but their ids has travelled', async () => {
  const placed = envelope({ id: 'evt_placed', source: 'first' });
  const opened = envelope({ id: 'evt_opened', source: 'second', causationId: 'evt_placed' });
  const spans = await spansOf(() => {
    eventsApplied('third', [applied(opened)]); // in whichever order they are recorded
    eventsApplied('second', [applied(placed)]);
  });
  const named = (name: string) => spans.find((span) => span.name === name);
  expect(named('third Said')).toMatchObject({
    traceId: traceIdOf('cor_1'),
    parentSpanId: named('second Said')?.spanId,
    facts: { 'jumun.event_id': 'evt_opened', 'jumun.source': 'second' },
  });
  expect(named('second Said')?.parentSpanId).toBeUndefined();
  expect(named('third unit')?.links).toEqual([named('third Said')?.spanId]);
});

test('a failure is shown by its code, and nothing that a customer wrote leaves in a span', async () => {
  const failing = () =>
    inSpan('failing', { correlationId: 'cor_1' }, () =>
      Promise.reject(Object.assign(new Error('Kim Jumun lives here'), { code: 'NOT_FOUND' })),
    );
  const spans = await spansOf(async () => {
    await expect(failing()).rejects.toThrow('Kim Jumun');
    eventsApplied('hearer', [applied(envelope({}))]);
  });
  expect(spans.find(({ name }) => name === 'failing')?.status).toBe(2);
  expect(spans).toHaveLength(3);
  expect(collector.text()).not.toContain('Kim Jumun');
});

test('an ask and the answer of the other side are spans of the intention', async () => {
  const client: SubgraphClient = {
    name: 'there',
    execute: async () => ({ data: { yes: true } }),
    subscribe: () => Promise.reject(new Error('not here')),
    close: async () => {},
  };
  const ask = openAsk({
    name: 'allow',
    from: 'here',
    to: () => client,
    operation: '{ yes }',
    deadlineMs: 500,
  });
  const spans = await spansOf(() => ask({ secret: 'Kim Jumun' }, 'cor_9'));
  expect(spans.map(({ name, traceId }) => [name, traceId])).toEqual([
    ['there subgraph', traceIdOf('cor_9')],
    ['ask allow', traceIdOf('cor_9')],
  ]);
  expect(spans[0]?.parentSpanId).toBe(spans[1]?.spanId);
});

test('a collector that is away holds up nothing', async () => {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:9';
  const began = performance.now();
  await spansOf(() => inSpan('work', {}, async () => {}));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(collector.spans).toEqual([]);
});
