import type { Instant } from '@jumun/platform/kernel/clock';
import { withdrawalIn } from '@jumun/schema/withdrawal';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../test/given.ts';
import type { Mover } from '../domain/carrying.ts';
import { type DeliveryCommand, delivery } from '../domain/delivery.ts';
import { carrierAt, type DeliveryDetails, holderOf, type OrderId } from '../domain/states.ts';

const at = (ms: number) => ms as Instant;
const details: DeliveryDetails = {
  orderId: 'ord_1' as OrderId,
  customerId: 'cus_minji',
  storeId: 'sto_bookshop',
  correlationId: 'cor_1',
  carrier: { dispatchAt: at(30), deliverAt: at(60) },
};
const minsu: Mover = { id: 'stf_minsu', standsIn: false };
const jisoo: Mover = { id: 'stf_jisoo', standsIn: false };
const desk: Mover = { id: 'stf_desk', standsIn: true };

const start: DeliveryCommand = { type: 'StartDelivery', details, at: at(1) };
const take = (by: Mover = minsu): DeliveryCommand => ({ type: 'TakeDelivery', courier: by?.id ?? '' });
const leave = (by: Mover = minsu): DeliveryCommand => ({ type: 'LeaveDelivery', by });
const dispatch = (by: Mover = minsu): DeliveryCommand => ({ type: 'DispatchDelivery', by, at: at(2) });
const complete = (by: Mover = minsu): DeliveryCommand => ({ type: 'CompleteDelivery', by, at: at(3) });
type Reason = Extract<DeliveryCommand, { type: 'FailDelivery' }>['reason'];
const fail = (key: string, reason: Reason = 'NOBODY_THERE', by: Mover = minsu): DeliveryCommand => ({
  type: 'FailDelivery',
  by,
  key,
  reason,
  at: at(4),
});
const back = (by: Mover = minsu): DeliveryCommand => ({ type: 'ReturnDelivery', by, at: at(5) });
const lose = (by: Mover = minsu): DeliveryCommand => ({ type: 'LoseDelivery', by, at: at(6) });
const again = (parcel = 2): DeliveryCommand => ({ type: 'SendAgain', parcel, carrier: null, at: at(9) });
const withdraw: DeliveryCommand = { type: 'WithdrawDelivery' };

const after = outcomeOf(delivery);

describe('a delivery that waits for a courier', () => {
  it('is taken by one, who may say so again, and by no other', () => {
    expect(after(start, take())).toMatchObject({
      outcome: ['DeliveryTaken'],
      state: { courier: 'stf_minsu' },
    });
    expect(after(start, take(), take()).outcome).toEqual([]);
    expect(after(start, take(), take(jisoo)).outcome).toBe('DeliveryTaken');
  });

  it('is given back before it is picked up, and then somebody else takes it', () => {
    expect(after(start, take(), leave(), take(jisoo)).state).toMatchObject({ courier: 'stf_jisoo' });
    expect(after(start, take(), leave(), leave()).outcome).toEqual([]);
    expect(after(start, take(), leave(jisoo)).outcome).toBe('DeliveryTaken');
    expect(after(start, take(), dispatch(), leave()).outcome).toBe('DeliveryNotPreparing');
  });

  it('can no longer be taken once it has left, or its order is cancelled', () => {
    expect(after(start, dispatch(null), take()).outcome).toBe('DeliveryNotPreparing');
    expect(after(start, withdraw, take()).outcome).toBe('DeliveryNotPreparing');
    expect(after(take()).outcome).toBe('DeliveryNotFound');
  });

  it('that was taken is moved by nobody else but those who stand in for couriers', () => {
    for (const command of [dispatch, complete, back, lose, (by: Mover) => fail('a', 'REFUSED', by)])
      expect(after(start, take(), command(jisoo)).outcome).toBe('DeliveryTaken');
    expect(after(start, take(), dispatch(desk)).state).toMatchObject({
      status: 'DISPATCHED',
      courier: 'stf_minsu',
    });
  });

  it('that was taken is not the simulated carrier’s any more', () => {
    expect(carrierAt(after(start).state)).toBe(30);
    expect(carrierAt(after(start, take()).state)).toBeNull();
    expect(carrierAt(after(start, take(), leave()).state)).toBeNull();
  });

  it('is carried by whoever dispatches it, if nobody has taken it', () => {
    expect(holderOf(after(start, dispatch()).state)).toBe('stf_minsu');
    expect(after(start, dispatch(), complete(jisoo)).outcome).toBe('DeliveryTaken');
    expect(holderOf(after(start, dispatch(null)).state)).toBeNull();
    expect(holderOf(after(start, dispatch(), complete()).state)).toBeNull(); // nothing is left to be done
  });
});

