import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'wallets',
  hears: {
    customers: ['CustomerSignedUp', 'CustomerLeft'],
    orders: ['OrderPlaced', 'OrderRefunded', 'OrderCancelled', 'OrderNotCollected'],
    stores: ['TicketAccepted', 'TicketAcceptanceUndone'],
    rewards: ['RewardAllocated'],
    gifts: ['GiftIssued'],
  },
  asks: {
    'exchange-for-gift': 'gifts',
  },
  scopes: ['wallets:read'],
} as const satisfies Manifest;
