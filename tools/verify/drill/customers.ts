import { setTimeout as pause } from 'node:timers/promises';
import { type GraphClient, graphClient } from '../../demo/graph-client.ts';
import type { Processes } from '../../run/processes.ts';

/** What one customer was told under one key; kept outside the system. */
export type Entry = {
  readonly customer: string;
  readonly key: string;
  readonly cardToken: string;
  /** Every order id that any answer named; there must be at most one. */
  readonly ids: Set<string>;
  /** The last answer that named an order, and the order's status in it. */
  told: { readonly answer: string; readonly status: string } | undefined;
  cancelled: string | undefined;
  /** The customer has left for good without waiting for the end. */
  left: boolean;
};

export type Diary = Map<string, Entry>;

type Answered = {
  readonly __typename: string;
  readonly code?: string;
  readonly order?: { readonly id: string; readonly status: string } | null;
};

const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess { order { id status } }
    ... on OutOfStock { order { id status } }
    ... on PaymentDeclined { order { id status } }
    ... on TryAgainLater { order { id status } }
    ... on OrderPending { order { id status } }
  }
}`;

const cancelOperation = `mutation ($orderId: ID!) {
  cancelOrder(input: { orderId: $orderId, reason: "drill" }) {
    __typename
    ... on CancelOrderSuccess { order { id status } }
    ... on CancellationPending { order { id status } }
    ... on OrderNotCancellable { order { id status } }
  }
}`;

const registerOperation = `mutation ($input: RegisterProductInput!) {
  registerProduct(input: $input) { __typename ... on RegisterProductSuccess { product { id } } }
}`;

const signUpOperation = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { __typename ... on SignUpSuccess { customer { id } } }
}`;

const restockOperation =
  'mutation ($input: RestockProductInput!) { restockProduct(input: $input) { __typename } }';

const dispatchOperation =
  'mutation ($orderId: ID!) { dispatchDelivery(input: { orderId: $orderId }) { __typename } }';

const fulfilment = {
  shipment: { recipient: '김주문', phone: '010-1234-5678', address: { line1: '세종대로 110', city: '서울' } },
};

const asked = async <T>(client: GraphClient, operation: string, variables: object): Promise<T> => {
  const { data, errors } = await client.ask<Record<string, T>>(operation, variables as never);
  const [answer] = Object.values(data ?? {});
  if (!answer) throw new Error(JSON.stringify(errors));
  return answer;
};

/** Opens an account, so that messages have a recipient; returns the customer's id. */
export const signUp = async ({ url }: Processes, n: number): Promise<string> => {
  const input = {
    email: `drill-${n}@jumun.example`,
    password: 'a long drill',
    name: '김연습',
    phone: '010-0000-0000',
  };
  const { customer } = await asked<{ customer?: { id: string } }>(graphClient(url), signUpOperation, {
    input,
  });
  if (!customer) throw new Error('a customer could not sign up');
  return customer.id;
};

/** Asks once to place an order; the answer goes into the diary. */
export const placeOnce = async (
  client: GraphClient,
  entry: Entry,
  productIds: readonly string[],
  whenBusy: 'TRY_LATER' | 'QUEUE' = 'TRY_LATER',
): Promise<string> => {
  const input = {
    idempotencyKey: entry.key,
    lines: productIds.map((productId) => ({ productId, quantity: 1 })),
    fulfilment,
    payment: { method: 'CARD', cardToken: entry.cardToken },
    confirm: true,
    whenBusy,
  };
  const { __typename: answer, order } = await asked<Answered>(client, placeOperation, { input });
  if (order) {
    entry.ids.add(order.id);
    entry.told = { answer, status: order.status };
  }
  return answer;
};

export const newEntry = (customer: string, key: string, cardToken: string): Entry => ({
  customer,
  key,
  cardToken,
  ids: new Set(),
  told: undefined,
  cancelled: undefined,
  left: false,
});

/** An administrator who asks until there is an answer. */
export const openAdmin = async (system: Processes) =>
  adminAs(await system.as('stf_admin', { scopes: ['catalog:write', 'stores:any'] }));

