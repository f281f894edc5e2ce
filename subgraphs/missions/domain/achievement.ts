import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { idFrom } from '@jumun/platform/kernel/ids';
import type { Defined, MissionId, Ruled } from './mission.ts';

export type AchievementId = string & { readonly __brand: 'AchievementId' };
export type CustomerId = string & { readonly __brand: 'CustomerId' };
export type RewardId = string & { readonly __brand: 'RewardId' };

/** The id follows from the mission, the customer and how often it was achieved before, so there can be only one. */
export const achievementIdOf = (missionId: MissionId, customerId: CustomerId, time = 1): AchievementId =>
  idFrom('ach', missionId, customerId, ...(time === 1 ? [] : [String(time)])) as AchievementId;

/**
 * One customer, one mission, and the first, second … time. `awaited` keeps a reward that was heard of before the achievement, which happens after this store
 * was restored from a backup.
 */
export type Achievement =
  | { readonly status: 'absent' }
  | { readonly status: 'awaited'; readonly rewardId: RewardId }
  | {
      readonly status: 'ACHIEVED';
      readonly missionId: MissionId;
      readonly customerId: CustomerId;
      /** The second time, the third …; absent for the first. */
      readonly time?: number;
      readonly achievedAt: Instant;
      /** Null until rewards has announced it. */
      readonly rewardId: RewardId | null;
    };

export type Achieved = Extract<Achievement, { status: 'ACHIEVED' }>;

export const isAchieved = (state: Achievement): state is Achieved => state.status === 'ACHIEVED';

type Who = {
  readonly missionId: MissionId;
  readonly customerId: CustomerId;
  /** The first time, the second … */
  readonly time?: number;
  readonly at: Instant;
};

export type AchievementCommand =
  /** The customer did something other than ordering. */
  | ({ type: 'AchieveByHand'; mission: Defined } & Who)
  /** The customer's orders have fulfilled the mission's rule since `at`. */
  | ({ type: 'AchieveByOrders'; mission: Ruled } & Who)
  | { type: 'KeepReward'; rewardId: RewardId };

export type AchievementEvent =
  | {
      type: 'MissionAchieved';
      missionId: MissionId;
      customerId: CustomerId;
      time?: number;
      title: string;
      rewardTitle: string;
      achievedAt: Instant;
    }
  | { type: 'RewardKept'; rewardId: RewardId };

export type AchievementRejection = { type: 'MissionNotByHand' } | { type: 'MissionAlreadyAchieved' };

export const achievement: Decider<AchievementCommand, Achievement, AchievementEvent, AchievementRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'AchieveByHand':
        if (command.mission.rule) return reject({ type: 'MissionNotByHand' }); // otherwise anyone could simply ask for the reward
        return isAchieved(state) ? reject({ type: 'MissionAlreadyAchieved' }) : accept(achieved(command));
      case 'AchieveByOrders':
        return isAchieved(state) ? accept() : accept(achieved(command)); // further orders add nothing
      case 'KeepReward': {
        const kept = state.status === 'absent' ? null : state.rewardId;
        return kept === null ? accept({ type: 'RewardKept', rewardId: command.rewardId }) : accept();
      }
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'MissionAchieved': {
        const { missionId, customerId, time, achievedAt } = event;
        const rewardId = state.status === 'absent' ? null : state.rewardId;
        return {
          status: 'ACHIEVED',
          missionId,
          customerId,
          ...(time !== undefined && { time }),
          achievedAt,
          rewardId,
        };
      }
      case 'RewardKept':
        return isAchieved(state)
          ? { ...state, rewardId: event.rewardId }
          : { status: 'awaited', rewardId: event.rewardId };
      default:
        return never(event);
    }
  },
};

const achieved = ({
  missionId,
  customerId,
  time = 1,
  mission: { title, rewardTitle },
  at,
}: Who & { readonly mission: Defined }): AchievementEvent => ({
  type: 'MissionAchieved',
  missionId,
  customerId,
  ...(time > 1 && { time }),
  title,
  rewardTitle,
  achievedAt: at,
});
