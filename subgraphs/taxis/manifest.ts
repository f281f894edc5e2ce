import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'taxis',
  hears: {
    customers: ['CustomerLeft'],
    orders: ['OrderPlaced', 'OrderCancelled', 'OrderCancellationRequested'],
  },
  hearsWhatIsKept: ['customers'],
  asks: {},
  scopes: ['taxis:read', 'taxis:write'],
} as const satisfies Manifest;
