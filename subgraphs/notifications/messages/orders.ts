import type { Text } from '@jumun/platform/kernel/refusal';
import type { OrderNews } from '../domain/news.ts';
import { both, joined, money, sentence, type Words } from './words.ts';

/** By the status of the ticket, the delivery or the ride, where it says more than the order's. */
const byFulfilment: Readonly<Record<string, Text>> = {
  PREPARING: both(
    '배송이 시작되었습니다. 상품을 포장하고 있습니다.',
    'Delivery has begun: your order is being packed.',
  ),
  DISPATCHED: both('상품이 출발했습니다.', 'Your order is on its way to you.'),
  ATTEMPT_FAILED: both(
    '상품을 전해 드리지 못했습니다. 다시 찾아가겠습니다.',
    'We could not hand your order over and will try again.',
  ),
  RETURNING: both(
    '상품을 전해 드리지 못해 매장으로 되돌려 보내고 있습니다.',
    'We could not hand your order over, and it is going back to the store.',
  ),
  RETURNED: both(
    '상품이 매장으로 돌아왔습니다. 다시 보내 드릴지 환불해 드릴지 정해 알려 드리겠습니다.',
    'Your order has come back to the store. We will tell you whether it is sent again or refunded.',
  ),
  LOST: both(
    '배송 중에 상품을 잃어버렸습니다. 죄송합니다. 다시 보내 드릴지 환불해 드릴지 정해 알려 드리겠습니다.',
    'Your parcel was lost on its way; we are sorry. We will tell you whether it is sent again or refunded.',
  ),
  SENT_AGAIN: both(
    '상품을 다시 보내 드립니다. 새로 포장하고 있습니다.',
    'We are sending your order again; it is being packed anew.',
  ),
  DELIVERED: both('상품이 도착했습니다.', 'Your order has arrived.'),
  READY: both('상품이 준비되었습니다. 매장에서 받아 가세요.', 'Your order is ready to be picked up.'),
  HANDED_OVER: both('상품을 전달해 드렸습니다.', 'You have picked up your order.'),
  REQUESTED: both(
    '배정된 택시가 올 수 없어 다른 택시를 찾고 있습니다.',
    'Your taxi could not come; we are looking for another one.',
  ),
  ASSIGNED: both('택시가 배정되었습니다.', 'A taxi has been assigned to your ride.'),
  STARTED: both('운행이 시작되었습니다.', 'Your ride has begun.'),
  COMPLETED: both('운행이 끝났습니다.', 'Your ride is over.'),
};

const byStatus: Readonly<Record<string, Text>> = {
  PLACED: both(
    '매장에서 접수를 되돌렸습니다. 다시 접수하기를 기다리고 있으며, 그때까지 취소할 수 있습니다.',
    'The store took its acceptance back. Your order waits to be accepted again, and can be cancelled until then.',
  ),
  ACCEPTED: both('주문이 접수되었습니다.', 'Your order has been accepted.'),
  IN_FULFILMENT: both('주문하신 내용이 진행되고 있습니다.', 'Your order is under way.'),
  READY: both('주문하신 상품이 준비되었습니다.', 'Your order is ready.'),
  COMPLETED: both('주문이 모두 완료되었습니다.', 'Your order is complete.'),
};

const stepOf = ({ fulfilmentStatus, status }: OrderNews): Text =>
  byFulfilment[fulfilmentStatus ?? ''] ??
  byStatus[status] ??
  both('주문이 진행되고 있습니다.', 'Your order is in progress.');

/** How the total is paid: points first, the card for the rest. */
const partsOf = ({ total, pointsSpent: points = 0 }: OrderNews) => ({
  points,
  card: { ...total, minorUnits: total.minorUnits - points },
});

type Sentence = (amount: string) => string;
type Sentences = Readonly<Record<'points' | 'card', Readonly<Record<'ko' | 'en', Sentence>>>>;

const paid: Sentences = {
  points: { ko: (n) => `${n}포인트를 쓰셨습니다.`, en: (n) => `You spent ${n} points.` },
  card: { ko: (sum) => `${sum} 결제가 승인되었습니다.`, en: (sum) => `The payment of ${sum} is approved.` },
};

