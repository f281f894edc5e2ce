import type { Instant } from '@jumun/platform/kernel/clock';
import { expect, test } from 'vitest';
import { isCardToken, type OrderId, orderIdOf, paymentIdOf } from '../domain/charge.ts';
import { type PaymentCommand, type PaymentEvent, payment } from '../domain/payment.ts';
import type { ChargeAnswer } from '../domain/provider-answer.ts';
import { nextAsk, type Payment } from '../domain/states.ts';
import { publish, recorded } from '../publish.ts';

const at = 1_000 as Instant;
const orderId = 'ord_1' as OrderId;
const charge = { orderId, customerId: 'cus_anna', amount: { minorUnits: 12_000, currency: 'KRW' } };

const request: PaymentCommand = { type: 'RequestPayment', ...charge, cardToken: 'tok_ok' };
const refund: PaymentCommand = { type: 'RefundPayment' };
const approvedAnswer = { outcome: 'approved', key: 'charge:ord_1', orderId, amount: charge.amount } as const;
const refundedAnswer = {
  outcome: 'refunded',
  chargeKey: 'charge:ord_1',
  orderId,
  amount: charge.amount,
} as const;
const said = { type: 'RecordCharge', lookedUp: false, at } as const;
const hearApproved: PaymentCommand = { ...said, answer: approvedAnswer };
const hearDeclined: PaymentCommand = { ...said, answer: { outcome: 'declined', reason: 'no' } };
const hearNone: PaymentCommand = { ...said, lookedUp: true, answer: { outcome: 'none' } };
const hearConflict: PaymentCommand = { ...said, answer: { outcome: 'conflict' } };
const hearRefunded: PaymentCommand = { type: 'RecordRefund', answer: refundedAnswer, at };
const hearNothing: PaymentCommand = { type: 'RecordRefund', answer: { outcome: 'nothing-to-refund' }, at };

const requested: PaymentEvent = { type: 'PaymentRequested', charge, cardToken: 'tok_ok' };
const approved: PaymentEvent = { type: 'PaymentApproved', approvedAt: at };
const declined: PaymentEvent = { type: 'PaymentDeclined', reason: 'no' };
const refundAsked: PaymentEvent = { type: 'RefundRequested' };
const refunded: PaymentEvent = { type: 'PaymentRefunded', refundedAt: at };
const voided: PaymentEvent = { type: 'PaymentVoided' };
const doubted: PaymentEvent = { type: 'ChargeDoubted', reason: 'answered for another order' };
const frozen: PaymentEvent = { type: 'PaymentFrozen', reason: 'answered for another order' };

const given = (...events: PaymentEvent[]) => {
  const state = events.reduce(payment.evolve, payment.initial);
  return { state, when: (command: PaymentCommand) => payment.decide(command, state) };
};
const then = (...events: PaymentEvent[]) => ({ events });
const askedNext = (state: Payment) => nextAsk(state)?.ask ?? null;

test('a charge is requested once; repeats change nothing', () => {
  expect(given().when(request)).toEqual(then(requested));
  for (const history of [
    [requested],
    [requested, approved],
    [requested, declined],
    [requested, refundAsked, voided],
  ])
    expect(given(...history).when(request)).toEqual(then());
});

test('the same key with another customer, amount or currency is another payment', () => {
  const other = { ...charge, cardToken: 'tok_ok', type: 'RequestPayment' as const };
  for (const command of [
    { ...other, customerId: 'cus_ben' },
    { ...other, amount: { minorUnits: 12_001, currency: 'KRW' } },
    { ...other, amount: { minorUnits: 12_000, currency: 'USD' } },
  ])
    expect(given(requested).when(command)).toEqual({ rejection: { type: 'OtherPayment' } });
});

test('text that is not a card token is never stored', () => {
  expect(given().when({ ...request, cardToken: '4111111111111111' } as PaymentCommand)).toEqual({
    rejection: { type: 'NoCardToken' },
  });
  expect(['tok_ok', 'tok_500_charged'].every(isCardToken)).toBe(true);
  expect(['', 'tok_', 'TOK_OK', 'tok_ok\n', ' tok_ok', `tok_${'a'.repeat(41)}`].some(isCardToken)).toBe(
    false,
  );
});

