import { expect, test } from 'vitest';
import { required } from '../graph/required.ts';
import { codeOf, expectedRejection, refusals } from '../kernel/refusal.ts';

test.each([
  ['OutOfStock', 'OUT_OF_STOCK'],
  ['EmptyOrder', 'EMPTY_ORDER'],
  ['Refused', 'REFUSED'],
  ['IdempotencyKeyReused', 'IDEMPOTENCY_KEY_REUSED'],
  ['TicketNotOpen', 'TICKET_NOT_OPEN'],
])('%s has the code %s', (type, code) => {
  expect(codeOf(type)).toBe(code);
});

test('a refusal has its code, its facts, and its sentence in the caller’s language', () => {
  const refuse = refusals({
    OutOfStock: { ko: '재고가 없습니다.', en: 'It is out of stock.' },
    EmptyOrder: { ko: '주문이 비어 있습니다.', en: 'The order is empty.' },
  });
  expect(refuse({ locale: 'ko' }, 'OutOfStock', { productIds: ['p1'] })).toEqual({
    __typename: 'OutOfStock',
    code: 'OUT_OF_STOCK',
    message: '재고가 없습니다.',
    productIds: ['p1'],
  });
  expect(refuse({ locale: 'en' }, 'EmptyOrder')).toEqual({
    __typename: 'EmptyOrder',
    code: 'EMPTY_ORDER',
    message: 'The order is empty.',
  });
});

test('a rejection that its command cannot meet is a mistake of ours', () => {
  type Rejection = { readonly type: 'NotFound' } | { readonly type: 'Closed'; readonly since: number };
  const closed: Rejection = { type: 'Closed', since: 3 };
  expect(expectedRejection(closed as Rejection, 'NotFound', 'Closed')).toBe(closed);
  expect(() => expectedRejection(closed as Rejection, 'NotFound')).toThrow('Closed is not among NotFound');
});

test('a required value is returned, or named where it is missing', () => {
  expect(required(0, 'the total')).toBe(0);
  expect(() => required(null, 'the total')).toThrow('the total should exist and does not');
  expect(() => required(undefined, 'the total')).toThrow('the total');
});
