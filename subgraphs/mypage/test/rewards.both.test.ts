import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import { MissionAchieved, MissionEndSet } from '@jumun/schema/events/missions';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { envelope } from '../../../test/envelope.ts';
import { ground } from '../../../test/stores.ts';
import { countChanges } from '../store/feed.ts';
import { aRewardsLife } from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeAll(async () => {
  m = await openMypage();
});
afterAll(() => m.close());

const progress = 'missionId title achieved achievedAt rewardId rewardStatus emailStatus';
const item = 'walletItemId title exchangeable itemStatus giftId';

/** What a customer's page shows of rewards; of missions only those that are asked for. */
const pageOf = async (customerId: string, ...ids: string[]) => {
  const { data, errors } = await m.ask(
    customer(customerId),
    `{ myPage { missions { ${progress} mission { __typename id } } wallet { ${item} item { __typename id } } } }`,
  );
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  const page = data?.myPage as { missions: any[]; wallet: any[] };
  return { missions: page.missions.filter(({ missionId }) => ids.includes(missionId)), wallet: page.wallet };
};

describe('my page shows of a mission', () => {
  const shown = async (customerId: string, missionId: string) => {
    const { data } = await m.ask(
      customer(customerId),
      '{ myPage { missions { missionId title endsAt achieved timesAchieved achievedAt rewardId } } }',
    );
    // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    const { missions } = (data as { myPage: { missions: any[] } }).myPage;
    return missions.find((mission) => mission.missionId === missionId);
  };
  const endSet = (missionId: string, sequence: number, endsAt: number | null): Envelope =>
    envelope('missions', missionId, MissionEndSet.make({ missionId, endsAt, sequence }), 1_000 + sequence);

  it('when it ends, as it was said last, whatever is heard again', async () => {
    const { ids, defined } = aRewardsLife('end', 'cus_end');
    const { missionId } = ids;
    await m.hear(defined);
    expect((await shown('cus_end', missionId)).endsAt).toBeNull();
    const [later, never, soon] = [
      endSet(missionId, 1, 9_000),
      endSet(missionId, 2, null),
      endSet(missionId, 3, 5_000),
    ];
    await m.hear(later);
    expect((await shown('cus_end', missionId)).endsAt).toBe('1970-01-01T00:00:09.000Z');
    await m.hear(later, never, soon);
    await m.hear(defined, later, never);
    expect(await shown('cus_end', missionId)).toMatchObject({
      title: '이번 주 커피 세 잔',
      endsAt: '1970-01-01T00:00:05.000Z',
    });
  });

  it('how often it was achieved, with the reward for the first time', async () => {
    const customerId = 'cus_times';
    const { ids, defined, achieved, allocated } = aRewardsLife('times', customerId);
    const { missionId, rewardId } = ids;
    const again = (time: number) =>
      envelope(
        'missions',
        `ach_times${time}`,
        MissionAchieved.make({
          ...(achieved.data as MissionAchieved['data']),
          achievementId: `ach_times${time}`,
          achievedAt: 1_000 * time + 1_000,
          time,
        }),
        1_000 * time + 1_000,
      );
    await m.hear(defined);
    expect((await shown(customerId, missionId)).timesAchieved).toBe(0);
    await m.hear(achieved, again(2), again(3), allocated);
    await m.hear(again(2), achieved);
    expect(await shown(customerId, missionId)).toMatchObject({
      achieved: true,
      timesAchieved: 3,
      achievedAt: '1970-01-01T00:00:02.000Z',
      rewardId,
    });
  });
});

