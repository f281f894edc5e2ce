import type { Locale } from '@jumun/platform/graph/locale';
import { formatMoney } from '@jumun/platform/graph/scalars';
import type { Text } from '@jumun/platform/kernel/refusal';
import { type Channel, isAdvertising, type News, type OrderNews, orderOf } from './domain/news.ts';
import type { Message } from './domain/notification.ts';

// All that customers are sent, in both languages. No addresses and no card data; a name in the greeting of e-mails only.

/**
 * What is said of an event: `subject` heads an e-mail, `text` is the whole of a short message. `mail` stands in an e-mail
 * instead, where the payment writes an e-mail of its own.
 */
type Words = { readonly subject: Text; readonly text: Text; readonly mail?: Text };

const both = (ko: string, en: string): Text => ({ ko, en });

const money = (amount: { readonly minorUnits: number; readonly currency: string }): Text => ({
  ko: formatMoney(amount, 'ko'),
  en: formatMoney(amount, 'en'),
});

/** The end of an order's id: short enough for an SMS, and enough to tell one's orders apart. */
const shortId = (orderId: string) => orderId.slice(-8).toUpperCase();

/** Where the ticket, the delivery or the ride has a word of its own for the step, it says more than the status does. */
const byFulfilment: Readonly<Record<string, Text>> = {
  PREPARING: both(
    '배송이 시작되었습니다. 상품을 포장하고 있습니다.',
    'Delivery has begun: your order is being packed.',
  ),
  DISPATCHED: both('상품이 출발했습니다.', 'Your order is on its way to you.'),
  DELIVERED: both('상품이 도착했습니다.', 'Your order has arrived.'),
  READY: both('상품이 준비되었습니다. 매장에서 받아 가세요.', 'Your order is ready to be picked up.'),
  HANDED_OVER: both('상품을 전달해 드렸습니다.', 'You have picked up your order.'),
  ASSIGNED: both('택시가 배정되었습니다.', 'A taxi has been assigned to your ride.'),
  STARTED: both('운행이 시작되었습니다.', 'Your ride has begun.'),
  COMPLETED: both('운행이 끝났습니다.', 'Your ride is over.'),
};

const byStatus: Readonly<Record<string, Text>> = {
  ACCEPTED: both('주문이 접수되었습니다.', 'Your order has been accepted.'),
  IN_FULFILMENT: both('주문하신 내용이 진행되고 있습니다.', 'Your order is under way.'),
  READY: both('주문하신 상품이 준비되었습니다.', 'Your order is ready.'),
  COMPLETED: both('주문이 모두 완료되었습니다.', 'Your order is complete.'),
};

const stepOf = ({ fulfilmentStatus, status }: OrderNews): Text =>
  byFulfilment[fulfilmentStatus ?? ''] ??
  byStatus[status] ??
  both('주문이 진행되고 있습니다.', 'Your order is moving on.');

/** What became of the money of an order that did not come about, or was cancelled. */
const moneyBack = ({ paymentStatus, total }: OrderNews): Text => {
  const sum = money(total);
  return paymentStatus === 'REFUNDED'
    ? both(`결제하신 ${sum.ko}은 환불되었습니다.`, `What you paid, ${sum.en}, has been refunded.`)
    : both('결제된 금액은 없습니다.', 'Nothing has been charged.');
};

const joined = (...parts: readonly Text[]): Text => ({
  ko: parts.map(({ ko }) => ko).join(' '),
  en: parts.map(({ en }) => en).join(' '),
});

/** The end of an order: a refund has an e-mail of its own. */
const over = (news: OrderNews, subject: Text, sentence: Text): Words => ({
  subject,
  text: joined(sentence, moneyBack(news)),
  ...(news.paymentStatus === 'REFUNDED' ? { mail: sentence } : {}),
});

type Because = NonNullable<OrderNews['reason']>;

/** What the words call an order, and what they say that differs. */
type Kind = {
  readonly queued: Text;
  readonly placed: Text;
  readonly refused: Text;
  readonly because: Readonly<Record<Because, Text>>;
  readonly tooLate: Text;
  readonly cancelled: { readonly subject: Text; readonly text: Text };
  readonly complete: Text;
};

