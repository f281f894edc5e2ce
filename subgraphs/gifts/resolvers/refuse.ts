import { inputsWith } from '@jumun/platform/graph/input';
import { fieldRefusals } from '@jumun/platform/graph/problems';
import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  IdempotencyKeyReused: idempotencyKeyReused,
  GiftNotFound: { ko: '해당 선물을 찾을 수 없습니다.', en: 'There is no such gift.' },
  GiftAlreadyUsed: { ko: '이미 사용한 선물입니다.', en: 'This gift has already been used.' },
});

export const refuseField = fieldRefusals(fieldLabels);

export const { checkedInput, keyIn } = inputsWith(fieldLabels);
