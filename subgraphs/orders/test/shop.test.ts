import { alwaysOpen, pickUpWithinMs } from '@jumun/schema/opening-hours';
import { describe, expect, it } from 'vitest';
import { type Shop, type ShopRejection, shopRejection } from '../domain/shop.ts';
import { limitOf, stages } from '../domain/waiting.ts';
import { after, at, begin, begun, fulfilments, place, step } from './builders.ts';

const noon = at(Date.parse('2026-11-20T12:00:00+09:00')); // a Friday
const hour = 3_600_000;
const cafe: Shop = {
  storeId: 'sto_cafe',
  fulfilments: ['PICKUP'],
  opening: { ...alwaysOpen, hours: [{ day: 'FRIDAY', opens: '09:00', closes: '18:00' }] },
};
const pickup = (ms?: number) =>
  ({
    ...fulfilments.PICKUP,
    ...(ms !== undefined && { at: at(ms) }),
  }) as typeof fulfilments.PICKUP;

const closed = (opensAt: string | null): ShopRejection => ({
  type: 'StoreClosed',
  opensAt: opensAt === null ? null : at(Date.parse(opensAt)),
  timeZone: 'Asia/Seoul',
});

describe('a store takes an order', () => {
  it('for now while it is open, and says when it opens otherwise', () => {
    expect(shopRejection(cafe, pickup(), noon)).toBeNull();
    expect(shopRejection(cafe, pickup(), at(noon + 6 * hour))).toEqual(closed('2026-11-27T09:00:00+09:00'));
  });

  it('for a time within its hours, open or not', () => {
    const night = at(noon - 9 * hour);
    expect(shopRejection(cafe, pickup(noon), night)).toBeNull();
    expect(shopRejection(cafe, pickup(noon + 7 * hour), noon)).toEqual(closed('2026-11-27T09:00:00+09:00'));
    expect(shopRejection(cafe, pickup(noon - 8 * hour), night)).toEqual(closed('2026-11-20T09:00:00+09:00'));
  });

  it('for no time that is over, or more than a week ahead', () => {
    const field = ['fulfilment', 'pickup', 'at'];
    for (const shop of [cafe, undefined]) {
      const problem = (ms: number) => shopRejection(shop, pickup(ms), noon);
      expect(problem(noon)).toEqual({ type: 'InvalidOrder', problem: 'PICKUP_IS_OVER', field });
      expect(problem(noon + 1)).toBeNull();
      expect(problem(noon + pickUpWithinMs)).toBeNull();
      expect(problem(noon + pickUpWithinMs + 1)).toEqual({
        type: 'InvalidOrder',
        problem: 'PICKUP_TOO_FAR',
        field,
      });
    }
  });

  it('while it is not paused', () => {
    const paused = (until: number | null): Shop => ({
      ...cafe,
      opening: { ...cafe.opening, pause: { since: noon, until: until === null ? null : at(until) } },
    });
    expect(shopRejection(paused(null), pickup(), noon)).toEqual(closed(null));
    expect(shopRejection(paused(null), pickup(noon + hour), noon)).toEqual(closed(null));
    expect(shopRejection(paused(noon + hour), pickup(), noon)).toEqual(closed('2026-11-20T13:00:00+09:00'));
    expect(shopRejection(paused(noon + hour), pickup(noon + hour), noon)).toBeNull();
  });

  it('in the ways that it offers', () => {
    expect(shopRejection(cafe, fulfilments.SHIPMENT, noon)).toEqual({
      type: 'InvalidOrder',
      problem: 'NOT_OFFERED',
      field: ['fulfilment'],
    });
    const bookshop: Shop = { ...cafe, fulfilments: ['SHIPMENT'] };
    expect(shopRejection(bookshop, fulfilments.SHIPMENT, noon)).toBeNull();
    expect(shopRejection(bookshop, fulfilments.SHIPMENT, at(noon + 6 * hour))).toMatchObject({
      type: 'StoreClosed',
    });
  });

  it('while nothing was heard of it; and rides have no store', () => {
    expect(shopRejection(undefined, pickup(), noon)).toBeNull();
    expect(shopRejection(undefined, fulfilments.RIDE, noon)).toBeNull();
  });
});

describe('an order for later', () => {
  it('is not late before it is to be picked up, once its store has accepted it', () => {
    const later = 3 * 24 * hour;
    const first = begin('PICKUP');
    if (first.type !== 'BeginPlacing') throw new Error('not a beginning');
    const wished = { ...first, details: { ...first.details, fulfilment: pickup(later) } };
    const limit = (...more: Parameters<typeof after>[0]) => limitOf(begun(after([wished, place, ...more])));
    expect(limit()).toBe(2_000 + (stages.PICKUP.PLACED?.limitMs ?? 0));
    expect(limit(step('TicketAccepted'))).toBe(later + (stages.PICKUP.ACCEPTED?.limitMs ?? 0));
    expect(limit(step('TicketAccepted'), step('TicketReady', 9_000))).toBe(
      later + (stages.PICKUP.READY?.limitMs ?? 0),
    );
  });
});
