import { join } from 'node:path';
import type { Instant } from '@jumun/platform/kernel/clock';
import { journal } from '@jumun/platform/store/technical-tables';
import { AccountNoticed, CodeRequested } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { testFolder } from '../../../test/stores.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';
import { aContact, heard } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

// Codes and notices go to whoever has an account, customer or staff; what they say and where they go is known to customers alone.

type Code = Parameters<typeof CodeRequested.make>[0];
type Answers = { codeToSend?: object | null; noticeToSend?: object | null };

let n: Opened;
let sandbox: Awaited<ReturnType<typeof openMessageSandbox>>;
/** What customers says to each id; nothing at all while it is away. */
let known: Map<unknown, Answers>;
let asked: unknown[];

beforeEach(async () => {
  [known, asked] = [new Map(), []];
  sandbox = await openMessageSandbox({ file: join(testFolder(), 'messages.db') });
  n = await openNotifications(
    {
      JUMUN_SMTP_URL: sandbox.smtpUrl,
      JUMUN_SMS_URL: `${sandbox.url}/sms`,
      JUMUN_PUSH_URL: `${sandbox.url}/push`,
    },
    async ({ id }) => {
      asked.push(id);
      const answer = known.get(id);
      if (!answer) throw new Error('customers is away');
      return answer;
    },
  );
});
afterEach(async () => {
  await n.close();
  await sandbox.close();
});

const expiresAt = 901_000;
const aCode = (change: Partial<Code> = {}) =>
  CodeRequested.make({
    codeId: 'cod_1',
    accountId: 'cus_minji',
    channel: 'EMAIL',
    purpose: 'CONFIRM_EMAIL',
    locale: 'ko',
    expiresAt,
    ...change,
  });
const aNotice = (change: Partial<Parameters<typeof AccountNoticed.make>[0]> = {}) =>
  AccountNoticed.make({
    noticeId: 'not_1',
    accountId: 'stf_barista',
    what: 'PASSWORD_CHANGED',
    locale: 'en',
    ...change,
  });
const page = async (recipient: string) =>
  (await fetch(`${sandbox.url}/?recipient=${encodeURIComponent(recipient)}`)).text();

describe('a code', () => {
  it('goes where customers says, in the language that was asked for, before anything else is known of its owner', async () => {
    known.set('cod_1', { codeToSend: { address: 'new@example.com', code: '482913' } });
    const event = n.envelope(aCode());
    await n.react(event, event);
    expect(await n.send()).toHaveLength(1);
    expect(await page('new@example.com')).toMatch(/이메일 확인 코드[\s\S]*482913/);
    expect(await n.status('EMAIL')).toEqual({ status: 'SENT', attempts: 1, reason: null });
    expect(asked).toEqual(['cod_1']);
  });

  it('goes to a member of staff, and by SMS where it is for a number that nobody has confirmed', async () => {
    known.set('cod_1', { codeToSend: { address: '+821011112222', code: '000123' } });
    await n.hear(aContact({ phoneConfirmed: false }));
    await n.hear(aCode({ accountId: 'stf_barista', channel: 'SMS', purpose: 'CONFIRM_PHONE', locale: 'en' }));
    await n.send();
    expect(await page('+821011112222')).toContain('000123');
    expect(await n.told()).toEqual(['stf_barista CODE SMS']);
  });

  it('that is used or has expired is not sent, and its row says so', async () => {
    known.set('cod_1', { codeToSend: null });
    await n.hear(aCode());
    await n.send();
    expect(await n.status('EMAIL')).toEqual({ status: 'UNSENT', attempts: 0, reason: 'EXPIRED' });
    expect(await n.said()).toEqual([]);
  });

  it('is not even asked for once it has expired', async () => {
    await n.hear(aCode());
    n.time.now = expiresAt as Instant;
    expect(await n.send()).toEqual([]);
    expect(await n.status('EMAIL')).toMatchObject({ status: 'UNSENT', reason: 'EXPIRED' });
    expect(asked).toEqual([]);
  });

  it('is asked for again while customers is away', async () => {
    await n.hear(aCode());
    await n.send();
    expect(await n.status('EMAIL')).toEqual({ status: 'PENDING', attempts: 1, reason: 'NO_ANSWER' });
    known.set('cod_1', { codeToSend: { address: 'new@example.com', code: '482913' } });
    n.time.now = 10_000 as Instant;
    await n.send();
    expect(await n.status('EMAIL')).toMatchObject({ status: 'SENT', attempts: 2 });
  });

  it('is sent although ten texts were sent within the hour', async () => {
    known.set('cod_1', { codeToSend: { address: '+821012345678', code: '482913' } });
    await n.hear(aContact());
    for (let i = 0; i < 11; i++) await n.hear(heard.progressed('READY', { fulfilment: 'PICKUP' }));
    await n.send();
    await n.hear(aCode({ channel: 'SMS' }));
    await n.send();
    const code = (await n.rows()).find(({ news }) => news.topic === 'CODE');
    expect(code).toMatchObject({ status: 'SENT' });
  });

  it('and where it went are in no row, event, log or history', async () => {
    const secrets = ['canary@example.com', '739184'];
    const [address, code] = secrets;
    known.set('cod_1', { codeToSend: { address, code } });
    known.set('not_1', { noticeToSend: { address } });
    await n.hear(aCode(), aNotice({ accountId: 'cus_minji' }));
    await n.send();
    expect(await page('canary@example.com')).toContain('739184'); // it was there to be found
    const list = '{ notifications { nodes { topic subject body } } }';
    const shown = await n.ask(customer('cus_minji'), list);
    expect(shown).toMatchObject({
      notifications: { nodes: [{ body: expect.any(String) }, { body: expect.any(String) }] },
    });
    const kept = [await n.context.store.read.select().from(journal), await n.rows(), await n.said(), shown];
    for (const secret of secrets) expect(JSON.stringify(kept) + n.logged.join('\n')).not.toContain(secret);
  });
});

describe('a notice', () => {
  it('goes by e-mail to whoever has the account, whatever they chose to hear', async () => {
    known.set('not_1', { noticeToSend: { address: 'old@example.com' } });
    await n.hear(aNotice());
    await n.send();
    expect(await page('old@example.com')).toContain('Your password was changed');
  });

  it('that has nobody to go to is not sent', async () => {
    known.set('not_1', { noticeToSend: null });
    await n.hear(aNotice());
    await n.send();
    expect(await n.status('EMAIL')).toEqual({ status: 'UNSENT', attempts: 0, reason: 'EXPIRED' });
  });

  it('of days ago is not sent where notifications were switched on since', async () => {
    const old = n.envelope(aNotice());
    n.time.now = (86_400_000 + 1_000) as Instant;
    await n.react(old);
    expect(await n.send()).toEqual([]);
    expect(await n.status('EMAIL')).toMatchObject({ status: 'UNSENT', reason: 'EXPIRED' });
  });

  it.each(['PASSWORD_CHANGED', 'EMAIL_CHANGED', 'TOKEN_USED_TWICE', 'SIGNED_UP_AGAIN'] as const)(
    'of %s is written in both languages',
    async (what) => {
      for (const locale of ['ko', 'en'] as const) {
        known.set(`not_${locale}`, { noticeToSend: { address: `${locale}@example.com` } });
        await n.hear(aNotice({ noticeId: `not_${locale}`, what, locale }));
      }
      await n.send();
      expect(await page('ko@example.com')).toMatch(/[가-힣]{3}/);
      expect(await page('en@example.com')).toContain('Hello,');
    },
  );
});
