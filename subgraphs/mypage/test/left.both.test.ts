import type { Envelope } from '@jumun/platform/kernel/published';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { envelope } from '../../../test/envelope.ts';
import { changes, notifications } from '../store/tables.ts';
import { aMessage, aShippedOrder } from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeAll(async () => {
  m = await openMypage();
});
afterAll(() => m.close());

const words = (customerId: string) => `[Jumun] 카나리아 ${customerId}`;
const left = (customerId: string) =>
  envelope('customers', customerId, CustomerLeft.make({ customerId }), 5_000);
const told = (customerId: string, i = 1) =>
  aMessage(`ntf_${customerId}${i}`, customerId, 1_000 + i, { subject: words(customerId) });

/** What is kept of one customer's messages, in the page and in the feed. */
const kept = async (customerId: string) => {
  const { read } = m.context.store;
  const rows = [...(await read.select().from(notifications)), ...(await read.select().from(changes))];
  return rows.filter((row) => row.customerId === customerId);
};
const heardAs = async (...events: Envelope[]) => {
  for (const event of events) await m.hear(event);
};

it.each([
  ['after', (id: string) => [told(id), left(id)]],
  ['before', (id: string) => [left(id), told(id)]],
  ['again, after', (id: string) => [told(id), left(id), told(id), left(id), told(id, 2)]],
])('a message that is heard %s its customer has left keeps no words', async (when, events) => {
  const id = `cus_${when.length}`;
  await heardAs(...events(id));
  const rows = await kept(id);
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(rows)).not.toContain('카나리아');
});

it('all that is heard together leaves none either', async () => {
  await m.hear(told('cus_together'), left('cus_together'));
  expect(JSON.stringify(await kept('cus_together'))).not.toContain('카나리아');
});

it('others keep their words, and the orders of who has left stay as they were', async () => {
  await heardAs(told('cus_stays'), ...aShippedOrder('ord_left', 'cus_gone'), left('cus_gone'));
  expect(JSON.stringify(await kept('cus_stays'))).toContain('카나리아');
  const { data } = await m.ask(customer('cus_gone'), '{ myPage { orders { nodes { orderId status } } } }');
  expect(data).toMatchObject({
    myPage: { orders: { nodes: [{ orderId: 'ord_left', status: 'COMPLETED' }] } },
  });
});
