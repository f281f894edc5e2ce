import type { Locale } from '@jumun/platform/locale';
import type { OrderStatus } from '../domain/order.ts';

type Texts = Readonly<Record<Locale, string>>;

const byStatus: Readonly<Record<OrderStatus, Texts>> = {
  PLACING: { ko: '주문을 확인하고 있습니다.', en: 'The order is being confirmed.' },
  OUT_OF_STOCK: {
    ko: '재고가 부족해 주문이 이루어지지 않았습니다.',
    en: 'There was not enough in stock; nothing was ordered.',
  },
  PAYMENT_FAILED: {
    ko: '결제가 되지 않아 주문이 이루어지지 않았습니다.',
    en: 'The payment failed; nothing was ordered.',
  },
  PLACED: { ko: '결제가 완료되어 주문이 들어갔습니다.', en: 'The order is placed and paid.' },
  ACCEPTED: { ko: '주문이 접수되어 준비 중입니다.', en: 'The order was accepted and is being prepared.' },
  IN_FULFILMENT: { ko: '주문하신 것이 출발했습니다.', en: 'The order is on its way.' },
  READY: { ko: '준비가 끝났습니다. 찾으러 오세요.', en: 'The order is ready to be picked up.' },
  COMPLETED: { ko: '주문이 완료되었습니다.', en: 'The order is completed.' },
  CANCELLATION_REQUESTED: { ko: '취소 요청을 확인하고 있습니다.', en: 'The cancellation is being decided.' },
  CANCELLED: { ko: '주문이 취소되고 환불되었습니다.', en: 'The order was cancelled and refunded.' },
};

const refused: Texts = { ko: '이미 진행되어 취소할 수 없습니다.', en: 'It was too late to cancel.' };

/** One sentence about an event of an order, as a customer reads it. */
export const eventMessage = (event: string, status: OrderStatus, locale: Locale): string =>
  (event === 'OrderCancellationRefused' ? refused : byStatus[status])[locale];
