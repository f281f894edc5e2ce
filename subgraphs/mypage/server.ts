import { milliseconds, readSettings } from '@jumun/platform/config';
import { type OpenContext, openContext } from '@jumun/platform/context';
import type { Work } from '@jumun/platform/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import type { Mypage } from './mypage.ts';
import { customerTopic, openNews, orderTopic } from './news.ts';
import { grades, mileages } from './projections/balances.ts';
import { orders } from './projections/orders.ts';
import { MyPage, myPage } from './resolvers/my-page.ts';
import { myPageChanged } from './resolvers/my-page-changed.ts';
import { orderStatus } from './resolvers/order-status.ts';
import { OrderStatusEvent, OrderView, OrderViewStep } from './resolvers/order-view.ts';
import { findBalance, recordGrade, recordMileage } from './store/balances.ts';
import { addBalanceChange, addOrderChange } from './store/feed.ts';
import { findSteps, recordStep } from './store/order-views.ts';

/** What a customer sees at a glance, kept from events; asks nobody. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'mypage', folder: import.meta.dirname, typeDefs: subgraphSdl('mypage') },
    async ({ store, wakeups, settings }) => {
      const { JUMUN_UNKNOWN_ORDER_MS } = readSettings(
        { JUMUN_UNKNOWN_ORDER_MS: milliseconds(10_000) },
        settings,
      );

      const nothing = { mileage: null, points: null, grade: null };

      const own = ({ tx, wake }: Work): Mypage => ({
        async hearOrder(heard) {
          const { orderId, customerId, occurredAt } = heard;
          if (!(await recordStep(tx, heard))) return;
          await addOrderChange(tx, { customerId, orderId, occurredAt });
          wake(orderTopic(orderId));
          wake(customerTopic(customerId));
        },
        async hearMileage({ occurredAt, ...heard }) {
          if (!(await recordMileage(tx, heard))) return;
          const { customerId, mileage } = heard;
          await addBalanceChange(tx, { customerId, balance: { ...nothing, mileage }, occurredAt });
          wake(customerTopic(customerId));
        },
        async hearGrade({ occurredAt, ...heard }) {
          if (!(await recordGrade(tx, heard))) return;
          const { customerId, grade } = heard;
          await addBalanceChange(tx, { customerId, balance: { ...nothing, grade }, occurredAt });
          wake(customerTopic(customerId));
        },
      });

      return {
        own,
        graph: {
          stepsByOrder: (orderIds: readonly string[]) => findSteps(store.read, orderIds),
          balancesOf: (ids: readonly string[]) =>
            Promise.all(ids.map((customerId) => findBalance(store.read, customerId))),
          listen: await openNews(store.read, wakeups),
          unknownOrderMs: JUMUN_UNKNOWN_ORDER_MS,
        },
        resolvers: {
          Query: { myPage },
          Subscription: { orderStatus, myPageChanged },
          MyPage,
          OrderView,
          OrderViewStep,
          OrderStatusEvent,
        },
        reactions: [orders, mileages, grades],
      };
    },
  );
