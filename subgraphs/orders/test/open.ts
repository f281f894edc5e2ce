import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller, SubgraphClient } from '@jumun/platform/graph/client';
import { inTime } from '@jumun/platform/graph/local-client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { openLogger } from '@jumun/platform/process/logger';
import { breakers } from '@jumun/platform/remote/breaker';
import type { OpenStore } from '@jumun/platform/store/configured';
import { vi } from 'vitest';
import { customer, minji, staff as staffWith } from '../../../test/callers.ts';
import { openForTest } from '../../../test/context.ts';
import { envelope } from '../../../test/envelope.ts';
import { testFolder, testStores } from '../../../test/stores.ts';
import { open } from '../server.ts';
import { orders as orderTable } from '../store/tables.ts';
import { aBook, aLatte, anAddress, aTaxi, heard } from './builders.ts';

export { minji };
export const haneul = customer('cus_haneul');
export const staff = staffWith('orders:read');
export const support = staffWith('orders:read', 'orders:write', 'stores:any');
export const manager: Caller = {
  ...staffWith('orders:read', 'orders:write'),
  subject: 'stf_manager',
  stores: ['sto_bookshop'],
};

/** A latte to be picked up, and a ride, as changes of `anInput`. */
export const aPickup = {
  lines: [{ productId: aLatte.productId, quantity: 1 }],
  fulfilment: { pickup: { storeId: 'sto_cafe', membershipNumber: '123456789015' } },
};
export const aRide = {
  lines: [{ productId: aTaxi.productId, quantity: 1 }],
  fulfilment: {
    ride: { pickUp: anAddress, dropOff: { ...anAddress, line1: '2 Hangang-daero' }, passengers: 2 },
  },
};

/** Never answers: the asker's deadline decides. */
export const silence = () => new Promise<never>(() => {});

type Script = (input: Readonly<Record<string, unknown>>) => unknown;

/** What the contexts that orders asks answer, and all that they were asked; a test replaces what it is about. */
const openOthers = () => {
  const asked: { readonly ask: string; readonly input: Readonly<Record<string, unknown>> }[] = [];
  const answers: Record<string, Script> = {
    reserveStock: () => ({ __typename: 'StockReservation', state: 'HELD' }),
    stockNow: ({ productIds }) => (productIds as string[]).map((productId) => ({ productId, available: 5 })),
    releaseStock: () => ({ state: 'RELEASED' }),
    holdPoints: () => ({ __typename: 'PointsHold', state: 'HELD' }),
    returnPoints: () => ({ state: 'RETURNED' }),
    approvePayment: () => ({ __typename: 'Payment', status: 'APPROVED' }),
    refundPayment: () => ({ __typename: 'Payment', status: 'REFUNDED' }),
    refundPart: () => ({ status: 'RETURNED' }),
    withdrawDelivery: () => ({ outcome: 'WITHDRAWN', reason: null }),
    withdrawTicket: () => ({ outcome: 'WITHDRAWN', reason: null }),
    withdrawRide: () => ({ outcome: 'WITHDRAWN', reason: null }),
  };
  const client = (name: string): SubgraphClient => ({
    name,
    async execute({ query, variables = {} }, call) {
      const ask = Object.keys(answers).find((field) => query.includes(field)) ?? '';
      const input = (variables.input ?? variables) as Readonly<Record<string, unknown>>;
      asked.push({ ask, input });
      const answer = await inTime(async () => answers[ask]?.(input), call);
      return { data: { [ask.startsWith('withdraw') ? 'withdrawal' : ask]: answer } } as never;
    },
    subscribe: () => Promise.reject(new Error('orders subscribes to nothing')),
    close: async () => {},
  });
  return { asked, answers, client };
};

const shown = `order { id status sequence total { minorUnits currency } pointsSpent paidByCard { minorUnits } lines { title quantity unitPrice { minorUnits } lineTotal { minorUnits } } }`;
const ofRefund =
  'id cause reason refundedAt points amount { minorUnits } lines { title quantity amount { minorUnits } }';