describe('my page follows a reward', () => {
  it('from the mission to the e-mail about the gift that was used, each joined by its own key [GC-06 GC-11 GC-41 GC-42 GC-43 GC-44 GC-49 T7]', async () => {
    const life = aRewardsLife('keys', 'cus_keys');
    const { missionId, rewardId, walletItemId, giftId } = life.ids;
    const mission = {
      missionId,
      title: '이번 주 커피 세 잔',
      achieved: false,
      achievedAt: null,
      rewardId: null,
      rewardStatus: null,
      emailStatus: null,
      mission: { __typename: 'Mission', id: missionId },
    };
    const after = async (event: Envelope) => {
      await m.hear(event);
      const { missions, wallet } = await pageOf('cus_keys', 'mis_mkeys');
      return [missions[0], wallet[0]];
    };
    expect(await after(life.defined)).toEqual([mission, undefined]);
    const achieved = { ...mission, achieved: true, achievedAt: '1970-01-01T00:00:02.000Z' };
    expect(await after(life.achieved)).toEqual([achieved, undefined]);
    const allocated = { ...achieved, rewardId, rewardStatus: 'ALLOCATED' };
    expect(await after(life.allocated)).toEqual([allocated, undefined]);
    const issued = {
      walletItemId,
      title: '커피 쿠폰',
      exchangeable: true,
      itemStatus: 'ISSUED',
      giftId: null,
      item: { __typename: 'WalletItem', id: walletItemId },
    };
    expect(await after(life.issued)).toEqual([{ ...allocated, rewardStatus: 'ISSUED' }, issued]);
    const exchanged = { ...issued, exchangeable: false, itemStatus: 'EXCHANGED', giftId };
    expect(await after(life.exchanged)).toEqual([{ ...allocated, rewardStatus: 'EXCHANGED' }, exchanged]);
    expect(await after(life.given)).toEqual([{ ...allocated, rewardStatus: 'EXCHANGED' }, exchanged]);
    const used = { ...allocated, rewardStatus: 'USED' };
    expect(await after(life.used)).toEqual([used, { ...exchanged, itemStatus: 'USED' }]);
    expect(await after(life.mailed)).toEqual([
      { ...used, emailStatus: 'SENT' },
      { ...exchanged, itemStatus: 'USED' },
    ]);
  });

  it('and says so when the e-mail could not be sent [GC-44]', async () => {
    const { ids: _, ...events } = aRewardsLife('failed', 'cus_failed', { mailed: 'FAILED' });
    await m.hear(...Object.values(events));
    expect((await pageOf('cus_failed', 'mis_mfailed')).missions).toMatchObject([
      { rewardStatus: 'USED', emailStatus: 'FAILED' },
    ]);
  });

  it('of its own customer only: all customers see the missions, but only their own achievements [T7]', async () => {
    const [minji, jun] = [aRewardsLife('both', 'cus_b1'), aRewardsLife('both', 'cus_b2')];
    const own = (life: typeof jun) => {
      const { walletItemId } = life.ids;
      const renamed = JSON.stringify(life.issued).replaceAll(walletItemId, `${walletItemId}2`);
      return JSON.parse(renamed.replaceAll(life.ids.rewardId, `${life.ids.rewardId}2`)) as Envelope;
    };
    await m.hear(minji.defined, minji.achieved, minji.allocated, minji.issued, jun.achieved, own(jun));
    await m.hear(minji.exchanged, minji.used, minji.mailed);
    expect((await pageOf('cus_b1', 'mis_mboth')).missions).toMatchObject([
      { rewardStatus: 'USED', emailStatus: 'SENT' },
    ]);
    expect((await pageOf('cus_b2', 'mis_mboth')).missions).toMatchObject([
      { rewardId: `${minji.ids.rewardId}2`, rewardStatus: 'ISSUED', emailStatus: null },
    ]);
    expect(await pageOf('cus_nobody', 'mis_mboth')).toMatchObject({
      missions: [{ achieved: false, rewardId: null }],
      wallet: [],
    });
  });

  it('of several missions, in the order of their definition, newest item first', async () => {
    const lives = ['s1', 's2', 's3'].map((life) => aRewardsLife(life, 'cus_s'));
    await m.hear(...lives.map(({ defined }) => defined).reverse());
    await m.hear(
      ...lives.slice(1).flatMap(({ achieved, allocated, issued }) => [issued, allocated, achieved]),
    );
    const { missions, wallet } = await pageOf('cus_s', 'mis_ms1', 'mis_ms2', 'mis_ms3');
    expect(missions.map(({ achieved, rewardStatus }) => [achieved, rewardStatus])).toEqual([
      [false, null],
      [true, 'ISSUED'],
      [true, 'ISSUED'],
    ]);
    expect(wallet.map(({ walletItemId }) => walletItemId)).toEqual(
      [lives[2], lives[1]].map((life) => life?.ids.walletItemId),
    );
  });
});

