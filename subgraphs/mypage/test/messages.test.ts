import { orderEventTypes, orderStatuses } from '@jumun/schema/events/orders';
import { expect, it } from 'vitest';
import { messageOf } from '../messages.ts';

const fulfilments = ['SHIPMENT', 'PICKUP', 'RIDE'] as const;

it('has a sentence in every language for every event, status and fulfilment status [EB-35]', () => {
  const words = [
    ...[null, 'ACCEPTED', 'PREPARING', 'DISPATCHED', 'READY', 'HANDED_OVER', 'ASSIGNED', 'STARTED'],
    ...['COMPLETED', 'constructor', 'NEVER_HEARD_OF'],
  ];
  for (const fulfilment of fulfilments)
    for (const type of orderEventTypes)
      for (const status of orderStatuses)
        for (const fulfilmentStatus of words) {
          const step = { type, status, fulfilmentStatus, fulfilment };
          expect(messageOf(step, 'ko')).toMatch(/[가-힣].*[.]$/);
          expect(messageOf(step, 'en')).toMatch(/^[A-Z][ -~]*\.$/);
        }
});

it('says what happened in the word of the context that did it', () => {
  const accepted = {
    type: 'OrderProgressed',
    status: 'ACCEPTED',
    fulfilmentStatus: 'ACCEPTED',
    fulfilment: 'SHIPMENT',
  } as const;
  expect(messageOf(accepted, 'ko')).toBe('주문이 접수되었습니다.');
  expect(messageOf(accepted, 'en')).toBe('Your order has been accepted.');
  expect(messageOf({ ...accepted, fulfilmentStatus: 'PREPARING' }, 'en')).toBe('Your order is being packed.');
  const refused = {
    type: 'OrderCancellationRefused',
    status: 'IN_FULFILMENT',
    fulfilmentStatus: 'DISPATCHED',
    fulfilment: 'SHIPMENT',
  } as const;
  expect(messageOf(refused, 'en')).toBe('It was too late to cancel; your order goes on.');
});

it('speaks of each kind of order in its own words [CF-15 CT-09 CT-17]', () => {
  const step = { type: 'OrderProgressed', status: 'ACCEPTED' } as const;
  const said = (fulfilment: 'PICKUP' | 'RIDE', more: object) => {
    const given = { ...step, fulfilmentStatus: null, fulfilment, ...more };
    return [messageOf(given, 'ko'), messageOf(given, 'en')];
  };
  expect(said('PICKUP', { fulfilmentStatus: 'ACCEPTED' })).toEqual([
    '매장에서 주문을 접수하여 준비하고 있습니다. 이제 취소할 수 없습니다.',
    'The store has accepted your order and is preparing it; it can no longer be cancelled.',
  ]);
  expect(said('PICKUP', { status: 'READY', fulfilmentStatus: 'READY' })[0]).toContain('매장에서 받아 가세요');
  expect(said('RIDE', { type: 'OrderPlaced', status: 'PLACED' })).toEqual([
    '예약과 결제가 완료되었습니다. 택시 배정을 기다리고 있습니다.',
    'Your ride is booked and paid for; it is waiting for a taxi.',
  ]);
  expect(said('RIDE', { fulfilmentStatus: 'ASSIGNED' })[0]).toBe('택시가 배정되었습니다.');
  expect(said('RIDE', { status: 'IN_FULFILMENT', fulfilmentStatus: 'STARTED' })[0]).toBe(
    '운행이 시작되었습니다.',
  );
  expect(
    said('RIDE', { type: 'OrderCompleted', status: 'COMPLETED', fulfilmentStatus: 'COMPLETED' })[1],
  ).toBe('Your ride is over.');
});

it('uses no word of a store for a ride', () => {
  for (const type of orderEventTypes)
    for (const status of orderStatuses.filter((each) => each !== 'READY')) {
      const step = { type, status, fulfilmentStatus: null, fulfilment: 'RIDE' } as const;
      expect(messageOf(step, 'ko')).not.toMatch(/재고|상품|매장/);
      expect(messageOf(step, 'en')).not.toMatch(/stock|packed|store|picked up/);
    }
});

it('a cancelled booking says that it was deleted, an order does not [CT-08]', () => {
  const cancelled = { type: 'OrderCancelled', status: 'CANCELLED', fulfilmentStatus: null } as const;
  expect(messageOf({ ...cancelled, fulfilment: 'RIDE' }, 'ko')).toContain('삭제되었습니다');
  expect(messageOf({ ...cancelled, fulfilment: 'RIDE' }, 'en')).toContain('deleted');
  expect(messageOf({ ...cancelled, fulfilment: 'PICKUP' }, 'en')).not.toContain('deleted');
});
