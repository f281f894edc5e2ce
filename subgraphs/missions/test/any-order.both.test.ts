import type { Envelope } from '@jumun/platform/kernel/published';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staff } from '../../../test/callers.ts';
import { evolving, expectRowsToFollow } from '../../../test/history.ts';
import { type Achieved, achievement } from '../domain/achievement.ts';
import { mission, type ProductKind, productKinds } from '../domain/mission.ts';
import { aCompletedOrder, anAllocatedReward, day, rewardFor, theAchievementOf } from './builders.ts';
import { type MissionsInTest, openMissions } from './open.ts';

// What customers achieve by their orders does not depend on what is heard first, twice, or again after a failure.

let m: MissionsInTest;
beforeAll(async () => {
  m = await openMissions();
});
afterAll(() => m.close());

type Order = { readonly at: number; readonly kinds: readonly ProductKind[]; readonly customer: number };
type Rule = {
  readonly productKind: ProductKind;
  readonly orders: number;
  readonly withinDays: number;
  readonly counts: 'ORDERS' | 'ITEMS';
  readonly period: 'DAYS' | 'CALENDAR_WEEK';
};

const aKind = fc.constantFrom(...productKinds);
/** In half-days, so that some orders lie exactly at the end of a span. */
const anOrder: fc.Arbitrary<Order> = fc.record({
  at: fc.integer({ min: 0, max: 24 }).map((half) => (half * day) / 2),
  kinds: fc.uniqueArray(aKind, { minLength: 1, maxLength: 2 }),
  customer: fc.nat(1),
});
const aRule: fc.Arbitrary<Rule> = fc.record({
  productKind: aKind,
  orders: fc.integer({ min: 1, max: 4 }),
  withinDays: fc.integer({ min: 1, max: 5 }),
  counts: fc.constantFrom('ORDERS', 'ITEMS'),
  period: fc.constantFrom('DAYS', 'DAYS', 'CALENDAR_WEEK'),
});

const aStory = fc
  .record({
    orders: fc.array(anOrder, { minLength: 1, maxLength: 12 }),
    rules: fc.array(aRule, { minLength: 1, maxLength: 3 }),
    definedAt: fc.integer({ min: 0, max: 6 }).map((n) => n * day),
  })
  .chain((story) => {
    const all = story.orders.map((_, i) => i);
    const heard = fc.array(fc.constantFrom(...all), { maxLength: 6 }).chain((again) => {
      const steps = [...all, ...again];
      return fc.shuffledSubarray(steps, { minLength: steps.length, maxLength: steps.length });
    });
    return fc.record({ story: fc.constant(story), heard, chance: fc.infiniteStream(fc.nat(9)) });
  });

/** Weeks in Seoul begin on Mondays at midnight: the fifth of January 1970, at 15:00 of the day before by the clocks of London. */
const weekOf = (at: number) => Math.floor((at - 4 * day + 9 * 3_600_000) / (7 * day));

/** The rule at its plainest: the orders with which the time before them holds enough. Each order has two copies of everything. */
const filledBy = (
  { productKind, orders, withinDays, counts, period }: Rule,
  definedAt: number,
  all: readonly Order[],
) => {
  const of = all.filter(({ kinds, at }) => kinds.includes(productKind) && at >= definedAt);
  const together = (at: number, last: number) =>
    period === 'DAYS' ? last - at <= withinDays * day : weekOf(at) === weekOf(last);
  const enough = (last: Order) =>
    of.filter(({ at }) => at <= last.at && together(at, last.at)).length * (counts === 'ITEMS' ? 2 : 1) >=
    orders;
  return of.filter(enough).map(({ at }) => at);
};

it('the same missions are achieved, each published once and with its reward, in any order of events and with repeats [GC-03 GC-13]', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(aStory, async ({ story: { orders, rules, definedAt }, heard, chance }) => {
      run++;
      const fails = () => chance.next().value === 0;
      const start = (await m.history()).at(-1)?.number ?? 0;
      const customers = [`cus_a${run}`, `cus_b${run}`];
      m.time.now = definedAt;
      const missions: string[] = [];
      for (const [i, rule] of rules.entries()) {
        const input = { title: 't', rewardTitle: 'r', rule, idempotencyKey: `k${run}_${i}` };
        const { defineMission } = await m.ask(
          staff('missions:write'),
          `mutation ($input: DefineMissionInput!) { defineMission(input: $input) { ... on DefineMissionSuccess { mission { id } } } }`,
          { input },
        );
        missions.push(defineMission.mission.id);
      }
      const events = orders.map(({ at, kinds, customer }, i) =>
        aCompletedOrder(`ord_${run}_${i}`, { at, kinds, customerId: customers[customer]! }),
      );
      // the rewards of these achievements are heard anywhere in between, most of them too early
      const expected = missions
        .flatMap((missionId, i) =>
          customers.map((customerId, customer) => {
            const theirs = orders.filter((order) => order.customer === customer);
            return { missionId, customerId, moments: filledBy(rules[i]!, definedAt, theirs) };
          }),
        )
        .filter(({ moments }) => moments.length > 0);
      const told: Envelope[] = heard.map((i) => events[i]!);
      for (const { missionId, customerId } of expected) {
        const reward = anAllocatedReward(missionId, customerId);
        for (let n = 0; n < 2; n++) told.splice((chance.next().value ?? 0) % (told.length + 1), 0, reward);
      }
      await m.hearUntilDone(told, fails);

      const achieved = (await m.said(start)).filter(({ type }) => type === 'MissionAchieved');
      const named = (list: readonly unknown[]) =>
        (list as { missionId: string; customerId: string }[])
          .map(({ missionId, customerId }) => `${missionId} ${customerId}`)
          .sort();
      // missions of earlier runs are achieved as well
      const ours = achieved
        .map(({ data }) => data as { missionId: string })
        .filter(({ missionId }) => missions.includes(missionId));
      expect(named(ours)).toEqual(named(expected));
      const rows = new Map((await m.achievements()).map((row) => [row.id as string, row.state]));
      for (const { missionId, customerId, moments } of expected) {
        const id = theAchievementOf(missionId, customerId);
        const state = rows.get(id);
        expect(state).toMatchObject({ missionId, customerId, rewardId: rewardFor(id) });
        expect(moments).toContain((state as Achieved).achievedAt);
      }
    }),
    { numRuns: 25 },
  );

  // and every row follows from its history alone
  const rows = [...(await m.missions()), ...(await m.achievements())];
  expectRowsToFollow(await m.history(), rows, (id) =>
    id.startsWith('mis_') ? evolving(mission) : evolving(achievement),
  );
});
