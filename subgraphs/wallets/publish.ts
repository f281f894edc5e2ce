import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/wallets';
import { type Balance, type BalanceEvent, type BalanceId, holderOf } from './domain/balance.ts';
import { isIssued, type WalletItem, type WalletItemEvent, type WalletItemId } from './domain/wallet-item.ts';

export const publish = (event: BalanceEvent, _: Balance, id: BalanceId): PublishedEvent => {
  const { customerId, programme } = holderOf(id);
  const { orderId, amount, change, sequence } = event;
  switch (programme) {
    case 'MILEAGE':
      return said.MileageChanged.make({ customerId, orderId, mileage: amount, change, sequence });
    case 'POINTS':
      return said.PointsChanged.make({ customerId, orderId, points: amount, change, sequence });
  }
};

/** An exchange is published only once its outcome is known. */
export const publishItem = (
  event: WalletItemEvent,
  state: WalletItem,
  walletItemId: WalletItemId,
): PublishedEvent | null => {
  if (!isIssued(state)) return null;
  const { rewardId, missionId, customerId, title } = state;
  const item = { walletItemId, rewardId, missionId, customerId, title };
  switch (event.type) {
    case 'ItemIssued':
      return said.WalletItemIssued.make(item);
    case 'ItemExchanged':
      return said.WalletItemExchanged.make({ ...item, ...event.given });
    default:
      return null;
  }
};
