import { inputsWith } from '@jumun/platform/graph/input';
import { idempotencyKeyReused, refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';

export const refuse = refusals({
  WalletItemNotFound: {
    ko: '지갑에서 해당 보상을 찾을 수 없습니다.',
    en: 'There is no such item in your wallet.',
  },
  WalletItemSpent: { ko: '이미 선물로 교환한 보상입니다.', en: 'This item has already been exchanged.' },
  GiftUnavailable: {
    ko: '지금은 이 선물로 교환할 수 없습니다. 보상은 지갑에 그대로 있으니 잠시 뒤 다시 시도해 주세요.',
    en: 'This gift is not available at the moment. Your item is still in the wallet. Please try again later.',
  },
  ExchangePending: {
    ko: '교환이 아직 확인되지 않았습니다. 보상은 지갑에 그대로 있으니 잠시 뒤 같은 키로 다시 확인해 주세요.',
    en: 'The exchange is not confirmed yet. Your item is still in the wallet. Please ask again shortly with the same key.',
  },
  IdempotencyKeyReused: idempotencyKeyReused,
});

export const { checkedInput } = inputsWith(fieldLabels);