export const money = `id status sequence refunded { minorUnits } refunds { ${ofRefund} } lines { title quantity refundedQuantity share { minorUnits } }`;
const placeOperation = `mutation ($input: PlaceOrderInput!) { answer: placeOrder(input: $input) {
  __typename
  ... on Refusal { code message }
  ... on PlaceOrderSuccess { ${shown} }
  ... on OutOfStock { ${shown} productIds }
  ... on PaymentDeclined { ${shown} reason }
  ... on NotEnoughPoints { ${shown} available }
  ... on TryAgainLater { ${shown} retryAfterMs }
  ... on OrderPending { ${shown} }
  ... on DuplicateOrder { ${shown} }
  ... on PriceChanged { total { minorUnits currency } }
  ... on ProductUnavailable { productIds }
  ... on InvalidOrder { field }
  ... on StoreClosed { opensAt }
} }`;
const cancelOperation = `mutation ($input: CancelOrderInput!) { answer: cancelOrder(input: $input) {
  __typename
  ... on Refusal { code message }
  ... on CancelOrderSuccess { ${shown} refund { amount { minorUnits } } }
  ... on LineRefundTooHigh { quantityLeft }
  ... on InvalidCancellation { field }
  ... on CancellationPending { ${shown} }
  ... on OrderNotCancellable { status ${shown} }
} }`;

const refundOperation = `mutation ($input: RefundOrderInput!) { answer: refundOrder(input: $input) {
  __typename
  ... on Refusal { code message }
  ... on RefundOrderSuccess { refund { ${ofRefund} } order { ${money} } }
  ... on RefundPending { refund { ${ofRefund} } order { ${money} } }
  ... on InvalidRefund { field }
  ... on NothingToRefund { order { ${money} } }
  ... on RefundTooHigh { left { minorUnits } }
  ... on LineRefundTooHigh { productId quantityLeft left { minorUnits } }
  ... on OrderNotRefundable { status }
} }`;

export type RefundAnswer = Answer & {
  readonly refund?: { readonly id: string; readonly amount: { readonly minorUnits: number } };
};

export type Answer = Readonly<Record<string, unknown>> & {
  readonly __typename: string;
  readonly order?: { readonly id: string; readonly status: string; readonly sequence: number };
};

const shipment = { recipient: 'Kim Minji', phone: '+82 10 1234 5678', address: anAddress };

/** A book by post, confirmed as tests order it again and again; what a test is about it says in `change`. */
export const anInput = (change: Readonly<Record<string, unknown>> = {}) => ({
  idempotencyKey: 'key-1',
  lines: [{ productId: aBook.productId, quantity: 1 }],
  fulfilment: { shipment },
  payment: { method: 'CARD', cardToken: 'tok_minji' },
  confirm: true,
  ...change,
});

/** Time limits that a busy machine does not exceed, where a test is not about them. */
export const patient = {
  JUMUN_STOCK_DEADLINE_MS: '20000',
  JUMUN_POINTS_DEADLINE_MS: '20000',
  JUMUN_PAYMENT_DEADLINE_MS: '20000',
};

/** A silent logger, and what those who run the system would have read in it. */
const openTestLog = () => {
  const logged: { readonly level: string; readonly facts: Readonly<Record<string, unknown>> }[] = [];
  const listening = (level: string) => (facts: Readonly<Record<string, unknown>>) =>
    void logged.push({ level, facts });
  const log = Object.assign(openLogger('test', 'silent'), {
    child: () => log,
    error: listening('error'),
    warn: listening('warn'),
  }) as ReturnType<typeof openLogger>;
  return {
    log,
    alerts: () => logged.filter(({ facts }) => 'alert' in facts).map(({ facts }) => facts),
    warnings: () => logged.filter(({ level }) => level === 'warn').map(({ facts }) => facts),
  };
};

