import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'catalog',
  hears: {
    customers: ['CustomerLeft'],
    orders: ['OrderPlaced', 'OrderRefused', 'OrderRefunded', 'OrderCancelled', 'OrderSentAgain'],
    stores: ['StoreOpened', 'StoreChanged'],
  },
  hearsFromNow: ['customers'],
  asks: {},
  scopes: ['catalog:write', 'catalog:availability'],
} as const satisfies Manifest;
