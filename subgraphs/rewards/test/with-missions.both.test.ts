import type { Instant } from '@jumun/platform/kernel/clock';
import { readPublished } from '@jumun/schema/published-language';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { minji } from '../../../test/callers.ts';
import { type ContextInTest, type Json, openForTest } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { hears } from '../../contexts.ts';
import { open as openMissions } from '../../missions/server.ts';
import { open as openRewards } from '../server.ts';

// An achievement becomes a reward, which missions then links to: each context hears the other's journal when it is up.

let missions: ContextInTest;
let rewards: ContextInTest;

beforeEach(async () => {
  const shared = { openStore: testStores(), clock: () => 1_000 as Instant };
  missions = await openForTest(openMissions, shared);
  rewards = await openForTest(openRewards, shared);
  await missions.context.seed({ demo: true });
});
afterEach(async () => {
  await missions.close();
  await rewards.close();
});

/** The whole journal of `source`, as heard by a consumer without a position. */
const hearAll = async (hearer: ContextInTest, source: ContextInTest) => {
  const heard = hears[hearer.context.name]?.[source.context.name];
  for (const event of await source.said()) {
    if (!heard?.includes(event.type)) continue;
    const today = readPublished(event);
    if (!today) throw new Error(`${event.type} is not in the published language`);
    await hearer.hear([today]);
  }
};

const ask = (context: ContextInTest, query: string, variables = {}) =>
  context.ask<Json>(minji, query, variables);

const achieve = (missionId: string) =>
  ask(missions, 'mutation ($input: AchieveMissionInput!) { achieveMission(input: $input) { __typename } }', {
    input: { missionId, idempotencyKey: missionId },
  });

const rewardsGiven = async (): Promise<Record<string, string | undefined>> => {
  const { achievements } = await ask(missions, '{ achievements { nodes { mission { id } reward { id } } } }');
  return Object.fromEntries(
    achievements.nodes.map((a: { mission: { id: string }; reward?: { id: string } }) => [
      a.mission.id,
      a.reward?.id,
    ]),
  );
};

it('missions works while rewards is away; afterwards each achievement has the one reward that was allocated for it [GC-02 GC-03 GC-55]', async () => {
  expect(await achieve('mis_welcome')).toEqual({
    achieveMission: { __typename: 'AchieveMissionSuccess' },
  });
  await achieve('mis_game1');
  expect(await rewardsGiven()).toEqual({ mis_welcome: undefined, mis_game1: undefined });

  for (let i = 0; i < 2; i++) {
    await hearAll(rewards, missions);
    await hearAll(missions, rewards);
  }
  const given = await rewardsGiven();
  expect(new Set(Object.values(given)).size).toBe(2);
  const events = await rewards.said();
  expect(events).toHaveLength(2);
  for (const [missionId, id] of Object.entries(given)) {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Reward { id status mission { id } } } }`;
    const { _entities } = await ask(rewards, query, { of: [{ __typename: 'Reward', id }] });
    expect(_entities).toEqual([{ id, status: 'ALLOCATED', mission: { id: missionId } }]);
  }
  expect(events.map(({ correlationId }) => correlationId)).toEqual(['cor_test', 'cor_test']);
});
