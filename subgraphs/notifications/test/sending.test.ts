import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Instant } from '@jumun/platform/kernel/clock';
import { journal } from '@jumun/platform/store/technical-tables';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '../../../test/stores.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';
import { aContact, heard, reward } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

let n: Opened;
let sandbox: Awaited<ReturnType<typeof openMessageSandbox>>;
const closing: (() => unknown)[] = [];

const reopen = async (settings: Record<string, string> = {}) => {
  n = await openNotifications({
    JUMUN_SMTP_URL: sandbox.smtpUrl,
    JUMUN_SMS_URL: `${sandbox.url}/sms`,
    JUMUN_PUSH_URL: `${sandbox.url}/push`,
    ...settings,
  });
  closing.push(n.close);
  const others = ['refused', 'flaky', 'lost', 'slow'].map((name) => `cus_${name}`);
  await n.wants(['SMS', 'EMAIL', 'PUSH'], 'cus_minji', 'cus_jun', ...others);
};

beforeEach(async () => {
  const file = join(testFolder(), 'messages.db');
  sandbox = await openMessageSandbox({ file, slowMs: 700 });
  await reopen();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await sandbox.close();
});

type Line = { key: string; channel: string; eventId: string; orderId: string | null; count: number };
const ledger = async (): Promise<Line[]> => {
  const text = await (await fetch(`${sandbox.url}/ledger`)).text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};
const shown = async (query = '') => (await fetch(`${sandbox.url}/${query}`)).text();

