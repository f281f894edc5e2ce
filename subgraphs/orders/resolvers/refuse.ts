import { inputsWith } from '@jumun/platform/graph/input';
import { fieldRefusals } from '@jumun/platform/graph/problems';
import { Fault } from '@jumun/platform/kernel/errors';
import type { Locale } from '@jumun/platform/kernel/locale';
import { refusals, type Text } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import { pickUpWithinMs } from '@jumun/schema/opening-hours';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { type BasketProblem, type InvalidChoice, mostLines } from '../domain/basket.ts';
import type { PaymentProblem } from '../domain/paying.ts';
import type { ShopProblem, ShopRejection } from '../domain/shop.ts';

const mostDays = pickUpWithinMs / (24 * 60 * 60_000);

export const refuse = refusals({
  OutOfStock: {
    ko: '재고가 부족하거나 확인되지 않아 주문하지 못했습니다. 결제된 금액은 없습니다.',
    en: 'There is not enough in stock, so nothing was ordered and nothing was charged.',
  },
  PaymentDeclined: {
    ko: '결제가 승인되지 않아 주문하지 못했습니다.',
    en: 'The payment was not approved, so nothing was ordered.',
  },
  NotEnoughPoints: {
    ko: '쓰실 수 있는 포인트가 부족해 주문하지 못했습니다. 결제된 금액은 없습니다.',
    en: 'You have fewer points than you want to spend, so nothing was ordered and nothing was charged.',
  },
  PriceChanged: {
    ko: '가격이 바뀌었습니다. 새 금액을 확인하고 다시 주문해 주세요.',
    en: 'The price has changed. Check the new total and order again.',
  },
  ProductUnavailable: {
    ko: '지금 주문할 수 없는 상품이 있습니다.',
    en: 'Some of these products cannot be ordered at the moment.',
  },
  IdempotencyKeyReused: {
    ko: '같은 요청 키가 다른 주문에 이미 쓰였습니다.',
    en: 'This key has already been used for a different order.',
  },
  TryAgainLater: {
    ko: '지금은 주문을 받을 수 없습니다. 결제된 금액은 없습니다. 같은 키로 잠시 뒤 다시 시도해 주세요.',
    en: 'We cannot take the order just now, and nothing was charged. Try again in a moment with the same key.',
  },
  OrderPending: {
    ko: '주문을 받아 재고와 결제를 확인하고 있습니다. 결과를 곧 알려 드리니 다시 주문하지 마세요.',
    en: 'We have your order and are still checking stock and payment. We will tell you soon; please do not order again.',
  },
  DuplicateOrder: {
    ko: '방금 같은 주문을 하셨습니다. 한 번 더 주문하시려면 확인해 주세요.',
    en: 'You ordered the same a moment ago. Confirm if you want to order it once more.',
  },
  OrderNotCancellable: {
    ko: '이 주문은 더 이상 취소할 수 없습니다.',
    en: 'This order can no longer be cancelled.',
  },
  CartFull: {
    ko: `장바구니에는 상품을 ${mostLines}가지까지 담을 수 있습니다.`,
    en: `A cart holds at most ${mostLines} different products.`,
  },
  OrderNotUndelivered: {
    ko: '분실되거나 되돌아온 주문이 아니거나, 이미 처리가 정해진 주문입니다.',
    en: 'Nothing of this order was lost or has come back, or it was decided otherwise already.',
  },
  NotEnoughToSendAgain: {
    ko: '재고가 부족해 다시 보낼 수 없습니다. 입고된 뒤에 다시 보내거나 환불해 주세요.',
    en: 'There is not enough in stock to send it again. Send it once there is, or refund it.',
  },
  OrderNotFound: { ko: '주문을 찾을 수 없습니다.', en: 'There is no such order.' },
  StoreClosed: {
    ko: '지금은 매장이 주문을 받지 않습니다. 나중에 다시 주문해 주세요.',
    en: 'The store is not taking orders at the moment. Please order again later.',
  },
  InvalidCancellation: {
    ko: '택시 호출은 나누어 취소할 수 없습니다. 전체를 취소해 주세요.',
    en: 'A ride cannot be cancelled in parts: cancel all of it.',
  },
  InvalidRefund: { ko: '환불 내용이 올바르지 않습니다.', en: 'The refund is not valid.' },
  NothingToRefund: {
    ko: '이 주문은 더 돌려줄 금액이 없습니다.',
    en: 'Nothing is left to be refunded of this order.',
  },
  RefundTooHigh: {
    ko: '결제 금액에서 남은 금액보다 많이 환불할 수 없습니다.',
    en: 'This is more than is left of what was paid.',
  },
  LineRefundTooHigh: {
    ko: '주문한 수량보다 많이 환불할 수 없습니다. 이미 환불한 수량을 확인해 주세요.',
    en: 'This is more of the product than was ordered and has not been refunded.',
  },
  OrderNotRefundable: {
    ko: '결제가 완료되지 않았거나 취소된 주문은 따로 환불할 수 없습니다.',
    en: 'An order that is not paid for, or is cancelled, cannot be refunded in parts.',
  },
  RefundUnderWay: {
    ko: '이 주문의 다른 환불을 처리하고 있습니다. 잠시 뒤 다시 시도해 주세요.',
    en: 'Another refund of this order is on its way. Try again in a moment.',
  },
  InvalidOrder: { ko: '주문 내용이 올바르지 않습니다.', en: 'The order is not valid.' },
});

