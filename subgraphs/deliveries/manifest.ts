import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'deliveries',
  hears: {
    stores: ['TicketAccepted'],
    orders: ['OrderCancelled', 'OrderCancellationRequested'],
  },
  asks: {},
  scopes: ['deliveries:read', 'deliveries:write'],
} as const satisfies Manifest;