test('a charge is approved once, and declined once', () => {
  expect(given(requested).when(hearApproved)).toEqual(then(approved));
  expect(given(requested, approved).when(hearApproved)).toEqual(then());
  expect(given(requested).when(hearDeclined)).toEqual(then(declined));
  expect(given(requested, declined).when(hearDeclined)).toEqual(then());
});

const wrong = [
  { ...approvedAnswer, orderId: 'ord_2' },
  { ...approvedAnswer, key: 'charge:ord_2' },
  { ...approvedAnswer, amount: { minorUnits: 1, currency: 'KRW' } },
  { ...approvedAnswer, amount: { minorUnits: 12_000, currency: 'USD' } },
];
const look = (answer: ChargeAnswer): PaymentCommand => ({ ...said, lookedUp: true, answer });

test('an answer for another order, key, amount or currency approves nothing: the charge is looked up under our key', () => {
  for (const answer of wrong)
    expect(given(requested).when({ ...said, answer })).toMatchObject({ events: [{ type: 'ChargeDoubted' }] });
  expect(given(requested).when(hearConflict)).toMatchObject({ events: [{ type: 'ChargeDoubted' }] });
  const { state, when } = given(requested, doubted);
  expect([state.status, askedNext(state)]).toEqual(['PENDING', 'find']);
  expect(when(look(approvedAnswer))).toEqual(then(approved)); // only the answer was garbled
  expect(when(look({ outcome: 'declined', reason: 'no' }))).toEqual(then(declined));
  expect(when({ ...said, answer: wrong[0] as ChargeAnswer })).toEqual(then()); // the same answer again, to a caller who asked at the same time
  // the key is unknown: the charge is asked for again
  expect(when(look({ outcome: 'none' }))).toEqual(then({ type: 'DoubtDropped' }));
  expect(askedNext(given(requested, doubted, { type: 'DoubtDropped' }).state)).toBe('charge');
});

test('if the ledger does not match either, nothing is approved and the charge under our key goes back', () => {
  for (const answer of [...wrong, { outcome: 'conflict' } as const])
    expect(given(requested, doubted).when(look(answer))).toEqual(then(refundAsked));
  const { state, when } = given(requested, doubted, refundAsked);
  expect(askedNext(state)).toBe('refund');
  expect(when(look(approvedAnswer))).toEqual(then()); // too late
  for (const answer of wrong) {
    expect(when(look(answer))).toEqual(then()); // the refund's own answer decides
    expect(given(requested, refundAsked).when({ ...said, answer })).toEqual(then());
  }
  expect(when(hearRefunded)).toEqual(then(refunded));
  expect(when(hearNothing)).toEqual(then(voided));
});

test('if the answer to the refund does not match either, the payment is frozen and nothing more is asked', () => {
  const otherOrder = { ...refundedAnswer, orderId: 'ord_2' };
  for (const answer of [otherOrder, { outcome: 'conflict' } as const])
    expect(given(requested, doubted, refundAsked).when({ type: 'RecordRefund', answer, at })).toMatchObject({
      events: [{ type: 'PaymentFrozen' }],
    });
  const { state, when } = given(requested, doubted, refundAsked, frozen);
  expect(state).toEqual({ ...charge, status: 'PENDING', frozen: 'answered for another order' });
  expect(askedNext(state)).toBeNull();
  expect(when(hearApproved)).toEqual(then());
  expect(when(hearRefunded)).toEqual(then());
});

test('a person settles a frozen payment once, and no other payment', () => {
  const settle = (outcome: 'REFUNDED' | 'NOT_CHARGED'): PaymentCommand => ({
    type: 'SettleFrozen',
    outcome,
    at,
  });
  for (const outcome of ['REFUNDED', 'NOT_CHARGED'] as const)
    for (const history of [
      [doubted, refundAsked],
      [approved, refundAsked],
      [refundAsked, voided],
    ]) {
      const decision = given(requested, ...history, frozen).when(settle(outcome));
      if (!('events' in decision)) throw new Error('refused');
      const over = given(requested, ...history, frozen, ...decision.events);
      const wasApproved = history[0] === approved;
      expect(over.state).toEqual({
        ...charge,
        status: outcome === 'REFUNDED' && wasApproved ? 'REFUNDED' : 'VOIDED',
        ...(wasApproved && { approvedAt: at }),
        ...(outcome === 'REFUNDED' ? { refundedAt: at } : { lookAgain: false }),
      });
      expect(askedNext(over.state)).toBeNull();
      expect(over.when(settle(outcome))).toEqual({ rejection: { type: 'NotFrozen' } });
    }
  for (const history of [[], [requested], [requested, approved], [requested, doubted], [voided]])
    expect(given(...history).when(settle('REFUNDED'))).toEqual({ rejection: { type: 'NotFrozen' } });
});

