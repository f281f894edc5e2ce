import { setTimeout as pause } from 'node:timers/promises';
import { graphClient } from '../../demo/graph-client.ts';
import { baristaAt } from '../../demo/simulation/staff.ts';
import { openTally } from '../../demo/simulation/tally.ts';
import type { Issuer } from '../../run/issuer.ts';
import { type Asker, RefusedRequest } from './load.ts';
import { bookOrder, placeOperation } from './shop.ts';

/** People, goods and a way to order them. */
export type Shop = {
  readonly asker: Asker;
  readonly books: readonly string[];
  readonly customers: readonly { readonly id: string; readonly token: string }[];
  tokenOf(customer: number): string;
  /** The order's id, or undefined where it was refused. */
  place(customer: number, what?: 'book' | 'coffee'): Promise<string | undefined>;
  /** Waits until no order of these customers goes on. */
  settled(): Promise<void>;
};

/** What stands in every name that each copy must have of its own. */
export const mark = 'growth-';
export const cafe = 'sto_cafe1';
const coffee = 'prd_menu01';
const titles = 20;

const registerOperation = `mutation ($input: RegisterProductInput!) {
  registerProduct(input: $input) { ... on RegisterProductSuccess { product { id } } } }`;
/** Books of which there are enough for all that is ever copied. */
export const registerBooks = async (asker: Asker, issuer: Issuer): Promise<string[]> => {
  const admin = await issuer.token('stf_growth', { scopes: ['catalog:write', 'stores:any'] });
  const books: string[] = [];
  for (let i = 0; i < titles; i++) {
    const input = {
      idempotencyKey: `${mark}${i}`,
      title: `Growth ${i}`,
      price: { minorUnits: 15_000, currency: 'KRW' },
      book: { author: 'Growth', stock: 1_000_000 },
    };
    type Registered = { registerProduct: { product: { id: string } } };
    const { registerProduct } = await asker.ask<Registered>(admin, registerOperation, { input });
    books.push(registerProduct.product.id);
  }
  return books;
};

/** A shop for these customers on a running system; `run` tells its idempotency keys from those of another. */
export const openShop = async (
  asker: Asker,
  issuer: Issuer,
  books: readonly string[],
  ids: readonly string[],
  run: string,
): Promise<Shop> => {
  const customers = await Promise.all(ids.map(async (id) => ({ id, token: await issuer.token(id) })));
  const tokenOf = (customer: number): string => customers[customer % customers.length]?.token ?? '';
  let orders = 0;
  return {
    asker,
    books,
    customers,
    tokenOf,
    async place(customer, what = 'book') {
      const number = orders++;
      const key = `${mark}${run}-${number}`;
      const ofBook = bookOrder(key, books[number % books.length] ?? '');
      const input =
        what === 'book'
          ? ofBook
          : {
              ...ofBook,
              lines: [{ productId: coffee, quantity: 1 }],
              fulfilment: { pickup: { storeId: cafe } },
            };
      type Placed = { placeOrder: { order?: { id: string } } };
      try {
        const { placeOrder } = await asker.ask<Placed>(tokenOf(customer), placeOperation, { input });
        return placeOrder.order?.id;
      } catch (error) {
        if (!(error instanceof RefusedRequest) || error.code !== 'OVERLOADED') throw error;
        return await pause(error.retryAfterMs, undefined);
      }
    },
    async settled() {
      const open = '{ orders(filter: { open: true }, first: 1) { nodes { id } } }';
      for (let customer = 0; customer < customers.length; ) {
        type Found = { orders: { nodes: readonly unknown[] } };
        const { orders: found } = await asker.ask<Found>(tokenOf(customer), open);
        if (found.nodes.length === 0) customer++;
        else await pause(50);
      }
    },
  };
};

/** A barista who accepts and hands over every coffee, until the returned function is called. */
const serveCoffee = async (url: string, issuer: Issuer): Promise<() => Promise<void>> => {
  const rights = { scopes: ['tickets:read', 'tickets:write'], stores: [cafe] };
  const client = graphClient(url, await issuer.token('stf_growth', rights));
  const chance = { is: () => false, of: <T>([first]: readonly T[]) => first as T, between: () => 0 };
  const barista = baristaAt(client, cafe, chance, openTally());
  let open = true;
  const serving = (async () => {
    while (open) {
      await barista.look();
      await pause(50);
    }
  })();
  return async () => {
    open = false;
    await serving;
    await client.close();
  };
};

/** Places and finishes the orders of which all others are copies: for each customer a coffee, and books. */
export const placeTemplate = async (
  url: string,
  issuer: Issuer,
  shop: Shop,
  perCustomer: number,
): Promise<void> => {
  const close = await serveCoffee(url, issuer);
  const waiting = shop.customers.flatMap((_, customer) =>
    Array.from({ length: perCustomer }, (_, i) => ({ customer, what: i === 0 ? 'coffee' : 'book' }) as const),
  );
  const orderAll = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      if (!(await shop.place(next.customer, next.what))) {
        waiting.push(next);
        await pause(100);
      }
  };
  await Promise.all(Array.from({ length: 8 }, orderAll));
  await shop.settled();
  await close();
};
