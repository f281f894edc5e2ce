import { moneyOf, type People, won } from './people.ts';

const shipment = {
  shipment: { recipient: '박민지', phone: '010-2345-6789', address: { line1: '한강대로 2', city: '서울' } },
};

type Quote = {
  quoteOrder: { __typename: string; total: { minorUnits: number; currency: string }; inStock: boolean };
};
const quoteOperation = `query ($input: QuoteOrderInput!) { quoteOrder(input: $input) {
  __typename ... on OrderQuote { total { minorUnits currency } inStock } } }`;

/** At the bookshop: a price that changes, a book that is gone, a parcel that is lost, a copy that comes back, and money in parts. */
export const bookshopDay = async (people: People): Promise<void> => {
  const { stage, admin, run } = people;
  stage.step('The shop puts a book on sale');
  const registered = await admin(
    'registerProduct',
    {
      idempotencyKey: `book-${run}`,
      title: `하루의 책 ${run}`,
      price: won(10_000),
      book: { author: '서하린', stock: 3 },
    },
    '... on RegisterProductSuccess { product { id } }',
  );
  const book = (registered.product as { id: string } | undefined)?.id ?? '';
  const orderId = await priceChanged(people, book);
  await soldOut(people, book);
  await lostAndSentAgain(people, orderId);
  await supportRefunds(people, orderId, book);
  await withPoints(people, book);
};

const quoted = async ({ minji }: People, book: string, quantity: number) => {
  const input = { lines: [{ productId: book, quantity }], fulfilment: { way: 'SHIPMENT' } };
  return (await minji.ask<Quote>(quoteOperation, { input })).quoteOrder;
};

const priceChanged = async (people: People, book: string): Promise<string> => {
  const { stage, minji, admin } = people;
  stage.step('The customer is quoted a price, which changes before the order');
  const before = await stage.until('orders has heard of the book', async () => {
    const quote = await quoted(people, book, 3);
    return quote.__typename === 'OrderQuote' ? quote : undefined;
  });
  stage.expect('three copies, all there', before, {
    __typename: 'OrderQuote',
    total: won(30_000),
    inStock: true,
  });
  await admin('updateProduct', { productId: book, price: won(12_000) });
  await stage.until('the new price is known', async () =>
    (await quoted(people, book, 3)).total.minorUnits === 36_000 ? true : undefined,
  );
  const wish = { lines: [{ productId: book, quantity: 3 }], fulfilment: shipment };
  const refused = await minji.place('three', { ...wish, expectedTotal: before.total });
  stage.expect('nobody pays more than was quoted', refused.__typename, 'PriceChanged');
  return minji.order('three', { ...wish, expectedTotal: won(36_000) });
};

const soldOut = async (people: People, book: string) => {
  const { stage, haneul, admin, run } = people;
  stage.step('Now it is sold out; who wants it waits, and is told when a copy is found');
  const wish = { lines: [{ productId: book, quantity: 1 }], fulfilment: shipment };
  stage.expect('the quote says so', (await quoted(people, book, 1)).inStock, false);
  stage.expect('and so does the answer', (await haneul.place('gone', wish)).__typename, 'OutOfStock');
  await admin('adjustStock', {
    productId: book,
    change: 9,
    reason: '창고에서 찾음',
    idempotencyKey: `found-${run}`,
  });
  type Told = { notifications: { nodes: { topic: string; subject: string }[] } };
  await stage.until('who could not buy it is told that it is back', async () => {
    const { notifications } = await haneul.ask<Told>(
      '{ notifications(first: 50) { nodes { topic subject } } }',
    );
    return notifications.nodes.find(
      ({ topic, subject }) => topic === 'RESTOCKED' && subject.includes(people.run),
    );
  });
};

const lostAndSentAgain = async (people: People, orderId: string) => {
  const { stage, minji, courier, support, run } = people;
  const live = minji.watch(orderId);
  stage.step('A courier takes the parcel, finds nobody, and then loses it');
  await courier.untilIt('the courier takes it', 'takeDelivery', { orderId });
  await courier('dispatchDelivery', { orderId });
  await live.reaches('IN_FULFILMENT', 'DISPATCHED');
  await courier('failDelivery', { orderId, reason: 'NOBODY_THERE', idempotencyKey: `nobody-${run}` });
  await courier('loseDelivery', { orderId });
  await live.reaches('IN_FULFILMENT', 'LOST');

  stage.step('Support sends the order again, and it arrives');
  await support('sendOrderAgain', { orderId, idempotencyKey: `again-${run}` });
  await courier.untilIt('the courier takes the second parcel', 'takeDelivery', { orderId });
  await courier('dispatchDelivery', { orderId });
  await courier('completeDelivery', { orderId });
  await live.reaches('COMPLETED', 'DELIVERED');
  live.complete();
};

const supportRefunds = async (people: People, orderId: string, book: string) => {
  const { stage, minji, support, run } = people;
  const before = (await moneyOf(minji, orderId)).refunded;
  stage.step('Support refunds an amount, then a copy; never more than was paid');
  const amount = {
    idempotencyKey: `sorry-${run}`,
    orderId,
    amount: won(1_000),
    reason: '배송이 늦어 죄송합니다',
  };
  const shown = '... on RefundOrderSuccess { refund { amount { minorUnits } } }';
  await support('refundOrder', amount, shown);
  await support('refundOrder', amount, shown); // it can be repeated
  await refunded(people, orderId, before + 1_000);
  const copy = { idempotencyKey: `copy-${run}`, orderId, lines: [{ productId: book, quantity: 1 }] };
  await support('refundOrder', copy, shown);
  const tooMuch = { ...amount, idempotencyKey: `all-${run}`, amount: won(36_000) };
  const refused = await support('refundOrder', tooMuch);
  stage.expect('more than is left is refused', refused.__typename, 'RefundTooHigh');
};

const refunded = ({ stage, minji }: People, orderId: string, amount: number) =>
  stage.until(`${amount} won have gone back`, async () =>
    (await moneyOf(minji, orderId)).refunded === amount ? true : undefined,
  );

const withPoints = async (people: People, book: string) => {
  const { stage, minji } = people;
  stage.step('Points pay for a part of the next order; it is cancelled, and they are back first');
  const before = await pointsOf(people);
  const wish = { lines: [{ productId: book, quantity: 1 }], fulfilment: shipment };
  const orderId = await minji.order('with-points', { ...wish, pointsToSpend: 500 });
  await stage.until('the points are spent', async () =>
    (await pointsOf(people)) === before - 500 ? true : undefined,
  );
  await minji.cancel(orderId);
  await stage.until('the points are back', async () =>
    (await pointsOf(people)) === before ? true : undefined,
  );
};

const pointsOf = async ({ minji }: People): Promise<number> =>
  (await minji.ask<{ myPage: { pointsBalance: number } }>('{ myPage { pointsBalance } }')).myPage
    .pointsBalance;
