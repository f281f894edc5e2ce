import { MyData } from './my-data.ts';
import { BalanceChange, MissionProgress, MyPage, myPage, WalletItemView } from './my-page.ts';
import { myPageChanged } from './my-page-changed.ts';
import { orderStatus } from './order-status.ts';
import { OrderStatusEvent, OrderView, OrderViewStep } from './order-view.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  Query: { myPage },
  Subscription: { orderStatus, myPageChanged },
  MyPage,
  BalanceChange,
  WalletItemView,
  MissionProgress,
  OrderView,
  OrderViewStep,
  OrderStatusEvent,
  MyData,
};
