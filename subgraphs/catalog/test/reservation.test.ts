import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../test/given.ts';
import type { ProductId } from '../domain/product.ts';
import { type ReservationCommand, type ReservationEvent, reservation } from '../domain/reservation.ts';
import { merged, type StockLine } from '../domain/stock.ts';

const line = (id: string, quantity: number): StockLine => ({ productId: id as ProductId, quantity });
const lines = [line('prd_a', 1), line('prd_b', 2)];

const held: ReservationEvent = { type: 'StockHeld', lines };
const sold: ReservationEvent = { type: 'StockSold', lines };
const released: ReservationEvent = { type: 'StockReleased', lines };
const returned: ReservationEvent = { type: 'StockReturned', lines };
const tombstone: ReservationEvent = { type: 'StockReleased', lines: [] };

const given = rulesOf(reservation);
const reserve: ReservationCommand = { type: 'ReserveStock', lines };
const sell: ReservationCommand = { type: 'SellStock' };
const release: ReservationCommand = { type: 'ReleaseStock' };
const nothing = { events: [] };

describe('a reservation', () => {
  test('holds its lines, each product once and in one order', () => {
    const asked = [line('prd_b', 1), line('prd_a', 1), line('prd_b', 1)];
    expect(given().when({ type: 'ReserveStock', lines: asked })).toEqual({ events: [held] });
    expect(merged(asked)).toEqual(lines);
  });

  test('repeated with the same lines holds nothing more, even once it is sold', () => {
    expect(given(held).when({ type: 'ReserveStock', lines: lines.toReversed() })).toEqual(nothing);
    expect(given(held, sold).when(reserve)).toEqual(nothing);
  });

  test('is refused with other lines', () => {
    for (const other of [
      [line('prd_a', 1)],
      [line('prd_a', 1), line('prd_b', 3)],
      [line('prd_a', 1), line('prd_c', 2)],
    ])
      expect(given(held).when({ type: 'ReserveStock', lines: other })).toEqual({
        rejection: { type: 'OtherLinesReserved' },
      });
  });

  test('is sold when the order stands, once', () => {
    expect(given(held).when(sell)).toEqual({ events: [sold] });
    expect(given(held, sold).when(sell)).toEqual(nothing);
  });

  test('that was never made cannot be sold', () =>
    expect(given().when(sell)).toEqual({ rejection: { type: 'NothingReserved' } }));

  test('released before the sale gives back the hold, afterwards the sale; once', () => {
    expect(given(held).when(release)).toEqual({ events: [released] });
    expect(given(held, released).when(release)).toEqual(nothing);
    expect(given(held, sold).when(release)).toEqual({ events: [returned] });
    expect(given(held, sold, returned).when(release)).toEqual(nothing);
  });

  test('once released is neither held nor sold again', () => {
    for (const state of [given(held, released), given(held, sold, returned), given(tombstone)]) {
      expect(state.when(reserve)).toEqual(nothing);
      expect(state.when(sell)).toEqual(nothing);
      expect(state.state.status).toBe('RELEASED');
    }
  });

  test('released before it was made leaves a tombstone that holds nothing', () => {
    expect(given().when(release)).toEqual({ events: [tombstone] });
    expect(given(tombstone).state).toEqual({ status: 'RELEASED', lines: [] });
  });
});

describe('some of what was sold comes back', () => {
  const takeBack = (key: string, ...back: StockLine[]): ReservationCommand => ({
    type: 'TakeBackStock',
    key,
    lines: back,
  });
  const back = (key: string, ...lines: StockLine[]): ReservationEvent => ({
    type: 'StockTakenBack',
    key,
    lines,
  });

  test('once for each key, and the rest stays sold', () => {
    expect(given(held, sold).when(takeBack('r1', line('prd_b', 1)))).toEqual({
      events: [back('r1', line('prd_b', 1))],
    });
    const once = given(held, sold, back('r1', line('prd_b', 1)));
    expect(once.when(takeBack('r1', line('prd_b', 1)))).toEqual(nothing);
    expect(once.when(release)).toEqual({
      events: [{ type: 'StockReturned', lines: [line('prd_a', 1), line('prd_b', 1)] }],
    });
  });

  test('never more than was sold', () => {
    const once = given(held, sold, back('r1', line('prd_b', 1)));
    expect(once.when(takeBack('r2', line('prd_b', 5), line('prd_c', 1)))).toEqual({
      events: [back('r2', line('prd_b', 1))],
    });
    expect(given(held, sold, returned).when(takeBack('r1', line('prd_b', 1)))).toEqual(nothing);
    expect(given(held).when(takeBack('r1', line('prd_b', 1)))).toEqual(nothing);
    expect(given().when(takeBack('r1', line('prd_b', 1)))).toEqual(nothing);
  });
});