export const adminAs = (admin: GraphClient) => {
  const persist = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (const end = Date.now() + 60_000; ; await pause(100))
      try {
        return await ask();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
  };
  return {
    async register(title: string, stock: number): Promise<string> {
      const price = { minorUnits: 12_000, currency: 'KRW' };
      const input = {
        idempotencyKey: title.replaceAll(' ', '-'),
        title,
        price,
        book: { author: '홍길동', stock },
      };
      const { product } = await persist(() =>
        asked<{ product?: { id: string } }>(admin, registerOperation, { input }),
      );
      if (!product) throw new Error(`${title} could not be registered`);
      return product.id;
    },
    restock: (productId: string, quantity: number, key: string) =>
      persist(() => asked(admin, restockOperation, { input: { productId, quantity, idempotencyKey: key } })),
  };
};

export type Load = {
  /** Everyone finishes what they have begun, as good customers do, and begins nothing more. */
  stop(): Promise<void>;
};

const cards: readonly (readonly [token: string, share: number])[] = [
  ['tok_ok', 0.6],
  ['tok_declined', 0.14],
  ['tok_lost', 0.1],
  ['tok_slow', 0.08],
  ['tok_500_charged', 0.08],
];

const oneOf = (random: () => number): string => {
  let left = random();
  for (const [token, share] of cards) {
    left -= share;
    if (left < 0) return token;
  }
  return 'tok_ok';
};

/** How long a good customer repeats a key, in milliseconds. */
const patienceMs = 90_000;

/** What the customers of a load share. */
type Custom = {
  readonly system: Processes;
  /** In every key: no load repeats the keys of another. */
  readonly name: string;
  readonly random: () => number;
  readonly diary: Diary;
  readonly plenty: string;
  readonly scarce: string;
  readonly courier: GraphClient;
  isOver(): boolean;
};

/**
 * Customers who order, repeat their keys, lose patience and cancel, an administrator who restocks, and a courier who
 * competes with the carrier. What they are told goes into the diary.
 */
export const startLoad = async (
  system: Processes,
  {
    people,
    ...given
  }: Omit<Custom, 'system' | 'courier' | 'isOver'> & {
    /** The ids of the customers. */
    readonly people: readonly string[];
  },
): Promise<Load> => {
  const admin = await openAdmin(system);
  const courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
  let over = false;
  const custom: Custom = { ...given, system, courier, isOver: () => over };

  const restocking = async () => {
    for (let n = 0; !over; n++) {
      await admin.restock(given.scarce, 2, `${given.name}-${n}`);
      await pause(400);
    }
  };

  const everyone = [restocking(), ...people.map((customer, n) => orderRepeatedly(custom, customer, n))];
  for (const one of everyone) one.catch(() => {}); // reported by stop
  return {
    async stop() {
      over = true;
      await Promise.all(everyone);
    },
  };
};

/** One customer, order after order. */
const orderRepeatedly = async (custom: Custom, customer: string, n: number): Promise<void> => {
  const { name, random, diary, plenty, scarce } = custom;
  const client = await custom.system.as(customer);
  for (let turn = 0; !custom.isOver(); turn++) {
    const entry = newEntry(customer, `${name}-${n}-${turn}`, oneOf(random));
    diary.set(`${customer} ${entry.key}`, entry);
    const isFickle = random() < 0.3;
    const whenBusy = random() < 0.15 ? 'QUEUE' : 'TRY_LATER';
    const products = random() < 0.25 ? [plenty, scarce] : [plenty];
    const place = () => placeOnce(client, entry, products, whenBusy);
    const answer = await placePatiently(entry, place, isFickle);
    const [id] = entry.ids;
    if (!entry.left && id && random() < 0.15) await place().catch(() => {});
    if (id && answer === 'PlaceOrderSuccess' && random() < 0.4) await cancel(client, entry, id);
    else if (id && random() < 0.1)
      await custom.courier.ask(dispatchOperation, { orderId: id }).catch(() => {});
    await pause(20 + random() * 60);
  }
};

/** Repeats the key until the order is settled; a fickle customer leaves after the first unclear answer. */
const placePatiently = async (
  entry: Entry,
  place: () => Promise<string>,
  isFickle: boolean,
): Promise<string> => {
  let answer = '';
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(100)) {
    try {
      answer = await place();
      if (answer !== 'TryAgainLater' && answer !== 'OrderPending') break;
    } catch {
      answer = 'no answer';
    }
    entry.left = isFickle;
    if (isFickle) break;
  }
  return answer;
};

const cancel = async (client: GraphClient, entry: Entry, orderId: string): Promise<void> => {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(100)) {
    try {
      entry.cancelled = (await asked<Answered>(client, cancelOperation, { orderId })).__typename;
      return;
    } catch {
      if (entry.left) return;
    }
  }
};
