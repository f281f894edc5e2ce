import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '../../../test/stores.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';
import { aContact, heard, reward } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

let n: Opened;
let sandbox: Awaited<ReturnType<typeof openMessageSandbox>>;

beforeEach(async () => {
  sandbox = await openMessageSandbox({ file: join(testFolder(), 'messages.db') });
  n = await openNotifications({
    JUMUN_SMTP_URL: sandbox.smtpUrl,
    JUMUN_SMS_URL: `${sandbox.url}/sms`,
    JUMUN_PUSH_URL: `${sandbox.url}/push`,
  });
});
afterEach(async () => {
  await n.close();
  await sandbox.close();
});

const unconfirmed = { emailConfirmed: false, phoneConfirmed: false };
const sendAll = async () => {
  while ((await n.send()).length > 0);
};
/** What became of each message, as `topic channel status`. */
const became = async () =>
  (await n.rows())
    .map(({ news, channel, status, reason }) => `${news.topic} ${channel} ${reason ?? status}`)
    .sort();
const page = async (recipient: string) => (await fetch(`${sandbox.url}/?recipient=${recipient}`)).text();

describe('an address that nobody has confirmed', () => {
  it('gets the answers to orders that its owner has paid for', async () => {
    await n.hear(aContact(unconfirmed), heard.paid(), heard.placed(), heard.completed());
    const coffee = { fulfilment: 'PICKUP' as const, orderId: 'ord_coffee' };
    await n.hear(heard.placed(coffee), heard.progressed('READY', coffee));
    await sendAll();
    expect(await became()).toEqual([
      'ORDER_COMPLETED EMAIL SENT',
      'ORDER_PLACED EMAIL SENT',
      'ORDER_PLACED SMS SENT',
      'ORDER_PROGRESSED SMS SENT',
      'PAYMENT_APPROVED EMAIL SENT',
    ]);
  });

  it('gets nothing else: what was for it goes to the app, and its row says why', async () => {
    await n.wants(['EMAIL', 'SMS']);
    await n.hear(aContact(unconfirmed), heard.refused('DECLINED'), reward.given(), reward.used());
    await sendAll();
    expect(await became()).toEqual([
      'GIFT_ISSUED EMAIL NOT_CONFIRMED',
      'GIFT_ISSUED PUSH SENT',
      'GIFT_ISSUED SMS NOT_CONFIRMED',
      'GIFT_USED EMAIL NOT_CONFIRMED',
      'GIFT_USED PUSH SENT',
      'ORDER_REFUSED EMAIL NOT_CONFIRMED',
      'ORDER_REFUSED PUSH SENT',
      'ORDER_REFUSED SMS NOT_CONFIRMED',
    ]);
    for (const address of ['minji@example.com', '+821012345678'])
      expect(await page(encodeURIComponent(address))).not.toContain('<article>');
  });

  it('gets no advertising, which goes to the app of those who agreed to it', async () => {
    n.time.now = Date.parse('2026-11-30T12:00:00+09:00') as never;
    await n.hear(aContact({ ...unconfirmed, marketingConsent: true }), heard.registered());
    await n.announce();
    await sendAll();
    expect(await became()).toEqual(['NEW_BOOK EMAIL NOT_CONFIRMED', 'NEW_BOOK PUSH SENT']);
  });

  it('is one that was changed while a message waited', async () => {
    await n.hear(aContact(), reward.used());
    await n.hear(aContact({ email: 'other@example.com', emailConfirmed: false }));
    await sendAll();
    expect(await became()).toEqual(['GIFT_USED EMAIL NOT_CONFIRMED', 'GIFT_USED PUSH SENT']);
    expect(await page('other@example.com')).not.toContain('<article>');
  });
});

it('one confirmed channel says nothing of another', async () => {
  await n.wants(['EMAIL', 'SMS']);
  await n.hear(aContact({ emailConfirmed: true, phoneConfirmed: false }), reward.given());
  await sendAll();
  expect(await became()).toEqual([
    'GIFT_ISSUED EMAIL SENT',
    'GIFT_ISSUED PUSH SENT',
    'GIFT_ISSUED SMS NOT_CONFIRMED',
  ]);
});

it('a contact from before this was asked counts as confirmed', async () => {
  await n.wants(['EMAIL', 'SMS']);
  await n.hear(aContact(), reward.given());
  await sendAll();
  expect(await became()).toEqual(['GIFT_ISSUED EMAIL SENT', 'GIFT_ISSUED SMS SENT']);
});
