import type { Locale } from '@jumun/platform/kernel/locale';
import type { Text } from '@jumun/platform/kernel/refusal';
import { orderNumberOf } from '@jumun/schema/order-number';
import { type Channel, isAdvertising, type News, orderOf } from './domain/news.ts';
import type { Message } from './domain/notification.ts';
import { accountWords } from './messages/accounts.ts';
import { advertising, announcementWords } from './messages/announcements.ts';
import { giftWords } from './messages/gifts.ts';
import { orderWords } from './messages/orders.ts';
import { partWords } from './messages/parts.ts';
import { both, money, type Words } from './messages/words.ts';

// Everything customers are sent, in both languages. No addresses and no card data; a name only in the greeting of an e-mail.

const wordsOf = (news: News, code: string | null): Words => {
  switch (news.topic) {
    case 'CODE':
    case 'ACCOUNT_NOTICE':
      return accountWords(news, code);
    case 'PAYMENT_APPROVED':
    case 'PAYMENT_REFUNDED':
    case 'TICKET_REJECTED':
    case 'TICKET_CANCELLED':
    case 'DELIVERY_CANCELLED':
    case 'ORDER_REFUNDED':
      return partWords(news);
    case 'WALLET_ITEM_ISSUED':
    case 'GIFT_ISSUED':
    case 'GIFT_USED':
      return giftWords(news);
    case 'NEW_BOOK':
    case 'RESTOCKED':
      return announcementWords(news);
    default:
      return orderWords(news);
  }
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

/** Nobody is named where it is not known whose account it is. */
const greetingOf = (name: string): Text =>
  name === '' ? both('안녕하세요.', 'Hello,') : both(`${name}님, 안녕하세요.`, `Dear ${name},`);

/** The message in the customer's language. `prefix` is what the operator puts before every message. */
export const messageOf = (
  news: News,
  {
    channel,
    locale,
    name,
    prefix,
    code = null,
  }: {
    readonly channel: Channel;
    readonly locale: Locale;
    readonly name: string;
    readonly prefix: string;
    /** Only of a code, and only while it is being sent. */
    readonly code?: string | null;
  },
): Message => {
  const words = wordsOf(news, code);
  const isAd = isAdvertising(news.topic);
  const label = isAd ? advertising.label[locale] : '';
  const ending = isAd ? advertising.ending[locale] : '';
  const spaced = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
  const subject = spaced(label, prefix, words.subject[locale]);
  const orderId = orderOf(news);

  if (channel !== 'EMAIL') {
    const about = orderId === null ? '' : `${locale === 'ko' ? '주문' : 'Order'} ${orderNumberOf(orderId)}:`;
    return { subject, body: spaced(label, prefix, about, words.text[locale], ending) };
  }
  const greeting = greetingOf(name)[locale];
  const number = both('주문 번호', 'Order number')[locale];
  const lines = details(news).map((line) => line[locale]);
  const facts = [...(orderId === null ? [] : [`${number}: ${orderNumberOf(orderId)}`]), ...lines].join('\n');
  const body = [greeting, (words.mail ?? words.text)[locale], facts, ending].filter(Boolean).join('\n\n');
  return { subject, body: `${body}\n` };
};
