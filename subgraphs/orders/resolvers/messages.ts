import type { Locale } from '@jumun/platform/kernel/locale';
import type { CancelReason } from '../domain/cancel-terms.ts';
import type { OrderStatus } from '../domain/states.ts';

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
  NO_SHOW: {
    ko: '찾아가지 않으셔서 주문이 종료되었습니다. 환불되지 않습니다.',
    en: 'Nobody picked up the order, so it is closed. It is not refunded.',
  },
};

const reopened: Texts = {
  ko: '매장에서 접수를 되돌렸습니다. 다시 접수하기를 기다리고 있습니다.',
  en: 'The store took its acceptance back; the order waits to be accepted again.',
};

const waitsAgain: Texts = {
  ko: '배정된 택시를 이용할 수 없게 되어 다른 택시를 찾고 있습니다.',
  en: 'The taxi is not available any more; another one is being looked for.',
};

const refused: Texts = { ko: '이미 진행되어 취소할 수 없습니다.', en: 'It was too late to cancel.' };
const givenBack: Texts = {
  ko: '결제하신 금액의 일부를 환불해 드렸습니다.',
  en: 'Some of what was paid was refunded.',
};
const calledOff: Texts = {
  ko: '주문이 확정되기 전에 취소되었습니다. 결제된 금액은 없습니다.',
  en: 'The order was cancelled before it was placed; nothing stays charged.',
};

/** Where the state of the delivery says more than that the order is on its way. */
const byDelivery: Readonly<Record<string, Texts>> = {
  ATTEMPT_FAILED: {
    ko: '상품을 전해 드리지 못해 다시 찾아갑니다.',
    en: 'The parcel could not be handed over and is tried again.',
  },
  RETURNING: {
    ko: '상품을 전해 드리지 못해 매장으로 돌아가고 있습니다.',
    en: 'The parcel could not be handed over and is going back to the store.',
  },
  RETURNED: {
    ko: '상품이 매장으로 돌아왔습니다. 다시 보낼지 환불할지 정하고 있습니다.',
    en: 'The parcel is back at the store; it is being decided whether it is sent again or refunded.',
  },
  LOST: {
    ko: '배송 중에 상품을 잃어버렸습니다. 다시 보낼지 환불할지 정하고 있습니다.',
    en: 'The parcel was lost; it is being decided whether it is sent again or refunded.',
  },
  SENT_AGAIN: { ko: '상품을 다시 보냅니다.', en: 'The order is being sent again.' },
};

/** One sentence about an event of an order, as a customer reads it. */
export const eventMessage = (
  event: string,
  status: OrderStatus,
  fulfilmentStatus: string | null,
  locale: Locale,
): string => {
  if (event === 'OrderCancellationRefused') return refused[locale];
  if (event === 'OrderRefunded') return givenBack[locale];
  const ofDelivery = status === 'IN_FULFILMENT' ? byDelivery[fulfilmentStatus ?? ''] : undefined;
  if (ofDelivery) return ofDelivery[locale];
  if (event === 'OrderProgressed' && status === 'PLACED')
    return (fulfilmentStatus === 'REQUESTED' ? waitsAgain : reopened)[locale];
  return (event === 'OrderRefused' && status === 'CANCELLED' ? calledOff : byStatus[status])[locale];
};

/** Why an order cannot be cancelled, or not yet, as a customer reads it. */
export const cancelReasons: Readonly<Record<CancelReason, Texts>> = {
  BEING_UNDONE: {
    ko: '이미 주문을 되돌리고 있습니다. 결제된 금액이 있으면 돌려 드립니다.',
    en: 'The order is already being undone; anything that was charged goes back.',
  },
  NOT_PLACED: {
    ko: '주문이 이루어지지 않아 취소할 것이 없습니다.',
    en: 'The order was not placed, so there is nothing to cancel.',
  },
  BEING_DECIDED: {
    ko: '이미 취소를 요청하셨습니다. 결정되는 대로 알려 드립니다.',
    en: 'You have already asked to cancel; we will tell you as soon as it is decided.',
  },
  BEING_REFUNDED: {
    ko: '취소가 결정되어 환불을 진행하고 있습니다.',
    en: 'The cancellation is agreed, and the money is on its way back.',
  },
  DISPATCHED: {
    ko: '상품이 이미 발송되어 취소할 수 없습니다.',
    en: 'The parcel has left, so the order can no longer be cancelled.',
  },
  ACCEPTED_BY_STORE: {
    ko: '매장에서 주문을 접수해 취소할 수 없습니다.',
    en: 'The store has accepted the order, so it can no longer be cancelled.',
  },
  RIDE_STARTED: {
    ko: '운행이 시작되어 취소할 수 없습니다.',
    en: 'The ride has started, so it can no longer be cancelled.',
  },
  COMPLETED: {
    ko: '이미 완료된 주문이라 취소할 수 없습니다.',
    en: 'The order is completed, so it can no longer be cancelled.',
  },
  CANCELLED: {
    ko: '이미 취소되고 환불된 주문입니다.',
    en: 'The order has already been cancelled and refunded.',
  },
  NOT_COLLECTED: {
    ko: '찾아가지 않아 종료된 주문이라 취소할 수 없습니다.',
    en: 'Nobody picked up the order and it is closed, so it can no longer be cancelled.',
  },
  ONLY_THE_CUSTOMER: {
    ko: '주문한 고객이나 고객을 돕는 직원만 취소할 수 있습니다.',
    en: 'Only the customer who ordered can cancel it, or staff who help customers.',
  },
  NO_TICKET: {
    ko: '이 주문을 맡은 매장이 없습니다.',
    en: 'No store is handling this order.',
  },
  DESK_DECIDES: {
    ko: '택시를 찾고 있습니다. 제때 배차되지 않으면 취소되고 환불됩니다.',
    en: 'A taxi is being looked for; a ride that gets none in time is cancelled and refunded.',
  },
  STORE_DECIDES: {
    ko: '매장의 접수 여부를 기다리고 있습니다. 제때 접수되지 않으면 취소됩니다.',
    en: 'The store still has to decide; an order it does not accept in time is cancelled.',
  },
  NOT_BY_ITSELF: {
    ko: '요청 없이 취소되지 않는 주문입니다.',
    en: 'This order is never cancelled unless its customer asks.',
  },
};
