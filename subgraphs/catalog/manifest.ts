import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'catalog',
  hears: {
    orders: ['OrderPlaced', 'OrderRefused', 'OrderCancelled'],
    stores: ['StoreOpened', 'StoreChanged'],
  },
  asks: {},
  scopes: ['catalog:write', 'catalog:availability'],
} as const satisfies Manifest;
