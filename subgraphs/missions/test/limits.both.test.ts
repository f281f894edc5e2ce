import type { Caller } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import type { Json } from '../../../test/context.ts';
import { aCompletedOrder, day } from './builders.ts';
import { type MissionsInTest, openMissions } from './open.ts';

// A mission that has ended or is used up gives nothing more.

let m: MissionsInTest;
beforeEach(async () => {
  m = await openMissions();
});
afterEach(() => m.close());

const admin = staff('missions:write');
const mission = `mission { endsAt open timesInAll timesLeft timesPerCustomer timesAchieved }`;

const command = async (name: string, input: object, caller: Caller = admin): Promise<Json> => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const { answer } = await m.ask(
    caller,
    `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) { __typename
      ... on ${type}Success { ${name === 'achieveMission' ? 'achievement { id time }' : name === 'defineMission' ? 'mission { id }' : mission} }
      ... on Refusal { code message } } }`,
    { input },
    'en',
  );
  return answer;
};

let keys = 0;
const aMission = async (more: object = {}): Promise<string> =>
  (
    await command('defineMission', {
      title: 'Three cups',
      rewardTitle: 'A cup',
      idempotencyKey: `define-${++keys}`,
      ...more,
    })
  ).mission.id;

const achieve = (missionId: string, caller: Caller = minji, idempotencyKey = `achieve-${++keys}`) =>
  command('achieveMission', { missionId, idempotencyKey }, caller);
const given = async () => (await m.achievements()).filter(({ status }) => status === 'ACHIEVED').length;
const told = async () => (await m.said()).filter(({ type }) => type === 'MissionAchieved').length;

const at = (moment: number) => new Date(moment).toISOString();

describe('a mission with a limit in all', () => {
  it('is achieved exactly so often by customers who come at once, and each of the others is told why not', async () => {
    const missionId = await aMission({ timesInAll: 5 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => achieve(missionId, customer(`cus_${i}`))),
    );
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual([
      ...Array.from({ length: 5 }, () => 'AchieveMissionSuccess'),
      ...Array.from({ length: 25 }, () => 'MissionUsedUp'),
    ]);
    expect([await given(), await told()]).toEqual([5, 5]);
  });

  it('is refilled once for a key, also where it is sent many times at once, and gives so many more', async () => {
    const missionId = await aMission({ timesInAll: 1 });
    await achieve(missionId);
    expect(await achieve(missionId, customer('cus_jun'))).toMatchObject({ code: 'MISSION_USED_UP' });
    const input = { missionId, more: 2, idempotencyKey: 'refill' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => command('refillMission', input)));
    for (const answer of answers)
      expect(answer).toMatchObject({ mission: { timesInAll: 3, timesLeft: 2, open: true } });
    expect(await command('refillMission', { ...input, more: 3 })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await Promise.all(Array.from({ length: 8 }, (_, i) => achieve(missionId, customer(`cus_${i}`))));
    expect(await given()).toBe(3);
  });

  it('without one has nothing to refill', async () => {
    const input = { missionId: await aMission(), more: 1, idempotencyKey: 'refill' };
    expect(await command('refillMission', input)).toMatchObject({ code: 'MISSION_NOT_LIMITED' });
    expect(await command('refillMission', { ...input, more: 0 })).toMatchObject({ code: 'INVALID_MISSION' });
    expect(await command('refillMission', { ...input, missionId: 'mis_none' })).toMatchObject({
      code: 'MISSION_NOT_FOUND',
    });
  });

  it('is achieved by orders exactly so often', async () => {
    await aMission({ timesInAll: 2, rule: { productKind: 'MENU_ITEM', orders: 1, withinDays: 1 } });
    await m.hear(
      ['cus_a', 'cus_b', 'cus_c'].map((customerId) => aCompletedOrder(`ord_${customerId}`, { customerId })),
    );
    expect([await given(), await told()]).toEqual([2, 2]);
  });
});

