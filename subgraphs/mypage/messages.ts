import type { Locale } from '@jumun/platform/kernel/locale';
import type { Text } from '@jumun/platform/kernel/refusal';
import type { OrderEventType } from '@jumun/schema/events/orders';
import type { OrderStatus, OrderView } from './domain/order-view.ts';

type ByStatus = Readonly<Partial<Record<OrderStatus, Text>>>;

/** What the customer reads about a step: by event and, where it matters, by the status of the order then. */
const sentences: Readonly<Record<OrderEventType, ByStatus & { readonly otherwise: Text }>> = {
  OrderQueued: {
    otherwise: {
      ko: '주문을 받았습니다. 재고와 결제를 확인하고 있습니다.',
      en: 'We have received your order and are checking stock and payment.',
    },
  },
  OrderPlaced: {
    otherwise: {
      ko: '주문과 결제가 완료되었습니다. 접수를 기다리고 있습니다.',
      en: 'Your order is placed and paid for; it is waiting to be accepted.',
    },
    CANCELLATION_REQUESTED: {
      ko: '주문과 결제가 완료되었습니다. 요청하신 취소를 처리하고 있습니다.',
      en: 'Your order is placed and paid for; we are looking into your request to cancel it.',
    },
  },
  OrderRefused: {
    otherwise: { ko: '주문이 이루어지지 않았습니다.', en: 'Your order could not be placed.' },
    OUT_OF_STOCK: {
      ko: '재고를 확보하지 못해 주문이 이루어지지 않았습니다. 결제된 금액은 없습니다.',
      en: 'Your order could not be placed: we could not secure the stock. You have not been charged.',
    },
    PAYMENT_FAILED: {
      ko: '결제가 승인되지 않아 주문이 이루어지지 않았습니다.',
      en: 'Your order could not be placed: the payment was not approved.',
    },
    CANCELLED: {
      ko: '주문이 확정되기 전에 취소되었습니다. 결제된 금액은 없습니다.',
      en: 'Your order was cancelled before it was placed. You have not been charged.',
    },
  },
  OrderProgressed: {
    otherwise: { ko: '주문이 진행되고 있습니다.', en: 'Your order is in progress.' },
    ACCEPTED: { ko: '주문이 접수되었습니다.', en: 'Your order has been accepted.' },
    IN_FULFILMENT: { ko: '주문하신 서비스가 시작되었습니다.', en: 'Your order is on its way.' },
    READY: {
      ko: '주문하신 상품이 준비되었습니다. 매장에서 받아 가세요.',
      en: 'Your order is ready to be picked up.',
    },
    COMPLETED: { ko: '주문이 모두 완료되었습니다.', en: 'Your order is complete.' },
    CANCELLATION_REQUESTED: {
      ko: '주문이 진행되고 있으며, 요청하신 취소는 확인 중입니다.',
      en: 'Your order is in progress while we look into your request to cancel it.',
    },
  },
  OrderSentAgain: {
    otherwise: {
      ko: '주문하신 것을 다시 보내 드립니다. 새로 준비하고 있습니다.',
      en: 'We are sending your order again; it is being prepared anew.',
    },
  },
  OrderCancellationRequested: {
    otherwise: {
      ko: '취소 요청을 받았습니다. 확인되는 대로 알려 드리겠습니다.',
      en: 'We have received your request to cancel and will let you know the decision.',
    },
  },
  OrderCancellationRefused: {
    otherwise: {
      ko: '이미 많이 진행되어 주문을 취소할 수 없습니다.',
      en: 'It was too late to cancel; your order goes on.',
    },
  },
  OrderCancelled: {
    otherwise: {
      ko: '주문이 취소되었습니다. 결제하신 금액은 환불됩니다.',
      en: 'Your order is cancelled; what you paid is refunded.',
    },
  },
  OrderRefunded: {
    otherwise: {
      ko: '결제하신 금액의 일부를 환불해 드렸습니다.',
      en: 'Some of what you paid has been refunded.',
    },
  },
  OrderCompleted: {
    otherwise: { ko: '주문이 모두 완료되었습니다.', en: 'Your order is complete.' },
  },
  OrderNotCollected: {
    otherwise: {
      ko: '주문이 종료되었습니다. 결제하신 금액은 환불되지 않습니다.',
      en: 'Your order is closed; what you paid is not refunded.',
    },
  },
};

type Otherwise = Readonly<Partial<Record<OrderEventType, ByStatus & { readonly otherwise?: Text }>>>;

