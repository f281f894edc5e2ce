import type { Instant } from '@jumun/platform/kernel/clock';
import type { Work } from '@jumun/platform/kernel/work';
import type { Balance, OrderFacts } from './domain/order-view.ts';
import { changesBetween, isAboutUsedGift, type WalletItemFacts } from './domain/rewards.ts';
import { customerTopic, orderTopic } from './domain/topics.ts';
import { type BalanceRow, recordGrade, recordMileage, recordPoints } from './store/balances.ts';
import { addBalanceChange, addChange, addMessageOnce, addOrderChange, holdFeed } from './store/feed.ts';
import {
  type NotificationRow,
  recordNotification,
  viewOf,
  writeNotification,
} from './store/notifications.ts';
import { type OrderStep, recordStep } from './store/order-views.ts';
import {
  type AchievementRow,
  findRewards,
  mentionMission,
  recordAchievement,
  recordItem,
  recordMission,
} from './store/rewards.ts';

type Heard<Facts> = Facts & { readonly occurredAt: Instant };

const unchanged: Balance = { mileage: null, points: null, grade: null };

/** Adds the new balance to the customer's feed. */
const showBalance = async (
  { tx, notify }: Work,
  { customerId, occurredAt }: Heard<{ readonly customerId: string }>,
  changed: Partial<Balance>,
) => {
  await addBalanceChange(tx, { customerId, balance: { ...unchanged, ...changed }, occurredAt });
  notify(customerTopic(customerId));
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
  for (const shown of changes) await addChange(tx, { customerId, shown, occurredAt });
  if (changes.length > 0) notify(customerTopic(customerId));
};

/** The e-mail about a gift that was used: the mission that led to the gift shows what became of it. */
const hearGiftMail = async (work: Work, heard: NotificationRow) => {
  const { tx, notify } = work;
  const { customerId, at: occurredAt } = heard;
  let isNew = false;
  await showRewards(work, { customerId, occurredAt }, async () => {
    isNew = await recordNotification(tx, heard);
  });
  if (!isNew) return;
  await addChange(tx, { customerId, shown: { notification: viewOf(heard) }, occurredAt });
  notify(customerTopic(customerId));
};

const hearMessage = async ({ tx, notify }: Work, heard: NotificationRow) => {
  const { id, customerId, at: occurredAt } = heard;
  await addMessageOnce(tx, { id, customerId, shown: { notification: viewOf(heard) }, occurredAt });
  await writeNotification(tx, heard);
  notify(customerTopic(customerId)); // needless, but harmless, if it was heard before
};

/** What my page can do inside one unit of work. Everything may be heard again, and in any order. */
export const mypageIn = (work: Work) => {
  const { tx, notify } = work;
  return {
    async hearOrder(heard: OrderStep & OrderFacts) {
      const { orderId, customerId, occurredAt } = heard;
      if (!(await recordStep(tx, heard))) return;
      await addOrderChange(tx, { customerId, orderId, occurredAt });
      notify(orderTopic(orderId));
      notify(customerTopic(customerId));
    },

    async hearMileage(heard: Heard<Pick<BalanceRow, 'customerId' | 'mileage' | 'mileageSequence'>>) {
      const { occurredAt: _, ...balance } = heard;
      if (await recordMileage(tx, balance)) await showBalance(work, heard, { mileage: heard.mileage });
    },

    async hearPoints(heard: Heard<Pick<BalanceRow, 'customerId' | 'points' | 'pointsSequence'>>) {
      const { occurredAt: _, ...balance } = heard;
      if (await recordPoints(tx, balance)) await showBalance(work, heard, { points: heard.points });
    },

    async hearGrade(heard: Heard<Pick<BalanceRow, 'customerId' | 'grade' | 'gradeSequence'>>) {
      const { occurredAt: _, ...balance } = heard;
      if (await recordGrade(tx, balance)) await showBalance(work, heard, { grade: heard.grade });
    },

    async hearMission({ missionId, title, occurredAt: since }: Heard<{ missionId: string; title: string }>) {
      await recordMission(tx, { missionId, title, since });
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

    /** What happened to an item of a wallet or to the gift for it. Null where the event does not say. */
    async hearWalletItem(heard: Heard<WalletItemFacts & { readonly missionId: string | null }>) {
      const { missionId, occurredAt: _, ...facts } = heard;
      const { customerId, rewardId } = facts;
      await showRewards(work, heard, async () => {
        await recordItem(tx, facts);
        if (missionId !== null)
          await recordAchievement(tx, { customerId, missionId, rewardId, achievedAt: null });
      });
    },

    hearNotification: (heard: NotificationRow) =>
      isAboutUsedGift(heard) ? hearGiftMail(work, heard) : hearMessage(work, heard),
  };
};

export type Mypage = ReturnType<typeof mypageIn>;
