import type { Instant } from '@jumun/platform/kernel/clock';
import { money } from '@jumun/platform/kernel/money';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../test/given.ts';
import {
  canBeOrdered,
  isBelowMinimum,
  isRegistered,
  type ProductCommand,
  type ProductEvent,
  type ProductFacts,
  type ProductId,
  priceOf,
  product,
  type Registered,
  type StoreId,
  storeOf,
} from '../domain/product.ts';

const at = 1 as Instant;
const aBook: ProductFacts = {
  id: 'prd_1' as ProductId,
  title: '느린 우체국',
  price: money(13_500, 'KRW'),
  details: { kind: 'BOOK', author: '문도윤', isbn: null },
};
const aLatte: ProductFacts = { ...aBook, details: { kind: 'MENU_ITEM', storeId: 'sto_cafe1' as StoreId } };
const aRide: ProductFacts = { ...aBook, details: { kind: 'RIDE_CLASS', rideClass: 'PRIME' } };

const registered = (facts: ProductFacts, stock: number | null = 3): ProductEvent => ({
  type: 'ProductRegistered',
  product: facts,
  stock,
  registeredAt: at,
});
const given = rulesOf(product);
const register: ProductCommand = { type: 'RegisterProduct', product: aBook, stock: 3, at };

describe('a product', () => {
  test('is registered, on offer, with its first copies', () => {
    expect(given().when(register)).toEqual({ events: [registered(aBook)] });
    expect(given(registered(aBook)).state).toMatchObject({ status: 'registered', available: true });
  });

  test('is registered once, even if the second request differs', () =>
    expect(given(registered(aBook)).when({ ...register, stock: 9 })).toEqual({ events: [] }));

  test('without counted copies has no stock at all, rather than a stock of zero', () =>
    expect(given().when({ ...register, product: aLatte })).toEqual({ events: [registered(aLatte, null)] }));

  test('is taken off offer and put back; a repeat changes nothing', () => {
    const off: ProductEvent = { type: 'AvailabilitySet', available: false };
    expect(given(registered(aBook)).when({ type: 'SetAvailability', available: false })).toEqual({
      events: [off],
    });
    expect(given(registered(aBook), off).when({ type: 'SetAvailability', available: false })).toEqual({
      events: [],
    });
    expect(given(registered(aBook), off).when({ type: 'SetAvailability', available: true })).toEqual({
      events: [{ type: 'AvailabilitySet', available: true }],
    });
  });

  test('is restocked, each time anew', () => {
    const restocked: ProductEvent = { type: 'ProductRestocked', quantity: 5 };
    expect(given(registered(aBook)).when({ type: 'RestockProduct', quantity: 5 })).toEqual({
      events: [restocked],
    });
    expect(given(registered(aBook), restocked).when({ type: 'RestockProduct', quantity: 5 })).toEqual({
      events: [restocked],
    });
  });

  test('that was never registered can be neither offered nor restocked', () => {
    const notFound = { rejection: { type: 'ProductNotFound' } };
    expect(given().when({ type: 'SetAvailability', available: true })).toEqual(notFound);
    expect(given().when({ type: 'RestockProduct', quantity: 1 })).toEqual(notFound);
  });

  test('whose copies are not counted has no stock to add to', () => {
    for (const facts of [aLatte, aRide])
      expect(given(registered(facts, null)).when({ type: 'RestockProduct', quantity: 1 })).toEqual({
        rejection: { type: 'StockNotCounted' },
      });
  });

  test('is prepared by the bookshop, by its café, or by no store', () =>
    expect([aBook, aLatte, aRide].map(({ details }) => storeOf(details))).toEqual([
      'sto_bookshop',
      'sto_cafe1',
      null,
    ]));

  test('can be ordered while it is on offer and a copy is left, if copies are counted', () => {
    const { state } = given(registered(aBook));
    expect(isRegistered(state)).toBe(true);
    const on = state as Registered;
    expect([canBeOrdered(on, 1), canBeOrdered(on, 0), canBeOrdered(on, null)]).toEqual([true, false, true]);
    expect(canBeOrdered({ ...on, available: false }, 1)).toBe(false);
  });
});

describe('a fare', () => {
  const least = money(3_800, 'KRW');
  const at = (minorUnits: number, currency = 'KRW') => ({ ...aRide, price: money(minorUnits, currency) });

  test('is no less than the minimum, and in its currency', () => {
    const fares = [at(3_799), at(0), at(9_999, 'USD'), at(3_800), at(3_801)];
    expect(fares.map((ride) => isBelowMinimum(ride, least))).toEqual([true, true, true, false, false]);
  });

  test('is the registered price, or the minimum where that is higher [CT-55]', () => {
    expect(priceOf(at(3_000), least)).toEqual(least);
    for (const ride of [at(3_800), at(4_800), at(2_500, 'USD')])
      expect(priceOf(ride, least)).toEqual(ride.price);
  });

  test('is asked of rides only: books and coffee may cost less', () => {
    for (const facts of [aBook, aLatte]) {
      const cheap = { ...facts, price: money(100, 'KRW') };
      expect(isBelowMinimum(cheap, least)).toBe(false);
      expect(priceOf(cheap, least)).toEqual(cheap.price);
    }
  });
});
