import type { PublishedEvent } from '@jumun/platform/kernel/published';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aContact, heard, reward, sourceOf } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

let n: Opened;
beforeAll(async () => {
  n = await openNotifications();
});
afterAll(() => n.close());

/** What happened to one order, its customer and a book, in the order in which it happened. */
const history = (id: string): [PublishedEvent, number][] => {
  const about = { orderId: `ord_${id}`, customerId: `cus_${id}`, products: [`prd_${id}`] };
  const owned = (event: PublishedEvent): PublishedEvent => ({
    ...event,
    data: { ...(event.data as object), orderId: about.orderId, customerId: about.customerId },
  });
  return [
    [aContact({ customerId: about.customerId, phone: null }), 100],
    [heard.refused('SHORT', { ...about, orderId: `ord_short${id}`, placedAt: 150 }), 200],
    [aContact({ customerId: about.customerId, name: '새 이름' }), 300],
    [heard.offered(`prd_${id}`), 400],
    [owned(heard.paid()), 500],
    [heard.placed(about), 600],
    [heard.progressed('ACCEPTED', about), 700],
    [heard.cancellationRequested(about), 800],
    [owned(heard.deliveryCancelled()), 900],
    [owned(heard.refunded()), 1_000],
    [heard.cancelled(about), 1_100],
    [reward.issued(about.customerId), 1_120],
    [reward.given(about.customerId), 1_130],
    [reward.used(about.customerId), 1_140],
    [aContact({ customerId: about.customerId, email: 'new@example.com' }), 1_200],
  ];
};

let runs = 0;

/** The picks say which source is heard next; each source is heard in its own order, and what was heard may come again. */
const toldAfter = async (picks: readonly number[], repeats: readonly number[]) => {
  const id = `run${++runs}`;
  const waiting = new Map<string, ReturnType<Opened['envelope']>[]>();
  for (const [event, at] of history(id)) {
    const envelope = n.envelope(event, at);
    waiting.set(sourceOf(event.type), [...(waiting.get(sourceOf(event.type)) ?? []), envelope]);
  }
  const sources = [...waiting.keys()];
  const order: ReturnType<Opened['envelope']>[] = [];
  for (const pick of [...picks, ...sources.flatMap((_, source) => Array<number>(12).fill(source))]) {
    const next = waiting.get(sources[pick % sources.length]!)?.shift();
    if (next) order.push(next);
  }
  for (const [i, event] of order.entries()) {
    await n.react(event);
    if (repeats.includes(i)) await n.react(event);
    await n.announce();
  }
  const rows = (await n.rows()).filter((row) => row.customerId === `cus_${id}`);
  return rows.map(({ news, channel, happenedAt }) => `${happenedAt} ${news.topic} ${channel}`).sort();
};

it('an order’s steps, its payment, its delivery, its customer’s contact and gifts may be heard in any order between sources [T6]', async () => {
  const inTime = await toldAfter([0, 1, 0, 2, 3, 1, 1, 1, 4, 3, 1, 0], []);
  expect(inTime).toHaveLength(12); // one for each but the contacts
  const places = Array.from({ length: 15 }, (_, i) => i);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(6), { maxLength: 24 }), fc.subarray(places), async (picks, repeats) => {
      const told = await toldAfter(picks, repeats);
      expect(new Set(told).size).toBe(told.length);
      // a restock that is heard after the purchase is no news; all else does not depend on the order
      const others = (lines: readonly string[]) => lines.filter((line) => !line.includes('RESTOCKED'));
      expect(others(told)).toEqual(others(inTime));
      expect([0, 1]).toContain(told.length - others(told).length);
    }),
    { numRuns: 60 },
  );
});
