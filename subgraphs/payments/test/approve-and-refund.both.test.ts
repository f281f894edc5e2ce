import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderId } from '../domain/charge.ts';
import { payments, unsettled } from '../store/tables.ts';
import { type OpenPayments, openPayments } from './open.ts';

let system: OpenPayments;
beforeAll(async () => {
  system = await openPayments();
});
afterAll(() => system.close());

let counted = 0;
const newOrder = () => `ord_${++counted}`;
const published = async (orderId: string) =>
  (await system.history(orderId)).flatMap((row) => (row.published ? [row.published.type] : []));
const rowOf = async (orderId: string) =>
  (
    await system.context.store.read
      .select()
      .from(payments)
      .where(eq(payments.id, orderId as OrderId))
  )[0];
const isUnsettled = async (orderId: string) => {
  const rows = await system.context.store.read.select().from(unsettled);
  return rows.some((row) => row.orderId === orderId);
};
/** Asks for a slow charge; PENDING and a timeout are both fine. */
const approveSlowly = (orderId: string) => system.approve(orderId, 'tok_slow').catch(() => undefined);
const waitUntil = async (holds: () => Promise<boolean>) => {
  for (let i = 0; i < 100 && !(await holds()); i++) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('approve', () => {
  test('a good card is charged, and repeats return the same payment [CT-30 EB-23 EB-27]', async () => {
    const orderId = newOrder();
    const first = await system.approve(orderId);
    expect(first).toEqual({
      __typename: 'Payment',
      id: `pay_${counted}`,
      status: 'APPROVED',
      amount: { minorUnits: 12_000, currency: 'KRW' },
      method: 'CARD',
      approvedAt: expect.any(String),
      refundedAt: null,
    });
    expect(await system.approve(orderId)).toEqual(first);
    expect(await system.byKey(orderId)).toEqual(first);
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 0 });
    expect(await published(orderId)).toEqual(['PaymentApproved']);
    expect(await isUnsettled(orderId)).toBe(false);
  });

  test('a declined card is refused for good [CF-34]', async () => {
    const orderId = newOrder();
    const refused = { __typename: 'PaymentRefused', reason: 'card declined' };
    expect(await system.approve(orderId, 'tok_declined')).toEqual(refused);
    expect(await system.approve(orderId, 'tok_declined')).toEqual(refused);
    expect(await system.byKey(orderId)).toMatchObject({ status: 'DECLINED', approvedAt: null });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 0 });
    expect(await published(orderId)).toEqual(['PaymentDeclined']);
  });

  test('an unknown token is declined; text that is not a token is neither stored nor sent', async () => {
    const orderId = newOrder();
    expect(await system.approve(orderId, 'tok_nosuch')).toMatchObject({ reason: 'unknown card token' });
    const other = newOrder();
    expect(await system.approve(other, '4111111111111111')).toMatchObject({ reason: 'NO_CARD_TOKEN' });
    expect(await rowOf(other)).toBeUndefined();
    expect(await system.history(other)).toEqual([]);
  });

  test('the intent is committed before the provider is called', async () => {
    const orderId = newOrder();
    const asking = approveSlowly(orderId);
    await waitUntil(async () => (await rowOf(orderId)) !== undefined);
    expect(await rowOf(orderId)).toMatchObject({ status: 'PENDING' });
    expect(await isUnsettled(orderId)).toBe(true);
    await asking;
  });

  test('an answer that is too late is PENDING at first, and ends APPROVED with one charge', async () => {
    const orderId = newOrder();
    const answer = await system.approve(orderId, 'tok_slow');
    expect(answer).toMatchObject({ __typename: 'Payment', status: 'PENDING', approvedAt: null });
    expect(await published(orderId)).toEqual([]);
    await system.afterwards(2_000);
    expect(await system.byKey(orderId)).toMatchObject({ status: 'APPROVED' });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 0 });
    expect(await published(orderId)).toEqual(['PaymentApproved']);
    expect(await isUnsettled(orderId)).toBe(false);
  });

  test.each(['tok_lost', 'tok_500_charged'])('%s: unknown at first, one charge in the end', async (token) => {
    const orderId = newOrder();
    expect(await system.approve(orderId, token)).toMatchObject({ status: 'PENDING' });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1 });
    expect(await system.approve(orderId, token)).toMatchObject({ status: 'APPROVED' }); // the caller's repeat settles it
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1 });
  });

  test('after a provider error the payment stays PENDING, is asked about less and less often, and can be refunded', async () => {
    const orderId = newOrder();
    expect(await system.approve(orderId, 'tok_error')).toMatchObject({ status: 'PENDING' });
    expect(await system.afterwards(0)).not.toContain(orderId); // still with the process that asked
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      await system.afterwards(10_000);
      const rows = await system.context.store.read.select().from(unsettled);
      const row = rows.find((one) => one.orderId === orderId);
      waits.push(Math.round(((row?.nextTryAt ?? 0) - system.clock()) / 500) / 2);
    }
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 10, 10]); // seconds
    expect(await system.byKey(orderId)).toMatchObject({ status: 'PENDING' });
    expect(await system.refund(orderId)).toMatchObject({
      __typename: 'Payment',
      status: 'VOIDED',
      refundedAt: null,
    });
    expect(await system.approve(orderId, 'tok_error')).toMatchObject({ reason: 'VOIDED' });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 0, refunds: 0 });
    expect(await published(orderId)).toEqual([]);
  });

  test('two timers that fire at the same time ask once', async () => {
    const orderId = newOrder();
    await system.approve(orderId, 'tok_error');
    await system.afterwards(10_000);
    const [timer] = system.context.timers;
    const before = system.said.length;
    const later = system.afterwards(5_000); // moves the clock, and fires once
    await Promise.all([later, timer?.fire(orderId), timer?.fire(orderId)]);
    const asked = system.said.slice(before).filter((line) => line.fields.orderId === orderId);
    expect(asked).toHaveLength(1);
  });

  test('an answer for another order is checked in the ledger, which has our charge: it is approved once', async () => {
    const orderId = newOrder();
    expect(await system.approve(orderId, 'tok_other_order')).toMatchObject({ status: 'APPROVED' });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 0 });
    expect(await system.approve(orderId, 'tok_other_order')).toMatchObject({ status: 'APPROVED' });
    expect(await published(orderId)).toEqual(['PaymentApproved']);
    expect(await isUnsettled(orderId)).toBe(false);
  });

  test('an answer for another order in the ledger too is never approved: the charge goes back automatically', async () => {
    const orderId = newOrder();
    expect(await system.approve(orderId, 'tok_other_ledger')).toMatchObject({ reason: 'VOIDED' });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 1 });
    expect(await system.byKey(orderId)).toMatchObject({ status: 'VOIDED' });
    expect(await published(orderId)).toEqual(['PaymentRefunded']);
    expect(system.said).toContainEqual({
      level: 'error',
      fields: { alert: 'payment-doubtful', orderId, reason: 'answered for another order' },
    });
    expect(await isUnsettled(orderId)).toBe(false);
  });

  test('a provider that is wrong about the refund too freezes the payment, until a person says what became of it', async () => {
    const orderId = newOrder();
    const operator = serviceCaller('operator');
    await system.approve(orderId, 'tok_other_refund');
    expect(await rowOf(orderId)).toMatchObject({ status: 'PENDING', frozen: 'answered for another order' });
    expect(system.said).toContainEqual({
      level: 'error',
      fields: { alert: 'payment-frozen', orderId, reason: 'answered for another order' },
    });
    expect(await system.afterwards(60_000)).not.toContain(orderId);
    expect(await system.refund(orderId)).toMatchObject({ status: 'PENDING' });

    const frozen = '{ frozenPayments { payment { id } orderId reason } }';
    const paymentId = `pay_${orderId.slice(4)}`;
    expect(await system.ask(frozen, { caller: operator })).toEqual({
      frozenPayments: [{ payment: { id: paymentId }, orderId, reason: 'answered for another order' }],
    });
    await expect(system.ask(frozen)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const settle = `mutation { settleFrozenPayment(input: { paymentId: "${paymentId}", outcome: REFUNDED }) { status } }`;
    await expect(system.ask(settle)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await system.ask(settle, { caller: operator })).toEqual({
      settleFrozenPayment: { status: 'VOIDED' },
    });
    expect(await system.ask(settle, { caller: operator })).toEqual({ settleFrozenPayment: null });
    expect(await system.ask(frozen, { caller: operator })).toEqual({ frozenPayments: [] });
    // it stands in the trail of staff, once, that an operator did it
    expect(await system.acts()).toMatchObject([
      { actor: 'service:operator', command: 'settleFrozenPayment', subjects: [orderId, paymentId] },
    ]);
    expect(await system.refund(orderId)).toMatchObject({ status: 'VOIDED' });
    expect(await published(orderId)).toEqual(['PaymentRefunded']);
  });

  test('a provider that answers twice is heard once: the next caller gets an answer of its own', async () => {
    const orders = Array.from({ length: 40 }, newOrder);
    for (const [i, orderId] of orders.entries())
      await system.approve(orderId, i % 2 ? 'tok_ok' : 'tok_twice');
    for (let i = 0; i < 3; i++) await system.afterwards(11_000);
    for (const orderId of orders) {
      expect(await system.byKey(orderId)).toMatchObject({ status: 'APPROVED' });
      expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 0 });
      expect(await published(orderId)).toEqual(['PaymentApproved']);
    }
  });

  test('fifty simultaneous requests with the same key make one charge', async () => {
    const orderId = newOrder();
    const answers = await Promise.all(Array.from({ length: 50 }, () => system.approve(orderId)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(['APPROVED']));
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1 });
    expect(await published(orderId)).toEqual(['PaymentApproved']);
  });

  test('the same key with another amount, currency or customer is a mistake, and so is the key of another order', async () => {
    const orderId = newOrder();
    await system.approve(orderId);
    const mistake = { code: 'BAD_USER_INPUT' };
    await expect(system.approve(orderId, 'tok_ok', { minorUnits: 12_001 })).rejects.toMatchObject(mistake);
    await expect(system.approve(orderId, 'tok_ok', { currency: 'USD' })).rejects.toMatchObject(mistake);
    await expect(system.approve(orderId, 'tok_ok', { customerId: 'cus_ben' })).rejects.toMatchObject(mistake);
    await expect(system.approve(orderId, 'tok_ok', { key: 'charge:ord_x' })).rejects.toMatchObject(mistake);
    await expect(system.approve(newOrder(), 'tok_ok', { minorUnits: -1 })).rejects.toMatchObject(mistake);
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1 });
  });

  test('the card token is kept while PENDING, in the row only', async () => {
    const orderId = newOrder();
    await system.approve(orderId, 'tok_error');
    expect(JSON.stringify((await rowOf(orderId))?.state)).toContain('tok_error');
    await system.refund(orderId);
    expect(JSON.stringify((await rowOf(orderId))?.state)).not.toContain('tok_');
    expect(JSON.stringify(await system.history(orderId))).not.toContain('tok_');
    expect(JSON.stringify(system.said)).not.toContain('tok_');
  });

  test('while the provider is down payments stay PENDING, and everything is settled when it is back', async () => {
    const [charged, given] = [newOrder(), newOrder()];
    await system.approve(given);
    await system.stopProvider();
    expect(await system.approve(charged)).toMatchObject({ status: 'PENDING' });
    expect(await system.refund(given)).toMatchObject({ status: 'REFUNDING' });
    await system.afterwards(3_000);
    expect(await system.byKey(charged)).toMatchObject({ status: 'PENDING' });
    await system.startProvider();
    await system.afterwards(11_000);
    expect(await system.byKey(charged)).toMatchObject({ status: 'APPROVED' });
    expect(await system.byKey(given)).toMatchObject({ status: 'REFUNDED' });
    expect(await system.ledger(charged)).toMatchObject({ charges: 1 });
    expect(await system.ledger(given)).toMatchObject({ charges: 1, refunds: 1 });
  });
});