describe('a mission that customers can achieve several times', () => {
  it('is achieved so often by hand, each time with a key and a reward of its own', async () => {
    const missionId = await aMission({ timesPerCustomer: 3 });
    const first = await achieve(missionId, minji, 'first');
    const answers = await Promise.all(Array.from({ length: 12 }, () => achieve(missionId)));
    expect(answers.filter(({ __typename }) => __typename === 'AchieveMissionSuccess')).toHaveLength(2);
    expect(answers.filter(({ code }) => code === 'MISSION_ALREADY_ACHIEVED')).toHaveLength(10);
    expect(await achieve(missionId, minji, 'first')).toEqual(first);
    expect([await given(), await told()]).toEqual([3, 3]);
    const { missions } = await m.ask(minji, `{ missions { nodes { timesAchieved } } }`);
    expect(missions.nodes).toEqual([{ timesAchieved: 3 }]);
  });

  it('is achieved by orders as often as they fulfil it, whichever is heard first', async () => {
    await aMission({ timesPerCustomer: 3, rule: { productKind: 'MENU_ITEM', orders: 2, withinDays: 7 } });
    const orders = [1, 2, 3, 4, 5].map((n) => aCompletedOrder(`ord_${n}`, { at: n * day }));
    await m.hear(orders.slice(2));
    expect(await given()).toBe(1);
    await m.hear(orders);
    expect([await given(), await told()]).toEqual([2, 2]);
  });
});

describe('a mission that ends', () => {
  it('gives nothing from then on, by hand or by orders, and those of before still count', async () => {
    m.time.now = day;
    const byHand = await aMission({ endsAt: at(3 * day) });
    await aMission({ endsAt: at(3 * day), rule: { productKind: 'MENU_ITEM', orders: 1, withinDays: 1 } });
    m.time.now = 3 * day;
    expect(await achieve(byHand)).toMatchObject({
      code: 'MISSION_OVER',
      message: 'This mission has ended.',
    });
    await m.hear([aCompletedOrder('ord_late', { at: 3 * day, customerId: 'cus_late' })]);
    expect(await given()).toBe(0);
    await m.hear([aCompletedOrder('ord_in_time', { at: 3 * day - 1 })]);
    expect(await given()).toBe(1);
  });

  it('is ended by staff at once, for customers who come at the same moment too', async () => {
    const missionId = await aMission({ timesInAll: 100 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i === 10 ? command('endMission', { missionId }) : achieve(missionId, customer(`cus_${i}`)),
      ),
    );
    const succeeded = answers.filter(({ __typename }) => __typename === 'AchieveMissionSuccess').length;
    expect(answers[10]).toMatchObject({ mission: { open: false } });
    expect(await given()).toBe(succeeded);
    expect(await achieve(missionId, customer('cus_later'))).toMatchObject({ code: 'MISSION_OVER' });
    expect(await given()).toBe(succeeded);
    expect(await command('endMission', { missionId })).toEqual(answers[10]);
    expect((await m.acts()).map(({ data }) => data.command)).toEqual(['defineMission', 'endMission']);
  });

  it('is extended while it lasts, which others are told, and not afterwards', async () => {
    m.time.now = day;
    const missionId = await aMission({ endsAt: at(2 * day) });
    const extend = (endsAt: string | null) => command('extendMission', { missionId, endsAt });
    expect(await extend(at(4 * day))).toMatchObject({ mission: { endsAt: at(4 * day) } });
    expect(await extend(at(4 * day))).toMatchObject({ mission: { endsAt: at(4 * day) } });
    expect(await extend(at(day))).toMatchObject({ code: 'INVALID_MISSION' });
    m.time.now = 3 * day;
    expect(await achieve(missionId)).toMatchObject({ __typename: 'AchieveMissionSuccess' });
    expect(await extend(null)).toMatchObject({ mission: { endsAt: null } });
    await command('endMission', { missionId });
    expect(await extend(at(9 * day))).toMatchObject({ code: 'MISSION_OVER' });
    expect((await m.said()).filter(({ type }) => type === 'MissionEndSet').map(({ data }) => data)).toEqual([
      { missionId, endsAt: 4 * day, sequence: 1 },
      { missionId, endsAt: null, sequence: 2 },
      { missionId, endsAt: 3 * day, sequence: 3 },
    ]);
  });

  it('is not defined with an end that is over, and its definition is answered as it was when it is', async () => {
    m.time.now = 2 * day;
    const input = { title: 'x', rewardTitle: 'y', idempotencyKey: 'k' };
    expect(await command('defineMission', { ...input, endsAt: at(day) })).toMatchObject({
      code: 'INVALID_MISSION',
    });
    const defined = await command('defineMission', { ...input, endsAt: at(3 * day) });
    m.time.now = 4 * day;
    expect(await command('defineMission', { ...input, endsAt: at(3 * day) })).toEqual(defined);
  });
});