/** Fits books and coffee alike. */
const goods: Kind = {
  queued: both(
    '주문을 받았습니다. 재고와 결제를 확인하고 있습니다.',
    'We have taken in your order and are checking stock and payment.',
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
    'We have taken in your booking and are checking the payment.',
  ),
  placed: both('택시 예약이 완료되었습니다', 'Your ride is booked'),
  refused: both('택시 예약이 이루어지지 않았습니다', 'Your ride could not be booked'),
  because: {
    SHORT: both(
      '지금은 이용하실 수 없어 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: there are none at the moment.',
    ),
    DECLINED: both(
      '결제가 거절되어 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: the payment was declined.',
    ),
    TIMED_OUT: both(
      '확인이 늦어져 예약이 이루어지지 않았습니다.',
      'Your ride could not be booked: we could not confirm it in time.',
    ),
  },
  tooLate: both('예약을 취소할 수 없습니다.', 'It was too late to cancel.'),
  cancelled: {
    subject: both('택시 예약이 취소되었습니다', 'Your booking is cancelled'),
    text: both('예약이 취소되어 삭제되었습니다.', 'Your booking is cancelled and has been deleted.'),
  },
  complete: both('운행이 끝났습니다', 'Your ride is over'),
};

const sentence = ({ ko, en }: Text): Text => both(`${ko}.`, `${en}.`);

const ofOrder = (news: OrderNews): Words => {
  const kind = news.fulfilment === 'RIDE' ? rides : goods;
  switch (news.topic) {
    case 'ORDER_QUEUED':
      return { subject: both('주문을 받았습니다', 'We have taken in your order'), text: kind.queued };
    case 'ORDER_PLACED': {
      const sum = money(news.total);
      const placed = sentence(kind.placed);
      const paid = both(`${sum.ko} 결제가 승인되었습니다.`, `The payment of ${sum.en} is approved.`);
      return { subject: kind.placed, text: joined(placed, paid), mail: placed };
    }
    case 'ORDER_REFUSED':
      return over(news, kind.refused, kind.because[news.reason ?? 'TIMED_OUT']);
    case 'ORDER_PROGRESSED':
      return { subject: both('주문 진행 안내', 'News of your order'), text: stepOf(news) };
    case 'CANCELLATION_REQUESTED':
      return {
        subject: both('취소 요청을 받았습니다', 'Your wish to cancel'),
        text: both(
          '취소 요청을 받았습니다. 확인되는 대로 알려 드리겠습니다.',
          'We have received your wish to cancel and will tell you what was decided.',
        ),
      };
    case 'CANCELLATION_REFUSED':
      return {
        subject: both('취소할 수 없습니다', 'It was too late to cancel'),
        text: joined(kind.tooLate, stepOf(news)),
      };
    case 'ORDER_CANCELLED':
      return over(news, kind.cancelled.subject, kind.cancelled.text);
    case 'ORDER_COMPLETED':
      return {
        subject: kind.complete,
        text: joined(stepOf(news), both('이용해 주셔서 감사합니다.', 'Thank you.')),
      };
  }
};

/** Reasons that are codes of programs; any other is shown as the staff wrote it. */
const rejectedBecause: ReadonlyMap<string, Text> = new Map([
  ['NOT_ACCEPTED_IN_TIME', both('제시간에 접수되지 않았습니다', 'nobody there could accept it in time')],
]);

