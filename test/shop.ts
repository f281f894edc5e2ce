import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { GraphClient } from '../tools/demo/graph-client.ts';
import { until } from '../tools/run/processes.ts';

export { until };

/** What these steps need of a system, in one process or in several. */
export type Shop = {
  readonly provider: { readonly url: string };
  as(subject: string, rights?: { readonly scopes: readonly string[] }): Promise<GraphClient>;
};

export type Placed = {
  readonly __typename: string;
  readonly order?: { readonly id: string; readonly status: string } | null;
  readonly productIds?: readonly string[];
};

export type Answered = { readonly __typename: string; readonly [field: string]: unknown };

/** Sends the mutation `field` with its input; throws if there is no answer. `more` selects fields of the answer. */
export const command = async (
  who: GraphClient,
  field: string,
  input: object,
  more = '',
): Promise<Answered> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await who.ask<Record<string, Answered>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${more} } }`,
    { input },
  );
  const answer = data?.[field];
  if (!answer) throw new Error(JSON.stringify(errors));
  return answer;
};

const registerOperation = `mutation ($input: RegisterProductInput!) {
  registerProduct(input: $input) { ... on RegisterProductSuccess { product { id } } ... on Refusal { code message } }
}`;

const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess { order { id status } }
    ... on OutOfStock { order { id status } productIds }
    ... on PaymentDeclined { order { id status } }
    ... on TryAgainLater { order { id status } }
    ... on OrderPending { order { id status } }
  }
}`;

const cancelOperation = `mutation ($orderId: ID!) {
  cancelOrder(input: { orderId: $orderId }) {
    __typename
    ... on CancelOrderSuccess { order { id status } }
    ... on CancellationPending { order { id status } }
    ... on OrderNotCancellable { order { id status } }
  }
}`;

/** An administrator registers a book with this many copies; returns its id once it can be ordered. */
export const aBook = async (system: Pick<Shop, 'as'>, title: string, stock: number): Promise<string> => {
  const admin = await system.as('stf_admin', { scopes: ['catalog:write', 'stores:any'] });
  const input = {
    idempotencyKey: title.replaceAll(' ', '-'),
    title,
    price: { minorUnits: 12_000, currency: 'KRW' },
    book: { author: '홍길동', stock },
  };
  const answer = await admin.ask<{ registerProduct: { product?: { id: string } } }>(registerOperation, {
    input,
  });
  const id = answer.data?.registerProduct.product?.id;
  if (!id) throw new Error(JSON.stringify(answer));
  const probe = await system.as('cus_probe');
  await until(async () => {
    const tried = await place(probe, { key: 'probe', productId: id, total: 1 });
    return tried.__typename === 'PriceChanged' ? true : undefined; // orders have heard of it; nothing was written
  });
  return id;
};

export const place = async (
  buyer: GraphClient,
  {
    key,
    productId,
    quantity = 1,
    cardToken = 'tok_ok',
    total,
    whenBusy,
  }: {
    key: string;
    productId: string;
    quantity?: number;
    cardToken?: string;
    total?: number;
    whenBusy?: 'TRY_LATER' | 'QUEUE';
  },
): Promise<Placed> => {
  const input = {
    idempotencyKey: key,
    lines: [{ productId, quantity }],
    fulfilment: {
      shipment: {
        recipient: '김주문',
        phone: '010-1234-5678',
        address: { line1: '세종대로 110', city: '서울' },
      },
    },
    payment: { method: 'CARD', cardToken },
    confirm: true,
    ...(whenBusy && { whenBusy }),
    ...(total === undefined ? {} : { expectedTotal: { minorUnits: total, currency: 'KRW' } }),
  };
  const answer = await buyer.ask<{ placeOrder: Placed }>(placeOperation, { input });
  if (!answer.data?.placeOrder)
    throw Object.assign(new Error(JSON.stringify(answer)), answer.errors?.[0]?.extensions);
  return answer.data.placeOrder;
};

/** As a client should: whoever is told that there is too much to do asks again when they are told to. */
export const comingBack = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    const { code, retryAfterMs } = error as { code?: string; retryAfterMs?: number };
    if (code !== 'OVERLOADED') throw error;
    await pause(retryAfterMs);
    return comingBack(ask);
  }
};

/** Whether what became of placing an order is known: not while it is checked, nor where the customer is to come back. */
export const isSettled = ({ __typename }: Pick<Placed, '__typename'>): boolean =>
  __typename !== 'TryAgainLater' && __typename !== 'OrderPending';

export const cancel = async (buyer: GraphClient, orderId: string): Promise<Placed> => {
  const answer = await buyer.ask<{ cancelOrder: Placed }>(cancelOperation, { orderId });
  if (!answer.data?.cancelOrder) throw new Error(JSON.stringify(answer));
  return answer.data.cancelOrder;
};

export const stockOf = async (anyone: GraphClient, id: string): Promise<number | undefined> =>
  (
    await anyone.ask<{ product: { stock: number } }>('query ($id: ID!) { product(id: $id) { stock } }', {
      id,
    })
  ).data?.product.stock;

export const dispatch = async (courier: GraphClient, orderId: string): Promise<string> => {
  const answer = await courier.ask<{ dispatchDelivery: { __typename: string } }>(
    'mutation ($orderId: ID!) { dispatchDelivery(input: { orderId: $orderId }) { __typename } }',
    { orderId },
  );
  return answer.data?.dispatchDelivery.__typename ?? JSON.stringify(answer);
};

export const statusOf = async (buyer: GraphClient, id: string) =>
  (
    await buyer.ask<{
      order: {
        status: string;
        payment: { status: string } | null;
        delivery: { status: string } | null;
      } | null;
    }>('query ($id: ID!) { order(id: $id) { status payment { status } delivery { status } } }', { id })
  ).data?.order;

export type Ledger = {
  readonly charges: { orderId: string; status: string }[];
  readonly refunds: { orderId: string }[];
};

/** What the payment provider itself has on its books. */
export const ledgerOf = async (system: Pick<Shop, 'provider'>): Promise<Ledger> => {
  const response = await fetch(`${system.provider.url}/ledger`, { headers: { 'x-api-key': 'sandbox' } });
  const entries = (await response.text())
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return {
    charges: entries.filter((entry) => entry.type === 'charge' && entry.status === 'approved'),
    refunds: entries.filter((entry) => entry.type === 'refund'),
  };
};

/** How many of the entries are about an order. */
export const count = (entries: readonly { readonly orderId: string }[], id: string) =>
  entries.filter(({ orderId }) => orderId === id).length;

/** Each of these orders is charged once, and given back once where it did not stay. */
export const expectLedger = async (
  system: Pick<Shop, 'provider'>,
  kept: readonly string[],
  given: readonly string[],
) => {
  const { charges, refunds } = await ledgerOf(system);
  const wrong = [
    ...kept.filter((id) => count(charges, id) !== 1 || count(refunds, id) !== 0),
    ...given.filter((id) => count(charges, id) > 1 || count(charges, id) !== count(refunds, id)),
  ];
  expect(wrong).toEqual([]);
};

/** For tests that are not about deadlines: a busy machine must not fail them. */
export const unhurried = {
  JUMUN_STOCK_DEADLINE_MS: '10000',
  JUMUN_PAYMENT_DEADLINE_MS: '10000',
  JUMUN_PROVIDER_DEADLINE_MS: '9000',
};
