import { join } from 'node:path';
import type { Instant } from '@jumun/platform/kernel/clock';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testFolder } from '../../../test/stores.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';
import { contacts, lately, preferences, waiting } from '../store/tables.ts';
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

const left = (customerId = 'cus_minji') => CustomerLeft.make({ customerId });
const canaries = ['카나리아', 'canary@example.com', '+821099991111'];
const aCanary = (change = {}) =>
  aContact({ name: canaries[0]!, email: canaries[1]!, phone: canaries[2]!, ...change });

/** Everything that this context keeps, but what the providers were given. */
const everything = async () => {
  const { read } = n.context.store;
  const tables = [contacts, lately, preferences, waiting];
  return JSON.stringify([
    await Promise.all(tables.map((table) => read.select().from(table))),
    await n.rows(),
  ]);
};

it('nothing of a customer who has left is kept but that messages were sent, without their words', async () => {
  await n.wants(['EMAIL', 'SMS']);
  await n.hear(aCanary(), heard.paid(), heard.placed(), heard.refused('SHORT'));
  await n.send();
  const before = await everything();
  for (const canary of canaries) expect(before).toContain(canary);
  const sent = (await n.rows()).map(({ id }) => id);

  await n.hear(left());

  const after = await everything();
  for (const canary of canaries) expect(after).not.toContain(canary);
  const rows = await n.rows();
  expect(rows.map(({ id }) => id).sort()).toEqual(sent.sort());
  for (const row of rows) expect(row).toMatchObject({ status: 'SENT', message: null });
  const { read } = n.context.store;
  expect(await read.select().from(waiting)).toEqual([]);
  expect(await read.select().from(lately)).toEqual([]);
  expect(await read.select().from(preferences)).toMatchObject([{ state: { choices: {} } }]);
});

it('of another customer everything stays', async () => {
  await n.hear(aCanary({ customerId: 'cus_jun' }), heard.placed({ customerId: 'cus_jun' }));
  await n.send();
  await n.hear(left());
  for (const canary of canaries.slice(0, 2)) expect(await everything()).toContain(canary);
});

it('what was said of the customer before does not bring them back when it is heard again', async () => {
  const contact = n.envelope(aCanary());
  await n.react(contact, n.envelope(left()), contact);
  await n.hear(aCanary());
  const after = await everything();
  for (const canary of canaries) expect(after).not.toContain(canary);
});

it('they are told nothing any more: neither what waits, nor what happens later, nor of a product they waited for', async () => {
  n.time.now = Date.parse('2026-11-30T12:00:00+09:00') as Instant;
  await n.hear(aCanary({ marketingConsent: true }), heard.progressed('PREPARING'), heard.refused('SHORT'));
  await n.hear(
    left(),
    reward.given(),
    heard.placed(),
    heard.refused('SHORT'),
    heard.offered(),
    heard.registered(),
  );
  await n.announce();
  expect(await n.send()).toEqual([]);
  for (const row of await n.rows()) expect(row).toMatchObject({ status: 'UNSENT', reason: 'LEFT' });
  expect((await n.told()).join()).not.toMatch(/RESTOCKED|NEW_BOOK/);
});

it('the words of a message that was on its way when its customer left are not kept either', async () => {
  await n.hear(aCanary(), heard.placed());
  const [claimed] = await n.claim();
  const ended = await claimed?.run();
  await n.hear(left());
  await claimed?.record(ended);
  expect(await n.rows()).toMatchObject([{ status: 'SENT', message: null }]);
  for (const canary of canaries) expect(await everything()).not.toContain(canary);
});