// ---- in any order -----------------------------------------------------------------------------------------------

const names = ['defined', 'achieved', 'allocated', 'issued', 'given', 'exchanged', 'used', 'mailed'] as const;

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((each, i) => permutations(items.toSpliced(i, 1)).map((rest) => [each, ...rest]));

let runs = 0;

/**
 * Hears a life in an order of the test's choice: each event in a unit of its own until it is applied, as a consumer would, or
 * in several simultaneous units, or all in one. Returns the page and its feed.
 */
const heardAs = async (
  order: readonly (typeof names)[number][],
  {
    units = 'each',
    missionId,
  }: { readonly units?: 'each' | 'one' | 'at once'; readonly missionId?: string } = {},
) => {
  const life = `run${++runs}`;
  const customerId = `cus_${life}`;
  const events = aRewardsLife(life, customerId, missionId ? { missionId } : {});
  const { hear } = m;
  if (units === 'one') await hear(...order.map((name) => events[name]));
  else if (units === 'at once') await Promise.all(order.map((name) => hear(events[name])));
  else
    for (const name of order)
      for (let done = false; !done; )
        done = await hear(events[name]).then(
          () => true,
          () => false,
        );
  m.state.fails = () => false;
  const page = await pageOf(customerId, events.ids.missionId);
  const told = await m.watch(
    customer(customerId),
    `subscription ($after: String) { myPageChanged(after: $after) { change { __typename
       ... on MissionProgress { ${progress} } ... on WalletItemView { ${item} } ... on Notification { id } } } }`,
    { after: Buffer.from(`${customerId}.0`).toString('base64url') },
  );
  const count = await countChanges(m.context.store.read, customerId);
  const changes = (await told.take(count)).map(({ change }) => change);
  told.close();
  const last = (type: string) => changes.filter(({ __typename }) => __typename === type).at(-1);
  const text = JSON.stringify({
    page,
    mission: last('MissionProgress'),
    item: last('WalletItemView'),
    messages: changes.filter(({ __typename }) => __typename === 'Notification'),
  });
  return { page, changes, text: text.replaceAll(events.ids.missionId, 'mis_x').replaceAll(life, 'life') };
};