describe('refund', () => {
  test('an approved payment is refunded once, however often that is asked for [EB-07 EB-28]', async () => {
    const orderId = newOrder();
    await system.approve(orderId);
    const refunded = await system.refund(orderId);
    expect(refunded).toMatchObject({
      __typename: 'Payment',
      status: 'REFUNDED',
      refundedAt: expect.any(String),
    });
    const again = await Promise.all([system.refund(orderId), system.refund(orderId)]);
    expect(again).toEqual([refunded, refunded]);
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 1 });
    expect(await published(orderId)).toEqual(['PaymentApproved', 'PaymentRefunded']);
    expect(await system.approve(orderId)).toEqual({ __typename: 'PaymentRefused', reason: 'REFUNDED' });
  });

  test('a refund before the approval leaves a tombstone: the charge is refused, and the provider never hears of it', async () => {
    const orderId = newOrder();
    const recorded = { __typename: 'RefundRecorded', key: `refund:${orderId}` };
    expect(await system.refund(orderId)).toEqual(recorded);
    expect(await system.refund(orderId)).toEqual(recorded);
    expect(await system.approve(orderId)).toEqual({ __typename: 'PaymentRefused', reason: 'VOIDED' });
    expect((await system.ledger(orderId)).rows).toEqual([]);
    expect(await system.byKey(orderId)).toBeNull();
    expect(await published(orderId)).toEqual([]);
  });

  test('a declined payment has nothing to give back', async () => {
    const orderId = newOrder();
    await system.approve(orderId, 'tok_declined');
    expect(await system.refund(orderId)).toMatchObject({ __typename: 'RefundRecorded' });
    expect(await system.byKey(orderId)).toMatchObject({ status: 'DECLINED' });
  });

  test('a refund while PENDING ends VOIDED, and the ledger is even', async () => {
    const orderId = newOrder();
    await approveSlowly(orderId);
    expect(await system.refund(orderId)).toMatchObject({ status: 'VOIDED', refundedAt: expect.any(String) });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 1 });
    expect(await published(orderId)).toEqual(['PaymentRefunded']);
    expect(await system.approve(orderId, 'tok_slow')).toMatchObject({ reason: 'VOIDED' });
    expect(await system.afterwards(120_000)).not.toContain(orderId);
  });

  test('a refund requested while the charge is under way ends VOIDED as well', async () => {
    const orderId = newOrder();
    const approving = approveSlowly(orderId);
    await waitUntil(async () => (await system.ledger(orderId)).charges === 1);
    expect(await system.refund(orderId)).toMatchObject({ status: 'VOIDED' });
    await approving;
    expect(await system.ledger(orderId)).toMatchObject({ charges: 1, refunds: 1 });
    expect(await published(orderId)).toEqual(['PaymentRefunded']);
  });

  test('a refund requested while the provider is down is remembered, and the charge is never made', async () => {
    const orderId = newOrder();
    await system.stopProvider();
    expect(await system.approve(orderId)).toMatchObject({ status: 'PENDING' });
    expect(await system.refund(orderId)).toMatchObject({ status: 'PENDING' });
    expect(await system.approve(orderId)).toMatchObject({ reason: 'VOIDED' }); // can no longer be approved
    await system.startProvider();
    await system.afterwards(10_000);
    expect(await system.byKey(orderId)).toMatchObject({ status: 'VOIDED', refundedAt: null });
    expect(await system.ledger(orderId)).toMatchObject({ charges: 0, refunds: 0 });
    expect(await system.afterwards(61_000)).toContain(orderId); // the charge is looked up once more
    expect(await isUnsettled(orderId)).toBe(false);
  });

  test('a hundred races of approve and refund leave the ledger even', async () => {
    const ids = Array.from({ length: 100 }, newOrder);
    const tokens = ['tok_ok', 'tok_lost', 'tok_500_charged', 'tok_error'];
    await Promise.all(
      ids.flatMap((id, i) => [
        system.approve(id, tokens[i % 4]),
        new Promise((resolve) => setTimeout(resolve, i / 2)).then(() => system.refund(id)),
        system.approve(id, tokens[i % 4]),
      ]),
    );
    for (let i = 0; i < 3; i++) await system.afterwards(11_000);
    for (const id of ids) {
      const { charges, refunds } = await system.ledger(id);
      expect([id, refunds]).toEqual([id, charges]);
      expect((await system.byKey(id))?.status ?? 'tombstone').toMatch(/REFUNDED|VOIDED|tombstone/);
    }
  });
});