describe('a parcel that cannot be handed over', () => {
  it('is tried again, and goes back after three attempts', () => {
    const out = [start, take(), dispatch()];
    expect(after(...out, fail('a')).state).toMatchObject({
      status: 'DISPATCHED',
      attempts: [{ parcel: 1, number: 1, key: 'a', reason: 'NOBODY_THERE', at: 4 }],
    });
    expect(after(...out, fail('a'), fail('b'), complete()).state.status).toBe('DELIVERED');
    const three = [...out, fail('a'), fail('b'), fail('c')];
    expect(after(...three).state.status).toBe('RETURNING');
    expect(after(...three, complete()).outcome).toBe('DeliveryNotDispatched');
    expect(after(...three, fail('d')).outcome).toBe('DeliveryNotDispatched');
  });

  it('counts an attempt once, however often it is told', () => {
    const out = [start, dispatch(), fail('a'), fail('b')];
    expect(after(...out, fail('b')).outcome).toEqual([]);
    expect(after(...out, fail('a'), fail('b')).state.status).toBe('DISPATCHED');
    expect(after(...out, fail('c'), fail('c')).outcome).toEqual([]);
  });

  it('comes back, or is lost, and each is said once', () => {
    for (const [end, other, status, type] of [
      [back, lose, 'RETURNED', 'DeliveryReturned'],
      [lose, back, 'LOST', 'DeliveryLost'],
    ] as const) {
      expect(after(start, end()).outcome).toBe('DeliveryNotDispatched');
      expect(after(start, dispatch(), end())).toMatchObject({ outcome: [type], state: { status } });
      expect(after(start, dispatch(), end(), end()).outcome).toEqual([]);
      expect(after(start, dispatch(), end(), other()).outcome).toBe('DeliveryNotDispatched');
      expect(after(start, dispatch(), complete(), end()).outcome).toBe('DeliveryNotDispatched');
      expect(after(start, dispatch(), end(), complete()).outcome).toBe('DeliveryNotDispatched');
    }
  });

  it('comes back fit to be sold, unless it was damaged', () => {
    const usable = (...reasons: Reason[]) => {
      const { state } = after(start, dispatch(), ...reasons.map((reason, i) => fail(`${i}`, reason)));
      return delivery.decide(back(), state);
    };
    expect(usable('REFUSED')).toMatchObject({ events: [{ isUsable: true }] });
    expect(usable('NOBODY_THERE', 'DAMAGED')).toMatchObject({ events: [{ isUsable: false }] });
  });
});

describe('an order that is sent again', () => {
  const lost = [start, take(), dispatch(), fail('a'), lose()];

  it('has another parcel, which nobody has taken and which has its own three attempts', () => {
    const { state, outcome } = after(...lost, again());
    expect(outcome).toEqual(['DeliverySentAgain']);
    expect(state).toMatchObject({ status: 'PREPARING', parcel: 2, startedAt: 9, dispatchedAt: null });
    expect(holderOf(state)).toBeNull();
    const out = [...lost, again(), take(jisoo), dispatch(jisoo)];
    const failing = ['b', 'c'].map((key) => fail(key, 'REFUSED', jisoo));
    expect(after(...out, ...failing).state.status).toBe('DISPATCHED');
    expect(after(...out, ...failing, fail('d', 'REFUSED', jisoo)).state.status).toBe('RETURNING');
  });

  it('begins once for each time that it is sent, and only what was lost or came back', () => {
    expect(after(...lost, again(), again()).outcome).toEqual([]);
    expect(after(...lost, again(), dispatch(), lose(), again(), again(3)).state).toMatchObject({ parcel: 3 });
    for (const before of [[start], [start, dispatch()], [start, dispatch(), complete()], []])
      expect(after(...before, again()).outcome).toEqual([]);
  });

  it('is not withdrawn any more: what has left once has left', () => {
    const { state } = after(...lost, again(), withdraw);
    expect(state.status).toBe('PREPARING');
    expect(withdrawalIn(state)).toEqual({ outcome: 'TOO_LATE', reason: 'DISPATCHED' });
  });
});
