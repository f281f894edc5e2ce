import type { Instant } from '@jumun/platform/kernel/clock';
import { forget } from '@jumun/platform/kernel/forgotten';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import type { Balance, OrderFacts } from './domain/order-view.ts';
import { changesBetween, isAboutUsedGift, type WalletItemFacts } from './domain/rewards.ts';
import { customerTopic, orderTopic } from './domain/topics.ts';
import { type Counted, recordGrades, recordMileages, recordPoints } from './store/balances.ts';
import { findDeparted, recordDepartures } from './store/departures.ts';
import { addChanges, holdFeed, type NewChange } from './store/feed.ts';
import { type NotificationRow, recordNotifications, viewOf } from './store/notifications.ts';
import { findReached, moveViews, type OrderStep, recordSteps } from './store/order-views.ts';
import {
  type AchievementRow,
  findRewards,
  mentionMission,
  recordAchievement,
  recordEnd,
  recordItem,
  recordMission,
} from './store/rewards.ts';

type Heard<Facts> = Facts & { readonly occurredAt: Instant };

const unchanged: Balance = { mileage: null, points: null, grade: null };

/** Adds the new balances to the customers' feeds. */
const showBalances = async <H extends Heard<{ readonly customerId: string }>>(
  { tx, notify }: Work,
  heard: readonly H[],
  changedBy: (heard: H) => Partial<Balance>,
) => {
  await addChanges(
    tx,
    heard.map((each) => ({
      customerId: each.customerId,
      occurredAt: each.occurredAt,
      shown: { balance: { ...unchanged, ...changedBy(each) } },
    })),
  );
  for (const { customerId } of heard) notify(customerTopic(customerId));
};

/**
 * Runs `write` and adds to the customer's feed what the page shows differently afterwards. The event alone does not say:
 * it depends on what was heard before.
 */
const showRewards = async (
  { tx, notify }: Work,
  { customerId, occurredAt }: Heard<{ readonly customerId: string }>,
  write: () => Promise<unknown>,
) => {
  await holdFeed(tx, customerId);
  const before = await findRewards(tx, customerId);
  await write();
  const changes = changesBetween(before, await findRewards(tx, customerId));
  if (changes.length === 0) return;
  await addChanges(
    tx,
    changes.map((shown) => ({ customerId, shown, occurredAt })),
  );
  notify(customerTopic(customerId));
};

/** Adds messages that are new to the customers' feeds. */
const showMessages = async ({ tx, notify }: Work, messages: readonly NotificationRow[]) => {
  if (messages.length === 0) return;
  await addChanges(
    tx,
    messages.map((message) => ({
      customerId: message.customerId,
      shown: { notification: viewOf(message) },
      occurredAt: message.at,
    })),
  );
  for (const { customerId } of messages) notify(customerTopic(customerId));
};

/** The e-mail about a gift that was used: the mission that led to the gift shows what became of it. */
const hearGiftMail = async (work: Work, heard: NotificationRow) => {
  const { customerId, at: occurredAt } = heard;
  let added: readonly NotificationRow[] = [];
  await showRewards(work, { customerId, occurredAt }, async () => {
    added = await recordNotifications(work.tx, [heard]);
  });
  await showMessages(work, added);
};

/** What is heard of missions, and of who achieves them. */
const missionsHeardIn = (work: Work) => {
  const { tx } = work;
  return {
    async hearMission({
      occurredAt: since,
      ...mission
    }: Heard<{ missionId: string; title: string; endsAt: Instant | null }>) {
      await recordMission(tx, { ...mission, since });
    },
    /** It is said after the definition, so the mission is known. */
    async hearEnd({
      occurredAt: since,
      ...end
    }: Heard<{ missionId: string; endsAt: Instant | null; endSequence: number }>) {
      await recordEnd(tx, { ...end, title: '', since });
    },

    /** That a mission was achieved, or which reward is given for it. Null where the event does not say. */
    async hearAchievement(heard: Heard<AchievementRow & { readonly title: string | null }>) {
      const { title, occurredAt, ...facts } = heard;
      const { missionId } = facts;
      await showRewards(work, heard, async () => {
        if (title !== null) await mentionMission(tx, { missionId, title, since: occurredAt });
        await recordAchievement(tx, facts);
      });
    },
  };
};

/** What my page can do inside one unit of work. Everything may be heard again, and in any order. */
export const mypageIn = (work: Work) => {
  const { tx, notify } = work;
  return {
    async hearOrders(heard: readonly (OrderStep & OrderFacts)[]) {
      const orderIds = [...new Set(heard.map(({ orderId }) => orderId))];
      const [reached, added] = await Promise.all([findReached(tx, orderIds), recordSteps(tx, heard)]);
      if (added.length === 0) return;
      await Promise.all([moveViews(tx, added), addChanges(tx, asTheyWere(added, reached))]);
      for (const { orderId, customerId } of added) {
        notify(orderTopic(orderId));
        notify(customerTopic(customerId));
      }
    },

    async hearMileages(heard: readonly Heard<Counted<'mileage'>>[]) {
      await showBalances(work, await recordMileages(tx, heard), ({ mileage }) => ({ mileage }));
    },

    async hearPoints(heard: readonly Heard<Counted<'points'>>[]) {
      await showBalances(work, await recordPoints(tx, heard), ({ points }) => ({ points }));
    },

    async hearGrades(heard: readonly Heard<Counted<'grade'>>[]) {
      await showBalances(work, await recordGrades(tx, heard), ({ grade }) => ({ grade }));
    },

    ...missionsHeardIn(work),
    /** What happened to an item of a wallet or to the gift for it. Null where the event does not say. */
    async hearWalletItem(heard: Heard<WalletItemFacts & { readonly missionId: string | null }>) {
      const { missionId, occurredAt: _, ...facts } = heard;
      const { customerId, rewardId } = facts;
      await showRewards(work, heard, async () => {
        await recordItem(tx, facts);
        if (missionId !== null)
          await recordAchievement(tx, { customerId, missionId, rewardId, achievedAt: null, times: 1 });
      });
    },

    /** Customers have left: the words of what they were sent are erased, and those heard later are not kept. */
    async hearDepartures(customerIds: readonly string[]) {
      for (const customerId of [...customerIds].sort()) await forget(tx, customerId, persons);
      await recordDepartures(tx, customerIds);
    },

    async hearNotifications(said: readonly NotificationRow[]) {
      const departed = await findDeparted(tx, [...new Set(said.map(({ customerId }) => customerId))]);
      const heard = said.map((each) => (departed.has(each.customerId) ? { ...each, subject: '' } : each));
      await showMessages(
        work,
        await recordNotifications(
          tx,
          heard.filter((each) => !isAboutUsedGift(each)),
        ),
      );
      for (const mail of heard.filter(isAboutUsedGift)) await hearGiftMail(work, mail);
    },
  };
};

/** The changes that events of orders are, in the order in which they are heard: a late one shows the order as far as it was. */
const asTheyWere = (
  steps: readonly (OrderStep & OrderFacts)[],
  before: ReadonlyMap<string, number>,
): NewChange[] => {
  const reached = new Map(before);
  return steps.map(({ orderId, customerId, occurredAt, sequence }) => {
    const orderSequence = Math.max(sequence, reached.get(orderId) ?? 0);
    reached.set(orderId, orderSequence);
    return { orderId, customerId, occurredAt, orderSequence };
  });
};

export type Mypage = ReturnType<typeof mypageIn>;
