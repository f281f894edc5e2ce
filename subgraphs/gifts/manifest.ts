import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'gifts',
  hears: {},
  asks: {},
  scopes: ['gifts:read', 'gifts:write'],
} as const satisfies Manifest;
