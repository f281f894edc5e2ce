import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'rewards',
  hears: {
    missions: ['MissionAchieved'],
    wallets: ['WalletItemIssued', 'WalletItemExchanged'],
  },
  asks: {},
  scopes: ['rewards:read'],
} as const satisfies Manifest;
