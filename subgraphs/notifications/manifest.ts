import type { Manifest } from '@jumun/platform/graph/manifest';
import { orderEventTypes } from '@jumun/schema/events/orders';

export const manifest = {
  name: 'notifications',
  hears: {
    customers: ['ContactChanged', 'CodeRequested', 'AccountNoticed', 'CustomerLeft'],
    catalog: [
      'ProductRegistered',
      'ProductChanged',
      'ProductOffered',
      'ProductSoldOut',
      'ProductAwaited',
      'ProductUnawaited',
    ],
    orders: orderEventTypes,
    payments: ['PaymentApproved', 'PaymentRefunded'],
    stores: ['TicketRejected', 'TicketCancelled'],
    deliveries: ['DeliveryCancelled'],
    wallets: ['WalletItemIssued'],
    gifts: ['GiftIssued', 'GiftUsed'],
  },
  // switching notifications on must not tell customers of everything that ever happened; contacts are heard from the beginning, and
  // what concerns an account is sent only while it is fresh
  hearsFromNow: ['catalog', 'orders', 'payments', 'stores', 'deliveries', 'wallets', 'gifts'],
  asks: { 'code-to-send': 'customers', 'notice-to-send': 'customers' },
  scopes: ['notifications:read'],
} as const satisfies Manifest;
