import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';

export const refuse = refusals({
  InvalidGiftOffer: {
    ko: '이 내용으로는 선물을 등록할 수 없습니다. 표시된 항목을 확인해 주세요.',
    en: 'This gift cannot be offered. Please check the marked field.',
  },
  IdempotencyKeyReused: idempotencyKeyReused,
  GiftNotFound: { ko: '해당 선물을 찾을 수 없습니다.', en: 'There is no such gift.' },
  GiftAlreadyUsed: { ko: '이미 사용한 선물입니다.', en: 'This gift has already been used.' },
});
