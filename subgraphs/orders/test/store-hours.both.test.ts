import type { Instant } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard } from './builders.ts';
import { aPickup, minji, type OrdersInTest, openOrders, orderOf } from './open.ts';

let o: OrdersInTest;
const noon = Date.parse('2026-11-20T12:00:00+09:00'); // a Friday
beforeEach(async () => {
  o = await openOrders();
  o.time.now = noon as Instant;
  await hearOf({ hours: [{ day: 'FRIDAY', opens: '09:00', closes: '18:00' }] });
});
afterEach(() => o.close());

const hour = 3_600_000;
const hearOf = (change: Parameters<typeof heard.store>[1], storeId = 'sto_cafe') =>
  o.hear(o.envelope('stores', heard.store(storeId, change)));
const pickup = (at?: number) => ({
  ...aPickup,
  fulfilment: {
    pickup: { storeId: 'sto_cafe', ...(at !== undefined && { at: new Date(at).toISOString() }) },
  },
});
const night = () => o.pass(6 * hour);

describe('an order at a store', () => {
  it('is placed while the store is open', async () => {
    expect(await o.place(pickup())).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('that is closed is refused with when it opens; nothing is written, and the key stays free', async () => {
    night();
    expect(await o.place(pickup())).toEqual({
      __typename: 'StoreClosed',
      code: 'STORE_CLOSED',
      message:
        '매장이 주문을 받지 않는 시간입니다. 11월 27일 금요일 09:00부터 주문하거나, 영업시간 안의 픽업 시각을 골라 주세요.',
      opensAt: '2026-11-27T00:00:00.000Z',
    });
    expect((await o.place(pickup(), minji, 'en')).message).toBe(
      'The store is closed. It opens on Friday, November 27 at 09:00: order then, or ask to pick it up within its hours.',
    );
    expect(await o.rows()).toEqual([]);
    expect(o.asked).toEqual([]);
    expect(await o.said()).toEqual([]);
    o.time.now = Date.parse('2026-11-27T09:00:00+09:00') as Instant;
    expect(await o.place(pickup())).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('that is paused is refused; without an end nobody knows until when', async () => {
    const pause = { since: o.time.now, until: null };
    await hearOf({ pause });
    expect(await o.place(pickup())).toMatchObject({
      __typename: 'StoreClosed',
      message: '지금은 매장이 주문을 받지 않습니다. 나중에 다시 주문해 주세요.',
      opensAt: null,
    });
    await hearOf({ pause: { ...pause, until: (noon + hour) as Instant } });
    expect(await o.place(pickup())).toMatchObject({ opensAt: '2026-11-20T04:00:00.000Z' });
    o.pass(hour);
    expect(await o.place(pickup())).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('that was placed is answered as it is when its key is repeated, though the store has closed', async () => {
    const first = await o.place(pickup());
    night();
    expect(orderOf(await o.place(pickup()))).toEqual(orderOf(first));
  });

  it('is shipped only while the shop is open, too', async () => {
    await hearOf({ hours: [{ day: 'MONDAY', opens: '09:00', closes: '18:00' }] }, 'sto_bookshop');
    expect(await o.place()).toMatchObject({ __typename: 'StoreClosed', opensAt: '2026-11-23T00:00:00.000Z' });
  });

  it('that does not hand over in this way is refused', async () => {
    await hearOf({ fulfilments: ['SHIPMENT'] });
    expect(await o.place(pickup(), minji, 'en')).toMatchObject({
      __typename: 'InvalidOrder',
      message: 'The store does not hand over orders in this way.',
      field: ['fulfilment'],
    });
  });
});

describe('an order to be picked up later', () => {
  const tomorrow = Date.parse('2026-11-27T10:00:00+09:00');

  it('is placed while the store is closed, and its store hears when it is wanted', async () => {
    night();
    const { id } = orderOf(await o.place(pickup(tomorrow)));
    expect((await o.said()).at(-1)).toMatchObject({ type: 'OrderPlaced', data: { pickupAt: tomorrow } });
    const query = 'query ($id: ID!) { order(id: $id) { fulfilment { ... on Pickup { at } } } }';
    expect((await o.ask(query, { id })).data?.order).toEqual({
      fulfilment: { at: new Date(tomorrow).toISOString() },
    });
  });

  it('at a time outside the hours is refused with the next opening after it', async () => {
    expect(await o.place(pickup(noon + 10 * hour))).toMatchObject({
      __typename: 'StoreClosed',
      opensAt: '2026-11-27T00:00:00.000Z',
    });
  });

  it('is refused for a time that is over or too far, with what is wrong', async () => {
    expect(await o.place(pickup(noon - 1), minji, 'en')).toMatchObject({
      message: 'The time to pick it up has passed: choose a later one.',
      field: ['fulfilment', 'pickup', 'at'],
    });
    expect(await o.place(pickup(noon + 8 * 24 * hour))).toMatchObject({
      message: '픽업은 7일 뒤까지 예약할 수 있습니다.',
      field: ['fulfilment', 'pickup', 'at'],
    });
    expect(await o.rows()).toEqual([]);
  });

  it('is another order than the same for now: the key is not to be reused', async () => {
    await o.place(pickup());
    expect(await o.place(pickup(noon + hour))).toMatchObject({ __typename: 'IdempotencyKeyReused' });
    await o.place({ ...pickup(noon + hour), idempotencyKey: 'key-2' });
    expect(await o.place({ ...pickup(noon + hour), idempotencyKey: 'key-2' })).toMatchObject({
      __typename: 'PlaceOrderSuccess',
    });
    expect(await o.rows()).toHaveLength(2);
  });
});

describe('an order for a time at which the clocks of its store are odd', () => {
  const newYork = 'America/New_York';
  const at = (utc: string) => pickup(Date.parse(utc));
  const openIn = async (
    now: string,
    ...hours: readonly [day: 'SATURDAY' | 'SUNDAY', opens: string, closes: string][]
  ) => {
    o.time.now = Date.parse(now) as Instant;
    await hearOf({ timeZone: newYork, hours: hours.map(([day, opens, closes]) => ({ day, opens, closes })) });
  };
  const answer = async (utc: string) => {
    const { __typename, opensAt } = (await o.place({ ...at(utc), idempotencyKey: utc })) as {
      __typename: string;
      opensAt?: string;
    };
    return opensAt ?? __typename;
  };
  const placed = 'PlaceOrderSuccess';

  it('is placed in a night that is an hour shorter, by the clock on the wall', async () => {
    // at 02:00 on 8 March 2026 it is 03:00 there
    await openIn('2026-03-08T00:00:00Z', ['SUNDAY', '01:00', '03:30']);
    expect(await answer('2026-03-08T06:59:00Z')).toBe(placed); // 01:59
    expect(await answer('2026-03-08T07:29:00Z')).toBe(placed); // 03:29
    expect(await answer('2026-03-08T07:30:00Z')).toBe('2026-03-15T05:00:00.000Z'); // 03:30
  });

  it('is refused until a store opens whose opening the night skips: it is as much later as is skipped', async () => {
    await openIn('2026-03-08T00:00:00Z', ['SUNDAY', '02:15', '05:00']);
    expect(await answer('2026-03-08T07:05:00Z')).toBe('2026-03-08T07:15:00.000Z'); // 03:05, before 03:15
    expect(await answer('2026-03-08T07:15:00Z')).toBe(placed);
  });

  it('is placed at the first of two times that the clock shows twice, and not at the second', async () => {
    // at 02:00 on 1 November 2026 it is 01:00 there once more
    await openIn('2026-11-01T00:00:00Z', ['SUNDAY', '00:00', '01:30']);
    expect(await answer('2026-11-01T05:15:00Z')).toBe(placed); // 01:15
    expect(await answer('2026-11-01T06:15:00Z')).toBe('2026-11-08T05:00:00.000Z'); // 01:15 again
  });

  it('is placed in both hours that the clock shows twice, where the store is open through them', async () => {
    await openIn('2026-11-01T00:00:00Z', ['SUNDAY', '00:00', '03:00']);
    for (const utc of ['2026-11-01T05:45:00Z', '2026-11-01T06:45:00Z', '2026-11-01T07:59:00Z'])
      expect(await answer(utc)).toBe(placed); // 01:45, 01:45 again, 02:59
    expect(await answer('2026-11-01T08:00:00Z')).toBe('2026-11-08T05:00:00.000Z');
  });

  it('is placed after midnight of the night before, until that ends', async () => {
    await openIn('2026-06-06T12:00:00Z', ['SATURDAY', '22:00', '02:00']);
    expect(await answer('2026-06-07T04:30:00Z')).toBe(placed); // 00:30 on Sunday
    expect(await answer('2026-06-07T05:59:00Z')).toBe(placed);
    expect(await answer('2026-06-07T06:00:00Z')).toBe('2026-06-14T02:00:00.000Z'); // 02:00
    expect(await answer('2026-06-07T01:59:00Z')).toBe('2026-06-07T02:00:00.000Z'); // 21:59 on Saturday
  });

  it('is placed in the night in which the clock changes, whose hours began the day before', async () => {
    await openIn('2026-03-07T12:00:00Z', ['SATURDAY', '22:00', '03:00']);
    expect(await answer('2026-03-08T06:59:00Z')).toBe(placed); // 01:59, the last minute before 03:00
    expect(await answer('2026-03-08T07:00:00Z')).toBe('2026-03-15T02:00:00.000Z');
  });
});
