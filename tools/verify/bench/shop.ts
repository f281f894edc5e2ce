import { setTimeout as pause } from 'node:timers/promises';
import { signUp } from './customers.ts';
import { type Asker, openAsker, RefusedRequest } from './load.ts';
import { say } from './options.ts';
import type { System } from './system.ts';

/** Customers with accounts and tokens of their own, and books of which there are enough. */
export type Shop = {
  readonly asker: Asker;
  readonly users: number;
  readonly productIds: readonly string[];
  tokenOf(user: number): string;
  /** Places an order for one book, each with a key of its own; undefined where it was refused. */
  place(user: number): Promise<string | undefined>;
  /** How often placing was refused, by the type or the code of the refusal. */
  readonly refusals: Map<string, number>;
  /** Waits until every order has arrived, and says how long that took in seconds. */
  settled(): Promise<number>;
};

export const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id } } ... on Refusal { code message } }
}`;

/** One book to an address, paid by card. */
export const bookOrder = (idempotencyKey: string, productId: string): object => ({
  idempotencyKey,
  lines: [{ productId, quantity: 1 }],
  fulfilment: {
    shipment: {
      recipient: '김주문',
      phone: '010-1234-5678',
      address: { line1: '세종대로 110', city: '서울' },
    },
  },
  payment: { method: 'CARD', cardToken: 'tok_ok' },
  confirm: true,
});

const titles = 20;
const settleWithinMs = 900_000;
const saidEveryMs = 30_000;

export const openShop = async ({ url, issuer }: System, users: number): Promise<Shop> => {
  const asker = openAsker(url, Math.max(users, 50));
  say(`${users} customers sign up …`);
  const customers = await signUp(url, users);
  const tokens = await Promise.all(customers.map((id) => issuer.token(id)));
  const tokenOf = (user: number): string => tokens[user % tokens.length] ?? '';
  const productIds = await registerBooks(
    asker,
    await issuer.token('stf_bench', { scopes: ['catalog:write'] }),
  );
  const refusals = new Map<string, number>();
  let keys = 0;
  const place: Shop['place'] = async (user) => {
    const key = keys++;
    const input = bookOrder(`b${key}`, productIds[key % productIds.length] ?? '');
    const refused = (why: string) => void refusals.set(why, (refusals.get(why) ?? 0) + 1);
    try {
      const { placeOrder } = await asker.ask<Placed>(tokenOf(user), placeOperation, { input });
      if (placeOrder.__typename === 'PlaceOrderSuccess') return placeOrder.order.id;
      return refused(placeOrder.__typename);
    } catch (error) {
      if (!(error instanceof RefusedRequest) || error.code !== 'OVERLOADED') throw error;
      refused(error.code);
      return await pause(error.retryAfterMs, undefined);
    }
  };
  while ((await place(0)) === undefined) await pause(100); // orders has yet to hear of the books
  refusals.clear();
  return {
    asker,
    users,
    productIds,
    tokenOf,
    place,
    refusals,
    settled: () => settledBy(asker, users, tokenOf),
  };
};

type Placed = { placeOrder: { __typename: string; order: { id: string } } };

const registerBooks = async (asker: Asker, token: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < titles; i++) {
    const input = {
      idempotencyKey: `bench-${i}`,
      title: `Bench ${i}`,
      price: { minorUnits: 15_000, currency: 'KRW' },
      book: { author: 'Bench', stock: 1_000_000 },
    };
    const { registerProduct } = await asker.ask<{ registerProduct: { product: { id: string } } }>(
      token,
      'mutation ($input: RegisterProductInput!) { registerProduct(input: $input) { ... on RegisterProductSuccess { product { id } } } }',
      { input },
    );
    ids.push(registerProduct.product.id);
  }
  return ids;
};

const settledBy = async (asker: Asker, users: number, tokenOf: (user: number) => string): Promise<number> => {
  const began = performance.now();
  const openOrders = '{ orders(filter: { open: true }, first: 1) { nodes { id status placedAt } } }';
  let saidAt = began;
  for (let user = 0; user < users; ) {
    const { orders } = await asker.ask<{ orders: { nodes: object[] } }>(tokenOf(user), openOrders);
    const [open] = orders.nodes;
    if (!open) {
      user++;
      continue;
    }
    const now = performance.now();
    if (now - began > settleWithinMs) throw new Error(`orders do not settle, as ${JSON.stringify(open)}`);
    if (now - saidAt > saidEveryMs) {
      saidAt = now;
      say(`waiting for orders to arrive, as ${JSON.stringify(open)} …`);
    }
    await pause(50);
  }
  return (performance.now() - began) / 1_000;
};
