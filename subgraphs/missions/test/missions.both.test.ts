import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import { hears } from '../../contexts.ts';
import { aCompletedOrder, anAllocatedReward, day, rewardFor, theAchievementOf } from './builders.ts';
import { type MissionsInTest, openMissions } from './open.ts';

let m: MissionsInTest;
beforeEach(async () => {
  m = await openMissions();
});
afterEach(() => m.close());

const admin = staff('missions:write');
const threeCoffees = { productKind: 'MENU_ITEM', orders: 3, withinDays: 7 };
const mission = { title: '이번 주 커피 세 잔', rewardTitle: '아메리카노 교환권' };

const define = async (more: Record<string, unknown> = {}, caller: Caller = admin, locale?: 'en') =>
  (
    await m.ask(
      caller,
      `mutation ($input: DefineMissionInput!) { answer: defineMission(input: $input) {
        __typename
        ... on DefineMissionSuccess { mission { id title rewardTitle rule { productKind orders withinDays } definedAt } }
        ... on Refusal { code message }
        ... on InvalidMission { field }
      } }`,
      { input: { ...mission, idempotencyKey: 'k', ...more } },
      locale,
    )
  ).answer;

/** A mission to be achieved by hand, or by orders when it is given a rule. */
const aMission = async (key: string, rule: typeof threeCoffees | null = null): Promise<string> =>
  (await define({ idempotencyKey: key, rule })).mission.id;

const achieve = async (missionId: string, idempotencyKey = 'k', caller: Caller = minji, locale?: 'en') =>
  (
    await m.ask(
      caller,
      `mutation ($input: AchieveMissionInput!) { answer: achieveMission(input: $input) {
        __typename
        ... on AchieveMissionSuccess { achievement { id mission { title } achievedAt reward { id } } }
        ... on MissionAlreadyAchieved { achievement { id mission { title } achievedAt reward { id } } }
        ... on Refusal { code message }
      } }`,
      { input: { missionId, idempotencyKey } },
      locale,
    )
  ).answer;

const achievedBy = async (caller: Caller) =>
  (await m.ask(caller, '{ achievements { nodes { mission { id } achievedAt reward { id } } } }')).achievements
    .nodes;

const told = async () => (await m.said()).filter(({ type }) => type === 'MissionAchieved');

it('missions hears exactly what its manifest says', () => {
  const declared = Object.values(hears.missions ?? {}).flat();
  expect(m.context.reactions.flatMap(({ types }) => types).sort()).toEqual([...declared].sort());
});

