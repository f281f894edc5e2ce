import type { ContextParts } from '@jumun/platform/graph/context';
import { asksOf } from '@jumun/platform/remote/ask';
import type { Given, WalletItemId } from '../domain/wallet-item.ts';
import { manifest } from '../manifest.ts';

export type GiftAnswer =
  | { readonly type: 'GIVEN'; readonly given: Given }
  /** This ask took none. */
  | { readonly type: 'REFUSED' }
  /** `asked` is false where nothing was sent at all: the breaker is open, or too many asks are under way. */
  | { readonly type: 'UNKNOWN'; readonly asked: boolean };

/** Asks gifts for one gift for an item. The key follows from the item, so that a repeat is the same ask and gets the same gift. */
export type GiftClient = {
  exchange(
    walletItemId: WalletItemId,
    customerId: string,
    giftOfferId: string,
    correlationId: string,
  ): Promise<GiftAnswer>;
};

type Exchanged = {
  exchangeForGift:
    | { __typename: 'Gift'; id: string; offer: { id: string } | null }
    | { __typename: 'GiftRefused'; reason: string };
};

const operation = `mutation Exchange($input: ExchangeForGiftInput!) {
  exchangeForGift(input: $input) { __typename ... on Gift { id offer { id } } ... on GiftRefused { reason } }
}`;

export const openGiftClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
): GiftClient => {
  const ask = asksOf(manifest, parts, deadlineMs)<Exchanged>('exchange-for-gift', operation);
  return {
    async exchange(walletItemId, customerId, giftOfferId, correlationId) {
      const input = { key: `exchange:${walletItemId}`, walletItemId, customerId, giftOfferId };
      const answer = await ask({ input }, correlationId);
      if (!answer.known)
        return { type: 'UNKNOWN', asked: answer.reason !== 'BREAKER_OPEN' && answer.reason !== 'BUSY' };
      const { exchangeForGift: told } = answer.data;
      if (told.__typename === 'GiftRefused') return { type: 'REFUSED' };
      // a gift from an earlier attempt may be of another offer than this one
      return { type: 'GIVEN', given: { giftId: told.id, giftOfferId: told.offer?.id ?? giftOfferId } };
    },
  };
};
