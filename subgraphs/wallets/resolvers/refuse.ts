import { refusals } from '@jumun/platform/kernel/refusal';

export const refuse = refusals({
  WalletItemNotFound: {
    ko: '지갑에서 해당 보상을 찾을 수 없습니다.',
    en: 'There is no such item in your wallet.',
  },
  WalletItemSpent: { ko: '이미 선물로 교환한 보상입니다.', en: 'This item has been exchanged already.' },
  GiftUnavailable: {
    ko: '지금은 이 선물로 교환할 수 없습니다. 보상은 지갑에 그대로 있으니 잠시 뒤 다시 시도해 주세요.',
    en: 'This gift is not to be had at the moment. Your item is in the wallet as it was: try again later.',
  },
  ExchangePending: {
    ko: '교환이 아직 확인되지 않았습니다. 보상은 지갑에 그대로 있으니 잠시 뒤 같은 키로 다시 확인해 주세요.',
    en: 'The exchange is not confirmed yet. Your item is in the wallet: ask again shortly with the same key.',
  },
  IdempotencyKeyReused: {
    ko: '이미 다른 내용으로 사용된 멱등 키입니다.',
    en: 'This idempotency key was used before with another input.',
  },
});
