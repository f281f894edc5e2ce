import { anonymous, serviceCaller } from '@jumun/platform/graph/client';
import type { Envelope } from '@jumun/platform/kernel/published';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import { evolving, expectRowsToFollow } from '../../../test/history.ts';
import { hears } from '../../contexts.ts';
import { reward } from '../domain/reward.ts';
import { anAchievement, anExchangedItem, anIssuedItem } from './builders.ts';
import { openRewards, type RewardsInTest } from './open.ts';

let r: RewardsInTest;
beforeEach(async () => {
  r = await openRewards();
});
afterEach(() => r.close());

const allocated = {
  id: 'rew_1',
  status: 'ALLOCATED',
  title: '아메리카노 교환권',
  allocatedAt: '1970-01-01T00:00:01.000Z',
  mission: { id: 'mis_coffee3' },
  walletItem: null,
};

it('rewards hears exactly what its manifest says', () => {
  const declared = Object.values(hears.rewards ?? {}).flat();
  expect(r.context.reactions.flatMap(({ types }) => types).sort()).toEqual([...declared].sort());
});

describe('an achievement', () => {
  it('brings its customer one reward, published with its mission [GC-02 GC-36 GC-40 GC-46]', async () => {
    const event = anAchievement('1');
    await r.hear([event]);
    expect(await r.reward(minji, 'rew_1')).toEqual(allocated);
    expect(await r.said()).toMatchObject([
      {
        type: 'RewardAllocated',
        aggregate: 'rew_1',
        causationId: event.id,
        correlationId: event.correlationId,
        data: {
          rewardId: 'rew_1',
          achievementId: 'ach_1',
          missionId: 'mis_coffee3',
          customerId: 'cus_minji',
          title: '아메리카노 교환권',
        },
      },
    ]);
    expect((await r.rewards()).map(({ state }) => state)).toMatchObject([
      { status: 'ALLOCATED', missionId: 'mis_coffee3', customerId: 'cus_minji' },
    ]);
  });

  it('brings no second one when it is heard again [GC-02]', async () => {
    const event = anAchievement('1');
    await r.hear([event, event, anIssuedItem('1'), event, anExchangedItem('1'), event]);
    expect((await r.said()).map(({ type }) => type)).toEqual(['RewardAllocated']);
    expect(await r.rewards()).toHaveLength(1);
  });

  it('of each customer and mission brings a reward of its own [T7]', async () => {
    await r.hear([
      anAchievement('1'),
      anAchievement('2', { customerId: 'cus_jun' }),
      anAchievement('3', { missionId: 'mis_book2' }),
      anExchangedItem('2', { customerId: 'cus_jun' }),
    ]);
    expect(await r.reward(minji, 'rew_1')).toMatchObject({ status: 'ALLOCATED', walletItem: null });
    expect(await r.reward(customer('cus_jun'), 'rew_2')).toMatchObject({
      status: 'EXCHANGED',
      walletItem: { id: 'wit_2' },
    });
    expect(await r.reward(minji, 'rew_3')).toMatchObject({
      status: 'ALLOCATED',
      mission: { id: 'mis_book2' },
    });
  });

  it('brings nothing when its unit of work is undone, and one reward when it is heard again', async () => {
    const event = anAchievement('1');
    await expect(r.hear([event], () => true)).rejects.toThrow('the handler fails');
    expect(await r.reward(minji, 'rew_1')).toBeNull();
    expect(await r.said()).toEqual([]);
    await r.hear([event]);
    expect(await r.said()).toHaveLength(1);
  });
});

