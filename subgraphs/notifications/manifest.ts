import type { Manifest } from '@jumun/platform/graph/manifest';
import { orderEventTypes } from '@jumun/schema/events/orders';

export const manifest = {
  name: 'notifications',
  hears: {
    customers: ['ContactChanged'],
    catalog: ['ProductRegistered', 'ProductRestocked'],
    orders: orderEventTypes,
    payments: ['PaymentApproved', 'PaymentRefunded'],
    stores: ['TicketRejected'],
    deliveries: ['DeliveryCancelled'],
    wallets: ['WalletItemIssued'],
    gifts: ['GiftIssued', 'GiftUsed'],
  },
  // switching notifications on must not tell customers of everything that ever happened; contacts are heard from the beginning
  hearsFromNow: ['catalog', 'orders', 'payments', 'stores', 'deliveries', 'wallets', 'gifts'],
  asks: {},
  scopes: ['notifications:read'],
} as const satisfies Manifest;
