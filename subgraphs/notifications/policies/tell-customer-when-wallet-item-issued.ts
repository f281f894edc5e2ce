import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WalletItemIssued } from '@jumun/schema/events/wallets';
import type { Notifications } from '../commands.ts';

/** A reward arrives by itself, some time after a mission, when its customer is probably not looking. */
export const tellCustomerWhenWalletItemIssued: Reaction<Notifications, WalletItemIssued> = {
  name: 'notifications/tell-customer-when-wallet-item-issued',
  on: 'WalletItemIssued',
  react(event, { tell }) {
    const { customerId, walletItemId, title } = event.data;
    return tell(event, customerId, { topic: 'WALLET_ITEM_ISSUED', walletItemId, title });
  },
};
