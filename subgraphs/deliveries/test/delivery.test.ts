import type { Instant } from '@jumun/platform/kernel/clock';
import { answerOf, linesOutOf, withdrawalIn } from '@jumun/schema/withdrawal';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/given.ts';
import { type DeliveryCommand, delivery } from '../domain/delivery.ts';
import { carrierAt, type DeliveryDetails, type OrderId } from '../domain/states.ts';
import { goodsLeft } from '../domain/waybill.ts';

const at = (ms: number) => ms as Instant;
const details: DeliveryDetails = {
  orderId: 'ord_1' as OrderId,
  customerId: 'cus_minji',
  correlationId: 'cor_1',
  carrier: { dispatchAt: at(30), deliverAt: at(60) },
};

const start: DeliveryCommand = { type: 'StartDelivery', details, at: at(1) };
const dispatch: DeliveryCommand = { type: 'DispatchDelivery', by: null, at: at(2) };
const complete: DeliveryCommand = { type: 'CompleteDelivery', by: null, at: at(3) };
const withdraw: DeliveryCommand = { type: 'WithdrawDelivery' };
const close: DeliveryCommand = { type: 'CloseDelivery' };

const outcome = outcomeOf(delivery);
const after = (...commands: DeliveryCommand[]) => {
  const { state, ...rest } = outcome(...commands);
  return { ...rest, state, status: state.status, answer: withdrawalIn(state) };
};

describe('a delivery', () => {
  it('is started once', () => {
    expect(after(start)).toMatchObject({ outcome: ['DeliveryStarted'], status: 'PREPARING' });
    expect(after(start, start)).toMatchObject({ outcome: [], status: 'PREPARING' });
  });

  it('leaves, and leaving again changes nothing', () => {
    expect(after(start, dispatch)).toMatchObject({
      outcome: ['DeliveryDispatched'],
      state: { status: 'DISPATCHED', dispatchedAt: 2 },
    });
    expect(after(start, dispatch, dispatch)).toMatchObject({ outcome: [], status: 'DISPATCHED' });
  });

  it('arrives after it has left, and arriving again changes nothing', () => {
    expect(after(start, complete).outcome).toBe('DeliveryNotDispatched');
    expect(after(start, dispatch, complete)).toMatchObject({
      outcome: ['DeliveryCompleted'],
      state: { status: 'DELIVERED', deliveredAt: 3 },
    });
    expect(after(start, dispatch, complete, complete)).toMatchObject({ outcome: [], status: 'DELIVERED' });
  });

  it('cannot leave once it has arrived', () => {
    expect(after(start, dispatch, complete, dispatch).outcome).toBe('DeliveryNotPreparing');
  });

  it('is not found before it starts', () => {
    for (const command of [dispatch, complete]) {
      expect(after(command).outcome).toBe('DeliveryNotFound');
      expect(after(withdraw, command).outcome).toBe('DeliveryNotFound');
    }
  });
});

describe('a request to cancel', () => {
  it('is granted while the goods are here, and the delivery is cancelled', () => {
    expect(after(start, withdraw)).toMatchObject({
      outcome: ['DeliveryWithdrawn', 'DeliveryCancelled'],
      status: 'CANCELLED',
      answer: { outcome: 'WITHDRAWN', reason: null },
    });
  });

  it('comes too late once the goods have left, and the delivery continues [EB-10]', () => {
    expect(after(start, dispatch, withdraw)).toMatchObject({
      outcome: ['DeliveryWithdrawn'],
      status: 'DISPATCHED',
      answer: { outcome: 'TOO_LATE', reason: 'DISPATCHED' },
    });
    expect(after(start, dispatch, complete, withdraw)).toMatchObject({
      status: 'DELIVERED',
      answer: { outcome: 'TOO_LATE', reason: 'DELIVERED' },
    });
    expect(after(start, dispatch, withdraw, complete).status).toBe('DELIVERED');
  });

  it('that is heard before the order is granted, and the delivery then never starts', () => {
    expect(after(withdraw)).toMatchObject({
      outcome: ['DeliveryWithdrawn'],
      answer: { outcome: 'WITHDRAWN' },
    });
    expect(after(withdraw, start)).toMatchObject({ outcome: [], status: 'withdrawn' });
  });

  it('always gets its first answer', () => {
    expect(after(withdraw, withdraw)).toMatchObject({ outcome: [], answer: { outcome: 'WITHDRAWN' } });
    expect(after(start, withdraw, withdraw)).toMatchObject({ outcome: [], answer: { outcome: 'WITHDRAWN' } });
    expect(after(start, dispatch, withdraw, complete, withdraw)).toMatchObject({
      outcome: [],
      answer: { outcome: 'TOO_LATE', reason: 'DISPATCHED' },
    });
  });

  it('keeps the goods here once it is granted', () => {
    expect(after(start, withdraw, dispatch)).toMatchObject({
      outcome: 'DeliveryNotPreparing',
      status: 'CANCELLED',
    });
    expect(after(start, withdraw, complete).outcome).toBe('DeliveryNotDispatched');
  });
});