describe('a reward', () => {
  it('links to its item as soon as the wallet has it, and not before [GC-03]', async () => {
    await r.hear([anAchievement('1')]);
    expect(await r.reward(minji, 'rew_1')).toMatchObject({ walletItem: null });
    await r.hear([anIssuedItem('1')]);
    expect(await r.reward(minji, 'rew_1')).toEqual({ ...allocated, walletItem: { id: 'wit_1' } });
  });

  it('is EXCHANGED once its item was exchanged [GC-05 GC-51]', async () => {
    await r.hear([anAchievement('1'), anIssuedItem('1')]);
    expect(await r.reward(minji, 'rew_1')).toMatchObject({ status: 'ALLOCATED' });
    const event = anExchangedItem('1');
    await r.hear([event, event]);
    const exchanged = { ...allocated, status: 'EXCHANGED', walletItem: { id: 'wit_1' } };
    expect(await r.reward(minji, 'rew_1')).toEqual(exchanged);
    expect((await r.said()).map(({ type }) => type)).toEqual(['RewardAllocated']);
  });

  it('is visible to its customer, to staff with rewards:read, and to no one else', async () => {
    await r.hear([anAchievement('1')]);
    expect(await r.reward(minji, 'rew_1')).toEqual(allocated);
    expect(await r.reward(staff('rewards:read'), 'rew_1')).toEqual(allocated);
    for (const caller of [customer('cus_jun'), staff('missions:read'), anonymous, serviceCaller('missions')])
      expect(await r.reward(caller, 'rew_1')).toBeNull();
    expect(await r.reward(minji, 'rew_never')).toBeNull();
  });

  it('is not shown while only wallets has mentioned it', async () => {
    await r.hear([anIssuedItem('1'), anExchangedItem('1')]);
    expect(await r.reward(minji, 'rew_1')).toBeNull();
    expect(await r.reward(staff('rewards:read'), 'rew_1')).toBeNull();
    await r.hear([anAchievement('1')]);
    expect(await r.reward(minji, 'rew_1')).toMatchObject({
      status: 'EXCHANGED',
      walletItem: { id: 'wit_1' },
    });
  });
});

type What = 'achieved' | 'issued' | 'exchanged';
type Step = { readonly reward: number; readonly what: What };
const tell: Record<What, (n: string) => Envelope> = {
  achieved: anAchievement,
  issued: anIssuedItem,
  exchanged: anExchangedItem,
};

/** Some rewards and how far each gets; all events about them in any order, some of them twice. */
const aStory = fc
  .array(fc.constantFrom<What>('achieved', 'issued', 'exchanged'), { minLength: 1, maxLength: 4 })
  .chain((furthest) => {
    const ways: Record<What, readonly What[]> = {
      achieved: ['achieved'],
      issued: ['achieved', 'issued'],
      exchanged: ['achieved', 'issued', 'exchanged'],
    };
    const all = furthest.flatMap((far, reward): Step[] => ways[far].map((what) => ({ reward, what })));
    return fc.array(fc.constantFrom(...all), { maxLength: 6 }).chain((again) => {
      const steps = [...all, ...again];
      return fc.record({
        furthest: fc.constant(furthest),
        steps: fc.shuffledSubarray(steps, { minLength: steps.length, maxLength: steps.length }),
        chance: fc.infiniteStream(fc.nat(5)),
      });
    });
  });

it('events heard in any order, twice or after a failure lead to one reward each, published once, with its last status [GC-02 GC-05 GC-13]', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(aStory, async ({ furthest, steps, chance }) => {
      run++;
      const name = (n: number) => `${run}x${n}`;
      const start = (await r.history()).at(-1)?.number ?? 0;
      const events = new Map<string, Envelope>();
      for (const { reward: n, what } of steps) {
        const key = `${n} ${what}`;
        const event = events.get(key) ?? tell[what](name(n));
        events.set(key, event);
        await r.hearUntilDone([event], () => chance.next().value === 0);
      }
      const said = await r.said(start);
      expect(said.map(({ type, aggregate }) => `${type} ${aggregate}`).sort()).toEqual(
        furthest.map((_, n) => `RewardAllocated rew_${name(n)}`).sort(),
      );
      for (const [n, far] of furthest.entries())
        expect(await r.reward(minji, `rew_${name(n)}`)).toMatchObject({
          status: far === 'exchanged' ? 'EXCHANGED' : 'ALLOCATED',
          walletItem: far === 'achieved' ? null : { id: `wit_${name(n)}` },
        });
    }),
    { numRuns: 40 },
  );

  // and every row follows from its history alone
  expectRowsToFollow(await r.history(), await r.rewards(), () => evolving(reward));
});
