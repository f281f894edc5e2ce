import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'taxis',
  hears: {
    customers: ['ContactChanged', 'CustomerLeft'],
    orders: ['OrderPlaced', 'OrderCancelled', 'OrderCancellationRequested'],
  },
  hearsWhatIsKept: ['customers'],
  asks: {},
  scopes: ['taxis:drive', 'taxis:read', 'taxis:write'],
} as const satisfies Manifest;