const wordsOf = (news: News): Words => {
  switch (news.topic) {
    case 'PAYMENT_APPROVED': {
      const sum = money(news.amount);
      return {
        subject: both('결제가 승인되었습니다', 'Your payment is approved'),
        text: both(`${sum.ko} 결제가 승인되었습니다.`, `Your payment of ${sum.en} is approved.`),
      };
    }
    case 'PAYMENT_REFUNDED': {
      const sum = money(news.amount);
      return {
        subject: both('결제가 취소되었습니다', 'Your payment is refunded'),
        text: both(
          `결제가 취소되어 ${sum.ko}이 환불되었습니다.`,
          `Your payment was cancelled and ${sum.en} refunded.`,
        ),
      };
    }
    case 'TICKET_REJECTED': {
      const why = rejectedBecause.get(news.reason) ?? both(news.reason, news.reason);
      return {
        subject: both('매장에서 주문을 받지 못했습니다', 'The store cannot take your order'),
        text: both(
          `매장에서 주문을 받지 못했습니다: ${why.ko}. 결제하신 금액은 환불됩니다.`,
          `The store cannot take your order: ${why.en}. What you paid will be refunded.`,
        ),
      };
    }
    case 'DELIVERY_CANCELLED':
      return {
        subject: both('배송이 취소되었습니다', 'Your delivery is cancelled'),
        text: both('배송이 취소되었습니다.', 'Your delivery is cancelled.'),
      };
    case 'WALLET_ITEM_ISSUED':
      return {
        subject: both('리워드를 받았습니다', 'You have a reward'),
        text: both(
          `지갑에 리워드 《${news.title}》이(가) 들어왔습니다. 선물로 교환할 수 있습니다.`,
          `“${news.title}” is in your wallet; you can exchange it for a gift.`,
        ),
      };
    case 'GIFT_ISSUED':
      return {
        subject: both('선물을 받았습니다', 'Your gift is here'),
        text: both(
          `리워드를 선물 《${news.title}》(으)로 교환했습니다.`,
          `Your reward was exchanged for “${news.title}”.`,
        ),
      };
    case 'GIFT_USED':
      return {
        subject: both(`선물을 사용하셨습니다: ${news.title}`, `You have used your gift: ${news.title}`),
        text: both(
          `선물 《${news.title}》을(를) 사용하셨습니다.`,
          `You have used your gift “${news.title}”.`,
        ),
      };
    case 'NEW_BOOK': {
      const price = money(news.price);
      return {
        subject: both(`새 책: ${news.title}`, `A new book: ${news.title}`),
        text: both(
          `새 책이 나왔습니다: 《${news.title}》 ${price.ko}`,
          `A new book: “${news.title}”, ${price.en}`,
        ),
      };
    }
    case 'RESTOCKED':
      return {
        subject: both(`다시 입고되었습니다: ${news.title}`, `Back in stock: ${news.title}`),
        text: both(
          `기다리시던 《${news.title}》이(가) 다시 입고되었습니다.`,
          `“${news.title}”, which you could not buy, is back in stock.`,
        ),
      };
    default:
      return ofOrder(news);
  }
};

/** Advertising says that it is, first of all, and how to end it: the law of Korea asks for both. */
const advertising = {
  label: both('(광고)', '(Ad)'),
  ending: both(
    '무료 수신거부: 내 정보에서 광고 수신을 끄세요.',
    'To stop these messages, switch them off in your profile.',
  ),
};

/** The lines of an e-mail that a short message leaves out. */
const details = (news: News): Text[] => {
  const lines: Text[] = [];
  if ('goods' in news && news.goods) {
    const { title, lines: count } = news.goods;
    const more = count - 1;
    lines.push(
      both(
        `주문 내용: ${title}${more > 0 ? ` 외 ${more}건` : ''}`,
        `Your order: ${title}${more > 0 ? ` and ${more} more` : ''}`,
      ),
    );
  }
  if ('total' in news) {
    const sum = money(news.total);
    lines.push(both(`주문 금액: ${sum.ko}`, `Total: ${sum.en}`));
  }
  return lines;
};

/** The message in the customer's language; `prefix` is what the operator puts in front of every message. */
export const messageOf = (
  news: News,
  {
    channel,
    locale,
    name,
    prefix,
  }: {
    readonly channel: Channel;
    readonly locale: Locale;
    readonly name: string;
    readonly prefix: string;
  },
): Message => {
  const words = wordsOf(news);
  const isAd = isAdvertising(news.topic);
  const label = isAd ? advertising.label[locale] : '';
  const ending = isAd ? advertising.ending[locale] : '';
  const spaced = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
  const subject = spaced(label, prefix, words.subject[locale]);
  const orderId = orderOf(news);

  if (channel !== 'EMAIL') {
    const about = orderId === null ? '' : `${locale === 'ko' ? '주문' : 'Order'} ${shortId(orderId)}:`;
    return { subject, body: spaced(label, prefix, about, words.text[locale], ending) };
  }
  const greeting = locale === 'ko' ? `${name}님, 안녕하세요.` : `Dear ${name},`;
  const number = both('주문 번호', 'Order number')[locale];
  const lines = details(news).map((line) => line[locale]);
  const facts = [...(orderId === null ? [] : [`${number}: ${shortId(orderId)}`]), ...lines].join('\n');
  const body = [greeting, (words.mail ?? words.text)[locale], facts, ending].filter(Boolean).join('\n\n');
  return { subject, body: `${body}\n` };
};
