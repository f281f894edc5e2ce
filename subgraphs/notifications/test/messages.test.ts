import { orderNumberOf } from '@jumun/schema/order-number';
import { describe, expect, it } from 'vitest';
import { channels, type News, type OrderNews } from '../domain/news.ts';
import { messageOf } from '../messages.ts';

const order: OrderNews = {
  topic: 'ORDER_PLACED',
  orderId: 'ord_0199aabbccdd',
  status: 'PLACED',
  paymentStatus: 'APPROVED',
  fulfilmentStatus: null,
  total: { minorUnits: 15_000, currency: 'KRW' },
  goods: { title: '소년이 온다', lines: 3 },
  reason: null,
};
const amount = { minorUnits: 1_250, currency: 'USD' };
const aboutGoods: News[] = [
  { ...order, topic: 'ORDER_QUEUED' },
  order,
  ...(['SHORT', 'DECLINED', 'TIMED_OUT', 'NO_POINTS'] as const).map((reason) => ({
    ...order,
    topic: 'ORDER_REFUSED' as const,
    reason,
    paymentStatus: null,
  })),
  ...['ACCEPTED', 'PREPARING', 'DISPATCHED', 'READY', 'ASSIGNED', 'STARTED', 'A_NEW_WORD'].map(
    (fulfilmentStatus) => ({ ...order, topic: 'ORDER_PROGRESSED' as const, fulfilmentStatus }),
  ),
  { ...order, topic: 'CANCELLATION_REQUESTED' },
  { ...order, topic: 'CANCELLATION_REFUSED' },
  { ...order, topic: 'ORDER_CANCELLED', paymentStatus: 'REFUNDED' },
  { ...order, topic: 'ORDER_COMPLETED' },
  { topic: 'PAYMENT_APPROVED', orderId: 'ord_1', amount },
  { topic: 'PAYMENT_REFUNDED', orderId: 'ord_1', amount },
  { topic: 'TICKET_REJECTED', orderId: 'ord_1', reason: '마감' },
  { topic: 'TICKET_REJECTED', orderId: 'ord_1', reason: 'NOT_ACCEPTED_IN_TIME' },
  { topic: 'TICKET_CANCELLED', orderId: 'ord_1', reason: '마감' },
  { ...order, topic: 'RIDE_BROKE_DOWN', fulfilment: 'RIDE', fulfilmentStatus: 'REQUESTED' },
  { ...order, topic: 'ORDER_NOT_COLLECTED', status: 'NO_SHOW', fulfilmentStatus: 'NO_SHOW' },
  { topic: 'DELIVERY_CANCELLED', orderId: 'ord_1' },
  { topic: 'WALLET_ITEM_ISSUED', walletItemId: 'wit_1', title: '커피 쿠폰' },
  { topic: 'GIFT_ISSUED', giftId: 'gft_1', title: '아메리카노' },
  { topic: 'GIFT_USED', giftId: 'gft_1', title: '아메리카노' },
  { topic: 'NEW_BOOK', productId: 'prd_1', title: '작별하지 않는다', price: amount },
  { topic: 'RESTOCKED', productId: 'prd_1', title: '작별하지 않는다' },
];

/** The same of a ride, where it is an order's news. */
const aboutRides = aboutGoods.flatMap((news): OrderNews[] =>
  'total' in news ? [{ ...news, fulfilment: 'RIDE' }] : [],
);
const every = [...aboutGoods, ...aboutRides];

const write = (
  news: News,
  channel: (typeof channels)[number] = 'SMS',
  locale: 'ko' | 'en' = 'en',
  prefix = '[J]',
) => messageOf(news, { channel, locale, name: 'Minji', prefix });