describe('what is planned', () => {
  it('reaches the customer once on each channel, and others hear that it did [EB-15]', async () => {
    await n.hear(aContact());
    const placed = n.envelope(heard.placed());
    await n.react(placed);
    expect(await n.send()).toHaveLength(3);
    expect(await n.send()).toEqual([]);
    const rows = await n.rows();
    for (const row of rows) expect(row).toMatchObject({ status: 'SENT', attempts: 1, sentAt: 1_000 });
    const lines = await ledger();
    expect(lines.map(({ channel }) => channel).sort()).toEqual(['EMAIL', 'PUSH', 'SMS']);
    for (const line of lines) expect(line).toMatchObject({ eventId: placed.id, orderId: 'ord_1', count: 1 });
    expect(lines.map(({ key }) => key).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect((await n.said()).map(({ type, data }) => [type, (data as { topic: string }).topic])).toEqual(
      Array(3).fill(['NotificationSent', 'ORDER_PLACED']),
    );
  });

  it('for a gift that was used is an e-mail, and others hear what became of it, with its subject [GC-07]', async () => {
    await n.hear(
      aContact({ locale: 'en' }),
      aContact({ customerId: 'cus_jun', email: 'refused@example.com', locale: 'en' }),
    );
    const [sent, refused] = [n.envelope(reward.used()), n.envelope(reward.used('cus_jun'))];
    await n.react(sent, refused);
    await n.send();
    const told = { channel: 'EMAIL', topic: 'GIFT_USED', orderId: null };
    const subject = '[Jumun] You have used your gift: 아메리카노';
    const said = (await n.said()).map(({ type, data }) => ({ type, data }));
    expect(said).toHaveLength(2);
    expect(said).toEqual(
      expect.arrayContaining([
        { type: 'NotificationSent', data: expect.objectContaining({ ...told, subject, about: sent.id }) },
        {
          type: 'NotificationFailed',
          data: expect.objectContaining({ ...told, subject, about: refused.id }),
        },
      ]),
    );
    expect(await shown('?recipient=minji@example.com')).toContain('You have used your gift');
  });

  it('and was never written has no subject to publish', async () => {
    await n.hear(reward.used('cus_nobody'));
    await n.sendAll();
    const [failed] = await n.said();
    expect(failed).toMatchObject({ type: 'NotificationFailed', data: { reason: 'NO_CONTACT' } });
    expect(failed?.data).not.toHaveProperty('subject');
  });

  it('is written in the customer’s own language, and an e-mail names the customer', async () => {
    await n.hear(
      aContact(),
      aContact({ customerId: 'cus_jun', name: 'Jun', email: 'jun@example.com', locale: 'en' }),
    );
    await n.hear(heard.completed(), heard.completed({ customerId: 'cus_jun' }));
    await n.send();
    const korean = await shown('?recipient=minji@example.com');
    expect(korean).toContain('김민지님, 안녕하세요.');
    expect(korean).toContain('상품이 도착했습니다. 이용해 주셔서 감사합니다.');
    const english = await shown('?recipient=jun@example.com');
    expect(english).toContain('Dear Jun,');
    expect(english).toContain('Total: ₩15,000');
  });

  it('waits for a contact that has not been heard yet, goes out when it is, and is given up when none comes', async () => {
    await n.hear(heard.progressed('ACCEPTED'));
    await n.send();
    expect(await n.status('PUSH')).toEqual({ status: 'PENDING', attempts: 1, reason: 'NO_CONTACT' });
    n.time.now = 5_000 as Instant;
    expect(await n.send()).toEqual([]);
    await n.hear(aContact());
    await n.send();
    expect(await n.status('PUSH')).toEqual({ status: 'SENT', attempts: 2, reason: null });
    await n.hear(heard.progressed('ACCEPTED', { customerId: 'cus_nobody' }));
    await n.sendAll();
    const anonymous = (await n.rows()).filter(({ customerId }) => customerId === 'cus_nobody');
    expect(anonymous).toMatchObject([{ status: 'FAILED', attempts: 8, reason: 'NO_CONTACT' }]);
  });

  it('goes to the newest address, even when an older one is heard again', async () => {
    const old = n.envelope(aContact({ email: 'old@example.com' }));
    await n.react(old, n.envelope(aContact({ email: 'new@example.com' })), old);
    await n.hear(heard.paid());
    await n.send();
    expect(await shown('?recipient=new@example.com')).toContain('<article>');
  });

  it('is addressed when it is sent: without a telephone by then, there is no SMS', async () => {
    await n.hear(aContact({ email: 'old@example.com' }), heard.placed());
    await n.hear(aContact({ email: 'new@example.com', phone: null }));
    await n.send();
    expect(await shown('?recipient=new@example.com')).toContain('<article>');
    expect(await shown('?recipient=old@example.com')).not.toContain('<article>');
    expect(await n.status('SMS')).toEqual({ status: 'UNSENT', attempts: 0, reason: 'NO_ADDRESS' });
  });
});

describe('a provider that', () => {
  it('refuses for good is not asked again', async () => {
    await n.hear(
      aContact({ customerId: 'cus_refused', phone: '+821000000000', email: 'refused@example.com' }),
      heard.placed({ customerId: 'cus_refused' }),
    );
    await n.sendAll();
    expect(await n.status('SMS')).toEqual({ status: 'FAILED', attempts: 1, reason: 'REFUSED' });
    expect(await n.status('PUSH')).toEqual({ status: 'FAILED', attempts: 1, reason: 'REFUSED' });
    expect(await n.status('EMAIL')).toEqual({ status: 'FAILED', attempts: 1, reason: 'SMTP_550' });
    expect(await ledger()).toEqual([]);
    expect((await n.said()).map(({ type }) => type)).toEqual(Array(3).fill('NotificationFailed'));
  });

  it('fails three times is asked a fourth time', async () => {
    await n.hear(
      aContact({ customerId: 'cus_flaky', phone: '+821000009999', email: 'flaky@example.com' }),
      heard.placed({ customerId: 'cus_flaky' }),
    );
    await n.sendAll();
    for (const channel of ['SMS', 'PUSH', 'EMAIL'])
      expect(await n.status(channel)).toEqual({ status: 'SENT', attempts: 4, reason: null });
    expect((await ledger()).map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('takes it and drops the connection is asked again under the same key, but no mail server, which knows no keys', async () => {
    await n.hear(
      aContact({ customerId: 'cus_lost', phone: '+821000007777', email: 'lost@example.com' }),
      heard.placed({ customerId: 'cus_lost' }),
    );
    await n.sendAll();
    for (const channel of ['SMS', 'PUSH'])
      expect(await n.status(channel)).toEqual({ status: 'SENT', attempts: 2, reason: null });
    expect(await n.status('EMAIL')).toEqual({ status: 'FAILED', attempts: 1, reason: 'UNCERTAIN' });
    const counts = (await ledger()).map(({ channel, count }) => `${channel} ${count}`);
    expect(counts.sort()).toEqual(['EMAIL 1', 'PUSH 2', 'SMS 2']);
  });

  it('answers after the deadline is not waited for, and sends it once', async () => {
    await n.close();
    closing.length = 0;
    await reopen({ JUMUN_MESSAGE_DEADLINE_MS: '200', JUMUN_MESSAGE_ANSWER_MS: '250' });
    await n.hear(
      aContact({ customerId: 'cus_slow', phone: '+821000008888', email: 'slow@example.com' }),
      heard.placed({ customerId: 'cus_slow' }),
    );
    const start = Date.now();
    await n.send();
    expect(Date.now() - start).toBeLessThan(650);
    for (const channel of ['SMS', 'PUSH'])
      expect(await n.status(channel)).toEqual({ status: 'PENDING', attempts: 1, reason: 'TIMEOUT' });
    expect(await n.status('EMAIL')).toEqual({ status: 'FAILED', attempts: 1, reason: 'UNCERTAIN' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect((await ledger()).map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('is away is asked eight times', async () => {
    await sandbox.close();
    await n.hear(aContact(), heard.placed());
    await n.sendAll();
    for (const channel of ['SMS', 'PUSH', 'EMAIL'])
      expect(await n.status(channel)).toMatchObject({ status: 'FAILED', attempts: 8 });
    expect(await n.said()).toHaveLength(3);
    sandbox = await openMessageSandbox({ file: join(testFolder(), 'messages.db') });
  });

  it.each([
    ['an error', 500, '{"status":"accepted"}', 'HTTP_500'],
    ['a proxy’s 404', 404, '<html>', 'HTTP_404'],
    ['no yes', 200, '{}', 'HTTP_200'],
    ['a refusal that is none', 200, '{"status":"refused"}', 'HTTP_200'],
    ['a redirect', 302, '', 'HTTP_302'],
  ])('answers %s has said neither yes nor no', async (_, status, body, reason) => {
    const other = createServer((__, response) => {
      response.writeHead(status, { location: '/elsewhere' }).end(body);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closing.push(() => other.close().closeAllConnections());
    await reopen({ JUMUN_SMS_URL: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` });
    await n.hear(aContact(), heard.progressed('ACCEPTED'));
    await n.send();
    expect(await n.status('SMS')).toEqual({ status: 'PENDING', attempts: 1, reason });
  });
});

it('a message that is tried again keeps its first words', async () => {
  const file = join(testFolder(), 'prefix');
  writeFileSync(file, '[Before]');
  await reopen({ JUMUN_MESSAGE_PREFIX_FILE: file });
  await n.hear(aContact({ phone: '+821000009999' }), heard.progressed('ACCEPTED'));
  await n.send();
  writeFileSync(file, '[After]');
  await n.sendAll();
  const page = await shown('?channel=SMS');
  expect(page).toContain('[Before] ');
  expect(page).not.toContain('[After]');
});

describe('the prefix', () => {
  it('is read from its file at each sending, and stays as it was while the file cannot be read [EB-60]', async () => {
    const file = join(testFolder(), 'prefix');
    await reopen({ JUMUN_MESSAGE_PREFIX: '[First]', JUMUN_MESSAGE_PREFIX_FILE: file });
    await n.wants(['SMS', 'PUSH']);
    await n.hear(aContact());
    const next = async () => {
      await n.hear(heard.progressed('ACCEPTED'));
      await n.send();
      return (await n.rows()).map(({ message }) => message?.body.split(' ')[0]);
    };
    expect(await next()).toEqual(['[First]', '[First]']);
    writeFileSync(file, 'Hello\nwhatever\n');
    expect((await next()).filter((word) => word === 'Hello')).toHaveLength(2);
    writeFileSync(file, 'x'.repeat(41));
    expect((await next()).filter((word) => word === 'Hello')).toHaveLength(4);
    expect(n.logged.filter((line) => line.includes('prefix'))).toHaveLength(2);
  });
});

it('no name and no address is in an event, in the log, in the jobs or in the ledgers that are compared', async () => {
  const canaries = ['카나리아', 'canary@example.com', '+821099990000', '카나리'];
  const [name = '', email = '', phone = ''] = canaries;
  await n.hear(aContact({ name, email, phone }), heard.placed(), heard.rejected(), heard.cancelled());
  const keys = [...(await n.send()), ...(await n.send())];
  await sandbox.close();
  await n.hear(heard.placed({ orderId: 'ord_2' }));
  await n.sendAll();
  sandbox = await openMessageSandbox({ file: join(testFolder(), 'messages.db') });
  const rows = await n.context.store.read.select().from(journal);
  expect(rows.length).toBeGreaterThan(20);
  expect((await n.rows()).some(({ message }) => message?.body.includes(name))).toBe(true); // they were there to be found
  const everything = JSON.stringify([rows, await n.said(), keys]) + n.logged.join('\n');
  for (const canary of canaries) expect(everything).not.toContain(canary);
});