/** The context on a store of its own, with a book, a latte and a taxi on offer. */
export const openOrders = async (
  openStore: OpenStore = testStores(),
  settings: Readonly<Record<string, string>> = {},
) => {
  const time = { now: Date.parse('2026-11-20T09:00:00Z') as Instant };
  const others = openOthers();
  const { log, alerts, warnings } = openTestLog();
  const { context, execute, hear, said, acts, history, close } = await openForTest(open, {
    settings: {
      JUMUN_STOCK_DEADLINE_MS: '50',
      JUMUN_POINTS_DEADLINE_MS: '50',
      JUMUN_PAYMENT_DEADLINE_MS: '50',
      JUMUN_WITHDRAWAL_DEADLINE_MS: '50',
      ...settings,
    },
    openStore,
    log,
    client: others.client,
    clock: () => time.now,
  });

  const o = {
    context,
    time,
    ...others,
    alerts,
    warnings,
    said,
    acts,
    facts: history,
    close,
    envelope(source: string, event: PublishedEvent): Envelope {
      const { orderId, productId, storeId = '' } = event.data as Readonly<Record<string, string | undefined>>;
      return envelope(source, orderId ?? productId ?? storeId, event, time.now);
    },
    hear: (...events: Envelope[]) => hear(events),
    pass: (ms: number) => {
      time.now = (time.now + ms) as Instant;
    },
    ask: (query: string, variables: Record<string, unknown> = {}, caller = minji, locale: Locale = 'ko') =>
      execute(caller, query, variables, locale),
    async place(
      change: Readonly<Record<string, unknown>> = {},
      caller = minji,
      locale: Locale = 'ko',
    ): Promise<Answer> {
      const { data, errors } = await o.ask(placeOperation, { input: anInput(change) }, caller, locale);
      return (data?.answer ?? { __typename: 'none', errors }) as Answer;
    },
    /** Cancels some lines, as `change` says. */
    async cancelLines(orderId: string, change: Readonly<Record<string, unknown>>, caller = minji) {
      const { data, errors } = await o.ask(cancelOperation, { input: { orderId, ...change } }, caller);
      return (data?.answer ?? { __typename: 'none', errors }) as RefundAnswer;
    },
    async cancel(orderId: string, caller = minji, reason: string | null = null): Promise<Answer> {
      const { data, errors } = await o.ask(cancelOperation, { input: { orderId, reason } }, caller);
      return (data?.answer ?? { __typename: 'none', errors }) as Answer;
    },
    /** Gives back what `change` says of it, as support does. */
    async refund(
      orderId: string,
      change: Readonly<Record<string, unknown>> = {},
      caller = support,
    ): Promise<RefundAnswer> {
      const input = { idempotencyKey: 'refund-1', orderId, ...change };
      const { data, errors } = await o.ask(refundOperation, { input }, caller);
      return (data?.answer ?? { __typename: 'none', errors }) as RefundAnswer;
    },
    /** One look of the timers, at everything whose time has come. */
    look: async () => {
      for (const timer of context.timers)
        for (const due of (await timer.due(timer.read, time.now, 100)).ids) await timer.fire(due);
    },
    /** Time passes and the timers look every second. */
    wait: async (ms: number, every = 1_000) => {
      for (let passed = 0; passed < ms; passed += every) {
        o.pass(every);
        await o.look();
      }
    },
    saidOf: async (id: string) =>
      (await o.said()).filter(({ aggregate }) => aggregate === id).map(({ type }) => type),
    rows: () => context.store.read.select().from(orderTable),
    count: (ask: string) => others.asked.filter((one) => one.ask === ask).length,
    async statusOf(id: string): Promise<string | undefined> {
      return (await o.rows()).find((row) => row.id === id)?.status;
    },
  };
  for (const offer of [aBook, aLatte, aTaxi]) await o.hear(o.envelope('catalog', heard.product(offer)));
  return o;
};

/** The context with one of its breakers held open: whom it asks hears nothing, until `free`. */
export const openWithBreakerOpen = async (ask: string) => {
  const file = join(testFolder(), 'switches.json');
  const name = `orders/${ask}`;
  writeFileSync(file, JSON.stringify({ [name]: 'open' }));
  const orders = await openOrders(testStores(), { JUMUN_SWITCHES: file });
  const free = async () => {
    rmSync(file);
    const isFree = () =>
      breakers()
        .find((breaker) => breaker.name === name)
        ?.override() === 'auto';
    await vi.waitUntil(isFree, 30_000);
  };
  return { orders, free };
};

export type OrdersInTest = Awaited<ReturnType<typeof openOrders>>;

export const quoteOperation = `query ($id: ID!) { cancelQuote(orderId: $id) {
  outcome reason(locale: "ko-KR") en: reason(locale: "en-GB") refund { minorUnits } until
} }`;

/** The order of an answer that must carry one. */
export const orderOf = ({ order, __typename }: Answer) => {
  if (!order) throw new Error(`${__typename} carries no order`);
  return order;
};
