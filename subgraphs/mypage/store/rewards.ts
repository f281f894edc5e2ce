import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import {
  itemStatusOf,
  type MissionProgress,
  type RewardStatus,
  type Rewards,
  type WalletItemFacts,
  type WalletItemView,
} from '../domain/rewards.ts';
import { achievements, missions, notifications, walletItems } from './tables.ts';

// ---- writing: each row gathers facts that never change, so it does not matter which comes first ------------------

const define = preparedInsert(missions, 'mission_define', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: missions.missionId,
      set: {
        title: sql`excluded.title`,
        since: sql`excluded.since`,
        endsAt: sql`case when ${missions.endSequence} = 0 then excluded.ends_at else ${missions.endsAt} end`,
      },
    }),
});
const setEnd = preparedInsert(missions, 'mission_end_set', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: missions.missionId,
      set: { endsAt: sql`excluded.ends_at`, endSequence: sql`excluded.end_sequence` },
      setWhere: sql`excluded.end_sequence > ${missions.endSequence}`,
    }),
});
const mention = preparedInsert(missions, 'mission_mention', { finish: (row) => row.onConflictDoNothing() });

type MissionFacts = {
  readonly missionId: string;
  readonly title: string;
  readonly since: Instant;
  readonly endsAt: Instant | null;
};

/** A mission as its definition describes it. */
export const recordMission = (tx: Tx, mission: MissionFacts): Promise<unknown> =>
  define(tx, { ...mission, endSequence: 0 });

/** When a mission ends, as the newest change says. */
export const recordEnd = (tx: Tx, end: MissionFacts & { readonly endSequence: number }): Promise<unknown> =>
  setEnd(tx, end);

/** A mission as an achievement describes it, until its definition is heard. */
export const mentionMission = (tx: Tx, mission: Omit<MissionFacts, 'endsAt'>): Promise<unknown> =>
  mention(tx, { ...mission, endsAt: null, endSequence: 0 });

/** What is known stays; the rest is taken from the event. */
const firstHeard = <C extends { readonly name: string }>(column: C) =>
  sql`coalesce(${column}, excluded.${sql.identifier(column.name)})`;

export type AchievementRow = typeof achievements.$inferSelect;

const upsertAchievement = preparedInsert(achievements, 'achievement_upsert', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: [achievements.customerId, achievements.missionId],
      set: {
        achievedAt: firstHeard(achievements.achievedAt),
        rewardId: firstHeard(achievements.rewardId),
        times: sql`case when excluded.times > ${achievements.times} then excluded.times else ${achievements.times} end`,
      },
    }),
});

/** That a customer achieved a mission, or which reward is given for it. */
export const recordAchievement = (tx: Tx, facts: AchievementRow): Promise<unknown> =>
  upsertAchievement(tx, facts);

const itemFacts = ['rewardId', 'title', 'issuedAt', 'giftId', 'usedAt', 'usedEventId'] as const;

const upsertItem = preparedInsert(walletItems, 'wallet_item_upsert', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: walletItems.walletItemId,
      set: Object.fromEntries(itemFacts.map((name) => [name, firstHeard(walletItems[name])])),
    }),
});

/** What one event says about an item and the gift for it. */
export const recordItem = (tx: Tx, facts: WalletItemFacts): Promise<unknown> => upsertItem(tx, facts);

// ---- reading ----------------------------------------------------------------------------------------------------

const itemsOf = prepared<{ customerId: string }>()((read: Reader, value) =>
  read
    .select({
      walletItemId: walletItems.walletItemId,
      title: walletItems.title,
      giftId: walletItems.giftId,
      usedAt: walletItems.usedAt,
    })
    .from(walletItems)
    // a gift may be heard of before the item it was exchanged for
    .where(and(eq(walletItems.customerId, value('customerId')), isNotNull(walletItems.title)))
    .orderBy(desc(sql`coalesce(${walletItems.issuedAt}, 0)`), desc(walletItems.walletItemId))
    .prepare('wallet_items_of'),
);

/** What is or was in a customer's wallet, newest first. */
export const findItems = async (read: Reader, customerId: string): Promise<WalletItemView[]> =>
  (await itemsOf(read, { customerId })).map(({ walletItemId, title, giftId, usedAt }) => ({
    walletItemId,
    title: title ?? '',
    itemStatus: itemStatusOf({ giftId, usedAt }),
    giftId,
  }));

// Each is joined by the id that the one before it names: mission, reward, item, the event of the gift's use.
const missionsOf = prepared<{ customerId: string }>()((read: Reader, value) =>
  read
    .select({
      missionId: missions.missionId,
      title: missions.title,
      endsAt: missions.endsAt,
      times: achievements.times,
      achievedBy: achievements.customerId,
      achievedAt: achievements.achievedAt,
      rewardId: achievements.rewardId,
      itemId: walletItems.walletItemId,
      giftId: walletItems.giftId,
      usedAt: walletItems.usedAt,
      mailId: notifications.id,
      mailedAt: notifications.sentAt,
    })
    .from(missions)
    .leftJoin(
      achievements,
      and(eq(achievements.customerId, value('customerId')), eq(achievements.missionId, missions.missionId)),
    )
    .leftJoin(
      walletItems,
      and(eq(walletItems.customerId, value('customerId')), eq(walletItems.rewardId, achievements.rewardId)),
    )
    .leftJoin(
      notifications,
      and(
        eq(notifications.about, walletItems.usedEventId),
        sql`${notifications.topic} = 'GIFT_USED'`, // literally, or the partial index is not used
        sql`${notifications.channel} = 'EMAIL'`,
        eq(notifications.customerId, value('customerId')),
      ),
    )
    .orderBy(asc(missions.since), asc(missions.missionId))
    .prepare('missions_of'),
);

/** Every mission, in the order in which they were defined, and how far the customer has come with each. */
export const findMissions = async (read: Reader, customerId: string): Promise<MissionProgress[]> =>
  (await missionsOf(read, { customerId })).map(
    ({
      missionId,
      title,
      endsAt,
      times,
      achievedBy,
      achievedAt,
      rewardId,
      itemId,
      mailId,
      mailedAt,
      ...item
    }) => {
      const allocated: RewardStatus | null = rewardId === null ? null : 'ALLOCATED';
      const mailed = mailedAt === null ? 'FAILED' : 'SENT';
      return {
        missionId,
        title,
        endsAt,
        achieved: achievedBy !== null,
        timesAchieved: times ?? 0,
        achievedAt,
        rewardId,
        rewardStatus: itemId === null ? allocated : itemStatusOf(item),
        emailStatus: mailId === null ? null : mailed,
      };
    },
  );

/** The part of a customer's page that follows from missions, wallets and gifts. */
export const findRewards = async (read: Reader, customerId: string): Promise<Rewards> => ({
  items: await findItems(read, customerId),
  missions: await findMissions(read, customerId),
});
