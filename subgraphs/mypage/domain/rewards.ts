import type { Instant } from '@jumun/platform/kernel/clock';

/** How far a reward has come, from its allocation to the use of the gift it was exchanged for. */
export type RewardStatus = 'ALLOCATED' | 'ISSUED' | 'EXCHANGED' | 'USED';

/** A reward in the customer's wallet, as my page shows it. */
export type WalletItemView = {
  readonly walletItemId: string;
  readonly title: string;
  readonly itemStatus: Exclude<RewardStatus, 'ALLOCATED'>;
  readonly giftId: string | null;
};

/** A mission and how far one customer has come with it. */
export type MissionProgress = {
  readonly missionId: string;
  readonly title: string;
  /** Absent in what was shown before missions ended. */
  readonly endsAt?: Instant | null;
  readonly achieved: boolean;
  /** Absent in what was shown before missions could be achieved again. */
  readonly timesAchieved?: number;
  /** Null before, and while only the reward for it has been heard of. */
  readonly achievedAt: Instant | null;
  readonly rewardId: string | null;
  readonly rewardStatus: RewardStatus | null;
  /** Of the e-mail about the gift that was used. */
  readonly emailStatus: 'SENT' | 'FAILED' | null;
};

/** Whether a message is the e-mail whose fate my page shows beside the mission. */
export const isAboutUsedGift = ({
  topic,
  channel,
}: {
  readonly topic: string;
  readonly channel: string;
}): boolean => topic === 'GIFT_USED' && channel === 'EMAIL';

/** What has been heard of a wallet's item, whichever event came first. Null is what has not been heard yet. */
export type WalletItemFacts = {
  readonly walletItemId: string;
  readonly customerId: string;
  readonly rewardId: string | null;
  readonly title: string | null;
  readonly issuedAt: Instant | null;
  readonly giftId: string | null;
  readonly usedAt: Instant | null;
  /** The event that said so; the e-mail about the use names it. */
  readonly usedEventId: string | null;
};

type ItemState = Pick<WalletItemFacts, 'giftId' | 'usedAt'>;

/** The furthest step heard of counts: an item that was used was exchanged, whether or not that was heard. */
export const itemStatusOf = ({ giftId, usedAt }: ItemState): WalletItemView['itemStatus'] => {
  if (usedAt !== null) return 'USED';
  return giftId === null ? 'ISSUED' : 'EXCHANGED';
};

/** The part of a customer's page that follows from missions, wallets and gifts. */
export type Rewards = {
  readonly items: readonly WalletItemView[];
  readonly missions: readonly MissionProgress[];
};

export type RewardChange = { readonly item: WalletItemView } | { readonly mission: MissionProgress };

const changed = <T>(before: readonly T[], after: readonly T[], keyOf: (view: T) => string): T[] => {
  const known = new Map(before.map((view) => [keyOf(view), JSON.stringify(view)]));
  return after.filter((view) => known.get(keyOf(view)) !== JSON.stringify(view));
};

/** What a customer sees differently afterwards. */
export const changesBetween = (before: Rewards, after: Rewards): RewardChange[] => [
  ...changed(before.missions, after.missions, ({ missionId }) => missionId).map((mission) => ({ mission })),
  ...changed(before.items, after.items, ({ walletItemId }) => walletItemId).map((item) => ({ item })),
];
