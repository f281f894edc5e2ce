import { join } from 'node:path';
import type { Instant } from '@jumun/platform/kernel/clock';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '../../../test/stores.ts';
import { openMessageSandbox } from '../sandbox/messages.ts';
import { aContact, heard } from './builders.ts';
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

const sentTimes = async (): Promise<number[]> => {
  const text = await (await fetch(`${sandbox.url}/ledger`)).text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).count);
};
const pass = (ms: number) => {
  n.time.now = (n.time.now + ms) as Instant;
};

describe('a message that is claimed', () => {
  it('is given to nobody else while its claim lasts, and is due again after it', async () => {
    await n.hear(aContact(), heard.progressed('PREPARING'));
    expect(await n.claim({ replica: 'one' })).toHaveLength(1);
    expect(await n.claim({ replica: 'two' })).toEqual([]);
    pass(7_999);
    expect(await n.claim({ replica: 'two' })).toEqual([]);
    pass(1);
    expect(await n.claim({ replica: 'two' })).toHaveLength(1);
  });

  it('is recorded only by who has it now', async () => {
    await n.hear(aContact(), heard.progressed('PREPARING'));
    const [late] = await n.claim({ replica: 'one' });
    pass(8_000);
    const [now] = await n.claim({ replica: 'two' });
    await late?.record(await late.run());
    expect(await n.status('PUSH')).toMatchObject({ status: 'PENDING', attempts: 0 });
    await now?.record(await now.run());
    expect(await n.status('PUSH')).toMatchObject({ status: 'SENT', attempts: 1 });
    expect(await sentTimes()).toEqual([2]); // under one key, so that its customer sees it once
  });

  it('is not said to be unsent where its claim ended without a word, and its customer has left since', async () => {
    await n.hear(aContact(), heard.progressed('PREPARING'));
    const [lost] = await n.claim();
    await lost?.run(); // the provider takes it, and whoever had it dies
    await n.hear(CustomerLeft.make({ customerId: 'cus_minji' }));
    pass(8_000);
    expect(await n.claim()).toEqual([]);
    expect(await n.status('PUSH')).toMatchObject({ status: 'FAILED', reason: 'UNCERTAIN' });
    expect(await sentTimes()).toEqual([1]);
  });

  it('and is an e-mail is handed over only by who has it now', async () => {
    await n.hear(aContact(), heard.placed());
    const [late] = await n.claim({ replica: 'one' });
    pass(8_000);
    const [now] = await n.claim({ replica: 'two' });
    const [, ended] = await Promise.all([late?.run(), now?.run()]);
    await now?.record(ended);
    expect(await n.status('EMAIL')).toMatchObject({ status: 'SENT', attempts: 1 });
    expect(await sentTimes()).toEqual([1]);
  });

  it('and was handed over by a process that then died is not sent again, and says so', async () => {
    await n.hear(aContact(), heard.placed());
    const [lost] = await n.claim({ replica: 'one' });
    await lost?.run(); // and never recorded
    pass(29_999);
    expect(await n.claim({ replica: 'two' })).toEqual([]);
    expect(await n.status('EMAIL')).toMatchObject({ status: 'PENDING' });
    pass(1);
    expect(await n.claim({ replica: 'two' })).toEqual([]);
    expect(await n.status('EMAIL')).toEqual({ status: 'FAILED', attempts: 1, reason: 'UNCERTAIN' });
    expect(await sentTimes()).toEqual([1]);
  });

  it('by a process that was started again is due at once', async () => {
    await n.hear(aContact(), heard.progressed('PREPARING'));
    await n.claim({ replica: 'one' });
    expect(await n.claim({ replica: 'two', isFirst: true })).toEqual([]);
    expect(await n.claim({ replica: 'one', isFirst: true })).toHaveLength(1);
  });

  it('by a clock that has been set back since is not waited for', async () => {
    const real = n.time.now;
    pass(3_600_000);
    await n.hear(aContact(), heard.progressed('PREPARING'));
    n.time.now = real;
    expect(await n.claim()).toEqual([]);
    expect(await n.claim({ isSweep: true })).toHaveLength(1);
  });
});