test('an approved charge is refunded once', () => {
  expect(given(requested, approved).when(refund)).toEqual(then(refundAsked));
  const { state, when } = given(requested, approved, refundAsked);
  expect([state.status, askedNext(state)]).toEqual(['REFUNDING', 'refund']);
  expect(when(refund)).toEqual(then());
  expect(when(hearRefunded)).toEqual(then(refunded));
  const over = given(requested, approved, refundAsked, refunded);
  expect([over.state.status, askedNext(over.state)]).toEqual(['REFUNDED', null]);
  expect(over.when(refund)).toEqual(then());
  expect(over.when(hearRefunded)).toEqual(then());
});

test('a refund before the charge leaves a tombstone, and the order can never be charged', () => {
  expect(given().when(refund)).toEqual(then(voided));
  const { state, when } = given(voided);
  expect(state).toEqual({ status: 'tombstone' });
  expect(when(request)).toEqual(then());
  expect(when(refund)).toEqual(then());
  expect(askedNext(state)).toBeNull();
});

test('a refund of a declined charge has nothing to give back', () => {
  expect(given(requested, declined).when(refund)).toEqual(then());
});

test('a refund requested while the charge is uncertain is remembered, and ends VOIDED whatever the provider says', () => {
  expect(given(requested).when(refund)).toEqual(then(refundAsked));
  const { state, when } = given(requested, refundAsked);
  expect(state).toEqual({ ...charge, status: 'PENDING', refundWished: true });
  expect(askedNext(state)).toBe('refund'); // never the charge again
  expect(when(refund)).toEqual(then());
  expect(when(hearApproved)).toEqual(then()); // the refund that follows gives it back; it is never reported APPROVED
  expect(when(hearDeclined)).toEqual(then(voided));
  expect(when(hearNothing)).toEqual(then(voided));
  expect(when(hearRefunded)).toEqual(then(refunded));
  expect(given(requested, refundAsked, refunded).state).toEqual({
    ...charge,
    status: 'VOIDED',
    refundedAt: at,
  });
  expect(given(requested, refundAsked, voided).state).toEqual({
    ...charge,
    status: 'VOIDED',
    lookAgain: true,
  });
});

test('a charge that turns up after the payment was void or declined goes back', () => {
  const { state, when } = given(requested, refundAsked, voided);
  expect(askedNext(state)).toBe('look');
  expect(when(hearNone)).toEqual(then({ type: 'NoChargeFound' }));
  expect(askedNext(given(requested, refundAsked, voided, { type: 'NoChargeFound' }).state)).toBeNull();
  expect(when(hearApproved)).toEqual(then({ type: 'ChargeFound' }));
  expect(given(requested, declined).when(hearApproved)).toEqual(then({ type: 'ChargeFound' }));
  const found = given(requested, refundAsked, voided, { type: 'ChargeFound' });
  expect([found.state.status, askedNext(found.state)]).toEqual(['REFUNDING', 'refund']);
  expect(found.when(hearRefunded)).toEqual(then(refunded));
  const over = given(requested, refundAsked, voided, { type: 'ChargeFound' }, refunded);
  expect([over.state.status, askedNext(over.state)]).toEqual(['VOIDED', null]);
  expect(over.when(hearApproved)).toEqual(then()); // a late answer: the money has gone back already
});

test('a provider that denies its own answer changes nothing, and the refusal says so', () => {
  expect(given(requested, approved).when(hearDeclined)).toMatchObject({
    rejection: { type: 'ProviderContradicts' },
  });
  expect(given(requested, approved).when(hearConflict)).toMatchObject({
    rejection: { type: 'ProviderContradicts' },
  });
  expect(given(requested, approved, refundAsked).when(hearNothing)).toMatchObject({
    events: [{ type: 'PaymentFrozen' }],
  });
  const otherOrder = { ...refundedAnswer, orderId: 'ord_2' };
  expect(
    given(requested, approved, refundAsked).when({ type: 'RecordRefund', answer: otherOrder, at }),
  ).toMatchObject({ events: [{ type: 'PaymentFrozen' }] });
});

