import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import { openNews } from '../resolvers/news.ts';
import { aGrade, aShippedOrder } from './builders.ts';
import { openMypage } from './open.ts';

const unknownOrderMs = 150;
let m: Awaited<ReturnType<typeof openMypage>>;
beforeEach(async () => {
  m = await openMypage({ JUMUN_UNKNOWN_ORDER_MS: String(unknownOrderMs) });
});
afterEach(() => m.close());

const orderStatus = (who = minji, after: number | null = null, orderId = 'ord_1') =>
  m.watch(
    who,
    `subscription ($orderId: ID!, $after: Int) { orderStatus(orderId: $orderId, after: $after) {
       sequence orderId status paymentStatus fulfilmentStatus occurredAt message(locale: "en") order { id } } }`,
    { orderId, after },
  );
const sequences = async (watching: Awaited<ReturnType<typeof orderStatus>>, count: number) =>
  (await watching.take(count)).map((event) => event?.sequence);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How a subscription without events ends: its one answer, and how long it takes. */
const ending = async (...subscription: Parameters<typeof orderStatus>) => {
  const start = performance.now();
  const { events } = await orderStatus(...subscription);
  const last = await events.next();
  const ms = performance.now() - start;
  return {
    code: last.value?.errors?.[0]?.extensions.code,
    data: last.value?.data,
    ms,
    afterwards: await events.next(),
  };
};

