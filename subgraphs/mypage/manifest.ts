import type { Manifest } from '@jumun/platform/graph/manifest';
import { orderEventTypes } from '@jumun/schema/events/orders';

export const manifest = {
  name: 'mypage',
  hears: {
    customers: ['GradeChanged', 'CustomerLeft'],
    wallets: ['MileageChanged', 'PointsChanged', 'WalletItemIssued', 'WalletItemExchanged'],
    orders: orderEventTypes,
    missions: ['MissionDefined', 'MissionEndSet', 'MissionAchieved'],
    rewards: ['RewardAllocated'],
    gifts: ['GiftIssued', 'GiftUsed'],
    notifications: ['NotificationSent', 'NotificationFailed'],
  },
  watched: true,
  asks: {},
  scopes: [],
} as const satisfies Manifest;