test('each state has its own facts, and none of another state', () => {
  const reason = 'answered for another order';
  const facts: readonly (readonly [PaymentEvent[], object])[] = [
    [[], { status: 'PENDING', cardToken: 'tok_ok' }],
    [[doubted], { status: 'PENDING', cardToken: 'tok_ok', doubt: reason }],
    [[doubted, { type: 'DoubtDropped' }], { status: 'PENDING', cardToken: 'tok_ok' }],
    [[doubted, refundAsked], { status: 'PENDING', refundWished: true }],
    [[doubted, approved], { status: 'APPROVED', approvedAt: at }],
    [[declined], { status: 'DECLINED', declined: 'no' }],
    [[declined, { type: 'ChargeFound' }], { status: 'REFUNDING' }],
    [[approved, refundAsked], { status: 'REFUNDING', approvedAt: at }],
    [[approved, refundAsked, frozen], { status: 'REFUNDING', approvedAt: at, frozen: reason }],
    [[approved, refundAsked, refunded], { status: 'REFUNDED', approvedAt: at, refundedAt: at }],
    [[doubted, refundAsked, voided], { status: 'VOIDED', lookAgain: true }],
    [[refundAsked, voided, { type: 'NoChargeFound' }], { status: 'VOIDED', lookAgain: false }],
    [[refundAsked, voided, { type: 'ChargeFound' }], { status: 'REFUNDING' }],
    [[refundAsked, voided, frozen], { status: 'VOIDED', frozen: reason }],
  ];
  for (const [history, own] of facts)
    expect(given(requested, ...history).state).toEqual({ ...charge, ...own });
});

test('every command is answered in every state', () => {
  const histories = [
    [],
    [voided],
    [requested],
    [requested, refundAsked],
    [requested, approved],
    [requested, declined],
    [requested, approved, refundAsked],
    [requested, approved, refundAsked, refunded],
    [requested, refundAsked, voided],
    [requested, refundAsked, refunded],
    [requested, doubted],
    [requested, doubted, refundAsked],
    [requested, frozen],
  ];
  for (const history of histories)
    for (const command of [
      request,
      refund,
      hearApproved,
      hearDeclined,
      hearNone,
      hearConflict,
      hearRefunded,
      hearNothing,
      { type: 'SettleFrozen', outcome: 'REFUNDED', at } as PaymentCommand,
    ]) {
      const { state, when } = given(...(history as PaymentEvent[]));
      const decision = when(command);
      if ('events' in decision) expect(() => decision.events.reduce(payment.evolve, state)).not.toThrow();
    }
});

test('the card token is in no journal entry and no event, and is dropped once it is no longer needed', () => {
  expect(JSON.stringify(recorded(requested))).not.toContain('tok_');
  expect(publish(requested, given(requested).state, orderId)).toBeNull();
  expect(given(requested).state).toMatchObject({ cardToken: 'tok_ok' });
  for (const history of [[approved], [declined], [refundAsked], [refundAsked, voided], [frozen]])
    expect(given(requested, ...history).state).not.toHaveProperty('cardToken');
});

test('other contexts hear what became certain, and nothing of a tombstone [EB-28]', () => {
  const facts = { paymentId: 'pay_1', orderId, customerId: 'cus_anna', amount: charge.amount };
  const told = (event: PaymentEvent, ...before: PaymentEvent[]) =>
    publish(event, given(...before, event).state, orderId);
  expect(told(approved, requested)).toEqual({ type: 'PaymentApproved', version: 1, data: facts });
  expect(told(declined, requested)).toEqual({
    type: 'PaymentDeclined',
    version: 1,
    data: { ...facts, reason: 'no' },
  });
  expect(told(refunded, requested, refundAsked)).toEqual({
    type: 'PaymentRefunded',
    version: 1,
    data: facts,
  });
  expect(told(voided)).toBeNull();
  expect(told(frozen, requested)).toBeNull();
});

test('the ids of a payment and its order follow from each other', () => {
  expect(paymentIdOf('ord_0199')).toBe('pay_0199');
  expect(orderIdOf('pay_0199')).toBe('ord_0199');
});
