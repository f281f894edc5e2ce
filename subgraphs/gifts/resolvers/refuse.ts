import { inputsWith } from '@jumun/platform/graph/input';
import { fieldRefusals } from '@jumun/platform/graph/problems';
import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  IdempotencyKeyReused: idempotencyKeyReused,
  GiftOfferNotFound: { ko: '해당 선물 종류를 찾을 수 없습니다.', en: 'There is no such offer.' },
  GiftOfferOver: {
    ko: '제공이 끝난 선물이라 수량을 더할 수 없습니다.',
    en: 'This offer has ended. Register a new one.',
  },
  GiftNotFound: { ko: '해당 선물을 찾을 수 없습니다.', en: 'There is no such gift.' },
  GiftAlreadyUsed: { ko: '이미 사용한 선물입니다.', en: 'This gift has already been used.' },
});

export const refuseField = fieldRefusals(fieldLabels);

export const { checkedInput, keyIn } = inputsWith(fieldLabels);