const givenBack: Sentences = {
  points: {
    ko: (n) => `쓰신 ${n}포인트를 돌려 드렸습니다.`,
    en: (n) => `The ${n} points that you spent are yours again.`,
  },
  card: {
    ko: (sum) => `결제하신 ${sum}은 환불되었습니다.`,
    en: (sum) => `What you paid, ${sum}, has been refunded.`,
  },
};

/** What is said of an order's points and of the card's part; a payment by card has an e-mail of its own. */
const told = (news: OrderNews, first: Text, { points: ofPoints, card: ofCard }: Sentences) => {
  const { points, card } = partsOf(news);
  const count = both(points.toLocaleString('ko'), points.toLocaleString('en'));
  const spent = points > 0 ? [said(ofPoints, count)] : [];
  const charged = card.minorUnits > 0 || points === 0 ? [said(ofCard, money(card))] : [];
  return { text: joined(first, ...spent, ...charged), mail: joined(first, ...spent) };
};

const said = ({ ko, en }: Sentences['card'], amount: Text): Text => both(ko(amount.ko), en(amount.en));

/** What staff say who cancelled it in the customer's name. */
const bySupport = (because: string): Text =>
  both(`고객센터에서 취소해 드렸습니다. 사유: ${because}.`, `Our customer service cancelled it: ${because}.`);

/** The end of an order. */
const over = (news: OrderNews, subject: Text, end: Text): Words => {
  const first = news.because === undefined ? end : joined(end, bySupport(news.because));
  return news.paymentStatus === 'REFUNDED'
    ? { subject, ...told(news, first, givenBack) }
    : { subject, text: joined(first, both('결제된 금액은 없습니다.', 'Nothing has been charged.')) };
};

/** Reasons that are codes. Any other is shown as the desk wrote it. */
const givenUpBecause: ReadonlyMap<string, Text> = new Map([
  ['NO_TAXI_IN_TIME', both('제때 배차할 수 있는 택시가 없었습니다', 'no taxi could be found in time')],
]);

const noTaxi = (reason: string): Text => {
  const why = givenUpBecause.get(reason) ?? both(reason, reason);
  return both(
    `택시를 배차하지 못해 예약이 취소되었습니다: ${why.ko}.`,
    `Your booking is cancelled because there is no taxi for it: ${why.en}.`,
  );
};

type Because = NonNullable<OrderNews['reason']>;

/** The words that differ between goods and rides. */
type Kind = {
  readonly queued: Text;
  readonly placed: Text;
  readonly refused: Text;
  readonly because: Readonly<Record<Because, Text>>;
  readonly tooLate: Text;
  readonly cancelled: { readonly subject: Text; readonly text: Text };
  readonly complete: Text;
};

/** Suits books and coffee alike. */
const goods: Kind = {
  queued: both(
    '주문을 받았습니다. 재고와 결제를 확인하고 있습니다.',
    'We have received your order and are checking stock and payment.',
  ),
  placed: both('주문이 완료되었습니다', 'Your order is placed'),
  refused: both('주문이 이루어지지 않았습니다', 'Your order could not be placed'),
  because: {
    SHORT: both(
      '재고가 부족하여 주문이 이루어지지 않았습니다.',
      'Your order could not be placed: not all of it was available.',
    ),
    DECLINED: both(
      '결제가 거절되어 주문이 이루어지지 않았습니다.',
      'Your order could not be placed: the payment was declined.',
    ),
    TIMED_OUT: both(
      '확인이 늦어져 주문이 이루어지지 않았습니다.',
      'Your order could not be placed: we could not confirm it in time.',
    ),
    NO_POINTS: both(
      '쓰실 수 있는 포인트가 부족하여 주문이 이루어지지 않았습니다.',
      'Your order could not be placed: you have fewer points than it was to spend.',
    ),
    CANCELLED: both(
      '주문이 확정되기 전에 취소되었습니다. 결제된 금액은 없습니다.',
      'Your order was cancelled before it was placed. You have not been charged.',
    ),
  },
  tooLate: both('이미 많이 진행되어 주문을 취소할 수 없습니다.', 'It was too late to cancel.'),
  cancelled: {
    subject: both('주문이 취소되었습니다', 'Your order is cancelled'),
    text: both('주문이 취소되었습니다.', 'Your order is cancelled.'),
  },
  complete: both('주문이 모두 완료되었습니다', 'Your order is complete'),
};

