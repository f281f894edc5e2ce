import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { openCollector, type Span } from '../otlp.ts';
import { dataFolder, type Processes, startProcesses } from '../processes.ts';
import { aBook, until } from '../shop.ts';

// One order through the router's process and the workers', as a collector of traces and one of metrics see it.

const data = dataFolder();
let collector: Awaited<ReturnType<typeof openCollector>>;
let issuer: Issuer;
let system: Processes;

beforeAll(async () => {
  collector = await openCollector();
  issuer = await openIssuer();
  system = await startProcesses({
    folder: data.folder,
    issuer,
    settings: {
      JUMUN_TRACING: 'otlp',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
    },
  });
}, 120_000);
afterAll(async () => {
  await system?.stop();
  await issuer?.close();
  await collector?.close();
  data.remove();
}, 60_000);

const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id } } }
}`;

const order = async (productId: string, traceparent: string) => {
  const response = await fetch(system.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await issuer.token('cus_traced')}`,
      traceparent,
    },
    body: JSON.stringify({
      query: placeOperation,
      variables: {
        input: {
          idempotencyKey: 'traced-order',
          lines: [{ productId, quantity: 1 }],
          fulfilment: {
            shipment: {
              recipient: '김카나리아',
              phone: '010-9999-1111',
              address: { line1: '세종대로 110', city: '서울' },
            },
          },
          payment: { method: 'CARD', cardToken: 'tok_ok' },
        },
      },
    }),
  });
  const answer = (await response.json()) as { data: { placeOrder: { __typename: string } } };
  expect(answer.data.placeOrder.__typename).toBe('PlaceOrderSuccess');
  return response.headers.get('x-correlation-id');
};

test('one order is one trace, from the click through the asks to every context that hears of it', async () => {
  const book = await aBook(system, 'A Traced Book', 3);
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const spanId = '00f067aa0ba902b7';
  expect(await order(book, `00-${traceId}-${spanId}-01`)).toBe(`req_${traceId}`);

  const expected = [
    ['jumun-router', 'mutation placeOrder'],
    ['jumun-router', 'orders subgraph'],
    ['jumun-router', 'ask reserve-stock'],
    ['jumun-router', 'catalog subgraph'],
    ['jumun-router', 'ask approve-payment'],
    ['jumun-router', 'payments subgraph'],
    ['jumun-workers', 'catalog OrderPlaced'],
    ['jumun-workers', 'stores OrderPlaced'],
    ['jumun-workers', 'deliveries TicketAccepted'],
    ['jumun-workers', 'mypage OrderPlaced'],
  ] as const;
  const ofTrace = () => collector.spans.filter((span) => span.traceId === traceId);
  const find = (service: string, name: string): Span | undefined =>
    ofTrace().find((span) => span.service === service && span.name === name);
  await until(
    () => (expected.every(([service, name]) => find(service, name)) ? true : undefined),
    30_000,
  ).catch(
    () => {}, // the assertion below shows what is missing
  );
  expect(expected.filter(([service, name]) => !find(service, name))).toEqual([]);

  const click = find('jumun-router', 'mutation placeOrder');
  expect(click?.parentSpanId).toBe(spanId); // the client's own span
  const above = (span: Span | undefined): string[] => {
    const parent = ofTrace().find((other) => other.spanId === span?.parentSpanId);
    return parent ? [parent.name, ...above(parent)] : [];
  };
  const asked = above(find('jumun-router', 'payments subgraph'));
  expect(asked.slice(0, 2)).toEqual(['ask approve-payment', 'orders subgraph']);
  expect(asked.at(-1)).toBe('mutation placeOrder');
  expect(above(find('jumun-workers', 'deliveries TicketAccepted'))).toEqual(['stores OrderPlaced']);
  const ids = ofTrace().map((span) => span.spanId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const secret of ['김카나리아', '010-9999-1111', '세종대로', 'tok_ok'])
    expect(collector.text()).not.toContain(secret);
}, 90_000);

test('the router serves its metrics on a port of its own, and not on the public one', async () => {
  const url = /Metrics of the router {3}(\S+)/.exec(system.output())?.[1];
  const text = await (await fetch(String(url))).text();
  expect(text).toMatch(/^jumun_request_seconds_count\{kind="mutation",code="OK"\} [1-9]/m);
  expect(text).toMatch(
    /^jumun_ask_seconds_count\{from="orders",ask="reserve-stock",outcome="known"\} [1-9]/m,
  );
  expect(text).toMatch(/^jumun_breaker_state\{from="orders",ask="approve-payment"\} 0$/m);
  expect(text).toMatch(/^jumun_commands_total\{context="catalog",command="\w+",outcome="accepted"\} [1-9]/m);
  expect(text).not.toContain('cus_traced');
  expect((await fetch(new URL('/metrics', system.url))).status).toBe(404);
});
