import { orderStatuses } from '@jumun/schema/events/orders';
import { expect, it } from 'vitest';
import { orderEventTypes } from '../domain/order-view.ts';
import { messageOf } from '../messages.ts';

it('has a sentence in every language for every event, status and word of fulfilment [EB-35]', () => {
  const words = [null, 'ACCEPTED', 'PREPARING', 'DISPATCHED', 'HANDED_OVER', 'constructor', 'NEVER_HEARD_OF'];
  for (const type of orderEventTypes)
    for (const status of orderStatuses)
      for (const fulfilmentStatus of words) {
        expect(messageOf({ type, status, fulfilmentStatus }, 'ko')).toMatch(/[가-힣].*[.]$/);
        expect(messageOf({ type, status, fulfilmentStatus }, 'en')).toMatch(/^[A-Z][ -~]*\.$/);
      }
});

it('says what happened, in the word of whoever did it', () => {
  const accepted = { type: 'OrderProgressed', status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' } as const;
  expect(messageOf(accepted, 'ko')).toBe('주문이 접수되었습니다.');
  expect(messageOf(accepted, 'en')).toBe('Your order has been accepted.');
  expect(messageOf({ ...accepted, fulfilmentStatus: 'PREPARING' }, 'en')).toBe('Your order is being packed.');
  const refused = {
    type: 'OrderCancellationRefused',
    status: 'IN_FULFILMENT',
    fulfilmentStatus: 'DISPATCHED',
  } as const;
  expect(messageOf(refused, 'en')).toBe('It was too late to cancel; your order goes on.');
});