describe('every message', () => {
  it('is written in both languages on every channel, with nothing left out', () => {
    for (const news of every)
      for (const channel of channels) {
        const [ko, en] = [write(news, channel, 'ko'), write(news, channel, 'en')];
        for (const { subject, body } of [ko, en]) {
          expect(`${subject}${body}`).not.toMatch(/undefined|null|NaN|\[object/);
          expect(subject).toContain('[J]');
        }
        expect(ko.body).not.toBe(en.body);
        expect(ko.body).toMatch(/[가-힣]/);
      }
  });

  it('names the customer in e-mails only, where others cannot read it over a shoulder', () => {
    for (const news of every)
      for (const channel of ['SMS', 'PUSH'] as const)
        expect(write(news, channel).body).not.toContain('Minji');
    expect(write(order, 'EMAIL').body).toMatch(/^Dear Minji,/);
  });

  it('needs no prefix', () => {
    expect(write(order, 'SMS', 'en', '').body).toMatch(
      new RegExp(`^Order ${orderNumberOf(order.orderId)}: Your order is placed`),
    );
  });
});

it('says why staff cancelled an order in the customer’s name', () => {
  const because = 'wrong edition';
  const cancelled: News = { ...order, topic: 'ORDER_CANCELLED', paymentStatus: 'REFUNDED', because };
  for (const channel of channels) expect(write(cancelled, channel).body).toContain(because);
  expect(write({ ...order, topic: 'ORDER_REFUSED', reason: 'CANCELLED', because }).body).toContain(because);
});

it('says why there was no taxi, in the words of the desk or in ours, and that the money is back', () => {
  const cancelled: News = {
    ...order,
    topic: 'ORDER_CANCELLED',
    fulfilment: 'RIDE',
    paymentStatus: 'REFUNDED',
    givenUp: 'NO_TAXI_IN_TIME',
  };
  expect(write(cancelled).body).toContain(
    'Your booking is cancelled because there is no taxi for it: no taxi could be found in time. What you paid, ₩15,000, has been refunded.',
  );
  expect(write(cancelled, 'SMS', 'ko').body).toContain('제때 배차할 수 있는 택시가 없었습니다');
  expect(write({ ...cancelled, givenUp: 'too much snow' }).body).toContain('for it: too much snow.');
  const waits: News = {
    ...order,
    topic: 'ORDER_PROGRESSED',
    fulfilment: 'RIDE',
    fulfilmentStatus: 'REQUESTED',
  };
  expect(write(waits).body).toContain('we are looking for another one');
  expect(write({ ...waits, topic: 'RIDE_BROKE_DOWN' }).body).toContain('Your taxi has broken down.');
});

it('says that the taxi asked for less than was paid, and what is back', () => {
  const words = write({
    topic: 'ORDER_REFUNDED',
    orderId: order.orderId,
    fulfilment: 'RIDE',
    cause: 'FARE',
    amount: { minorUnits: 500, currency: 'KRW' },
    refundedTotal: { minorUnits: 500, currency: 'KRW' },
    reason: null,
  });
  expect(words.body).toContain('Your taxi asked for less than you had paid. ₩500 has been refunded.');
});

describe('the money', () => {
  it('is in the order’s short message, and in an e-mail of its own', () => {
    const cancelled: News = { ...order, topic: 'ORDER_CANCELLED', paymentStatus: 'REFUNDED' };
    expect(write(order).body).toContain('payment of ₩15,000 is approved');
    expect(write(cancelled).body).toContain('What you paid, ₩15,000, has been refunded.');
    expect(write(order, 'EMAIL').body).not.toContain('approved');
    expect(write(cancelled, 'EMAIL').body).not.toContain('refunded');
    expect(write({ topic: 'PAYMENT_REFUNDED', orderId: 'ord_1', amount }, 'EMAIL').body).toContain(
      '$12.50 refunded',
    );
  });

  it('was never taken where nothing is refunded, and every channel says so', () => {
    const refused: News = { ...order, topic: 'ORDER_REFUSED', reason: 'DECLINED', paymentStatus: 'DECLINED' };
    for (const channel of channels)
      expect(write(refused, channel).body).toContain('Nothing has been charged.');
  });
});

describe('what was paid with points', () => {
  const partly = { ...order, pointsSpent: 4_000 };

  it('is told beside what the card paid, and in the e-mail, as a payment by card has one of its own', () => {
    expect(write(partly).body).toContain('You spent 4,000 points. The payment of ₩11,000 is approved.');
    expect(write(partly, 'EMAIL').body).toContain('You spent 4,000 points.');
    expect(write(partly, 'EMAIL').body).not.toContain('11,000');
    expect(write({ ...order, pointsSpent: 15_000 }).body).not.toMatch(/₩/);
  });

  it('is told as given back', () => {
    const cancelled = { ...partly, topic: 'ORDER_CANCELLED', paymentStatus: 'REFUNDED' } as const;
    expect(write(cancelled).body).toContain(
      'The 4,000 points that you spent are yours again. What you paid, ₩11,000, has been refunded.',
    );
    expect(write({ ...cancelled, pointsSpent: 15_000 }).body).not.toMatch(/₩/);
  });
});

it('advertising first says that it is advertising, and last how to stop it', () => {
  const book = every.find(({ topic }) => topic === 'NEW_BOOK') as News;
  const { body } = write(book, 'SMS', 'ko');
  expect(body).toMatch(/^\(광고\) \[J\] .*무료 수신거부/);
  expect(write(book, 'EMAIL', 'ko').subject).toMatch(/^\(광고\)/);
  expect(write({ topic: 'RESTOCKED', productId: 'prd_1', title: '책' }, 'SMS', 'ko').body).not.toContain(
    '(광고)',
  );
});

describe('the words', () => {
  const short: News = { ...order, topic: 'ORDER_REFUSED', reason: 'SHORT', paymentStatus: null };
  const both = (news: News) => [write(news, 'SMS', 'ko').body, write(news).body];

  it('of an order fit books, coffee and rides: none is counted in copies, and no ride is in stock', () => {
    for (const fulfilment of ['SHIPMENT', 'PICKUP', 'RIDE'] as const) {
      expect(both({ ...short, fulfilment })[1]).not.toMatch(/cop(y|ies)/);
    }
    const words = [
      'ORDER_QUEUED',
      'ORDER_PLACED',
      'ORDER_REFUSED',
      'CANCELLATION_REFUSED',
      'ORDER_CANCELLED',
    ];
    for (const news of aboutRides.filter(({ topic }) => words.includes(topic))) {
      expect(both(news)[0]).not.toMatch(/재고|상품/);
      expect(both(news)[1]).not.toMatch(/stock|order could/);
    }
  });

  it('of a cancelled ride say that its booking was deleted; those of an order do not [CT-08]', () => {
    const cancelled: News = { ...order, topic: 'ORDER_CANCELLED', paymentStatus: 'REFUNDED' };
    const [ko, en] = both({ ...cancelled, fulfilment: 'RIDE' });
    expect(ko).toContain('예약이 취소되어 삭제되었습니다.');
    expect(en).toContain('Your booking is cancelled and has been deleted.');
    for (const body of both({ ...cancelled, fulfilment: 'PICKUP' })) expect(body).not.toMatch(/deleted|삭제/);
  });

  it('of a store that rejected an order are its staff’s, and ours where the staff did not answer', () => {
    const rejected = (reason: string): News => ({ topic: 'TICKET_REJECTED', orderId: 'ord_1', reason });
    expect(both(rejected('우유가 떨어졌습니다'))[1]).toContain(': 우유가 떨어졌습니다. What');
    const [ko, en] = both(rejected('NOT_ACCEPTED_IN_TIME'));
    expect(ko).toContain('제시간에 접수되지 않았습니다.');
    expect(en).toContain('it was not accepted in time.');
    for (const body of [ko, en]) expect(body).not.toContain('NOT_ACCEPTED');
  });
});
