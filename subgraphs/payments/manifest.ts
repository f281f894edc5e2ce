import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'payments',
  hears: {},
  asks: {},
  calls: ['charge-card', 'look-up-charge', 'refund-card'],
  scopes: ['payments:read'],
} as const satisfies Manifest;