/** Where a pick-up or a ride has words of its own. */
const byFulfilment: Readonly<Record<OrderView['fulfilment'], Otherwise>> = {
  SHIPMENT: {},
  PICKUP: {
    OrderPlaced: {
      PLACED: {
        ko: '주문과 결제가 완료되었습니다. 매장에서 접수하기를 기다리고 있습니다.',
        en: 'Your order is placed and paid for; the store has yet to accept it.',
      },
    },
    OrderProgressed: {
      PLACED: {
        ko: '매장에서 접수를 되돌렸습니다. 다시 접수하기를 기다리고 있으며, 그때까지 취소할 수 있습니다.',
        en: 'The store took its acceptance back; your order waits to be accepted again and can be cancelled until then.',
      },
      ACCEPTED: {
        ko: '매장에서 주문을 접수하여 준비하고 있습니다. 이제 취소할 수 없습니다.',
        en: 'The store has accepted your order and is preparing it; it can no longer be cancelled.',
      },
    },
    OrderNotCollected: {
      otherwise: {
        ko: '찾아가지 않으셔서 주문이 종료되었습니다. 결제하신 금액은 환불되지 않습니다.',
        en: 'Nobody picked up your order, so it is closed; what you paid is not refunded.',
      },
    },
    OrderCancellationRefused: {
      otherwise: {
        ko: '매장에서 이미 준비하고 있어 주문을 취소할 수 없습니다.',
        en: 'The store was already preparing your order; it was too late to cancel.',
      },
    },
  },
  RIDE: {
    OrderQueued: {
      otherwise: {
        ko: '택시 예약을 받았습니다. 결제를 확인하고 있습니다.',
        en: 'We have received your booking and are checking the payment.',
      },
    },
    OrderPlaced: {
      otherwise: {
        ko: '예약과 결제가 완료되었습니다. 택시 배정을 기다리고 있습니다.',
        en: 'Your ride is booked and paid for; it is waiting for a taxi.',
      },
      CANCELLATION_REQUESTED: {
        ko: '예약과 결제가 완료되었습니다. 요청하신 취소를 처리하고 있습니다.',
        en: 'Your ride is booked and paid for; we are looking into your request to cancel it.',
      },
    },
    OrderRefused: {
      otherwise: { ko: '예약이 이루어지지 않았습니다.', en: 'Your ride could not be booked.' },
      OUT_OF_STOCK: {
        ko: '지금은 이용하실 수 없어 예약이 이루어지지 않았습니다. 결제된 금액은 없습니다.',
        en: 'Your ride could not be booked: no ride is available at the moment. You have not been charged.',
      },
      PAYMENT_FAILED: {
        ko: '결제가 승인되지 않아 예약이 이루어지지 않았습니다.',
        en: 'Your ride could not be booked: the payment was not approved.',
      },
      CANCELLED: {
        ko: '예약이 확정되기 전에 취소되어 삭제되었습니다. 결제된 금액은 없습니다.',
        en: 'Your booking was cancelled and deleted before it was confirmed. You have not been charged.',
      },
    },
    OrderProgressed: {
      CANCELLATION_REQUESTED: {
        ko: '예약이 진행되고 있으며, 요청하신 취소는 확인 중입니다.',
        en: 'Your ride is in progress while we look into your request to cancel it.',
      },
    },
    OrderCancellationRefused: {
      otherwise: {
        ko: '운행이 이미 시작되어 예약을 취소할 수 없습니다.',
        en: 'Your ride had already begun; it was too late to cancel.',
      },
    },
    OrderCancelled: {
      otherwise: {
        ko: '예약이 취소되어 삭제되었습니다. 결제하신 금액은 환불됩니다.',
        en: 'Your booking is cancelled and deleted; what you paid is refunded.',
      },
    },
    OrderRefunded: {
      COMPLETED: {
        ko: '결제하신 금액과 택시 요금의 차액을 환불해 드렸습니다.',
        en: 'What you paid beyond the fare has been refunded.',
      },
    },
    OrderCompleted: { otherwise: { ko: '운행이 끝났습니다.', en: 'Your ride is over.' } },
  },
};

