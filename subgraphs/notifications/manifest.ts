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
  // customers must not be told of everything that ever happened because notifications are switched on; their contacts are known from the beginning
  hearsFromNow: ['catalog', 'orders', 'payments', 'stores', 'deliveries', 'wallets', 'gifts'],
  asks: {},
  scopes: ['notifications:read'],
} as const satisfies Manifest;
