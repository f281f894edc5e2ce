import type { Answer, GraphClient } from '../tools/demo/graph-client.ts';
import { graphClient, signedIn } from '../tools/demo/graph-client.ts';
import { openStage } from '../tools/demo/stories/stage.ts';
import { stories } from '../tools/demo/stories/stories.ts';
import { until } from '../tools/run/processes.ts';

// One long conversation with the graph, in every corner of the bookshop, written down word for word: what it says must not
// depend on the shape the system runs in, nor on its stores.

type Facts = Readonly<Record<string, unknown>>;

const address = { line1: '세종대로 110', city: '서울' };
const shipment = { shipment: { recipient: '김주문', phone: '010-1234-5678', address } };

const operations = {
  viewer: '{ viewer { __typename name email locale } }',
  logIn: `mutation ($email: String!, $password: String!) { logIn(input: { email: $email, password: $password }) {
    __typename ... on LogInSuccess { viewer { __typename name locale } } ... on Refusal { code message } } }`,
  signUp: `mutation ($input: SignUpInput!) { signUp(input: $input) {
    __typename ... on SignUpSuccess { customer { name email locale grade marketingConsent } } ... on Refusal { code message } } }`,
  products: `query ($first: Int) { products(kind: BOOK, first: $first) {
    nodes { id title available stock price { amount minorUnits currency formatted } }
    pageInfo { hasNextPage } } }`,
  product: 'query ($id: ID!) { product(id: $id) { id title } }',
  place: `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess { order { id status total { formatted } lines { title quantity product { id } } payment { status } } }
    ... on OutOfStock { order { status } } ... on PaymentDeclined { order { status payment { status } } }
    ... on InvalidOrder { field } ... on Refusal { code message } } }`,
  order: `query ($id: ID!) { order(id: $id) {
    id status customer { name } payment { status } delivery { status } lines { title quantity unitPrice { formatted } }
    fulfilment { __typename ... on Shipment { recipient } } } }`,
  timeline:
    'query ($id: ID!) { order(id: $id) { timeline { sequence event status actor } blockedOn { __typename } } }',
  quote: 'query ($id: ID!) { cancelQuote(orderId: $id) { outcome } }',
  orders: '{ orders(first: 10) { nodes { id status } pageInfo { hasNextPage } } }',
  cancel: `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) {
    __typename ... on CancelOrderSuccess { order { status payment { status } } }
    ... on OrderNotCancellable { order { status } } ... on Refusal { code message } } }`,
  watch:
    'subscription ($id: ID!, $after: Int) { orderStatus(orderId: $id, after: $after) { sequence status paymentStatus fulfilmentStatus message } }',
  page: '{ myPage { mileage grade orders(first: 10) { nodes { orderId sequence status paymentStatus fulfilmentStatus total { formatted } steps { sequence status message } } } } }',
  dispatch:
    'mutation ($id: ID!) { dispatchDelivery(input: { orderId: $id }) { __typename ... on Refusal { code message } } }',
  complete:
    'mutation ($id: ID!) { completeDelivery(input: { orderId: $id }) { __typename ... on Refusal { code message } } }',
  deliveries: '{ deliveries(first: 5) { nodes { status } } }',
  tickets: 'query ($storeId: ID!) { tickets(storeId: $storeId, first: 3) { nodes { status } } }',
  register: `mutation ($input: RegisterProductInput!) { registerProduct(input: $input) {
    __typename ... on RegisterProductSuccess { product { id title available } } ... on Refusal { code message } } }`,
  restock: `mutation ($input: RestockProductInput!) { restockProduct(input: $input) {
    __typename ... on RestockProductSuccess { product { stock } } ... on Refusal { code message } } }`,
} as const;

/** A text with ids and times replaced by what stays the same. */
export const plainly = () => {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  return (text: string): string =>
    text
      .replace(/\b([a-z]{3})_[0-9a-f]{32}\b/g, (id, kind: string) => {
        if (!known.has(id)) {
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
          known.set(id, `${kind}#${counts.get(kind)}`);
        }
        return known.get(id) as string;
      })
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')
      .replace(/"errorId":"[^"]*"/g, '"errorId":"E"');
};

/** Plays every story of the command line; each step, claim and answer on a line of its own. */
export const storiesOn = async (url: string): Promise<string[]> => {
  const lines: string[] = [];
  for (const [name, story] of Object.entries(stories)) {
    const plain = plainly();
    const stage = openStage(
      url,
      (line) => void lines.push(`${name}: ${plain(line)}`),
      () => {}, // what depends on the moment
      60_000, // other tests use this machine too
    );
    try {
      await story(stage);
    } catch (error) {
      throw new Error(`after\n${lines.join('\n')}`, { cause: error });
    } finally {
      await stage.close();
    }
    if (stage.failures() > 0) throw new Error(`the story did not hold:\n${lines.join('\n')}`);
  }
  return lines;
};

