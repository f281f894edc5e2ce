import { randomUUID } from 'node:crypto';
import { type GraphClient, graphClient } from '../graph-client.ts';
import type { Stage } from './stage.ts';

export type Step = {
  readonly sequence: number;
  readonly status: string;
  readonly paymentStatus: string | null;
  readonly fulfilmentStatus: string | null;
  readonly message: string;
};

export type Wish = {
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly fulfilment: unknown;
  readonly cardToken?: string;
  readonly pointsToSpend?: number;
  readonly expectedTotal?: { readonly minorUnits: number; readonly currency: string };
  readonly whenBusy?: 'QUEUE';
  /** Whether the same may be ordered again within the minute, as stories do; false asks. */
  readonly confirm?: boolean;
};

type Answered = { readonly __typename: string; readonly [field: string]: unknown };

const operations = {
  place: `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
    __typename ... on PlaceOrderSuccess { order { id status total { formatted minorUnits } } } ... on Refusal { code message } } }`,
  cancel: `mutation ($orderId: ID!) { cancelOrder(input: { orderId: $orderId }) {
    __typename ... on CancelOrderSuccess { order { status payment { status } } } ... on Refusal { code message } } }`,
  quote: 'query ($orderId: ID!) { cancelQuote(orderId: $orderId) { outcome reason refund { formatted } } }',
  blockedOn: 'query ($orderId: ID!) { order(id: $orderId) { blockedOn { what } } }',
  timeline:
    'query ($orderId: ID!) { order(id: $orderId) { status timeline { sequence event status actor message } } }',
  watch: `subscription ($orderId: ID!) { orderStatus(orderId: $orderId, after: 0) {
    sequence status paymentStatus fulfilmentStatus message } }`,
} as const;

