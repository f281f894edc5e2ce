import type { ContextParts } from '@jumun/platform/graph/context';
import { asksOf } from '@jumun/platform/remote/ask';
import type { Given, WalletItemId } from '../domain/wallet-item.ts';
import { manifest } from '../manifest.ts';

export type GiftAnswer =
  | { readonly type: 'GIVEN'; readonly given: Given }
  /** No gift was made for this ask. */
  | { readonly type: 'REFUSED' }
  /** `asked` is false where nothing was sent: the breaker is open, or too many asks are under way. */
  | { readonly type: 'UNKNOWN'; readonly asked: boolean };

/** Asks gifts for the gift of an item. The key follows from the item, so that a repeated ask gets the same gift. */
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
      const { exchangeForGift: given } = answer.data;
      if (given.__typename === 'GiftRefused') return { type: 'REFUSED' };
      // a gift from an earlier attempt may come from another offer
      return { type: 'GIVEN', given: { giftId: given.id, giftOfferId: given.offer?.id ?? giftOfferId } };
    },
  };
};
