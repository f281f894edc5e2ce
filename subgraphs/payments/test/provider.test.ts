import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openProvider, providerSettings, withBreakers } from '../clients/provider.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A provider that gives one answer to every request. */
const answering = async (listener: RequestListener) => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider = openProvider({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    key: 'k',
  });
  closing.push(
    () => provider.close(),
    async () => void server.close().closeAllConnections(),
  );
  return provider;
};
const says = (status: number, body: string) =>
  answering(
    (_, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(body),
  );

const amount = { minorUnits: 12_000, currency: 'KRW' };
const approved = { status: 'approved', chargeId: 'ch_1', key: 'charge:ord_1', orderId: 'ord_1', amount };
const chargeOn = (provider: Awaited<ReturnType<typeof answering>>, deadlineMs = 500) =>
  provider.charge('charge:ord_1', 'ord_1', amount, 'tok_ok', deadlineMs);
const refundOn = (provider: Awaited<ReturnType<typeof answering>>) =>
  provider.refund('refund:ord_1', 'charge:ord_1', 'ord_1', null, 500);

test('only an explicit answer of the provider counts as yes or no', async () => {
  const yes = { outcome: 'approved', key: 'charge:ord_1', orderId: 'ord_1', amount };
  expect(await chargeOn(await says(200, JSON.stringify(approved)))).toEqual(yes);
  const no = JSON.stringify({ status: 'declined', reason: 'card declined' });
  expect(await chargeOn(await says(402, no))).toEqual({ outcome: 'declined', reason: 'card declined' });
  expect(await chargeOn(await says(409, '{}'))).toEqual({ outcome: 'conflict' });
  const nothing = JSON.stringify({ status: 'nothing-to-refund' });
  expect(await refundOn(await says(404, nothing))).toEqual({ outcome: 'nothing-to-refund' });
  const less = JSON.stringify({ status: 'more-than-left' });
  expect(await refundOn(await says(422, less))).toEqual({ outcome: 'more-than-left' });
  expect(await refundOn(await says(422, '{}'))).toMatchObject({ outcome: 'unknown' });
});

test.each([
  ['an error', 500, '{"status":"error"}'],
  ['an error that says approved', 500, JSON.stringify(approved)],
  ['a refusal to serve', 503, ''],
  ['a wrong api key', 401, '{"status":"error"}'],
  ['a 402 from a proxy', 402, '{}'],
  ['a 404 from a proxy', 404, '<html>not found</html>'],
  ['a 404 for another reason', 404, '{"error":"no such path"}'],
  ['half an answer', 200, JSON.stringify(approved).slice(0, 40)],
  ['an answer without an amount', 200, JSON.stringify({ ...approved, amount: undefined })],
  [
    'an amount that is no whole number',
    200,
    JSON.stringify({ ...approved, amount: { minorUnits: 1.5, currency: 'KRW' } }),
  ],
  ['two answers', 200, JSON.stringify(approved).repeat(2)],
  ['an endless answer', 200, `${JSON.stringify(approved)}${' '.repeat(100_000)}`],
])('%s is unknown, never yes or no', async (_, status, body) => {
  expect(await chargeOn(await says(status, body))).toMatchObject({ outcome: 'unknown' });
  expect(await refundOn(await says(status, body))).toMatchObject({ outcome: 'unknown' });
  const found = await (await says(status, body)).find('charge:ord_1', 500);
  expect(found).toMatchObject({ outcome: 'unknown' });
});

test('no call waits longer than the deadline, however the provider hangs', async () => {
  for (const hang of [
    await answering(() => {}),
    await answering((_, response) => void response.writeHead(200).write('{')),
  ]) {
    const began = performance.now();
    expect(await chargeOn(hang, 100)).toEqual({ outcome: 'unknown', why: 'no answer in time', late: true });
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});

test('production names its provider and its key; development uses the sandbox [EB-61 EB-60]', () => {
  expect(providerSettings('development', {})).toMatchObject({
    JUMUN_PROVIDER_KEY: 'sandbox',
    JUMUN_PAYMENT_DEADLINE_MS: 300,
    JUMUN_PROVIDER_DEADLINE_MS: 2_000,
  });
  expect(() => providerSettings('production', {})).toThrow(/JUMUN_PROVIDER_URL[\s\S]*JUMUN_PROVIDER_KEY/);
  const given = { JUMUN_PROVIDER_URL: 'https://pay.example', JUMUN_PROVIDER_KEY: 'k' };
  expect(providerSettings('production', given)).toMatchObject(given);
});

test('a provider that accepts and never answers delays only the first few calls, and refunds have a breaker of their own [EB-13 OB-60]', async () => {
  let works = false;
  let asked = 0;
  const provider = withBreakers(
    await answering((_, response) => {
      asked++;
      if (works)
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(approved));
    }),
    { opensAfter: 3, halfOpenAfterMs: 200 },
  );
  for (let i = 0; i < 3; i++)
    expect(await chargeOn(provider, 50)).toMatchObject({ outcome: 'unknown', why: 'no answer in time' });
  const began = performance.now();
  const refused = await Promise.all(Array.from({ length: 100 }, () => chargeOn(provider, 5_000)));
  expect(performance.now() - began).toBeLessThan(2_500);
  expect(new Set(refused.map((answer) => (answer as { why: string }).why))).toEqual(
    new Set(['not asked: the breaker is open']),
  );
  expect(asked).toBe(3);
  works = true;
  expect(await refundOn(provider)).toMatchObject({ why: 'answered 200' }); // asked
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await chargeOn(provider)).toMatchObject({ outcome: 'approved' });
});

test('immediate errors cost no time and do not open the breaker', async () => {
  const provider = withBreakers(await says(500, '{}'), { opensAfter: 1, halfOpenAfterMs: 60_000 });
  for (let i = 0; i < 5; i++) expect(await chargeOn(provider)).toMatchObject({ why: 'answered 500' });
});
