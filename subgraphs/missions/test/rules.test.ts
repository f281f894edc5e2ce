import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import { afterCommands, events, refusal, rulesOf } from '../../../test/given.ts';
import {
  type AchievementCommand,
  achievement,
  type CustomerId,
  type RewardId,
} from '../domain/achievement.ts';
import {
  type Counted,
  countedIn,
  countedNow,
  type Defined,
  endOf,
  fillings,
  leftOf,
  type MissionCommand,
  type MissionEvent,
  type MissionId,
  mission,
  type Rule,
  type Ruled,
  spanAround,
} from '../domain/mission.ts';
import { day } from './builders.ts';

const threeCoffees: Rule = { productKind: 'MENU_ITEM', orders: 3, withinDays: 7 };

const defined = (rule: Rule | null, definedAt = 0): Defined => ({
  status: 'DEFINED',
  title: '커피 세 잔',
  rewardTitle: '교환권',
  rule,
  definedAt: definedAt as Instant,
});
const firstFilled = (of: Ruled, counted: readonly Counted[]) => fillings(of, counted)[0] ?? null;

const ruled = (rule: Partial<Rule> = {}, definedAt = 0) =>
  defined({ ...threeCoffees, ...rule }, definedAt) as Ruled;

describe('a rule', () => {
  const filled = (mission: Ruled, ...moments: number[]) =>
    firstFilled(
      mission,
      moments.map((at) => ({ at: at as Instant, amount: 1 })),
    );

  it('is fulfilled by enough orders within its days, and says since when', () => {
    expect(filled(ruled(), day, 2 * day)).toBeNull();
    expect(filled(ruled(), day, 2 * day, 3 * day)).toBe(3 * day);
    expect(filled(ruled(), day, 2 * day, 3 * day, 4 * day)).toBe(3 * day);
  });
  it('counts an order exactly at the end of its days, and none a millisecond later', () => {
    expect(filled(ruled(), day, 2 * day, 8 * day)).toBe(8 * day);
    expect(filled(ruled(), day, 2 * day, 8 * day + 1)).toBeNull();
  });
  it('looks at every span, wherever it begins', () =>
    expect(filled(ruled(), day, 20 * day, 30 * day, 31 * day, 32 * day, 60 * day)).toBe(32 * day));
  it('does not depend on the order in which completions became known', () => {
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
  it('that takes one order is fulfilled by the first', () =>
    expect(filled(ruled({ orders: 1, withinDays: 1 }), 5 * day, 4 * day)).toBe(4 * day));
  it('looks no further than its days around an order, and not before its definition', () => {
    expect(spanAround(ruled(), (10 * day) as Instant)).toEqual({ from: 3 * day, to: 17 * day });
    expect(spanAround(ruled({}, 5 * day), (10 * day) as Instant)).toEqual({ from: 5 * day, to: 17 * day });
  });
});

describe('a rule of cups in a calendar week', () => {
  const cups: Partial<Rule> = { counts: 'ITEMS', period: 'CALENDAR_WEEK', productIds: ['prd_latte'] };
  const at = (text: string) => Date.parse(text) as Instant;
  const line = (orderId: string, when: string, productId = 'prd_latte', quantity = 1) => ({
    orderId,
    productId,
    quantity,
    category: null,
    completedAt: at(when),
  });
  const filled = (...lines: ReturnType<typeof line>[]) => {
    const mission = ruled(cups);
    return firstFilled(mission, countedIn(mission.rule, lines));
  };

  it('counts every cup of an order, and no scone', () => {
    expect(filled(line('a', '2026-11-25T09:00:00+09:00', 'prd_latte', 3))).toBe(
      at('2026-11-25T09:00:00+09:00'),
    );
    expect(filled(line('a', '2026-11-25T09:00:00+09:00', 'prd_scone', 9))).toBeNull();
    expect(
      filled(
        line('a', '2026-11-25T09:00:00+09:00', 'prd_scone', 2),
        line('a', '2026-11-25T09:00:00+09:00', 'prd_latte', 2),
      ),
    ).toBeNull();
  });
  it('begins anew on Monday at midnight in Seoul', () => {
    const sunday = line('a', '2026-11-29T23:59:59.999+09:00', 'prd_latte', 2);
    expect(filled(sunday, line('b', '2026-11-30T00:00:00+09:00'))).toBeNull();
    expect(filled(sunday, line('b', '2026-11-23T00:00:00+09:00'))).toBe(sunday.completedAt);
    expect(filled(sunday, line('b', '2026-11-22T23:59:59.999+09:00'))).toBeNull();
    const monday = line('b', '2026-11-30T00:00:00+09:00', 'prd_latte', 2);
    expect(filled(sunday, monday, line('c', '2026-12-06T23:59:59+09:00'))).toBe(
      at('2026-12-06T23:59:59+09:00'),
    );
  });
  it('looks no further than its week around an order', () => {
    const mission = ruled(cups);
    expect(spanAround(mission, at('2026-11-25T09:00:00+09:00'))).toEqual({
      from: at('2026-11-23T00:00:00+09:00'),
      to: at('2026-11-29T23:59:59.999+09:00'),
    });
    expect(endOf(ruled(), at('2026-11-25T09:00:00+09:00'))).toBeNull();
  });
});

describe('a mission', () => {
  const details = { title: '커피 세 잔', rewardTitle: '교환권', rule: threeCoffees };
  const define = (at: number) => ({ type: 'DefineMission', details, at: at as Instant }) as const;

  it('is defined once, and never changes', () => {
    const given = rulesOf(mission);
    const definedAt5: MissionEvent = { type: 'MissionDefined', details, definedAt: 5 as Instant };
    expect(given().when(define(5))).toEqual(events(definedAt5));
    expect(given(definedAt5).state).toEqual(defined(threeCoffees, 5));
    expect(given(definedAt5).when(define(6))).toEqual(events());
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

  const after = afterCommands(achievement);
  const achievedNow = events({
    type: 'MissionAchieved',
    missionId: 'mis_1',
    customerId: 'cus_minji',
    title: '커피 세 잔',
    rewardTitle: '교환권',
    achievedAt: 9,
  });
  const rewardKept = events({ type: 'RewardKept', rewardId: 'rew_1' });
  const alreadyAchieved = refusal({ type: 'MissionAlreadyAchieved' });
  const notByHand = refusal({ type: 'MissionNotByHand' });

  it('is made by hand once', () => {
    expect(after().when(byHand)).toEqual(achievedNow);
    expect(after(byHand).state).toMatchObject({
      status: 'ACHIEVED',
      missionId: 'mis_1',
      customerId: 'cus_minji',
      achievedAt: 9,
    });
    expect(after(byHand).when(byHand)).toEqual(alreadyAchieved);
    expect(after(byOrders).when(byHand)).toEqual(alreadyAchieved);
  });
  it('is made by orders once, and by orders only where the mission has a rule', () => {
    expect(after().when(byOrders)).toEqual(achievedNow);
    expect(after(byOrders).state).toMatchObject({ achievedAt: 9 });
    expect(after(byOrders).when(byOrders)).toEqual(events());
    const cheat: AchievementCommand = { type: 'AchieveByHand', mission: ruled(), ...who };
    expect(after().when(cheat)).toEqual(notByHand);
    expect(after(cheat).state).toMatchObject({ status: 'absent' });
    expect(after(byOrders).when(cheat)).toEqual(notByHand);
  });
  it('keeps the first reward that it hears of, before or after the achievement', () => {
    const rewarded = { status: 'ACHIEVED', rewardId: 'rew_1' };
    expect(after(byHand).when(keep())).toEqual(rewardKept);
    expect(after(byHand, keep()).state).toMatchObject(rewarded);
    expect(after(byHand, keep()).when(keep('rew_2'))).toEqual(events());
    expect(after(byHand, keep(), keep('rew_2')).state).toMatchObject(rewarded);
    expect(after().when(keep())).toEqual(rewardKept);
    expect(after(keep()).state).toMatchObject({ status: 'awaited' });
    expect(after(keep()).when(keep())).toEqual(events());
    expect(after(keep()).when(byHand)).toEqual(achievedNow);
    expect(after(keep(), byHand).state).toMatchObject(rewarded);
    expect(after(keep(), byOrders).when(keep())).toEqual(events());
    expect(after(keep(), byOrders, keep()).state).toMatchObject(rewarded);
  });
});

describe('a mission that can be achieved again', () => {
  const again = (rule: Partial<Rule>, more: Partial<Ruled> = {}): Ruled => ({
    ...ruled(rule),
    limit: { perCustomer: 3 },
    ...more,
  });
  const on = (...days: number[]): Counted[] =>
    days.map((each) => ({ at: (each * day) as Instant, amount: 1 }));
  const inDays = (moments: readonly Instant[]) => moments.map((at) => at / day);

  it('counts each order for one time only, as often as it can be achieved', () => {
    const twoInAWeek = again({ orders: 2 });
    expect(inDays(fillings(twoInAWeek, on(1, 2, 3)))).toEqual([2]);
    expect(inDays(fillings(twoInAWeek, on(4, 3, 2, 1)))).toEqual([2, 4]);
    expect(inDays(fillings(twoInAWeek, on(1, 2, 3, 4, 5, 6, 7, 8)))).toEqual([2, 4, 6]);
    expect(countedNow(twoInAWeek, on(1, 2, 3), (4 * day) as Instant)).toBe(1);
  });
  it('is achieved once in each calendar week', () => {
    const weekly = again({ orders: 2, period: 'CALENDAR_WEEK' });
    expect(inDays(fillings(weekly, on(5, 6, 7, 8, 12, 13)))).toEqual([6, 13]);
  });
  it('loses no time by another order, wherever it lies', () => {
    const weekly = again({ orders: 2 });
    for (let more = 0; more < 30; more++)
      expect(fillings(weekly, on(1, 2, 9, 20, 21, more)).length).toBeGreaterThanOrEqual(2);
  });
  it('counts nothing from its end on', () => {
    const ended = again({ orders: 2 }, { endsAt: (4 * day) as Instant });
    expect(inDays(fillings(ended, on(1, 2, 3, 4)))).toEqual([2]);
  });
});

describe('a category', () => {
  it('counts products that had it when they were ordered', () => {
    const rule: Rule = { ...threeCoffees, category: 'Coffee', counts: 'ITEMS' };
    const line = (orderId: string, category: string | null) => {
      return { orderId, productId: 'prd_1', quantity: 2, category, completedAt: day as Instant };
    };
    expect(countedIn(rule, [line('a', 'Coffee'), line('b', 'Tea'), line('c', null)])).toEqual([
      { at: day, amount: 2 },
    ]);
  });
});

describe('how long and how often a mission can be achieved', () => {
  const after = afterCommands(mission);
  const at = (moment: number) => moment as Instant;
  const define = (more: object = {}): MissionCommand => {
    const { title, rewardTitle, rule } = defined(null);
    return { type: 'DefineMission', details: { title, rewardTitle, rule, ...more }, at: at(1) };
  };
  const give = (achievedAt: number): MissionCommand => ({
    type: 'GiveAchievement',
    achievedAt: at(achievedAt),
  });
  const end = (moment: number): MissionCommand => ({ type: 'EndMission', at: at(moment) });
  const extend = (endsAt: number | null, moment: number): MissionCommand => {
    return { type: 'ExtendMission', endsAt: endsAt as Instant | null, at: at(moment) };
  };
  const refill = (more: number, moment = 2): MissionCommand => ({
    type: 'RefillMission',
    more,
    at: at(moment),
  });
  const isOver = refusal({ type: 'MissionOver' });

  it('is achieved until its end, and not at it', () => {
    const ending = define({ endsAt: at(10) });
    expect(after(ending).when(give(9))).toEqual(events());
    expect(after(ending).when(give(10))).toEqual(isOver);
    expect(after(define(), end(5)).when(give(4))).toEqual(events());
    expect(after(define(), end(5)).when(give(5))).toEqual(isOver);
  });
  it('ends once, and what is over stays so', () => {
    expect(after(define(), end(5)).when(end(6))).toEqual(events());
    expect(after(define(), end(5)).when(extend(20, 6))).toEqual(isOver);
    expect(after(define(), end(5)).when(refill(1, 6))).toEqual(isOver);
    expect(after().when(end(5))).toEqual(refusal({ type: 'MissionNotFound' }));
  });
  it('ends later, or not at all, where that is said in time', () => {
    const ending = define({ endsAt: at(10) });
    expect(after(ending, extend(20, 9)).when(give(15))).toEqual(events());
    expect(after(ending, extend(null, 9)).state).not.toHaveProperty('endsAt');
    expect(after(ending, extend(20, 9)).when(extend(20, 9))).toEqual(events());
  });
  it('is achieved as often as it can be in all, and more often once it is refilled', () => {
    const two = define({ limit: { inAll: 2 } });
    const usedUp = refusal({ type: 'MissionUsedUp' });
    expect(after(two, give(1), give(2)).when(give(3))).toEqual(usedUp);
    expect(after(two, give(1), give(2), refill(1)).when(give(3))).toEqual(
      events({ type: 'AchievementGiven' }),
    );
    expect(after(two, give(1), give(2), refill(1), give(3)).when(give(4))).toEqual(usedUp);
    expect(leftOf(after(two, give(1)).state as Defined)).toBe(1);
    expect(after(define()).when(refill(1))).toEqual(refusal({ type: 'MissionNotLimited' }));
  });
});