describe('of what is due, a process claims', () => {
  const ordersOf = (customerId: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      heard.refused('DECLINED', { customerId, orderId: `ord_${customerId}${i}`, products: [`prd_${i}`] }),
    );

  it('only a few of one customer, however many wait, and those of others', async () => {
    await n.hear(aContact(), aContact({ customerId: 'cus_jun' }));
    await n.hear(...ordersOf('cus_minji', 120), ...ordersOf('cus_jun', 1));
    const claimed = await n.claim({ places: 10, placesOfOne: 4 });
    const rows = (await n.rows()).filter(({ id }) => claimed.some(({ key }) => key === id));
    expect(rows.map(({ customerId }) => customerId).sort()).toEqual([
      'cus_jun',
      ...Array(4).fill('cus_minji'),
    ]);
    const underWay = new Map([['cus_minji', 4]]);
    expect(await n.claim({ places: 10, placesOfOne: 4, underWay })).toEqual([]);
  });

  it('no more than there is room for', async () => {
    await n.hear(aContact(), ...ordersOf('cus_minji', 7));
    expect(await n.claim({ places: 5 })).toHaveLength(5);
    expect(await n.claim({ places: 5 })).toHaveLength(2);
  });
});

describe('within an hour', () => {
  const texts = async () => {
    const rows = (await n.rows()).filter(({ channel }) => channel === 'SMS');
    return rows.map(({ status, reason }) => reason ?? status).sort();
  };

  it('a customer gets ten SMS, and the rest stays in the history, but what concerns money is always told', async () => {
    const coffee = { fulfilment: 'PICKUP' as const };
    await n.hear(aContact(), ...Array.from({ length: 13 }, () => heard.progressed('READY', coffee)));
    await n.send();
    expect(await texts()).toEqual([...Array(10).fill('SENT'), ...Array(3).fill('TOO_MANY')]);
    await n.hear(heard.placed(coffee), heard.cancelled(coffee));
    await n.send();
    expect((await texts()).filter((text) => text === 'SENT')).toHaveLength(12);
    pass(3_600_000);
    await n.hear(heard.progressed('READY', coffee));
    await n.send();
    expect((await texts()).filter((text) => text === 'SENT')).toHaveLength(13);
  });

  it('a text that has to be tried again counts once', async () => {
    await n.hear(aContact({ phone: '+821000009999' }));
    await n.hear(...Array.from({ length: 10 }, () => heard.progressed('READY', { fulfilment: 'PICKUP' })));
    for (let i = 0; i < 4; i++) {
      await n.send();
      pass(100_000);
    }
    expect(await texts()).toEqual(Array(10).fill('SENT'));
  });

  it('sixty orders of one product that are refused within a minute are one message, whatever refused them', async () => {
    const reasons = ['SHORT', 'DECLINED', 'TIMED_OUT'] as const;
    await n.hear(aContact());
    for (let i = 0; i < 60; i++) {
      await n.hear(heard.refused(reasons[i % 3]!, { orderId: `ord_${i}`, products: ['prd_1'] }));
      await n.send();
      pass(900);
    }
    const told = (await n.rows()).map(({ status, reason }) => reason ?? status).sort();
    expect(told).toEqual([...Array(59).fill('ALREADY_TOLD'), 'SENT']);
  });

  it('a refused basket is told of while any of its products was not, and not again when they are wanted apart', async () => {
    await n.hear(aContact());
    for (const products of [['prd_1'], ['prd_1', 'prd_2'], ['prd_2'], ['prd_2', 'prd_1']]) {
      await n.hear(heard.refused('SHORT', { orderId: `ord_${products.join()}`, products }));
      await n.send();
      pass(1_000);
    }
    expect((await n.rows()).filter(({ status }) => status === 'SENT')).toHaveLength(2);
  });

  it('orders of one product that were refused for the same reason are told of once', async () => {
    const refused = (i: number, change = {}) =>
      heard.refused('DECLINED', { orderId: `ord_${i}`, products: ['prd_1'], ...change });
    await n.hear(aContact(), ...Array.from({ length: 120 }, (_, i) => refused(i)));
    await n.send();
    const told = async () => (await n.rows()).map(({ status, reason }) => reason ?? status).sort();
    expect(await told()).toEqual([...Array(119).fill('ALREADY_TOLD'), 'SENT']);
    await n.hear(refused(200, { products: ['prd_2'] }), refused(201, { paymentStatus: 'REFUNDED' }));
    await n.send();
    expect((await told()).filter((one) => one === 'SENT')).toHaveLength(3);
    pass(3_600_000);
    await n.hear(refused(300));
    await n.send();
    expect((await told()).filter((one) => one === 'SENT')).toHaveLength(4);
  });
});
