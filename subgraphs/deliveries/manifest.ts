import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'deliveries',
  hears: {
    customers: ['CustomerLeft'],
    stores: ['TicketAccepted'],
    orders: ['OrderPlaced', 'OrderCancelled', 'OrderCancellationRequested', 'OrderSentAgain'],
  },
  hearsWhatIsKept: ['customers'],
  asks: {},
  scopes: ['deliveries:read', 'deliveries:write'],
} as const satisfies Manifest;