/** Each answer on a line of its own, with ids and times replaced by what stays the same. */
export const conversationOn = async (url: string): Promise<string[]> => {
  const lines: string[] = [];
  const plain = plainly();
  const note = (what: string, value: unknown) =>
    void lines.push(`${what}: ${plain(JSON.stringify(value) ?? 'nothing')}`);
  const anonymous = graphClient(url);
  const opened: GraphClient[] = [anonymous];
  const as = async (email: string, password?: string) => {
    const client = await signedIn(url, email, password);
    opened.push(client);
    return client;
  };
  const ask = async <T = Facts>(
    who: GraphClient,
    name: keyof typeof operations,
    variables: Facts = {},
    what = '',
  ): Promise<Answer<T>> => {
    const answer = await who.ask<T>(operations[name], variables);
    note(`${name} ${what}`.trim(), answer);
    return answer;
  };

  try {
    await ask(anonymous, 'viewer', {}, 'without a token');
    await ask(
      anonymous,
      'logIn',
      { email: 'customer@jumun.example', password: 'wrong' },
      'with a wrong password',
    );
    const person = {
      email: 'conversation@example.com',
      password: 'a long password',
      name: '이대화',
      locale: 'en',
    };
    await ask(anonymous, 'signUp', { input: { ...person, email: 'no address' } }, 'without an address');
    await ask(anonymous, 'signUp', { input: person });
    await ask(anonymous, 'signUp', { input: person }, 'twice');
    const customer = await as(person.email, person.password);
    const other = await as('customer2@jumun.example');
    const admin = await as('admin@jumun.example');
    const courier = await as('courier@jumun.example');
    await ask(customer, 'viewer');

    const books = await ask<{ products: { nodes: { id: string }[] } }>(anonymous, 'products', { first: 3 });
    const book = books.data?.products.nodes[0]?.id ?? '';
    for (const first of [0, 101]) await ask(anonymous, 'products', { first }, `first ${first}`);
    await ask(anonymous, 'product', { id: 'prd_unknown' }, 'unknown');

    const price = { minorUnits: 12_000, currency: 'KRW' };
    const wanted = {
      idempotencyKey: 'conversation',
      title: '대화',
      price,
      book: { author: '이대화', stock: 3 },
    };
    const registered = await ask<{ registerProduct: { product: { id: string } } }>(admin, 'register', {
      input: wanted,
    });
    const scarce = registered.data?.registerProduct.product.id ?? '';
    await ask(customer, 'register', { input: wanted }, 'by a customer');
    await ask(
      admin,
      'restock',
      { input: { productId: scarce, quantity: 0, idempotencyKey: 'none' } },
      'by nothing',
    );
    await ask(admin, 'restock', { input: { productId: scarce, quantity: 2, idempotencyKey: 'two' } });

    const place = (key: string, more: Facts = {}, what = key, who = customer) =>
      ask<{ placeOrder: { __typename: string; order?: { id: string } } }>(
        who,
        'place',
        {
          input: {
            idempotencyKey: key,
            lines: [{ productId: scarce, quantity: 1 }],
            fulfilment: shipment,
            payment: { method: 'CARD', cardToken: 'tok_ok' },
            confirm: true,
            ...more,
          },
        },
        what,
      );
    // orders hear of a new book a moment after catalog has it
    await until(async () => {
      const { data } = await customer.ask<{ placeOrder: { __typename: string } }>(operations.place, {
        input: {
          idempotencyKey: 'heard',
          lines: [{ productId: scarce, quantity: 1 }],
          fulfilment: shipment,
          payment: { method: 'CARD', cardToken: 'tok_ok' },
          confirm: true,
          expectedTotal: { minorUnits: 1, currency: 'KRW' },
        },
      });
      return data?.placeOrder.__typename === 'PriceChanged' || undefined;
    });

    await place('anonymous', {}, 'without a token', anonymous);
    await place('unknown', { lines: [{ productId: 'prd_unknown', quantity: 1 }] });
    await place('no-lines', { lines: [] });
    await place('none', { lines: [{ productId: scarce, quantity: 0 }] });
    await place('two-ways', { fulfilment: { ...shipment, pickup: { storeId: 'sto_bookshop' } } });
    await place('other-price', { expectedTotal: { minorUnits: 1, currency: 'KRW' } });
    await place('a-card-number', { payment: { method: 'CARD', cardToken: '4111111111111111' } });
    const placed = await place('first', {
      lines: [
        { productId: scarce, quantity: 1 },
        { productId: book, quantity: 1 },
        { productId: scarce, quantity: 1 },
      ],
    });
    const id = placed.data?.placeOrder.order?.id ?? '';
    await place('first', {}, 'the same key for something else');
    const same = { productId: scarce, quantity: 2 };
    await place(
      'reloaded',
      { lines: [{ productId: book, quantity: 1 }, same], confirm: false },
      'the same basket under another key',
    );
    await place('declined', { payment: { method: 'CARD', cardToken: 'tok_declined' } });
    await place('too-many', { lines: [{ productId: scarce, quantity: 4 }] });

    const events: unknown[] = [];
    const watching = customer.watch<{ orderStatus: { sequence: number; status: string } }>(
      operations.watch,
      { id, after: 0 },
      (event) => events.push(event),
    );
    const seen = (count: number) => until(() => (events.length >= count ? true : undefined), 60_000);
    await seen(3); // placed, accepted, being made up
    await ask(customer, 'quote', { id });
    await ask(other, 'order', { id }, 'of another customer');
    await ask(other, 'cancel', { id }, 'of another customer');
    await ask(other, 'quote', { id }, 'of another customer');
    await ask(anonymous, 'order', { id }, 'without a token');
    await ask(customer, 'deliveries', {}, 'by a customer');
    await ask(customer, 'tickets', { storeId: 'sto_bookshop' }, 'by a customer');
    await ask(customer, 'dispatch', { id }, 'by a customer');
    await ask(courier, 'complete', { id }, 'too early');
    await ask(courier, 'dispatch', { id });
    await seen(4);
    await ask(customer, 'cancel', { id }, 'too late');
    await ask(courier, 'complete', { id });
    await ask(courier, 'complete', { id }, 'twice');
    await seen(5);
    watching.stop();
    note('what was watched', events);
    await ask(customer, 'order', { id });
    await ask(customer, 'timeline', { id });

    const second = (await place('second')).data?.placeOrder.order?.id ?? '';
    const heard = async (orderId: string, sequence: number) =>
      until(async () => {
        type Page = { myPage: { orders: { nodes: { orderId: string; sequence: number }[] } } };
        const { data } = await customer.ask<Page>(operations.page);
        const view = data?.myPage.orders.nodes.find((node) => node.orderId === orderId);
        return (view?.sequence ?? 0) >= sequence || undefined;
      }, 60_000);
    await heard(second, 3);
    await ask(customer, 'cancel', { id: second });
    await ask(customer, 'cancel', { id: second }, 'twice');
    await ask(customer, 'cancel', { id: 'ord_unknown' }, 'unknown');
    await ask(customer, 'quote', { id: second }, 'of a cancelled order');
    await heard(second, 4);
    await until(async () => {
      const { data } = await customer.ask<{ myPage: { mileage: number | null; grade: string | null } }>(
        '{ myPage { mileage grade } }',
      );
      const bought = placed.data ? data?.myPage.grade === 'GOLD' : undefined;
      return bought || undefined;
    }, 60_000);
    await until(async () => {
      const { data } = await customer.ask<{ myPage: { mileage: number } }>('{ myPage { mileage } }');
      const paid = await customer.ask<{
        orders: { nodes: { status: string; total: { minorUnits: number } }[] };
      }>('{ orders(first: 10) { nodes { status total { minorUnits } } } }');
      const sum = paid.data?.orders.nodes
        .filter(({ status }) => status === 'COMPLETED')
        .reduce((all, { total }) => all + total.minorUnits, 0);
      return data?.myPage.mileage === sum || undefined;
    }, 60_000);
    await ask(customer, 'page');
    await ask(customer, 'orders');
    await ask(other, 'orders', {}, 'of another customer');

    for (const query of [
      '{ viewer { name',
      '{ nothing }',
      'query ($id: ID!) { order(id: $id) { id } }',
      `{ ${Array.from({ length: 40 }, () => 'viewer { __typename }').join(' ')} }`,
      'subscription { orderStatus(orderId: "ord_x") { sequence } }',
    ])
      note(`asked ${query.slice(0, 40)}`, await customer.ask(query));
    return lines;
  } catch (error) {
    throw new Error(`after\n${lines.join('\n')}`, { cause: error });
  } finally {
    for (const client of opened) await client.close().catch(() => {});
  }
};
