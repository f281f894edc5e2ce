import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Work } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import type { Balance } from './domain/order-view.ts';
import { changesBetween, giftUsedTopic } from './domain/rewards.ts';
import type { Mypage } from './mypage.ts';
import { customerTopic, openNews, orderTopic } from './news.ts';
import { grades, mileages, points } from './projections/balances.ts';
import { achievements, allocations, missions } from './projections/missions.ts';
import { notifications } from './projections/notifications.ts';
import { orders } from './projections/orders.ts';
import { gifts, walletItems } from './projections/wallets.ts';
import { MissionProgress, MyPage, myPage, WalletItemView } from './resolvers/my-page.ts';
import { myPageChanged } from './resolvers/my-page-changed.ts';
import { orderStatus } from './resolvers/order-status.ts';
import { OrderStatusEvent, OrderView, OrderViewStep } from './resolvers/order-view.ts';
import { findBalance, recordGrade, recordMileage, recordPoints } from './store/balances.ts';
import { correct } from './store/corrections.ts';
import { addBalanceChange, addChange, addMessageOnce, addOrderChange, holdFeed } from './store/feed.ts';
import { recordNotification, viewOf, writeNotification } from './store/notifications.ts';
import { findSteps, recordStep } from './store/order-views.ts';
import {
  findRewards,
  mentionMission,
  recordAchievement,
  recordItem,
  recordMission,
} from './store/rewards.ts';

/** What a customer sees at a glance, kept from events; asks nobody. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'mypage', folder: import.meta.dirname, typeDefs: subgraphSdl('mypage') },
    async ({ store, notifier, settings }) => {
      const { JUMUN_UNKNOWN_ORDER_MS } = readSettings(
        { JUMUN_UNKNOWN_ORDER_MS: milliseconds(10_000) },
        settings,
      );

      const nothing = { mileage: null, points: null, grade: null };

      const commands = ({ tx, notify }: Work): Mypage => {
        const tellBalance = async (customerId: string, changed: Partial<Balance>, occurredAt: Instant) => {
          await addBalanceChange(tx, { customerId, balance: { ...nothing, ...changed }, occurredAt });
          notify(customerTopic(customerId));
        };
        /** Writes down what was heard of rewards and adds to the feed what shows differently then: an event alone does not tell. */
        const tellRewards = async (
          customerId: string,
          occurredAt: Instant,
          write: () => Promise<unknown>,
        ) => {
          await holdFeed(tx, customerId);
          const before = await findRewards(tx, customerId);
          await write();
          const changes = changesBetween(before, await findRewards(tx, customerId));
          for (const shown of changes) await addChange(tx, { customerId, shown, occurredAt });
          if (changes.length > 0) notify(customerTopic(customerId));
        };

        return {
          async hearOrder(heard) {
            const { orderId, customerId, occurredAt } = heard;
            if (!(await recordStep(tx, heard))) return;
            await addOrderChange(tx, { customerId, orderId, occurredAt });
            notify(orderTopic(orderId));
            notify(customerTopic(customerId));
          },
          async hearMileage({ occurredAt, ...heard }) {
            const { customerId, mileage } = heard;
            if (await recordMileage(tx, heard)) await tellBalance(customerId, { mileage }, occurredAt);
          },
          async hearPoints({ occurredAt, ...heard }) {
            const { customerId, points: left } = heard;
            if (await recordPoints(tx, heard)) await tellBalance(customerId, { points: left }, occurredAt);
          },
          async hearGrade({ occurredAt, ...heard }) {
            const { customerId, grade } = heard;
            if (await recordGrade(tx, heard)) await tellBalance(customerId, { grade }, occurredAt);
          },
          async hearMission({ missionId, title, occurredAt: since }) {
            await recordMission(tx, { missionId, title, since });
          },
          async hearAchievement({ title, occurredAt, ...facts }) {
            const { customerId, missionId } = facts;
            await tellRewards(customerId, occurredAt, async () => {
              if (title !== null) await mentionMission(tx, { missionId, title, since: occurredAt });
              await recordAchievement(tx, facts);
            });
          },
          async hearWalletItem({ missionId, occurredAt, ...facts }) {
            const { customerId, rewardId } = facts;
            await tellRewards(customerId, occurredAt, async () => {
              await recordItem(tx, facts);
              if (missionId !== null)
                await recordAchievement(tx, { customerId, missionId, rewardId, achievedAt: null });
            });
          },
          async hearNotification(heard) {
            const { customerId, channel, topic, at } = heard;
            if (topic !== giftUsedTopic || channel !== 'EMAIL') {
              const shown = { notification: viewOf(heard) };
              await addMessageOnce(tx, { id: heard.id, customerId, shown, occurredAt: at });
              await writeNotification(tx, heard);
              notify(customerTopic(customerId)); // for nothing, where it was heard of before
              return;
            }
            let isNew = false;
            await tellRewards(customerId, at, async () => {
              isNew = await recordNotification(tx, heard);
            });
            if (!isNew) return;
            await addChange(tx, { customerId, shown: { notification: viewOf(heard) }, occurredAt: at });
            notify(customerTopic(customerId));
          },
        };
      };

      return {
        commands,
        graph: {
          stepsByOrder: (orderIds: readonly string[]) => findSteps(store.read, orderIds),
          balancesOf: (ids: readonly string[]) =>
            Promise.all(ids.map((customerId) => findBalance(store.read, customerId))),
          listen: await openNews(store.read, notifier),
          unknownOrderMs: JUMUN_UNKNOWN_ORDER_MS,
        },
        resolvers: {
          Query: { myPage },
          Subscription: { orderStatus, myPageChanged },
          MyPage,
          WalletItemView,
          MissionProgress,
          OrderView,
          OrderViewStep,
          OrderStatusEvent,
        },
        reactions: [
          orders,
          mileages,
          points,
          grades,
          missions,
          achievements,
          allocations,
          walletItems,
          gifts,
          notifications,
        ],
      };
    },
  );

/** My page follows altogether from what it hears, and can be made again; the feed is kept, for clients hold its cursors. */
export const readModel = { kept: ['feeds', 'changes'], correct };
