import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testFolder } from '../../../test/stores.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';

let sandbox: Awaited<ReturnType<typeof openMessageSandbox>>;
const file = () => join(testFolder(), 'messages.db');
beforeEach(async () => {
  sandbox = await openMessageSandbox({ file: file() });
});
afterEach(() => sandbox.close());

const post = async (key: string | null, body: unknown, path = '/sms') => {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: key === null ? {} : { 'idempotency-key': key },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return [response.status, ((await response.json()) as { status: string }).status];
};
const hello = { to: '+821012345678', title: 'Hello', text: '안녕' };
const ledger = async () => (await fetch(`${sandbox.url}/ledger`)).text();

test('a key is sent once, and handing it over again is counted', async () => {
  for (let i = 0; i < 3; i++) expect(await post('ntf_1', hello)).toEqual([202, 'accepted']);
  const lines = (await ledger()).trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ key: 'ntf_1', channel: 'SMS', count: 3, orderId: null });
});

test('a malformed message is not taken', async () => {
  for (const body of ['', '{', {}, { ...hello, to: '' }, { ...hello, text: 'x'.repeat(10_001) }])
    expect(await post('ntf_1', body)).toEqual([400, 'malformed']);
  expect(await post(null, hello)).toEqual([400, 'malformed']);
  expect(await post('ntf_1', hello, '/fax')).toEqual([405, 'not-allowed']);
  expect(await ledger()).toBe('');
});

test('the page shows what was sent, newest first, by channel and by recipient, and runs nothing of it', async () => {
  await post('ntf_1', { ...hello, text: '<script>alert(1)</script>' });
  await post('ntf_2', { ...hello, to: 'cus_"><b>', title: '두 번째' }, '/push');
  const response = await fetch(`${sandbox.url}/`);
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('"><b>');
  expect(page.indexOf('두 번째')).toBeLessThan(page.indexOf('alert(1)'));
  const articles = async (query: string) =>
    (await (await fetch(`${sandbox.url}/${query}`)).text()).split('<article>').length - 1;
  expect(await articles('?channel=PUSH')).toBe(1);
  expect(await articles(`?recipient=${encodeURIComponent(hello.to)}`)).toBe(1);
  expect(await articles('?recipient=nobody')).toBe(0);
});

test('the ledger outlives its process', async () => {
  const kept = file();
  const first = await openMessageSandbox({ file: kept });
  const put = (url: string) =>
    fetch(`${url}/sms`, {
      method: 'POST',
      headers: { 'idempotency-key': 'ntf_1' },
      body: JSON.stringify(hello),
    });
  await put(first.url);
  await first.close();
  const second = await openMessageSandbox({ file: kept });
  await put(second.url);
  expect(JSON.parse(await (await fetch(`${second.url}/ledger`)).text())).toMatchObject({ count: 2 });
  await second.close();
});
