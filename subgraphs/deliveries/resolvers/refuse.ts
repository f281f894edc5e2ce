import { inputsWith } from '@jumun/platform/graph/input';
import { refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  DeliveryNotFound: {
    ko: '해당 주문의 배송 내역을 찾을 수 없습니다.',
    en: 'There is no delivery for this order.',
  },
  DeliveryNotPreparing: {
    ko: '이미 배송되었거나 취소된 주문이라 출발 처리할 수 없습니다.',
    en: 'The delivery has arrived or was cancelled, so it cannot leave.',
  },
  DeliveryNotDispatched: {
    ko: '배송 중인 주문만 배송 완료로 바꿀 수 있습니다.',
    en: 'Only a delivery that is on its way can arrive.',
  },
});

export const { checkedInput } = inputsWith(fieldLabels);
