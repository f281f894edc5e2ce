import type { Text } from '@jumun/platform/kernel/refusal';
import type { PartNews } from '../domain/news.ts';
import { both, joined, money, sentence, type Words } from './words.ts';

/** Reasons that are codes. Any other is shown as the staff wrote it. */
const rejectedBecause: ReadonlyMap<string, Text> = new Map([
  ['NOT_ACCEPTED_IN_TIME', both('제시간에 접수되지 않았습니다', 'it was not accepted in time')],
]);

/** Why some of what was paid went back. */
const subjects: Readonly<Record<Extract<PartNews, { topic: 'ORDER_REFUNDED' }>['cause'], Text>> = {
  STAFF: both('환불해 드렸습니다', 'A refund for you'),
  CANCELLED: both('주문하신 것 가운데 일부가 취소되었습니다', 'Some of your order is cancelled'),
  RETURNED: both('반품이 완료되어 환불해 드렸습니다', 'Your return is refunded'),
};

/** Of what went back: how much of it points are, as a card shows only the rest. */
const inPoints = (points = 0): readonly Text[] => {
  const [ko, en] = [points.toLocaleString('ko'), points.toLocaleString('en')];
  return points > 0
    ? [both(`그 가운데 ${ko}은 포인트로 돌려 드렸습니다.`, `${en} of it went back as points.`)]
    : [];
};

/** What is said about an order's payment, ticket or delivery. */
export const partWords = (news: PartNews): Words => {
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
    case 'ORDER_REFUNDED': {
      const sum = money(news.amount);
      const refunded = both(`${sum.ko}이 환불되었습니다.`, `${sum.en} has been refunded.`);
      const all = money(news.refundedTotal);
      const isFirst = news.refundedTotal.minorUnits === news.amount.minorUnits;
      const together = both(
        `지금까지 모두 ${all.ko}이 환불되었습니다.`,
        `In all, ${all.en} has been refunded.`,
      );
      return {
        subject: subjects[news.cause],
        text: joined(
          ...(news.cause === 'STAFF' ? [] : [sentence(subjects[news.cause])]),
          refunded,
          ...inPoints(news.points),
          ...(news.reason === null ? [] : [both(`사유: ${news.reason}.`, `Reason: ${news.reason}.`)]),
          ...(isFirst ? [] : [together]),
        ),
      };
    }
    case 'TICKET_CANCELLED':
      return {
        subject: both('매장에서 주문을 취소했습니다', 'The store had to cancel your order'),
        text: both(
          `매장에서 접수한 주문을 준비하지 못하게 되었습니다: ${news.reason}. 결제하신 금액은 환불됩니다.`,
          `The store had accepted your order, but cannot prepare it: ${news.reason}. What you paid will be refunded.`,
        ),
      };
    case 'DELIVERY_CANCELLED':
      return {
        subject: both('배송이 취소되었습니다', 'Your delivery is cancelled'),
        text: both('배송이 취소되었습니다.', 'Your delivery is cancelled.'),
      };
  }
};
