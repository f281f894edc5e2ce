import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WalletItemIssued } from '@jumun/schema/events/wallets';
import type { Notifications } from '../notifications.ts';

/** A reward comes by itself, after a mission: nobody is looking. */
export const tellCustomerWhenWalletItemIssued: Reaction<Notifications, WalletItemIssued> = {
  name: 'notifications/tell-customer-when-wallet-item-issued',
  on: 'WalletItemIssued',
  react(event, { tell }) {
    const { customerId, walletItemId, title } = event.data;
    return tell(event, customerId, { topic: 'WALLET_ITEM_ISSUED', walletItemId, title });
  },
};
