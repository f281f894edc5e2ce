import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'sales',
  hears: {
    customers: ['CustomerLeft'],
    orders: ['OrderPlaced', 'OrderRefunded', 'OrderCompleted', 'OrderCancelled'],
  },
  hearsFromNow: ['customers'],
  hearsWhatIsKept: ['orders'],
  asks: {},
  scopes: ['reports:read'],
} as const satisfies Manifest;