/** By the status of the ticket, the delivery or the ride, where it says more than the order's. */
const progress: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    PREPARING: { ko: '상품을 포장하고 있습니다.', en: 'Your order is being packed.' },
    DISPATCHED: { ko: '상품이 출발했습니다.', en: 'Your order is on its way to you.' },
    ATTEMPT_FAILED: {
      ko: '상품을 전해 드리지 못했습니다. 다시 찾아가겠습니다.',
      en: 'We could not hand your order over and will try again.',
    },
    RETURNING: {
      ko: '여러 번 찾아갔지만 전해 드리지 못해 상품을 매장으로 되돌려 보내고 있습니다.',
      en: 'We could not hand your order over, and it is going back to the store.',
    },
    RETURNED: {
      ko: '상품이 매장으로 돌아왔습니다. 다시 보내 드릴지 환불해 드릴지 정해 알려 드리겠습니다.',
      en: 'Your order has come back to the store. We will tell you whether it is sent again or refunded.',
    },
    LOST: {
      ko: '배송 중에 상품을 잃어버렸습니다. 죄송합니다. 다시 보내 드릴지 환불해 드릴지 정해 알려 드리겠습니다.',
      en: 'Your parcel was lost on its way; we are sorry. We will tell you whether it is sent again or refunded.',
    },
    DELIVERED: { ko: '상품이 도착했습니다.', en: 'Your order has arrived.' },
    HANDED_OVER: { ko: '상품을 전달해 드렸습니다.', en: 'You have picked up your order.' },
    REQUESTED: {
      ko: '배정된 택시를 이용할 수 없게 되어 다른 택시를 찾고 있습니다.',
      en: 'Your taxi is not available any more; we are looking for another one.',
    },
    ASSIGNED: { ko: '택시가 배정되었습니다.', en: 'A taxi has been assigned to your ride.' },
    STARTED: { ko: '운행이 시작되었습니다.', en: 'Your ride has begun.' },
  }),
);

/** What we say where nobody wrote a reason. */
const reasons: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    NOT_ACCEPTED_IN_TIME: {
      ko: '매장에서 제때 접수하지 못했습니다.',
      en: 'The store did not accept your order in time.',
    },
    NO_TAXI_IN_TIME: {
      ko: '제때 배차할 수 있는 택시가 없었습니다.',
      en: 'No taxi could be found in time.',
    },
  }),
);

/** Why the store turned it down, or the desk gave it up: in the store's own words, or in ours. */
export const reasonOf = (rejection: string, locale: Locale): string =>
  reasons.get(rejection)?.[locale] ?? rejection;

const turnedDown: Text = {
  ko: '매장에서 주문을 받지 못했습니다. 결제하신 금액은 환불됩니다.',
  en: 'The store could not take your order; what you paid is refunded.',
};

/** What is refunded because it did not arrive. */
const undelivered: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    RETURNED: {
      ko: '전해 드리지 못하고 돌아온 주문을 취소했습니다. 결제하신 금액은 환불됩니다.',
      en: 'Your order came back to the store and is cancelled; what you paid is refunded.',
    },
    LOST: {
      ko: '배송 중에 잃어버린 주문을 취소했습니다. 결제하신 금액은 환불됩니다.',
      en: 'Your order was lost on its way and is cancelled; what you paid is refunded.',
    },
  }),
);

const noTaxi: Text = {
  ko: '택시를 배차하지 못해 예약이 취소되었습니다. 결제하신 금액은 환불됩니다.',
  en: 'Your booking is cancelled because there is no taxi for it; what you paid is refunded.',
};

const givenUpByStore: Text = {
  ko: '매장에서 접수한 주문을 준비하지 못하게 되어 취소했습니다. 결제하신 금액은 환불됩니다.',
  en: 'The store had accepted your order but cannot prepare it, and cancelled it; what you paid is refunded.',
};

/** The step as a sentence for people. */
export const messageOf = (
  {
    type,
    status,
    fulfilmentStatus,
    fulfilment,
    rejection,
    givenUp,
  }: Pick<OrderView, 'status' | 'fulfilmentStatus' | 'fulfilment'> &
    Partial<Pick<OrderView, 'rejection' | 'givenUp'>> & { readonly type: OrderEventType },
  locale: Locale,
): string => {
  if (rejection) return turnedDown[locale];
  const missed = type === 'OrderCancelled' ? undelivered.get(fulfilmentStatus ?? '') : undefined;
  if (missed) return missed[locale];
  if (givenUp) return (fulfilment === 'RIDE' ? noTaxi : givenUpByStore)[locale];
  const isProgress =
    type === 'OrderCompleted' || (type === 'OrderProgressed' && status !== 'CANCELLATION_REQUESTED');
  const word = isProgress ? progress.get(fulfilmentStatus ?? '') : undefined;
  const ofFulfilment = byFulfilment[fulfilment][type];
  const ofType = sentences[type];
  const sentence =
    word ?? ofFulfilment?.[status] ?? ofFulfilment?.otherwise ?? ofType[status] ?? ofType.otherwise;
  return sentence[locale];
};
