import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { document } from '@jumun/platform/kernel/rows';
import { dialect, table, text } from '@jumun/platform/store/columns';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder, testStores } from '../../../test/stores.ts';
import type { OrderId } from '../domain/charge.ts';
import { type PaymentCommand, type PaymentEvent, payment } from '../domain/payment.ts';
import { isFrozen, nextAsk, type Payment } from '../domain/states.ts';
import { payments, unsettled } from '../store/tables.ts';
import { type OpenPayments, openPayments } from './open.ts';

// Rows from when a payment was one record with every field, null or not: stored before the migration that gave each state its
// own fields, or after it by a process of the previous version that is still running.

const at = 1_000 as Instant;
const instant = '1970-01-01T00:00:01.000Z';
const reason = 'answered for another order';
const approved: PaymentEvent = { type: 'PaymentApproved', approvedAt: at };
const declined: PaymentEvent = { type: 'PaymentDeclined', reason: 'no' };
const refundAsked: PaymentEvent = { type: 'RefundRequested' };
const refunded: PaymentEvent = { type: 'PaymentRefunded', refundedAt: at };
const voided: PaymentEvent = { type: 'PaymentVoided' };
const found: PaymentEvent = { type: 'ChargeFound' };
const doubted: PaymentEvent = { type: 'ChargeDoubted', reason };
const frozen: PaymentEvent = { type: 'PaymentFrozen', reason };
const lifted: PaymentEvent = { type: 'FreezeLifted', outcome: 'NOT_CHARGED' };

type OldState = { readonly status: string; readonly frozen?: string } & Readonly<Record<string, unknown>>;

/** By order: what has happened since the request, and what stood in the row afterwards, where it was not null or false. */
const old: Readonly<Record<string, readonly [readonly PaymentEvent[], OldState]>> = {
  ord_charging: [[], { status: 'PENDING', cardToken: 'tok_ok' }],
  ord_doubted: [[doubted], { status: 'PENDING', cardToken: 'tok_ok', doubt: reason }],
  ord_withdrawn: [[refundAsked], { status: 'PENDING', refundWished: true }],
  ord_given_up: [[doubted, refundAsked], { status: 'PENDING', refundWished: true, doubt: reason }],
  ord_frozen_pending: [
    [doubted, refundAsked, frozen],
    { status: 'PENDING', refundWished: true, doubt: reason, frozen: reason },
  ],
  ord_approved: [[approved], { status: 'APPROVED', approvedAt: at }],
  ord_declined: [[declined], { status: 'DECLINED', declined: 'no' }],
  ord_refunding: [[approved, refundAsked], { status: 'REFUNDING', refundWished: true, approvedAt: at }],
  ord_frozen_refunding: [
    [approved, refundAsked, frozen],
    { status: 'REFUNDING', refundWished: true, approvedAt: at, frozen: reason },
  ],
  ord_found: [[declined, found], { status: 'REFUNDING', refundWished: true, declined: 'no' }],
  ord_refunded: [
    [approved, refundAsked, refunded],
    { status: 'REFUNDED', refundWished: true, approvedAt: at, refundedAt: at },
  ],
  ord_uncharged: [
    [doubted, refundAsked, voided],
    { status: 'VOIDED', refundWished: true, lookAgain: true, doubt: reason },
  ],
  ord_looked: [[refundAsked, voided, { type: 'NoChargeFound' }], { status: 'VOIDED', refundWished: true }],
  ord_returned: [
    [doubted, refundAsked, refunded],
    { status: 'VOIDED', refundWished: true, doubt: reason, refundedAt: at },
  ],
  ord_found_returned: [
    [declined, found, refunded],
    { status: 'VOIDED', refundWished: true, declined: 'no', refundedAt: at },
  ],
  ord_frozen_voided: [
    [refundAsked, voided, frozen],
    { status: 'VOIDED', refundWished: true, frozen: reason },
  ],
  ord_never_charged: [
    [approved, refundAsked, frozen, voided, lifted],
    { status: 'VOIDED', refundWished: true, approvedAt: at },
  ],
};

const chargeOf = (orderId: string) => ({
  orderId: orderId as OrderId,
  customerId: 'cus_anna',
  amount: { minorUnits: 12_000, currency: 'KRW' },
});
const nothing = {
  cardToken: null,
  refundWished: false,
  lookAgain: false,
  doubt: null,
  frozen: null,
  declined: null,
  approvedAt: null,
  refundedAt: null,
};
const uncertain = ['ord_charging', 'ord_doubted', 'ord_withdrawn', 'ord_given_up', 'ord_uncharged'];

