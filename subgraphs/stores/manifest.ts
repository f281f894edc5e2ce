import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'stores',
  hears: {
    customers: ['ContactChanged', 'CustomerLeft'],
    orders: ['OrderPlaced', 'OrderRefunded', 'OrderCancelled', 'OrderCancellationRequested'],
  },
  hearsWhatIsKept: ['customers'],
  asks: {},
  scopes: ['stores:any', 'stores:write', 'tickets:read', 'tickets:write'],
} as const satisfies Manifest;