const rides: Kind = {
  queued: both(
    '택시 예약을 받았습니다. 결제를 확인하고 있습니다.',
    'We have received your booking and are checking the payment.',
  ),
  placed: both('택시 예약이 완료되었습니다', 'Your ride is booked'),
  refused: both('택시 예약이 이루어지지 않았습니다', 'Your ride could not be booked'),
  because: {
    SHORT: both(
      '지금은 이용하실 수 없어 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: no ride is available at the moment.',
    ),
    DECLINED: both(
      '결제가 거절되어 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: the payment was declined.',
    ),
    TIMED_OUT: both(
      '확인이 늦어져 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: we could not confirm it in time.',
    ),
    NO_POINTS: both(
      '쓰실 수 있는 포인트가 부족하여 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: you have fewer points than it was to spend.',
    ),
    CANCELLED: both(
      '예약이 확정되기 전에 취소되었습니다. 결제된 금액은 없습니다.',
      'Your booking was cancelled before it was confirmed. You have not been charged.',
    ),
  },
  tooLate: both('예약을 취소할 수 없습니다.', 'It was too late to cancel.'),
  cancelled: {
    subject: both('택시 예약이 취소되었습니다', 'Your booking is cancelled'),
    text: both('예약이 취소되어 삭제되었습니다.', 'Your booking is cancelled and has been deleted.'),
  },
  complete: both('운행이 끝났습니다', 'Your ride is over'),
};

/** What is refunded because it did not arrive. */
const undelivered: Readonly<Record<string, Text>> = {
  RETURNED: both(
    '전해 드리지 못하고 돌아온 주문을 취소했습니다.',
    'Your order came back to the store and is cancelled.',
  ),
  LOST: both('배송 중에 잃어버린 주문을 취소했습니다.', 'Your order was lost on its way and is cancelled.'),
};

/** Why an order that nobody wanted to cancel was cancelled all the same. */
const cancelledWords = ({ givenUp, fulfilmentStatus }: OrderNews): Text | undefined =>
  givenUp === undefined ? undelivered[fulfilmentStatus ?? ''] : noTaxi(givenUp);

/** What is said about a step of an order. */
export const orderWords = (news: OrderNews): Words => {
  const kind = news.fulfilment === 'RIDE' ? rides : goods;
  switch (news.topic) {
    case 'ORDER_QUEUED':
      return { subject: both('주문을 받았습니다', 'We have received your order'), text: kind.queued };
    case 'ORDER_PLACED': {
      return { subject: kind.placed, ...told(news, sentence(kind.placed), paid) };
    }
    case 'ORDER_REFUSED':
      return over(news, kind.refused, kind.because[news.reason ?? 'TIMED_OUT']);
    case 'ORDER_PROGRESSED':
      return { subject: both('주문 진행 안내', 'News of your order'), text: stepOf(news) };
    case 'CANCELLATION_REQUESTED':
      return {
        subject: both('취소 요청을 받았습니다', 'Your request to cancel'),
        text: both(
          '취소 요청을 받았습니다. 확인되는 대로 알려 드리겠습니다.',
          'We have received your request to cancel and will let you know the decision.',
        ),
      };
    case 'CANCELLATION_REFUSED':
      return {
        subject: both('취소할 수 없습니다', 'It was too late to cancel'),
        text: joined(kind.tooLate, stepOf(news)),
      };
    case 'ORDER_CANCELLED':
      return over(news, kind.cancelled.subject, cancelledWords(news) ?? kind.cancelled.text);
    case 'ORDER_NOT_COLLECTED':
      return {
        subject: both('찾아가지 않으신 주문이 종료되었습니다', 'Your order was not picked up'),
        text: both(
          '찾아가지 않으셔서 주문이 종료되었습니다. 결제하신 금액은 환불되지 않습니다.',
          'Nobody picked up your order, so it is closed. What you paid is not refunded.',
        ),
      };
    case 'ORDER_COMPLETED':
      return {
        subject: kind.complete,
        text: joined(stepOf(news), both('이용해 주셔서 감사합니다.', 'Thank you.')),
      };
  }
};
