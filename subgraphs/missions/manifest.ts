import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'missions',
  hears: {
    orders: ['OrderCompleted'],
    rewards: ['RewardAllocated'],
  },
  asks: {},
  scopes: ['missions:read', 'missions:write'],
} as const satisfies Manifest;
