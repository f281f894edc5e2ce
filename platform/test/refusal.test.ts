import { expect, test } from 'vitest';
import { codeOf, refusals } from '../kernel/refusal.ts';

test.each([
  ['OutOfStock', 'OUT_OF_STOCK'],
  ['EmptyOrder', 'EMPTY_ORDER'],
  ['Refused', 'REFUSED'],
  ['IdempotencyKeyReused', 'IDEMPOTENCY_KEY_REUSED'],
  ['TicketNotOpen', 'TICKET_NOT_OPEN'],
])('%s is told as %s', (type, code) => {
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
