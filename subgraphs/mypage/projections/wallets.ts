import type { Instant } from '@jumun/platform/kernel/clock';
import type { Projection } from '@jumun/platform/kernel/reaction';
import type { GiftIssued, GiftUsed } from '@jumun/schema/events/gifts';
import type { WalletItemExchanged, WalletItemIssued } from '@jumun/schema/events/wallets';
import type { Mypage } from '../commands.ts';
import type { WalletItemFacts } from '../domain/rewards.ts';

/** What an event of a wallet or a gift does not say. */
const unsaid = {
  rewardId: null,
  title: null,
  issuedAt: null,
  giftId: null,
  usedAt: null,
  usedEventId: null,
} satisfies Partial<WalletItemFacts>;

/** What is in each wallet. An item that was exchanged stays there and names its gift. */
export const walletItems: Projection<Mypage, WalletItemIssued | WalletItemExchanged> = {
  name: 'mypage/show-wallet-items',
  on: ['WalletItemIssued', 'WalletItemExchanged'],
  async project(events, { hearWalletItem }) {
    for (const { data, type, occurredAt } of events) {
      const { walletItemId, customerId, rewardId, missionId, title } = data;
      await hearWalletItem({
        ...unsaid,
        walletItemId,
        customerId,
        rewardId,
        missionId,
        title,
        occurredAt,
        issuedAt: type === 'WalletItemIssued' ? occurredAt : null,
        giftId: 'giftId' in data ? data.giftId : null,
      });
    }
  },
};

/** The gift that an item was exchanged for, and its use; the gift names the item. */
export const gifts: Projection<Mypage, GiftIssued | GiftUsed> = {
  name: 'mypage/show-gifts',
  on: ['GiftIssued', 'GiftUsed'],
  async project(events, { hearWalletItem }) {
    for (const { id, data, occurredAt } of events) {
      const { walletItemId, customerId, giftId } = data;
      const used =
        'usedAt' in data
          ? { usedAt: data.usedAt as Instant, usedEventId: id }
          : { usedAt: null, usedEventId: null };
      await hearWalletItem({
        ...unsaid,
        walletItemId,
        customerId,
        giftId,
        missionId: null,
        occurredAt,
        ...used,
      });
    }
  },
};