export const refuseField = fieldRefusals(fieldLabels);

/** The exact problem of a basket, instead of the general sentence. */
export const basketProblems: Readonly<Record<BasketProblem | ShopProblem, Text>> = {
  CART_IS_EMPTY: {
    ko: '장바구니가 비어 있습니다. 먼저 상품을 담아 주세요.',
    en: 'The cart is empty: put something into it first.',
  },
  TOO_MANY_LINES: {
    ko: `한 번에 1개에서 ${mostLines}개 상품까지 주문할 수 있습니다.`,
    en: `An order has 1 to ${mostLines} different products.`,
  },
  TOO_MANY_COPIES: {
    ko: `한 상품은 ${mostOfOneProduct}개까지 주문할 수 있습니다.`,
    en: `At most ${mostOfOneProduct} of one product can be ordered.`,
  },
  WRONG_FULFILMENT: {
    ko: '책은 배송, 메뉴는 픽업, 택시는 호출로만 주문할 수 있습니다.',
    en: 'Books are shipped, menu items are picked up and rides are booked; one order is one of these.',
  },
  SEVERAL_STORES: {
    ko: '한 매장의 상품만 함께 주문할 수 있습니다.',
    en: 'An order is prepared by one store: choose products of one store only.',
  },
  ONE_RIDE: {
    ko: '택시는 한 번에 한 대만 부를 수 있습니다.',
    en: 'A ride is ordered on its own, one at a time.',
  },
  SEVERAL_CURRENCIES: {
    ko: '통화가 다른 상품은 함께 주문할 수 없습니다.',
    en: 'Products in different currencies cannot be ordered together.',
  },
  TOO_EXPENSIVE: {
    ko: '한 번에 결제할 수 있는 금액을 넘었습니다. 나누어 주문해 주세요.',
    en: 'This is more than can be charged at once: split it into several orders.',
  },
  NOT_OFFERED: {
    ko: '이 매장에서는 이 방법으로 받으실 수 없습니다.',
    en: 'The store does not hand over orders in this way.',
  },
  PICKUP_IS_OVER: {
    ko: '이미 지난 시각에는 찾으실 수 없습니다. 앞으로의 시각을 골라 주세요.',
    en: 'The time to pick it up has passed: choose a later one.',
  },
  PICKUP_TOO_FAR: {
    ko: `픽업은 ${mostDays}일 뒤까지 예약할 수 있습니다.`,
    en: `An order can be picked up within ${mostDays} days from now.`,
  },
};

/** Why an order cannot be paid for in the way that was asked for. */
export const paymentProblems: Readonly<Record<PaymentProblem, Text>> = {
  MORE_POINTS_THAN_TOTAL: {
    ko: '주문 금액보다 많은 포인트는 쓸 수 없습니다. 포인트를 줄여 주세요.',
    en: 'More points are to be spent than the order costs: spend fewer.',
  },
  POINTS_FOR_WON_ONLY: {
    ko: '포인트는 원화 주문에만 쓸 수 있습니다.',
    en: 'Points pay only for orders in won.',
  },
  NO_CARD: {
    ko: '포인트로 내고 남은 금액을 결제할 카드가 필요합니다. 카드를 골라 주세요.',
    en: 'A card is needed for what points do not pay for: choose one.',
  },
};

/** Refuses for what was chosen of a product, and says what is wrong with it. */
export const refuseChoice = (
  context: { readonly locale: Locale },
  { title, problem, group }: InvalidChoice,
) => {
  const name = group?.name ?? '';
  const max = group?.max ?? 0;
  const messages: Readonly<Record<InvalidChoice['problem'], Text>> = {
    UNKNOWN_OPTION: {
      ko: `《${title}》에 없는 옵션입니다. 메뉴에서 다시 골라 주세요.`,
      en: `“${title}” does not have one of these options: choose again from its menu.`,
    },
    OPTION_MISSING: {
      ko: `《${title}》의 ${name}: 하나를 골라 주세요.`,
      en: `“${title}”, ${name}: choose one.`,
    },
    TOO_MANY_OPTIONS: {
      ko: `《${title}》의 ${name}: ${max}개까지 고를 수 있습니다.`,
      en: `“${title}”, ${name}: choose ${max} at most.`,
    },
  };
  return {
    ...refuse(context, 'InvalidOrder', { field: ['lines', 'options'] }),
    message: messages[problem][context.locale],
  };
};

/** Refuses for a store that is closed, and says when it opens, on its own clock. */
export const refuseClosed = (
  context: { readonly locale: Locale },
  { opensAt, timeZone }: Extract<ShopRejection, { type: 'StoreClosed' }>,
) => {
  if (opensAt === null) return refuse(context, 'StoreClosed', { opensAt });
  const { locale } = context;
  const when = new Intl.DateTimeFormat(locale, {
    timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(opensAt);
  const message = {
    ko: `매장이 주문을 받지 않는 시간입니다. ${when}부터 주문하거나, 영업시간 안의 픽업 시각을 골라 주세요.`,
    en: `The store is closed. It opens on ${when}: order then, or ask to pick it up within its hours.`,
  }[locale];
  return refuse(context, 'StoreClosed', { opensAt, message });
};

/** For who has left while the request was under way. */
export const accountClosed = (): Fault =>
  new Fault('UNAUTHENTICATED', { ko: '계정이 탈퇴 처리되었습니다.', en: 'The account is closed.' });

export const { checkedInput } = inputsWith(fieldLabels);
