import type { Instant } from '@jumun/platform/kernel/clock';
import { expect, test } from 'vitest';
import type { OrderId } from '../domain/charge.ts';
import { type PaymentCommand, type PaymentEvent, payment } from '../domain/payment.ts';
import type { RefundAnswer } from '../domain/provider-answer.ts';
import { isRequested, nextAsk, type Payment, refundedOf, restOf } from '../domain/states.ts';
import { publish } from '../publish.ts';

// Money that goes back in parts: 12,000 won were charged.

const at = 1_000 as Instant;
const orderId = 'ord_1' as OrderId;
const charge = { orderId, customerId: 'cus_anna', amount: { minorUnits: 12_000, currency: 'KRW' } };
const requested: PaymentEvent = { type: 'PaymentRequested', charge, cardToken: 'tok_ok' };
const approved: PaymentEvent = { type: 'PaymentApproved', approvedAt: at };
const refundAsked: PaymentEvent = { type: 'RefundRequested' };
const asked = (key: string, minorUnits: number): PaymentEvent => ({ type: 'PartRequested', key, minorUnits });
const returned = (key: string): PaymentEvent => ({ type: 'PartReturned', key, returnedAt: at });

const part = (key: string, minorUnits: number): PaymentCommand => ({ type: 'RefundPart', key, minorUnits });
const answers = (key: string, answer: RefundAnswer): PaymentCommand => ({
  type: 'RecordPart',
  key,
  answer,
  at,
});
const yes = (minorUnits: number, change: object = {}): RefundAnswer => ({
  outcome: 'refunded',
  chargeKey: 'charge:ord_1',
  orderId,
  amount: { minorUnits, currency: 'KRW' },
  ...change,
});

const given = (...events: PaymentEvent[]) => {
  const state = [requested, approved, ...events].reduce(payment.evolve, payment.initial);
  return { state, when: (command: PaymentCommand) => payment.decide(command, state) };
};
const then = (...events: PaymentEvent[]) => ({ events });
const no = (type: string) => ({ rejection: { type } });
const back = (state: Payment) => (isRequested(state) ? refundedOf(state).minorUnits : null);

test('a part goes back once by its key, and its key is good for no other part', () => {
  expect(given().when(part('p1', 5_000))).toEqual(then(asked('p1', 5_000)));
  const once = given(asked('p1', 5_000));
  expect(once.when(part('p1', 5_000))).toEqual(then());
  expect(once.when(part('p1', 5_001))).toEqual(no('OtherPart'));
  expect(nextAsk(once.state)?.ask).toBe('part');
  const done = given(asked('p1', 5_000), returned('p1'));
  expect(done.when(part('p1', 5_000))).toEqual(then());
  expect(done.when(answers('p1', yes(5_000)))).toEqual(then());
  expect(nextAsk(done.state)).toBeNull();
  expect(back(once.state)).toBe(0);
  expect(back(done.state)).toBe(5_000);
});

test('all parts together are never more than was charged, also while one is still on its way', () => {
  const half = given(asked('p1', 7_000));
  expect(half.when(part('p2', 5_001))).toEqual(no('MoreThanIsLeft'));
  expect(half.when(part('p2', 5_000))).toEqual(then(asked('p2', 5_000)));
  expect(given().when(part('p1', 12_001))).toEqual(no('MoreThanIsLeft'));
});

test('nothing goes back in parts of what was never charged, or while all of it goes back', () => {
  const before = [requested].reduce(payment.evolve, payment.initial);
  for (const state of [payment.initial, before, given(refundAsked).state])
    expect(payment.decide(part('p1', 1), state)).toEqual(no('MoreThanIsLeft'));
});

test('the last part makes the payment refunded', () => {
  const { state, when } = given(asked('p1', 7_000), returned('p1'), asked('p2', 5_000), returned('p2'));
  expect(state).toMatchObject({ status: 'REFUNDED', refundedAt: at });
  expect(back(state)).toBe(12_000);
  expect(when({ type: 'RefundPayment' })).toEqual(then());
  expect(when(part('p1', 7_000))).toEqual(then());
});

test('a whole refund gives back the rest only, once what was asked for in parts has gone back', () => {
  const parts = [asked('p1', 7_000), returned('p1'), asked('p2', 1_000)];
  expect(given(...parts).when({ type: 'RefundPayment' })).toEqual(then(refundAsked));
  const first = given(...parts, refundAsked);
  expect(nextAsk(first.state)?.ask).toBe('part');
  const { state, when } = given(...parts, refundAsked, returned('p2'));
  expect(nextAsk(state)?.ask).toBe('refund');
  expect(isRequested(state) && restOf(state).minorUnits).toBe(4_000);
  const rest: PaymentEvent = { type: 'PaymentRefunded', refundedAt: at };
  expect(when({ type: 'RecordRefund', answer: yes(4_000), at })).toEqual(then(rest));
  expect(when({ type: 'RecordRefund', answer: yes(12_000), at })).toMatchObject({
    events: [{ type: 'PaymentFrozen' }],
  });
  const over = payment.evolve(state, rest);
  expect(back(over)).toBe(12_000);
  expect(publish(rest, over, orderId)?.data).toMatchObject({ rest: { minorUnits: 4_000, currency: 'KRW' } });
});

test('a whole refund that only waits for its last part ends with that part', () => {
  const { state } = given(asked('p1', 12_000), refundAsked, returned('p1'));
  expect(state).toMatchObject({ status: 'REFUNDED' });
  expect(nextAsk(state)).toBeNull();
});

test.each<[string, RefundAnswer]>([
  ['of another amount', yes(4_999)],
  ['of another order', yes(5_000, { orderId: 'ord_2' })],
  ['of another charge', yes(5_000, { chargeKey: 'charge:ord_2' })],
  ['that nothing is charged', { outcome: 'nothing-to-refund' }],
  ['that less is left', { outcome: 'more-than-left' }],
  ['that the key is taken', { outcome: 'conflict' }],
])('an answer %s freezes the payment until a person has looked', (_, answer) => {
  const { when } = given(asked('p1', 5_000));
  const decision = when(answers('p1', answer));
  expect(decision).toMatchObject({ events: [{ type: 'PaymentFrozen' }] });
  const events = 'events' in decision ? decision.events : [];
  const frozen = given(asked('p1', 5_000), ...events);
  expect(nextAsk(frozen.state)).toBeNull();
  expect(frozen.when(part('p2', 1))).toEqual(no('MoreThanIsLeft'));
  for (const outcome of ['REFUNDED', 'NOT_REFUNDED'] as const) {
    const settled = frozen.when({ type: 'SettleFrozen', outcome, at });
    const after = given(asked('p1', 5_000), ...events, ...('events' in settled ? settled.events : []));
    expect(after.state).toMatchObject({ status: 'APPROVED' });
    expect('frozen' in after.state).toBe(false);
    expect(back(after.state)).toBe(outcome === 'REFUNDED' ? 5_000 : 0);
    expect(after.when(part('p2', 7_001))).toEqual(
      outcome === 'REFUNDED' ? no('MoreThanIsLeft') : then(asked('p2', 7_001)),
    );
  }
});

test('where no part is on its way, nobody can say that one was not given back', () => {
  const frozen: PaymentEvent = { type: 'PaymentFrozen', reason: 'answered for another order' };
  const { when } = given(refundAsked, frozen);
  expect(when({ type: 'SettleFrozen', outcome: 'NOT_REFUNDED', at })).toEqual(no('NotFrozen'));
});