/** What every story does: order, watch, cancel, and see what an order waits for. Each run has its own idempotency keys. */
export const customerOn = (stage: Stage, client: GraphClient) => {
  const run = randomUUID().slice(0, 8);
  const { show, expect } = stage;

  const ask = async <T>(operation: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> => {
    const { data, errors } = await client.ask<T>(operation, variables);
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const place = async (
    key: string,
    { cardToken = 'tok_ok', pointsToSpend, confirm = true, ...wish }: Wish,
  ) => {
    const payment = { method: 'CARD', cardToken, ...(pointsToSpend && { pointsToSpend }) };
    const input = { idempotencyKey: `${key}-${run}`, ...wish, payment, confirm };
    type Placed = {
      placeOrder: Answered & { order?: { id: string; status: string; total: { minorUnits: number } } };
    };
    const { placeOrder } = await ask<Placed>(operations.place, { input });
    show(placeOrder);
    return placeOrder;
  };

  return {
    client,
    run,
    ask,
    place,
    /** Places an order and returns its id. */
    async order(key: string, wish: Wish): Promise<string> {
      const { __typename, order } = await place(key, wish);
      expect('the order is placed and paid', __typename, 'PlaceOrderSuccess');
      return order?.id ?? '';
    },
    async cancel(orderId: string): Promise<Answered> {
      const { cancelOrder } = await ask<{ cancelOrder: Answered }>(operations.cancel, { orderId });
      show(cancelOrder);
      return cancelOrder;
    },
    async quote(orderId: string): Promise<string | undefined> {
      type Quoted = { cancelQuote: { outcome: string } | null };
      const { cancelQuote } = await ask<Quoted>(operations.quote, { orderId });
      show(cancelQuote);
      return cancelQuote?.outcome;
    },
    async blockedOn(orderId: string): Promise<string | undefined> {
      type Blocked = { order: { blockedOn: { what: string } | null } | null };
      const { order } = await ask<Blocked>(operations.blockedOn, { orderId });
      return order?.blockedOn?.what;
    },
    async timeline(orderId: string): Promise<readonly { event: string; status: string }[]> {
      type Timeline = { order: { timeline: { event: string; status: string }[] } | null };
      const { order } = await ask<Timeline>(operations.timeline, { orderId });
      for (const entry of order?.timeline ?? []) show(entry);
      return order?.timeline ?? [];
    },
    watch: (orderId: string) => watchOrder(stage, client, orderId),
  };
};

export type Customer = ReturnType<typeof customerOn>;

/** Watches an order live; `reaches` waits for a step, and `complete` checks that none was missed or repeated. */
const watchOrder = ({ show, until, expect }: Stage, client: GraphClient, orderId: string) => {
  const steps: Step[] = [];
  const { stop } = client.watch<{ orderStatus: Step }>(operations.watch, { orderId }, ({ data, errors }) => {
    if (data) steps.push(data.orderStatus);
    else show(errors);
  });
  return {
    steps,
    stop,
    async reaches(status: string, fulfilmentStatus?: string): Promise<Step> {
      const what = fulfilmentStatus ? `${status} (${fulfilmentStatus})` : status;
      const step = await until(`the customer sees ${what}`, () =>
        steps.find(
          (one) => one.status === status && (!fulfilmentStatus || one.fulfilmentStatus === fulfilmentStatus),
        ),
      );
      show(step);
      return step;
    },
    /** The same, where the order has been there before: waits until that is the last step. */
    async isBackAt(status: string, fulfilmentStatus: string | null): Promise<Step> {
      const step = await until(
        `the customer sees it back at ${fulfilmentStatus ? `${status} (${fulfilmentStatus})` : status}`,
        () => {
          const last = steps.at(-1);
          return last?.status === status && last.fulfilmentStatus === fulfilmentStatus ? last : undefined;
        },
      );
      show(step);
      return step;
    },
    complete() {
      stop();
      expect(
        'every step came once, in order',
        steps.map(({ sequence }) => sequence),
        steps.map((_, i) => i + 1),
      );
    },
  };
};

const signUpOperation =
  'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on Refusal { code } } }';

/** A new customer with an account of their own. */
export const newcomer = async (
  stage: Stage,
  prefix: string,
  facts: Readonly<Record<string, string>>,
): Promise<Customer> => {
  const password = 'a long password';
  const email = `${prefix}-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.com`;
  const visitor = graphClient(stage.url);
  await visitor.ask(signUpOperation, { input: { email, password, locale: 'en', ...facts } });
  await visitor.close();
  return customerOn(stage, await stage.as(email, password));
};

type Queued = { readonly sequence: number; readonly orderId: string | undefined; readonly status: string };

/** A queue that staff watch live; `sees` waits for an order's status in it, and `complete` checks that nothing was missed. */
export const watchQueue = <T>(
  { show, until, expect }: Stage,
  client: GraphClient,
  who: string,
  {
    operation,
    variables = {},
    read,
  }: {
    readonly operation: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly read: (event: T) => Queued;
  },
) => {
  const queue: Queued[] = [];
  const { stop } = client.watch<T>(operation, variables, ({ data, errors }) => {
    if (data) queue.push(read(data));
    else show(errors);
  });
  return {
    sees: (orderId: string, status: string) =>
      until(`${who} sees it ${status}`, () =>
        queue.find((one) => one.orderId === orderId && one.status === status),
      ),
    complete() {
      stop();
      const numbers = queue.map(({ sequence }) => sequence);
      expect(
        'the queue missed nothing',
        numbers,
        numbers.map((_, i) => (numbers[0] ?? 0) + i),
      );
    },
  };
};

/** Sends one mutation of staff; shows and returns the answer. */
export const staffOn =
  (stage: Stage, client: GraphClient) =>
  async (field: string, input: Readonly<Record<string, unknown>>, more = ''): Promise<Answered> => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
    const { data, errors } = await client.ask<Record<string, Answered>>(
      `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ${more} ... on Refusal { code message } } }`,
      { input },
    );
    const answer = data?.[field];
    if (!answer) throw new Error(JSON.stringify(errors));
    stage.show(answer);
    return answer;
  };