describe('an administrator', () => {
  it('defines a mission, and others are told', async () => {
    const answer = await define({ title: ` ${mission.title} `, rule: threeCoffees });
    expect(answer).toEqual({
      __typename: 'DefineMissionSuccess',
      mission: {
        id: expect.stringMatching(/^mis_\w+$/),
        ...mission,
        rule: threeCoffees,
        definedAt: '1970-01-01T00:00:01.000Z',
      },
    });
    expect(await m.said()).toMatchObject([
      { type: 'MissionDefined', data: { missionId: answer.mission.id, ...mission } },
    ]);
  });

  it('may repeat it with the same key, which changes nothing; with another input the key is refused', async () => {
    const first = await define();
    m.time.now += 5_000;
    expect(await define()).toEqual(first);
    expect(await define({ rule: null })).toEqual(first);
    for (const other of [{ title: '커피 네 잔' }, { rewardTitle: '다른 교환권' }, { rule: threeCoffees }])
      expect(await define(other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await m.missions()).toHaveLength(1);
    expect(await m.said()).toHaveLength(1);
  });

  it('has keys of their own', async () => {
    const other = { ...admin, subject: 'stf_other' };
    expect((await define({}, other)).mission.id).not.toBe((await define()).mission.id);
  });

  it('is told the invalid field, in their language; nothing is written and the key stays free', async () => {
    const orders = '주문 횟수: 1부터 100까지의 정수로 입력해 주세요.';
    const days = '기간(일): 1부터 366까지의 정수로 입력해 주세요.';
    for (const [wrong, field, message] of [
      [{ title: '  ' }, ['title'], '제목: 비워 둘 수 없습니다.'],
      [
        { title: 'a\u0007' },
        ['title'],
        '제목: 글자로 볼 수 없는 문자가 있습니다. 지우고 다시 입력해 주세요.',
      ],
      [{ rewardTitle: 'x'.repeat(201) }, ['rewardTitle'], '보상 이름: 200자 이하로 입력해 주세요.'],
      [{ rule: { ...threeCoffees, orders: 0 } }, ['rule', 'orders'], orders],
      [{ rule: { ...threeCoffees, orders: 101 } }, ['rule', 'orders'], orders],
      [{ rule: { ...threeCoffees, withinDays: 0 } }, ['rule', 'withinDays'], days],
      [{ rule: { ...threeCoffees, withinDays: 367 } }, ['rule', 'withinDays'], days],
    ] as const)
      expect(await define(wrong)).toMatchObject({
        __typename: 'InvalidMission',
        code: 'INVALID_MISSION',
        field,
        message,
      });
    expect((await define({ title: '' }, admin, 'en')).message).toBe('The title must not be empty.');
    await expect(define({ idempotencyKey: 'with space' })).rejects.toThrow('BAD_USER_INPUT');
    expect(await m.missions()).toEqual([]);
    expect(await define()).toMatchObject({ __typename: 'DefineMissionSuccess' });
  });

  it('needs missions:write', async () => {
    await expect(define({}, anonymous)).rejects.toThrow('UNAUTHENTICATED');
    for (const caller of [minji, staff('missions:read'), serviceCaller('orders')])
      await expect(define({}, caller)).rejects.toThrow('FORBIDDEN');
    expect(await m.missions()).toEqual([]);
  });
});

describe('the missions', () => {
  it('are listed for everyone, newest first, page by page [GC-06]', async () => {
    const ids = [];
    for (let i = 0; i < 5; i++) {
      if (i !== 2) m.time.now += 1_000; // two of one moment
      ids.push(await aMission(`k${i}`));
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { missions } = await m.ask(
        anonymous,
        'query ($after: String) { missions(first: 2, after: $after) { edges { cursor node { id title } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...missions.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = missions.pageInfo.hasNextPage ? missions.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen.slice(0, 2)).toEqual([ids[4], ids[3]]);
    await expect(m.ask(anonymous, '{ missions(after: "nonsense") { nodes { id } } }')).rejects.toThrow(
      'INVALID_CURSOR',
    );
  });

  it('are found by reference; one that was never defined is null', async () => {
    const id = await aMission('k', threeCoffees);
    const of = [id, 'mis_never'].map((id) => ({ __typename: 'Mission', id }));
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Mission { title rule { orders } } } }`;
    expect((await m.ask(anonymous, query, { of }))._entities).toEqual([
      { title: mission.title, rule: { orders: 3 } },
      null,
    ]);
  });

  it('of the demo are defined once, even if it is seeded again', async () => {
    await m.context.seed({ demo: false });
    expect(await m.missions()).toEqual([]);
    for (let i = 0; i < 2; i++) await m.context.seed({ demo: true });
    const ids = (await m.missions()).map(({ id }) => id as string);
    expect(ids.sort()).toEqual(['mis_book2', 'mis_coffee3', 'mis_game1', 'mis_ride1', 'mis_welcome']);
    expect(await m.said()).toHaveLength(5);
  });
});

describe('a customer', () => {
  it('achieves a mission by hand, which is published with the commit, never before [GC-01 GC-35]', async () => {
    const missionId = await aMission('welcome');
    m.time.now += 1_000;
    const answer = await achieve(missionId);
    const id = theAchievementOf(missionId);
    expect(answer).toEqual({
      __typename: 'AchieveMissionSuccess',
      achievement: {
        id,
        mission: { title: mission.title },
        achievedAt: '1970-01-01T00:00:02.000Z',
        reward: null,
      },
    });
    expect(await told()).toMatchObject([
      {
        type: 'MissionAchieved',
        aggregate: id,
        correlationId: 'cor_test',
        data: {
          achievementId: id,
          missionId,
          customerId: 'cus_minji',
          achievedAt: 2_000,
          title: mission.title,
          rewardTitle: mission.rewardTitle,
        },
      },
    ]);
    const ruled = await aMission('coffee', { ...threeCoffees, orders: 1 });
    await expect(m.hear([aCompletedOrder('ord_1')], () => true)).rejects.toThrow('the handler fails');
    expect(await told()).toHaveLength(1); // the unit was undone, and nothing of it is published
    await m.hear([aCompletedOrder('ord_1')]);
    expect((await told()).map(({ data }) => (data as { missionId: string }).missionId)).toEqual([
      missionId,
      ruled,
    ]);
  });

  it('who repeats the key gets the same answer; another key is told of the achievement', async () => {
    const missionId = await aMission('welcome');
    const first = await achieve(missionId, 'k1');
    m.time.now += 5_000;
    expect(await achieve(missionId, 'k1')).toEqual(first);
    expect(await achieve(missionId, 'k2')).toEqual({
      __typename: 'MissionAlreadyAchieved',
      code: 'MISSION_ALREADY_ACHIEVED',
      message: '이미 달성한 미션입니다.',
      achievement: first.achievement,
    });
    expect(await told()).toHaveLength(1);
  });

  it('who uses a key for another mission is refused; a refusal uses up no key', async () => {
    const [one, other] = [await aMission('m1'), await aMission('m2')];
    await achieve(one, 'k');
    expect(await achieve(other, 'k', minji, 'en')).toMatchObject({
      __typename: 'IdempotencyKeyReused',
      message: expect.stringMatching(/^This idempotency key/),
    });
    expect(await achieve('mis_never', 'k2')).toMatchObject({ code: 'MISSION_NOT_FOUND' });
    expect(await achieve('no id!', 'k2')).toMatchObject({ code: 'MISSION_NOT_FOUND' });
    expect(await achieve(one, 'k2')).toMatchObject({ code: 'MISSION_ALREADY_ACHIEVED' });
    expect(await achieve(other, 'k2')).toMatchObject({ __typename: 'AchieveMissionSuccess' });
    expect(await achieve(one, 'k', customer('cus_jun'))).toMatchObject({
      __typename: 'AchieveMissionSuccess',
    });
  });

  it('who uses several keys at once achieves once, and a key used twice at once achieves one mission', async () => {
    const [one, two, three] = [await aMission('m1'), await aMission('m2'), await aMission('m3')];
    const twice = await Promise.all(['a', 'b', 'c', 'd'].map((key) => achieve(one, key)));
    expect(twice.map(({ __typename }) => __typename).sort()).toEqual([
      'AchieveMissionSuccess',
      ...Array(3).fill('MissionAlreadyAchieved'),
    ]);
    const oneKey = await Promise.all([two, three].map((id) => achieve(id, 'key')));
    expect(oneKey.map(({ __typename }) => __typename).sort()).toEqual([
      'AchieveMissionSuccess',
      'IdempotencyKeyReused',
    ]);
    expect(await told()).toHaveLength(2);
  });

  it('cannot achieve by hand what takes completed orders', async () => {
    const missionId = await aMission('coffee', threeCoffees);
    expect(await achieve(missionId)).toEqual({
      __typename: 'MissionNotByHand',
      code: 'MISSION_NOT_BY_HAND',
      message: '주문을 완료하면 자동으로 달성되는 미션입니다.',
    });
    expect(await told()).toEqual([]);
  });

  it('is the only one to achieve missions: staff and services achieve nothing', async () => {
    const missionId = await aMission('welcome');
    await expect(achieve(missionId, 'k', anonymous)).rejects.toThrow('UNAUTHENTICATED');
    for (const caller of [admin, staff(), serviceCaller('orders')])
      await expect(achieve(missionId, 'k', caller)).rejects.toThrow('FORBIDDEN');
    expect(await told()).toEqual([]);
  });

  it('sees their own achievements, latest first, page by page, and no others [GC-06]', async () => {
    const ids = [];
    for (let i = 0; i < 3; i++) {
      m.time.now += 1_000;
      ids.push(await aMission(`m${i}`));
      await achieve(ids[i]!, `k${i}`);
    }
    await achieve(ids[0]!, 'k', customer('cus_jun'));
    const page = async (after?: string) =>
      (
        await m.ask(
          minji,
          'query ($after: String) { achievements(first: 2, after: $after) { nodes { mission { id } } pageInfo { endCursor hasNextPage } } }',
          { after },
        )
      ).achievements;
    const [first, second] = [await page(), await page((await page()).pageInfo.endCursor)];
    expect(first).toMatchObject({
      nodes: [{ mission: { id: ids[2] } }, { mission: { id: ids[1] } }],
      pageInfo: { hasNextPage: true },
    });
    expect(second).toMatchObject({
      nodes: [{ mission: { id: ids[0] } }],
      pageInfo: { hasNextPage: false },
    });
    expect(await achievedBy(staff('missions:read'))).toEqual([]);
    await expect(achievedBy(anonymous)).rejects.toThrow('UNAUTHENTICATED');
  });
});

describe('an achievement', () => {
  it('is visible to its customer, to staff with missions:read, and to no one else', async () => {
    const missionId = await aMission('welcome');
    await achieve(missionId);
    const of = [{ __typename: 'Achievement', id: theAchievementOf(missionId) }];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Achievement { mission { id } } } }`;
    const seenBy = async (caller: Caller) => (await m.ask(caller, query, { of }))._entities[0];
    expect(await seenBy(minji)).toEqual({ mission: { id: missionId } });
    expect(await seenBy(staff('missions:read'))).toEqual({ mission: { id: missionId } });
    for (const caller of [customer('cus_jun'), staff('rewards:read'), anonymous, serviceCaller('orders')])
      expect(await seenBy(caller)).toBeNull();
  });

  it('has the reward that was allocated for it and no other, even where two customers achieve one mission [GC-03 GC-45 T7]', async () => {
    const [one, other] = [await aMission('m1'), await aMission('m2')];
    const jun = customer('cus_jun');
    await achieve(one, 'k1');
    await achieve(one, 'k1', jun);
    await achieve(other, 'k2');
    await m.hear([anAllocatedReward(one, 'cus_jun'), anAllocatedReward(other)]);
    expect(await achievedBy(jun)).toMatchObject([
      { mission: { id: one }, reward: { id: rewardFor(theAchievementOf(one, 'cus_jun')) } },
    ]);
    const minjis = await achievedBy(minji);
    expect(minjis).toHaveLength(2);
    expect(minjis).toMatchObject(
      expect.arrayContaining([
        { mission: { id: one }, achievedAt: expect.any(String), reward: null },
        {
          mission: { id: other },
          achievedAt: expect.any(String),
          reward: { id: rewardFor(theAchievementOf(other)) },
        },
      ]),
    );
    expect((await m.achievements()).map(({ state }) => state)).toContainEqual({
      status: 'ACHIEVED',
      missionId: other,
      customerId: 'cus_minji',
      achievedAt: 1_000,
      rewardId: rewardFor(theAchievementOf(other)),
    });
  });

  it('waits for its reward while rewards is away, and has it once it is back [GC-03 GC-55]', async () => {
    const missionId = await aMission('welcome');
    await achieve(missionId);
    expect(await achievedBy(minji)).toMatchObject([{ reward: null }]);
    const allocated = anAllocatedReward(missionId);
    await m.hear([allocated, allocated]);
    expect(await achievedBy(minji)).toMatchObject([
      { reward: { id: rewardFor(theAchievementOf(missionId)) } },
    ]);
    expect((await m.history()).filter(({ type }) => type === 'RewardKept')).toHaveLength(1);
  });
});

describe('a mission with a rule', () => {
  const coffees = (...days: number[]) => days.map((n) => aCompletedOrder(`ord_${n}`, { at: n * day }));

  it('is achieved by the third coffee of the week, without a request [GC-01]', async () => {
    const missionId = await aMission('coffee', threeCoffees);
    await m.hear(coffees(1, 2));
    expect(await achievedBy(minji)).toEqual([]);
    await m.hear(coffees(8));
    expect(await achievedBy(minji)).toEqual([
      { mission: { id: missionId }, achievedAt: '1970-01-09T00:00:00.000Z', reward: null },
    ]);
    const [event] = await told();
    expect(event).toMatchObject({
      correlationId: 'cor_ord_8',
      causationId: expect.stringMatching(/^evt_orders_/),
      data: { missionId, customerId: 'cus_minji', achievedAt: 8 * day },
    });
  });

  it('is not achieved by orders too far apart, of other kinds, of other customers, or by one that is heard three times', async () => {
    await aMission('coffee', threeCoffees);
    const order = aCompletedOrder('ord_x', { at: 30 * day, kinds: ['MENU_ITEM', 'MENU_ITEM', 'BOOK'] });
    await m.hear([
      ...coffees(1, 7, 9, 15),
      order,
      order,
      order,
      aCompletedOrder('ord_y', { at: 30 * day, kinds: ['BOOK'] }),
      aCompletedOrder('ord_z', { at: 31 * day, customerId: 'cus_jun' }),
      aCompletedOrder('ord_w', { at: 31 * day }),
    ]);
    expect(await told()).toEqual([]);
    expect(await m.completions()).toHaveLength(9);
  });

  it('is achieved once, even if more orders follow', async () => {
    await aMission('coffee', threeCoffees);
    await m.hear(coffees(1, 2, 3, 4, 5, 6, 20, 21, 22));
    expect(await told()).toHaveLength(1);
  });

  it('counts only orders completed since its definition', async () => {
    m.time.now = 3 * day;
    await aMission('coffee', threeCoffees);
    await m.hear(coffees(1, 2, 3, 4));
    expect(await told()).toEqual([]);
    await m.hear(coffees(5));
    expect(await told()).toHaveLength(1);
  });

  it('of cups in a calendar week counts what was drunk from Monday to Sunday, and shows how many', async () => {
    const rule = { productKind: 'MENU_ITEM', orders: 3, productIds: ['prd_latte'] };
    const answer = await define({ rule: { ...rule, counts: 'ITEMS', period: 'CALENDAR_WEEK' } });
    const missionId = answer.mission.id;
    const standing = async (caller: Caller = minji) =>
      (
        await m.ask(
          caller,
          `{ missions { nodes { rule { orders withinDays counts period products { id } } standing { counted needed until } } } }`,
        )
      ).missions.nodes[0];
    const on = (orderId: string, when: string, quantity: number, productId = 'prd_latte') =>
      aCompletedOrder(orderId, { at: Date.parse(when), quantity, productId });
    const until = '2026-11-29T15:00:00.000Z'; // Monday in Seoul
    m.time.now = Date.parse('2026-11-29T23:30:00+09:00');
    await m.hear([
      on('ord_old', '2026-11-22T23:59:00+09:00', 2),
      on('ord_1', '2026-11-28T10:00:00+09:00', 2),
      on('ord_2', '2026-11-29T10:00:00+09:00', 5, 'prd_scone'),
    ]);
    expect(await standing()).toEqual({
      rule: {
        orders: 3,
        withinDays: 7,
        counts: 'ITEMS',
        period: 'CALENDAR_WEEK',
        products: [{ id: 'prd_latte' }],
      },
      standing: { counted: 2, needed: 3, until },
    });
    for (const other of [anonymous, admin]) expect((await standing(other)).standing).toBeNull();
    expect((await standing(customer('cus_jun'))).standing).toMatchObject({ counted: 0 });
    m.time.now = Date.parse('2026-11-30T00:30:00+09:00');
    expect((await standing()).standing).toMatchObject({ counted: 0 });
    await m.hear([on('ord_3', '2026-11-30T00:10:00+09:00', 1)]);
    expect(await achievedBy(minji)).toEqual([]);
    await m.hear([on('ord_4', '2026-11-30T00:20:00+09:00', 2)]);
    expect(await achievedBy(minji)).toMatchObject([
      { mission: { id: missionId }, achievedAt: '2026-11-29T15:20:00.000Z' },
    ]);
    expect((await standing()).standing).toMatchObject({ counted: 3, needed: 3 });
  });

  it('of days says so, and needs them', async () => {
    expect(await define({ rule: { productKind: 'BOOK', orders: 2 } }, admin, 'en')).toMatchObject({
      code: 'INVALID_MISSION',
      field: ['rule', 'withinDays'],
      message: 'The number of days is needed unless calendar weeks count.',
    });
    await aMission('coffee', threeCoffees);
    m.time.now = 9 * day;
    await m.hear(coffees(1, 3));
    const { missions } = await m.ask(minji, '{ missions { nodes { standing { counted needed until } } } }');
    expect(missions.nodes[0].standing).toEqual({ counted: 1, needed: 3, until: null });
  });

  it('is achieved together with others by a single order', async () => {
    const ids = [
      await aMission('coffee', { ...threeCoffees, orders: 1 }),
      await aMission('book', { ...threeCoffees, orders: 1, productKind: 'BOOK' }),
      await aMission('more', { ...threeCoffees, orders: 1, withinDays: 1 }),
    ];
    await m.hear([aCompletedOrder('ord_1', { kinds: ['MENU_ITEM', 'BOOK'] })]);
    const achieved = (await achievedBy(minji)).map(({ mission }: { mission: { id: string } }) => mission.id);
    expect(achieved.sort()).toEqual(ids.sort());
  });
});