describe('who may see a payment', () => {
  const entities = (
    id: string,
  ) => `{ _entities(representations: [{ __typename: "Payment", id: "pay_${id.slice(4)}" },
    { __typename: "Order", id: "${id}" }]) { ... on Payment { status } ... on Order { payment { id status } } } }`;
  const anna: Caller = { ...anonymous, subject: 'cus_anna' };
  const ben: Caller = { ...anonymous, subject: 'cus_ben' };
  const staff: Caller = { ...anonymous, subject: 'stf_1', scopes: ['payments:read'] };

  test('only its customer and staff see it, by its id and on its order [CT-21]', async () => {
    const orderId = newOrder();
    await system.approve(orderId);
    const seen = {
      _entities: [{ status: 'APPROVED' }, { payment: { id: `pay_${counted}`, status: 'APPROVED' } }],
    };
    expect(await system.ask(entities(orderId), { caller: anna })).toEqual(seen);
    expect(await system.ask(entities(orderId), { caller: staff })).toEqual(seen);
    const hidden = { _entities: [null, { payment: null }] };
    expect(await system.ask(entities(orderId), { caller: ben })).toEqual(hidden);
    expect(await system.ask(entities(orderId), { caller: anonymous })).toEqual(hidden);
    expect(await system.ask(entities('ord_unknown'), { caller: anna })).toEqual(hidden);
  });

  test('only orders may ask', async () => {
    const query = '{ paymentByKey(key: "charge:ord_1") { id } }';
    await expect(system.ask(query, { caller: anna })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(system.ask(query, { caller: anonymous })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
