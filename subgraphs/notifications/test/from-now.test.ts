import { join } from 'node:path';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { appendToJournal } from '@jumun/platform/kernel/unit';
import { openProcess } from '@jumun/subgraphs';
import { startWorkers } from '@jumun/workers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestRedis } from '../../../platform/test/redis.ts';
import { until } from '../../../test/shop.ts';
import { testFolder, testStores } from '../../../test/stores.ts';
import type { KnownNotification } from '../domain/notification.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';
import { findContact } from '../store/contacts.ts';
import { notifications } from '../store/tables.ts';
import { aContact, heard, reward } from './builders.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());

const say = (context: Context, published: PublishedEvent) =>
  context.store.transaction(async () =>
    appendToJournal({
      id: newId('evt'),
      aggregate: 'one',
      version: 1,
      type: published.type,
      fact: {},
      published,
      at: 1_000 as Instant,
      causationId: null,
      correlationId: 'cor_1',
      actor: 'test',
    }),
  );

it('notifications that are switched on later know all contacts, and tell no customer of the past', async () => {
  const sandbox = await openMessageSandbox({ file: join(testFolder(), 'messages.db') });
  const opened = await openProcess({
    name: 'workers',
    env: {
      JUMUN_DATA: testFolder(),
      REDIS_URL: redis.url,
      JUMUN_SMS_URL: `${sandbox.url}/sms`,
      JUMUN_PUSH_URL: `${sandbox.url}/push`,
      JUMUN_SMTP_URL: sandbox.smtpUrl,
    },
    stores: testStores(),
  });
  const context = (name: string): Context => {
    const found = opened.contexts.get(name);
    if (!found) throw new Error(`${name} is not open`);
    return found;
  };
  await say(context('customers'), aContact({ marketingConsent: true }));
  await say(context('orders'), heard.placed({ orderId: 'ord_old' }));
  await say(context('catalog'), heard.registered({ productId: 'prd_old' }));
  await say(context('wallets'), reward.issued());
  await say(context('gifts'), reward.used());

  const workers = await startWorkers(opened, { only: ['notifications'], replica: 'one' });
  const { read } = context('notifications').store;
  const told = async () => {
    await workers.consumers.get('notifications')?.sweep();
    return (await read.select().from(notifications)).map(({ state }) => (state as KnownNotification).news);
  };
  expect(await told()).toEqual([]);
  expect(await findContact(read, 'cus_minji')).toMatchObject({ email: 'minji@example.com' });

  await say(context('orders'), heard.progressed('ACCEPTED', { orderId: 'ord_old' }));
  expect(await told()).toMatchObject([{ topic: 'ORDER_PROGRESSED', orderId: 'ord_old' }]);
  const sent = () =>
    until(async () => {
      const lines = (await (await fetch(`${sandbox.url}/ledger`)).text()).trim().split('\n');
      return lines[0] ? lines.map((line) => (JSON.parse(line) as { channel: string }).channel) : undefined;
    });
  expect(await sent()).toEqual(['PUSH']);
  await workers.stop();
  await opened.close();
  await sandbox.close();
});
