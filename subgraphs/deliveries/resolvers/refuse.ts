import { inputsWith } from '@jumun/platform/graph/input';
import { refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  DeliveryNotFound: {
    ko: '해당 주문의 배송 내역을 찾을 수 없습니다.',
    en: 'There is no delivery for this order.',
  },
  DeliveryTaken: {
    ko: '다른 배송원이 맡은 배송입니다.',
    en: 'Another courier has taken this delivery.',
  },
  DeliveryNotPreparing: {
    ko: '이미 출발했거나 취소된 배송이라 처리할 수 없습니다.',
    en: 'The goods have left already or the delivery was cancelled, so this is too late.',
  },
  DeliveryNotDispatched: {
    ko: '배송 중인 상품만 처리할 수 있습니다.',
    en: 'This can only be said of goods that are on their way.',
  },
});

export const { checkedInput } = inputsWith(fieldLabels);
