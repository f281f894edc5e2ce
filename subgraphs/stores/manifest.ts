import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'stores',
  hears: {
    orders: ['OrderPlaced', 'OrderCancelled', 'OrderCancellationRequested'],
  },
  asks: {},
  scopes: ['stores:any', 'stores:write', 'tickets:read', 'tickets:write'],
} as const satisfies Manifest;