describe('the live stream of an order', () => {
  it('replays what happened, then continues live', async () => {
    const events = aShippedOrder();
    await m.hear(...events.slice(0, 2));
    const watching = await orderStatus();
    expect(await watching.take(2)).toMatchObject([
      {
        sequence: 1,
        orderId: 'ord_1',
        status: 'PLACED',
        paymentStatus: 'APPROVED',
        fulfilmentStatus: null,
        occurredAt: '1970-01-01T00:00:10.000Z',
        order: { id: 'ord_1' },
      },
      { sequence: 2, status: 'ACCEPTED', message: 'Your order has been accepted.' },
    ]);
    const next = sequences(watching, 3);
    for (const event of events.slice(2)) await m.hear(event);
    expect(await next).toEqual([3, 4, 5]);
    watching.close();
  });

  it('resumes after the last event seen', async () => {
    const events = aShippedOrder();
    await m.hear(...events.slice(0, 4));
    const again = await orderStatus(minji, 2);
    expect(await sequences(again, 2)).toEqual([3, 4]);
    again.close();
    const later = await orderStatus(minji, 4);
    const next = sequences(later, 1);
    await m.hear(...events);
    expect(await next).toEqual([5]);
    later.close();
  });

  it('waits at a gap, and never repeats', async () => {
    const [first, second, third, fourth] = aShippedOrder() as [never, never, never, never];
    await m.hear(first, third);
    const watching = await orderStatus();
    expect(await sequences(watching, 1)).toEqual([1]);
    const next = sequences(watching, 3);
    await m.hear(fourth);
    await pause(20);
    await m.hear(third, second, first);
    expect(await next).toEqual([2, 3, 4]);
    watching.close();
  });

  it('stays open after the last event, until the client leaves', async () => {
    await m.hear(...aShippedOrder());
    const watching = await orderStatus();
    expect(await sequences(watching, 5)).toEqual([1, 2, 3, 4, 5]);
    const end = watching.events.next();
    expect(await Promise.race([end, pause(unknownOrderMs * 2).then(() => 'open')])).toBe('open');
    expect(m.listening()).toBe(1);
    watching.close();
    expect(m.listening()).toBe(0);
    expect((await end).done).toBe(true);
  });

  it('frees its listener at once, even while it waits for an unknown order, and on return()', async () => {
    for (const leave of ['close', 'return'] as const) {
      const watching = await orderStatus(minji, null, 'ord_unknown');
      const next = watching.events.next();
      await pause(10);
      expect(m.listening()).toBe(1);
      if (leave === 'close') watching.close();
      else void watching.events.return?.();
      expect(m.listening()).toBe(0);
      expect((await next).done).toBe(true);
    }
  });

  it('begins when the order becomes known in time, and then does not end', async () => {
    const watching = await orderStatus();
    const next = sequences(watching, 2);
    await pause(30);
    const events = aShippedOrder();
    await m.hear(...events.slice(0, 2));
    expect(await next).toEqual([1, 2]);
    const later = sequences(watching, 1);
    await pause(unknownOrderMs + 50);
    await m.hear(...events);
    expect(await later).toEqual([3]);
    watching.close();
  });

  it('is silent about another customer’s order, then says NOT_FOUND, exactly as for an unknown one', async () => {
    const events = aShippedOrder();
    await m.hear(...events.slice(0, 2));
    const all = Promise.all([
      ending(customer('cus_curious')),
      ending(customer('cus_curious'), null, 'ord_unknown'),
      ending(staff('orders:read')),
      ending(minji, null, 'ord_\u0000/../'),
    ]);
    for (const event of events.slice(2)) {
      await pause(20);
      await m.hear(event); // news of it changes nothing for those who may not see it
    }
    for (const { ms, ...end } of await all) {
      expect(end).toEqual({ code: 'NOT_FOUND', data: null, afterwards: { value: undefined, done: true } });
      expect(ms).toBeGreaterThanOrEqual(unknownOrderMs);
      expect(ms).toBeLessThan(unknownOrderMs + 1_000); // depends on how busy this machine is, not on whose order it is
    }
    expect(m.listening()).toBe(0);
  });

  it('needs a signed-in caller and a valid `after`', async () => {
    await expect(orderStatus({ ...minji, subject: null })).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
    await expect(orderStatus(minji, -1)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('loses nothing when notifications are lost', async () => {
    const watching = await orderStatus();
    const next = sequences(watching, 3);
    await pause(10);
    m.state.losesNotifications = true;
    const events = aShippedOrder();
    await m.hear(...events.slice(0, 2));
    await m.look();
    await pause(10);
    await m.hear(...events.slice(2, 3));
    await m.look();
    expect(await next).toEqual([1, 2, 3]);
    watching.close();
  });
});

describe('the look for news', () => {
  const looking = (limit?: number) => {
    let look: () => Promise<readonly string[]> = async () => [];
    const alsoLook = (given: typeof look) => {
      look = given;
    };
    const listen = openNews(m.context.store.read, { alsoLook, listen: () => () => {} }, limit);
    return { listen, look: () => look() };
  };

  it('names the topics of the changes since the last look, once', async () => {
    await m.hear(...aShippedOrder('ord_0', 'cus_before'));
    const { listen, look } = looking();
    listen('any', () => {});
    await look();
    await m.hear(...aShippedOrder(), aGrade('GOLD', 'cus_other'));
    expect(await look()).toEqual([
      'mypage:customer:cus_minji',
      'mypage:order:ord_1',
      'mypage:customer:cus_other',
    ]);
    expect(await look()).toEqual([]);
  });

  it('tells all listeners when there are too many changes to name their topics', async () => {
    const { listen, look } = looking(3);
    const stops = ['a', 'a', 'b', 'c'].map((topic) => listen(topic, () => {}));
    stops[0]?.();
    stops[2]?.();
    await look();
    await m.hear(...aShippedOrder());
    expect(await look()).toEqual(['a', 'c']);
    expect(await look()).toEqual([]);
  });

  it('asks nothing while nobody listens, and tells whoever comes then to look', async () => {
    const { listen, look } = looking();
    await m.hear(...aShippedOrder());
    expect(await look()).toEqual([]);
    const stop = listen('a', () => {});
    await m.hear(...aShippedOrder('ord_2'));
    expect(await look()).toEqual(['a']); // the loss may have been before the look
    expect(await look()).toEqual([]);
    stop();
    expect(await look()).toEqual([]);
  });
});

describe('the live stream of a page', () => {
  const changed = (after: string | null = null, who = minji) =>
    m.watch(
      who,
      `subscription ($after: String) { myPageChanged(after: $after) { cursor occurredAt change { __typename
         ... on OrderView { orderId sequence status steps { sequence } total { minorUnits } }
         ... on BalanceChange { mileage points grade } } } }`,
      { after },
    );

  it('shows every change from now on, each as it was then', async () => {
    const events = aShippedOrder();
    await m.hear(...events.slice(0, 1));
    const watching = await changed();
    const next = watching.take(3);
    await pause(10);
    await m.hear(...events.slice(1, 3), aGrade('GOLD'), ...aShippedOrder('ord_2', 'cus_other'));
    const order = {
      __typename: 'OrderView',
      orderId: 'ord_1',
      status: 'ACCEPTED',
      total: { minorUnits: 15_000 },
    };
    expect(await next).toMatchObject([
      {
        occurredAt: '1970-01-01T00:00:11.000Z',
        change: { ...order, steps: [{ sequence: 1 }, { sequence: 2 }] },
      },
      { occurredAt: '1970-01-01T00:00:12.000Z', change: { ...order, sequence: 3 } },
      { change: { __typename: 'BalanceChange', mileage: null, points: null, grade: 'GOLD' } },
    ]);
    watching.close();
    expect(m.listening()).toBe(0);
  });

  it('resumes after a cursor without a gap or a repeat', async () => {
    const events = aShippedOrder();
    const watching = await changed();
    const taken = watching.take(4);
    await pause(10);
    await m.hear(...events.slice(0, 4));
    const all = await taken;
    watching.close();
    for (const [i, { cursor }] of all.entries()) {
      const again = await changed(cursor);
      expect(await again.take(3 - i)).toEqual(all.slice(i + 1));
      const next = again.take(1);
      if (i === 3) await m.hear(...events);
      else again.close();
      if (i === 3) expect(await next).toMatchObject([{ change: { sequence: 5, status: 'COMPLETED' } }]);
      again.close();
    }
  });

  it('does not set a view back when an event is heard late', async () => {
    const [first, second] = aShippedOrder() as [never, never];
    const watching = await changed();
    const next = watching.take(2);
    await pause(10);
    await m.hear(second);
    await m.hear(first);
    expect(await next).toMatchObject([
      { change: { sequence: 2, status: 'ACCEPTED' } },
      { change: { sequence: 2, status: 'ACCEPTED', steps: [{ sequence: 1 }, { sequence: 2 }] } },
    ]);
    watching.close();
  });

  it('refuses cursors it never gave to this customer', async () => {
    await m.hear(...aShippedOrder(), ...aShippedOrder('ord_2', 'cus_other'));
    const cursor = (text: string) => Buffer.from(text).toString('base64url');
    for (const foreign of [
      '',
      'x',
      cursor('cus_other.1'),
      cursor('cus_minji.6'),
      cursor('cus_minji.01'),
      cursor('cus_minji.-1'),
    ])
      await expect(changed(foreign)).rejects.toMatchObject({ extensions: { code: 'INVALID_CURSOR' } });
    const own = await changed(cursor('cus_minji.3'));
    expect(await own.take(2)).toMatchObject([{ change: { sequence: 4 } }, { change: { sequence: 5 } }]);
    own.close();
  });
});
