import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'orders',
  hears: {
    customers: ['CustomerLeft'],
    catalog: ['ProductRegistered', 'ProductChanged'],
    stores: [
      'StoreOpened',
      'StoreChanged',
      'TicketOpened',
      'TicketAccepted',
      'TicketRejected',
      'TicketReady',
      'TicketHandedOver',
      'TicketAcceptanceUndone',
      'TicketCancelled',
      'TicketNoShow',
      'WithdrawalDecided',
    ],
    deliveries: ['DeliveryStarted', 'DeliveryDispatched', 'DeliveryCompleted', 'WithdrawalDecided'],
    taxis: ['RideAssigned', 'RideStarted', 'RideCompleted', 'WithdrawalDecided'],
  },
  hearsWhatIsKept: ['customers'],
  asks: {
    'reserve-stock': 'catalog',
    'release-stock': 'catalog',
    'look-up-stock': 'catalog',
    'hold-points': 'wallets',
    'return-points': 'wallets',
    'approve-payment': 'payments',
    'refund-payment': 'payments',
    'refund-part': 'payments',
    'withdraw-delivery': 'deliveries',
    'withdraw-ticket': 'stores',
    'withdraw-ride': 'taxis',
  },
  scopes: ['orders:read', 'orders:write'],
} as const satisfies Manifest;