describe('a cancelled order', () => {
  it('closes a delivery that has not left', () => {
    expect(after(start, close)).toMatchObject({ outcome: ['DeliveryCancelled'], status: 'CANCELLED' });
    expect(after(start, close, close).outcome).toEqual([]);
    expect(after(start, withdraw, close).outcome).toEqual([]);
  });

  it('heard before the ticket keeps the delivery from starting', () => {
    expect(after(close, start)).toMatchObject({ outcome: [], status: 'withdrawn' });
    expect(after(close, withdraw)).toMatchObject({ answer: { outcome: 'WITHDRAWN' } });
  });

  it('changes nothing once the goods have left', () => {
    expect(after(start, dispatch, close)).toMatchObject({ outcome: [], status: 'DISPATCHED' });
    expect(after(start, dispatch, complete, close)).toMatchObject({ outcome: [], status: 'DELIVERED' });
  });

  it('may still be asked to withdraw: nothing is sent', () => {
    expect(after(start, close, withdraw)).toMatchObject({
      outcome: ['DeliveryWithdrawn'],
      status: 'CANCELLED',
      answer: { outcome: 'WITHDRAWN' },
    });
  });
});

describe('the simulated carrier', () => {
  it('has a next step while the goods are here or on their way, and none afterwards', () => {
    expect(carrierAt(after(start).state)).toBe(30);
    expect(carrierAt(after(start, dispatch).state)).toBe(60);
    expect(carrierAt(after(start, dispatch, complete).state)).toBeNull();
    expect(carrierAt(after(start, withdraw).state)).toBeNull();
    expect(carrierAt(after(withdraw).state)).toBeNull();
  });

  it('has no steps where couriers do the work', () => {
    expect(carrierAt(after({ ...start, details: { ...details, carrier: null } }).state)).toBeNull();
  });
});

describe('lines that are cancelled', () => {
  const without = (key: string): DeliveryCommand => ({
    type: 'WithdrawLines',
    key,
    lines: [{ productId: 'prd_book', quantity: 1 }],
  });
  const answerTo = (key: string, ...commands: DeliveryCommand[]) => answerOf(after(...commands).state, key);
  const goods = [
    { productId: 'prd_book', title: 'A Book', quantity: 2 },
    { productId: 'prd_atlas', title: 'An Atlas', quantity: 1 },
  ];
  const packed = (...commands: DeliveryCommand[]) =>
    goodsLeft(goods, linesOutOf(after(...commands).state)).map(({ quantity }) => quantity);

  it('are not packed: before it has begun, and until it has left; once for each key', () => {
    const withdrawn = { outcome: 'WITHDRAWN', reason: null };
    for (const before of [[], [start]]) expect(answerTo('a', ...before, without('a'))).toEqual(withdrawn);
    expect(packed(without('a'), start, without('a'))).toEqual([1, 1]);
    expect(packed(start, without('a'), without('b'))).toEqual([1]);
    expect(answerTo('a', start, without('a'), dispatch, without('a'))).toEqual(withdrawn);
  });

  it('are too late once it has left, also when the parcel comes back and is sent again', () => {
    expect(answerTo('a', start, dispatch, without('a'))).toEqual({
      outcome: 'TOO_LATE',
      reason: 'DISPATCHED',
    });
    const lost: DeliveryCommand = { type: 'LoseDelivery', by: null, at: at(4) };
    const again: DeliveryCommand = { type: 'SendAgain', parcel: 2, carrier: null, at: at(5) };
    expect(answerTo('a', start, dispatch, lost, again, without('a'))).toMatchObject({ outcome: 'TOO_LATE' });
    expect(packed(start, dispatch, without('a'))).toEqual([2, 1]);
  });

  it('of one that was cancelled are not taken out', () => {
    expect(answerTo('a', start, withdraw, without('a'))).toMatchObject({ outcome: 'TOO_LATE' });
    expect(answerTo('a', close, without('a'))).toMatchObject({ outcome: 'TOO_LATE' });
  });
});
