import { expect, test } from 'vitest';
import { type Happening, inOrder } from '../why/timeline.ts';

const happening = (
  context: string,
  number: number,
  { at = 1, causationId = null }: Partial<Pick<Happening, 'at' | 'causationId'>> = {},
): Happening => ({
  at,
  context,
  number,
  id: `${context}-${number}`,
  type: 'Happened',
  aggregate: 'ord_1',
  published: true,
  actor: 'test',
  causationId,
  correlationId: 'cor_1',
});

const idsOf = (happenings: readonly Happening[]) => inOrder(happenings).map(({ id }) => id);

test('what happened earlier comes earlier', () => {
  expect(idsOf([happening('mypage', 1, { at: 3 }), happening('customers', 7, { at: 4 })])).toEqual([
    'mypage-1',
    'customers-7',
  ]);
});

test('within one millisecond a cause comes before its effects, whatever their contexts', () => {
  const placed = happening('orders', 5);
  const reserved = happening('catalog', 9, { causationId: placed.id });
  const begun = happening('orders', 4, { causationId: 'stores-1' });
  const accepted = happening('stores', 1);
  expect(idsOf([reserved, placed, begun, accepted])).toEqual([
    'stores-1',
    'orders-4',
    'orders-5',
    'catalog-9',
  ]);
});

test('otherwise contexts come in their own order, each with the order of its journal', () => {
  expect(
    idsOf([happening('stores', 2), happening('orders', 12), happening('orders', 3), happening('catalog', 1)]),
  ).toEqual(['catalog-1', 'orders-3', 'orders-12', 'stores-2']);
});

test('events that name each other as their cause are all kept', () => {
  const one = happening('orders', 1, { causationId: 'stores-1' });
  const other = happening('stores', 1, { causationId: 'orders-1' });
  expect(idsOf([other, one])).toEqual(['orders-1', 'stores-1']);
});
