import { inputsWith } from '@jumun/platform/graph/input';
import { refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  ChannelRequired: {
    ko: '주문과 환불은 꼭 알려 드려야 합니다. 문자, 푸시, 이메일 가운데 하나 이상을 선택해 주세요.',
    en: 'We have to tell you about orders and refunds. Please choose at least one of SMS, push and e-mail.',
  },
});

export const { checkedInput } = inputsWith(fieldLabels);