/** The migrations up to the one that gave each state its own fields. */
const oldMigrations = (): string => {
  const folder = testFolder();
  cpSync(join(import.meta.dirname, '../store/migrations'), folder, { recursive: true });
  const file = join(folder, dialect, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  return folder;
};

/** What stood in an order's row. */
const oldRow = (orderId: string, state: OldState): Payment =>
  ({ ...chargeOf(orderId), ...nothing, ...state }) as never;

/** What an order's row holds by today's rules. */
const replayed = (orderId: string, events: readonly PaymentEvent[]): Payment => {
  const request: PaymentEvent = { type: 'PaymentRequested', charge: chargeOf(orderId), cardToken: 'tok_ok' };
  return [request, ...events].reduce(payment.evolve, payment.initial);
};

/** The table as it was then. */
const paymentsBefore = table('payments', {
  ...document<OrderId, Payment>(),
  status: text('status').notNull(),
  frozen: text('frozen'),
});

const storeOldRows = (store: Store): Promise<void> =>
  store.transaction(async (tx) => {
    for (const [orderId, [events, state]] of Object.entries(old)) {
      const { status, frozen = null } = state;
      const row = { id: orderId as OrderId, version: events.length + 1, status, frozen };
      await tx.insert(paymentsBefore).values({ ...row, state: oldRow(orderId, state) });
    }
    const id = 'ord_tombstone' as OrderId;
    const status = 'tombstone';
    await tx.insert(paymentsBefore).values({ id, state: { status }, version: 1, status, frozen: null });
    for (const orderId of uncertain)
      await tx
        .insert(unsettled)
        .values({ orderId: orderId as OrderId, nextTryAt: at, tries: 0, correlationId: 'cor_old' });
  });

const storedBefore = async (): Promise<OpenPayments> => {
  const stores = testStores();
  const store = await stores('payments', oldMigrations());
  await storeOldRows(store);
  await store.close();
  return openPayments({ stores });
};

const storedAfter = async (): Promise<OpenPayments> => {
  const system = await openPayments();
  await storeOldRows(system.context.store);
  return system;
};

describe.each([
  ['stored before the migration', storedBefore],
  ['stored after it by the previous version', storedAfter],
])('rows %s', (_, opened) => {
  let system: OpenPayments;
  beforeAll(async () => {
    system = await opened();
  });
  afterAll(() => system.close());

  test('what was frozen still waits for a person', async () => {
    const answer = await system.ask('{ frozenPayments { orderId reason } }', {
      caller: serviceCaller('operator'),
    });
    expect(answer).toEqual({
      frozenPayments: ['ord_frozen_pending', 'ord_frozen_refunding', 'ord_frozen_voided'].map((orderId) => ({
        orderId,
        reason,
      })),
    });
  });

  test.each([
    ['ord_approved', { status: 'APPROVED', approvedAt: instant, refundedAt: null }],
    ['ord_declined', { status: 'DECLINED', approvedAt: null, refundedAt: null }],
    ['ord_found', { status: 'REFUNDING', approvedAt: null, refundedAt: null }],
    ['ord_refunded', { status: 'REFUNDED', approvedAt: instant, refundedAt: instant }],
    ['ord_returned', { status: 'VOIDED', approvedAt: null, refundedAt: instant }],
  ])('%s is shown as it is', async (orderId, shown) => {
    expect(await system.byKey(orderId)).toMatchObject(shown);
  });

  test('what was uncertain becomes certain', async () => {
    expect([...(await system.afterwards(0))].sort()).toEqual([...uncertain].sort());
    expect(await system.byKey('ord_charging')).toMatchObject({ status: 'APPROVED' });
    // the provider has never heard of it, so the charge is requested again
    expect(await system.byKey('ord_doubted')).toMatchObject({ status: 'APPROVED' });
    for (const orderId of ['ord_withdrawn', 'ord_given_up', 'ord_uncharged'])
      expect(await system.byKey(orderId)).toMatchObject({ status: 'VOIDED', refundedAt: null });
    expect(await system.ledger('ord_withdrawn')).toMatchObject({ charges: 0, refunds: 0 });
  });
});

test('after the migration each row equals its history, replayed by today’s rules', async () => {
  const system = await storedBefore();
  const rows = await system.context.store.read.select().from(payments);
  await system.close();
  const stateOf = new Map(rows.map(({ id, state }) => [id as string, state]));
  for (const [orderId, [events]] of Object.entries(old))
    expect([orderId, stateOf.get(orderId)]).toEqual([orderId, replayed(orderId, events)]);
  expect(stateOf.get('ord_tombstone')).toEqual({ status: 'tombstone' });
});

describe.each(Object.entries(old))('without the migration, %s', (orderId, [events, state]) => {
  const today = replayed(orderId, events);
  const yesterday = oldRow(orderId, state);
  const { amount } = chargeOf(orderId);
  const approval = (key: string) => ({ outcome: 'approved', key, orderId, amount }) as const;
  const chargeAnswers = [
    approval(`charge:${orderId}`),
    approval('charge:another'),
    { outcome: 'declined', reason: 'no' },
    { outcome: 'conflict' },
    { outcome: 'none' },
  ] as const;
  const refundAnswers = [
    { outcome: 'refunded', chargeKey: `charge:${orderId}`, orderId, amount },
    { outcome: 'nothing-to-refund' },
    { outcome: 'conflict' },
  ] as const;
  const commands: readonly PaymentCommand[] = [
    { type: 'RequestPayment', ...chargeOf(orderId), cardToken: 'tok_ok' },
    { type: 'RefundPayment' },
    { type: 'SettleFrozen', outcome: 'REFUNDED', at },
    { type: 'SettleFrozen', outcome: 'NOT_CHARGED', at },
    ...chargeAnswers.flatMap((answer) =>
      [true, false].map((lookedUp): PaymentCommand => ({ type: 'RecordCharge', answer, lookedUp, at })),
    ),
    ...refundAnswers.map((answer): PaymentCommand => ({ type: 'RecordRefund', answer, at })),
  ];

  test('asks the provider what its history says', () => {
    expect(nextAsk(yesterday)?.ask).toBe(nextAsk(today)?.ask);
    expect(isFrozen(yesterday)).toBe(isFrozen(today));
  });

  test.each(commands)('is decided as its history says: %j', (command) => {
    const decision = payment.decide(command, yesterday);
    expect(decision).toEqual(payment.decide(command, today));
    const after = (state: Payment) =>
      ('events' in decision ? decision.events : []).reduce(payment.evolve, state);
    expect(nextAsk(after(yesterday))?.ask).toBe(nextAsk(after(today))?.ask);
    expect(after(yesterday).status).toBe(after(today).status);
  });
});