describe('the events of a reward', () => {
  it('give the same page whichever comes first, and the feed ends with what the page shows [GC-41 GC-42 GC-43 GC-44 T6]', async () => {
    const { page, changes, text } = await heardAs(names);
    const [{ mission: _, ...mission }] = page.missions as [{ mission: unknown }];
    const [{ item: __, ...walletItem }] = page.wallet as [{ item: unknown }];
    expect(JSON.parse(text)).toMatchObject({
      mission: { __typename: 'MissionProgress', rewardStatus: 'USED', emailStatus: 'SENT' },
      item: { __typename: 'WalletItemView', itemStatus: 'USED' },
    });
    expect(changes.filter((change) => change.__typename === 'MissionProgress').at(-1)).toMatchObject(mission);
    expect(changes.filter((change) => change.__typename === 'WalletItemView').at(-1)).toMatchObject(
      walletItem,
    );
  });

  // only the events that share keys; the next test has all of them. On PostgreSQL a sample: it is the same code
  it('do so in every order of the six between reward and e-mail, one of them heard again [T6]', async () => {
    const shared = { units: 'one', missionId: 'mis_shared' } as const;
    const expected = (await heardAs(names, shared)).text;
    const six = names.filter((name) => name !== 'defined' && name !== 'achieved');
    const all = permutations(six);
    expect(all).toHaveLength(720);
    for (const [i, order] of all.entries()) {
      if (ground !== 'sqlite' && i % 29 > 0) continue;
      const { text } = await heardAs(['achieved', ...order, order[i % 6]!], shared);
      expect(text, order.join()).toBe(expected);
    }
  }, 120_000);

  it('do so in any order, with repeats and a handler that fails now and then [T6]', async () => {
    const expected = (await heardAs(names)).text;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...names, ...names, ...names], { minLength: 8, maxLength: 24 }),
        fc.shuffledSubarray([...names], { minLength: 8, maxLength: 8 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        async (some, all, chance) => {
          m.state.fails = () => chance.next().value === 0;
          expect((await heardAs([...some, ...all])).text).toBe(expected);
        },
      ),
      { numRuns: ground === 'sqlite' ? 100 : 25 },
    );
  }, 120_000);

  it('do so when several are heard at once', async () => {
    const expected = (await heardAs(names)).text;
    for (let times = 0; times < 25; times++)
      expect((await heardAs(names, { units: 'at once' })).text).toBe(expected);
  }, 60_000);

  it('name and place a mission as its definition says, even if that is heard last', async () => {
    const [early, late] = [aRewardsLife('t1', 'cus_t'), aRewardsLife('t2', 'cus_t')];
    const older = {
      ...late.achieved,
      data: { ...(late.achieved.data as object), title: '옛 이름' },
    } as Envelope;
    await m.hear(older, early.defined, { ...late.defined, occurredAt: 500 as Instant }, older);
    const { missions } = await pageOf('cus_t', 'mis_mt1', 'mis_mt2');
    expect(missions).toMatchObject([
      { missionId: 'mis_mt2', title: '이번 주 커피 세 잔', achieved: true },
      { missionId: 'mis_mt1', achieved: false },
    ]);
  });

  it('add nothing to the feed twice in a row, and nothing that does not show', async () => {
    const { changes } = await heardAs([
      'used',
      'mailed',
      'given',
      'allocated',
      'issued',
      'exchanged',
      'achieved',
    ]);
    expect(
      changes.map(({ __typename, rewardStatus, itemStatus }) => [__typename, rewardStatus ?? itemStatus]),
    ).toEqual([
      ['Notification', undefined], // of a gift whose item is not known yet
      ['WalletItemView', 'USED'], // with its title, by wallets
      ['MissionProgress', 'USED'], // with its title, by missions
    ]);
  });
});

describe('the live stream of a page', () => {
  it('shows each step of a reward as it was then, and resumes after a cursor', async () => {
    const life = aRewardsLife('live', 'cus_live');
    const watch = (after: string | null = null) =>
      m.watch(
        customer('cus_live'),
        `subscription ($after: String) { myPageChanged(after: $after) { cursor occurredAt change { __typename
           ... on MissionProgress { rewardStatus emailStatus mission { id } } ... on WalletItemView { itemStatus item { id } }
           ... on Notification { id channel subject sentAt } } } }`,
        { after },
      );
    const watching = await watch();
    const taken = watching.take(9);
    for (const name of names) await m.hear(life[name], life[name]);
    const all = await taken;
    watching.close();
    expect(
      all.map(({ occurredAt, change }) => [Date.parse(occurredAt), change.rewardStatus ?? change.itemStatus]),
    ).toEqual([
      [2_000, undefined], // achieved: no reward yet
      [3_000, 'ALLOCATED'],
      [4_000, 'ISSUED'],
      [4_000, 'ISSUED'],
      [5_000, 'EXCHANGED'],
      [5_000, 'EXCHANGED'],
      [7_000, 'USED'],
      [7_000, 'USED'],
      [8_000, 'USED'],
    ]);
    expect(all[8].change).toMatchObject({ __typename: 'MissionProgress', emailStatus: 'SENT' });
    const again = await watch(all[4].cursor);
    expect(await again.take(4)).toEqual(all.slice(5));
    const [notification] = await again.take(1);
    expect(notification.change).toEqual({
      __typename: 'Notification',
      id: 'ntf_nlivex55555',
      channel: 'EMAIL',
      subject: '[Jumun] 선물을 사용하셨습니다',
      sentAt: '1970-01-01T00:00:08.000Z',
    });
    again.close();
  });
});
