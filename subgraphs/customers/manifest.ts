import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'customers',
  hears: {
    wallets: ['MileageChanged'],
    stores: ['StoreOpened'],
  },
  asks: {},
  scopes: ['customers:read', 'staff:read', 'staff:write'],
} as const satisfies Manifest;
