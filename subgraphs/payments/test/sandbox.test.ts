import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { openLedger } from '../sandbox/ledger.ts';

const data = mkdtempSync(join(tmpdir(), 'provider-'));
const main = join(import.meta.dirname, '../../../tools/demo/outside.ts');
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(data, { recursive: true });
});

const start = async () => {
  const env = {
    ...process.env,
    JUMUN_DATA: data,
    PROVIDER_PORT: '0',
    MESSAGES_PORT: '0',
    SMTP_PORT: '0',
    JUMUN_PROVIDER_KEY: '',
    JUMUN_LOG: 'silent',
  };
  const child = fork(main, { env, execArgv: [], stdio: 'inherit' });
  started.push(child);
  const [said] = (await once(child, 'message')) as [{ ready: boolean; url: string }];
  expect(said.ready).toBe(true);
  const ask = async (path: string, body?: object, key = 'sandbox') => {
    const response = await fetch(`${said.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'x-api-key': key },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.text();
    return { status: response.status, text, body: path === '/ledger' ? null : JSON.parse(text) };
  };
  return { child, ask };
};

const amount = { minorUnits: 4_500, currency: 'KRW' };
const charge = { key: 'charge:ord_1', orderId: 'ord_1', amount, cardToken: 'tok_ok' };
const refund = { key: 'refund:ord_1', chargeKey: 'charge:ord_1', orderId: 'ord_1' };

test('a key is charged once, even after the provider has been restarted', async () => {
  const { child, ask } = await start();
  expect((await ask('/live')).body).toEqual({ live: true });
  const first = await ask('/charges', charge);
  expect(first).toMatchObject({
    status: 200,
    body: { status: 'approved', key: charge.key, orderId: 'ord_1', amount },
  });
  expect(await ask('/charges', charge)).toEqual(first);
  expect(await ask('/charges', { ...charge, orderId: 'ord_2' })).toMatchObject({ status: 409 });
  expect(await ask('/charges', { ...charge, amount: { ...amount, minorUnits: 1 } })).toMatchObject({
    status: 409,
  });
  expect(await ask('/charges', { ...charge, cardToken: 'tok_lost' })).toMatchObject({ status: 409 });
  expect((await ask(`/charges/${encodeURIComponent(charge.key)}`)).body).toEqual(first.body);
  expect((await ask('/charges?orderId=ord_1')).body).toEqual([first.body]);

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const again = await start();
  expect((await again.ask('/charges', charge)).body).toEqual(first.body);

  const refunded = await again.ask('/refunds', refund);
  expect(refunded).toMatchObject({
    status: 200,
    body: { status: 'refunded', chargeKey: charge.key, amount },
  });
  expect(await again.ask('/refunds', refund)).toEqual(refunded);
  expect(await again.ask('/refunds', { ...refund, key: 'another' })).toMatchObject({ status: 409 });
  const lines = (await again.ask('/ledger')).text.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).type)).toEqual(['charge', 'refund']);

  again.child.disconnect(); // as if its parent process had died
  expect(await once(again.child, 'exit')).toEqual([0, null]);
});

test('what was refunded before it was charged is never charged', async () => {
  const { ask } = await start();
  const early = { key: 'refund:ord_9', chargeKey: 'charge:ord_9', orderId: 'ord_9' };
  for (let i = 0; i < 2; i++)
    expect(await ask('/refunds', early)).toMatchObject({
      status: 404,
      body: { status: 'nothing-to-refund' },
    });
  const late = { ...charge, key: 'charge:ord_9', orderId: 'ord_9' };
  expect(await ask('/charges', late)).toMatchObject({
    status: 402,
    body: { status: 'declined', reason: 'voided' },
  });
  expect((await ask('/ledger')).text).not.toContain('ord_9');
});

test('a charge is given back in parts, each once by its key, and never more than was charged', async () => {
  const { ask } = await start();
  const ours = { ...charge, key: 'charge:ord_5', orderId: 'ord_5' };
  await ask('/charges', ours);
  const part = (key: string, minorUnits?: number) =>
    ask('/refunds', {
      key,
      chargeKey: ours.key,
      orderId: 'ord_5',
      ...(minorUnits !== undefined && { amount: { minorUnits, currency: 'KRW' } }),
    });
  const given = { status: 200, body: { status: 'refunded', amount: { minorUnits: 1_500 } } };
  expect(await part('p1', 1_500)).toMatchObject(given);
  expect(await part('p1', 1_500)).toMatchObject(given);
  expect(await part('p1', 1_501)).toMatchObject({ status: 409 }); // the key is that of another part
  expect(await part('p2', 3_001)).toMatchObject({ status: 422, body: { status: 'more-than-left' } });
  expect(await part('p3', 0)).toMatchObject({ status: 400 });
  expect(await part('rest')).toMatchObject({ status: 200, body: { amount: { minorUnits: 3_000 } } });
  expect(await part('p4', 1)).toMatchObject({ status: 422 });
  const lines = (await ask('/ledger')).text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const back = lines.filter(({ type, orderId }) => type === 'refund' && orderId === 'ord_5');
  expect(back.map(({ amount: { minorUnits } }) => minorUnits)).toEqual([1_500, 3_000]);
});

test('a ledger of a version that gave back everything at once learns to give back in parts', async () => {
  const file = join(data, 'old', 'provider.db');
  mkdirSync(dirname(file));
  const old = new Database(file);
  old.exec(`create table refunds (
    key text primary key, charge_key text not null unique, order_id text not null, minor_units integer not null,
    currency text not null, at integer not null
  ); insert into refunds values ('refund:ord_0', 'charge:ord_0', 'ord_0', 100, 'KRW', 1)`);
  old.close();
  const ledger = openLedger(file);
  const refunds = () => [...ledger.refunds()].map(({ key, minor_units }) => [key, minor_units]);
  expect(refunds()).toEqual([['refund:ord_0', 100]]);
  await ledger.charge(charge);
  for (const key of ['a', 'b'])
    await ledger.refund({
      key,
      chargeKey: charge.key,
      orderId: 'ord_1',
      amount: { ...amount, minorUnits: 10 },
    });
  expect(refunds()).toEqual([
    ['refund:ord_0', 100],
    ['a', 10],
    ['b', 10],
  ]);
  ledger.close();
});

test('it takes only tokens, and only from callers with its key', async () => {
  const { ask } = await start();
  const other = { ...charge, key: 'charge:ord_3', orderId: 'ord_3' };
  expect(await ask('/charges', other, 'wrong')).toMatchObject({ status: 401 });
  expect(await ask('/charges', { ...other, cardToken: '4111111111111111' })).toMatchObject({
    status: 400,
    body: { status: 'declined', reason: 'unknown card token' },
  });
  expect(await ask('/charges', { ...other, amount: { minorUnits: -1, currency: 'KRW' } })).toMatchObject({
    status: 400,
  });
  expect(await ask('/charges/charge:ord_3')).toMatchObject({ status: 404, body: { status: 'not-found' } });
  expect(await ask('/charges', { ...other, cardToken: 'tok_declined' })).toMatchObject({ status: 402 });
  expect(await ask('/charges', { ...other, cardToken: 'tok_declined' })).toMatchObject({ status: 402 });
  expect(await ask('/refunds', { key: 'r3', chargeKey: other.key, orderId: 'ord_3' })).toMatchObject({
    status: 404,
  });
  expect((await ask('/ledger')).text).not.toContain('4111');
});
