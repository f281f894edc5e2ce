import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import {
  type Achievement,
  type AchievementCommand,
  type AchievementEvent,
  achievement,
  type CustomerId,
  type RewardId,
} from '../domain/achievement.ts';
import {
  type Defined,
  firstFilled,
  type MissionId,
  mission,
  type Rule,
  type Ruled,
  spanAround,
} from '../domain/mission.ts';
import { day } from './builders.ts';

const threeCoffees: Rule = { productKind: 'MENU_ITEM', orders: 3, withinDays: 7 };

const defined = (rule: Rule | null, definedAt = 0): Defined => ({
  ...{ status: 'DEFINED', title: '커피 세 잔', rewardTitle: '교환권', rule },
  definedAt: definedAt as Instant,
});
const ruled = (rule: Partial<Rule> = {}, definedAt = 0) =>
  defined({ ...threeCoffees, ...rule }, definedAt) as Ruled;

describe('a rule', () => {
  const filled = (mission: Ruled, ...moments: number[]) => firstFilled(mission, moments as Instant[]);

  it('is fulfilled by so many orders within so many days, and says since when', () => {
    expect(filled(ruled(), day, 2 * day)).toBeNull();
    expect(filled(ruled(), day, 2 * day, 3 * day)).toBe(3 * day);
    expect(filled(ruled(), day, 2 * day, 3 * day, 4 * day)).toBe(3 * day);
  });
  it('counts an order exactly so many days later, and none a millisecond after', () => {
    expect(filled(ruled(), day, 2 * day, 8 * day)).toBe(8 * day);
    expect(filled(ruled(), day, 2 * day, 8 * day + 1)).toBeNull();
  });
  it('looks at every stretch, wherever it begins', () =>
    expect(filled(ruled(), day, 20 * day, 30 * day, 31 * day, 32 * day, 60 * day)).toBe(32 * day));
  it('does not mind in which order the orders became known', () => {
    for (const moments of [
      [30, 1, 31, 32],
      [32, 31, 30, 1],
      [1, 32, 30, 31],
    ])
      expect(filled(ruled(), ...moments.map((at) => at * day))).toBe(32 * day);
  });
  it('counts orders from the definition of its mission on', () => {
    expect(filled(ruled({}, 2 * day), day, 2 * day, 3 * day)).toBeNull();
    expect(filled(ruled({}, 2 * day), day, 2 * day, 3 * day, 4 * day)).toBe(4 * day);
  });
  it('of one order is fulfilled by the first', () =>
    expect(filled(ruled({ orders: 1, withinDays: 1 }), 5 * day, 4 * day)).toBe(4 * day));
  it('needs to look no further than its days around an order, and not before its definition', () => {
    expect(spanAround(ruled(), (10 * day) as Instant)).toEqual({ from: 3 * day, to: 17 * day });
    expect(spanAround(ruled({}, 5 * day), (10 * day) as Instant)).toEqual({ from: 5 * day, to: 17 * day });
  });
});

describe('a mission', () => {
  const details = { title: '커피 세 잔', rewardTitle: '교환권', rule: threeCoffees };
  const define = (at: number) => ({ type: 'DefineMission', details, at: at as Instant }) as const;

  it('is defined once, and never changes', () => {
    const first = mission.decide(define(5), mission.initial);
    expect(first).toEqual({ events: [{ type: 'MissionDefined', details, definedAt: 5 }] });
    const state = defined(threeCoffees, 5);
    expect('events' in first && first.events.reduce(mission.evolve, mission.initial)).toEqual(state);
    expect(mission.decide(define(6), state)).toEqual({ events: [] });
  });
});

describe('an achievement', () => {
  const who = { missionId: 'mis_1' as MissionId, customerId: 'cus_minji' as CustomerId, at: 9 as Instant };
  const byHand: AchievementCommand = { type: 'AchieveByHand', mission: defined(null), ...who };
  const byOrders: AchievementCommand = { type: 'AchieveByOrders', mission: ruled(), ...who };
  const keep = (rewardId = 'rew_1'): AchievementCommand => ({
    type: 'KeepReward',
    rewardId: rewardId as RewardId,
  });

  /** What the last command came to, after the others. */
  const after = (...commands: AchievementCommand[]) => {
    let state: Achievement = achievement.initial;
    let outcome: string = '';
    for (const command of commands) {
      const decision = achievement.decide(command, state);
      if ('rejection' in decision) outcome = decision.rejection.type;
      else {
        const events: readonly AchievementEvent[] = decision.events;
        outcome = events.map(({ type }) => type).join();
        state = events.reduce(achievement.evolve, state);
      }
    }
    return { outcome, state };
  };

  it('is made by hand once', () => {
    expect(after(byHand)).toMatchObject({
      outcome: 'MissionAchieved',
      state: { status: 'ACHIEVED', ...{ missionId: 'mis_1', customerId: 'cus_minji', achievedAt: 9 } },
    });
    expect(after(byHand, byHand)).toMatchObject({ outcome: 'MissionAlreadyAchieved' });
    expect(after(byOrders, byHand)).toMatchObject({ outcome: 'MissionAlreadyAchieved' });
  });
  it('is made by orders once, and by orders only where the mission has a rule', () => {
    expect(after(byOrders)).toMatchObject({ outcome: 'MissionAchieved', state: { achievedAt: 9 } });
    expect(after(byOrders, byOrders)).toMatchObject({ outcome: '' });
    const cheat: AchievementCommand = { type: 'AchieveByHand', mission: ruled(), ...who };
    expect(after(cheat)).toMatchObject({ outcome: 'MissionNotByHand', state: { status: 'absent' } });
    expect(after(byOrders, cheat)).toMatchObject({ outcome: 'MissionNotByHand' });
  });
  it('keeps the first reward that it hears of, before or after it was made', () => {
    const rewarded = { status: 'ACHIEVED', rewardId: 'rew_1' };
    expect(after(byHand, keep())).toMatchObject({ outcome: 'RewardKept', state: rewarded });
    expect(after(byHand, keep(), keep('rew_2'))).toMatchObject({ outcome: '', state: rewarded });
    expect(after(keep())).toMatchObject({ outcome: 'RewardKept', state: { status: 'awaited' } });
    expect(after(keep(), keep())).toMatchObject({ outcome: '' });
    expect(after(keep(), byHand)).toMatchObject({ outcome: 'MissionAchieved', state: rewarded });
    expect(after(keep(), byOrders, keep())).toMatchObject({ outcome: '', state: rewarded });
  });
});
