import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import type { OrderView } from '../domain/order-view.ts';
import { balanceRows } from '../store/balances.ts';
import { findNotificationsOf, type NotificationRow, viewOf } from '../store/notifications.ts';
import { findOrdersOf } from '../store/order-views.ts';
import { findItems, findMissions } from '../store/rewards.ts';
import type { ResolverContext } from './context.ts';
import type { MyPageModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** Staff sign in with `stf_…` and have no page of their own. */
export const myPage: Resolves['Query']['myPage'] = (_, __, { caller }) =>
  caller.subject?.startsWith('cus_') ? { customerId: caller.subject } : null;

/** Read once for all fields that show it. */
const balanceOf = ({ customerId }: MyPageModel, { load }: ResolverContext) => load(balanceRows, customerId);

/** The most that a GraphQL Int can hold. */
const mostInInt = 2_147_483_647;

/** For clients of before `pointsBalance`: an Int cannot hold more, and an error would blank their page. */
const asInt = (points: number | null | undefined) => (points == null ? null : Math.min(points, mostInInt));

export const MyPage: Resolves['MyPage'] = {
  customer: ({ customerId }) => ({ id: customerId }),
  orders: ({ customerId }, { open, ...args }, { read }) =>
    connectionOf(args, {
      sort: byPlace(({ placedAt, orderId }: OrderView) => ({ at: placedAt, id: orderId })),
      find: (after, limit) => findOrdersOf(read, customerId, open ?? null, after, limit),
      node: (view) => view,
    }),
  notifications: ({ customerId }, args, { read }) =>
    connectionOf(args, {
      sort: byPlace((row: NotificationRow) => row),
      find: (after, limit) => findNotificationsOf(read, customerId, after, limit),
      node: viewOf,
    }),
  wallet: ({ customerId }, _, { read }) => findItems(read, customerId),
  missions: ({ customerId }, _, { read }) => findMissions(read, customerId),
  points: async (page, _, context) => asInt((await balanceOf(page, context))?.points),
  pointsBalance: async (page, _, context) => (await balanceOf(page, context))?.points ?? null,
  mileage: async (page, _, context) => (await balanceOf(page, context))?.mileage ?? null,
  grade: async (page, _, context) => (await balanceOf(page, context))?.grade ?? null,
};

export const BalanceChange: Resolves['BalanceChange'] = {
  points: ({ points }) => asInt(points),
  pointsBalance: ({ points }) => points,
};

export const WalletItemView: Resolves['WalletItemView'] = {
  exchangeable: ({ itemStatus }) => itemStatus === 'ISSUED',
  item: ({ walletItemId }) => ({ id: walletItemId }),
};

export const MissionProgress: Resolves['MissionProgress'] = {
  endsAt: ({ endsAt }) => endsAt ?? null,
  timesAchieved: ({ timesAchieved, achieved }) => timesAchieved ?? (achieved ? 1 : 0),
  mission: ({ missionId }) => ({ id: missionId }),
};
