import { anonymous } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import { readPublished } from '@jumun/schema/published-language';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import { hears, scopes } from '../../contexts.ts';
import { open as openMissions } from '../../missions/server.ts';
import { open as openRewards } from '../server.ts';

// An achievement becomes a reward, and the mission learns which: each hears the log of the other when it is up.

const at = 1_000 as Instant;
let missions: Context;
let rewards: Context;

beforeEach(async () => {
  const environment = {
    ...{ mode: 'development' as const, settings: {}, openStore: testStores(), clock: () => at },
    log: openLogger('test', 'silent'),
    scopes,
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: () => {
      throw new Error('nobody is asked here');
    },
  };
  missions = await openMissions(environment);
  rewards = await openRewards(environment);
  await missions.seed({ demo: true });
});
afterEach(async () => {
  await missions.close();
  await rewards.close();
});

/** All that `source` ever said, heard as if for the first time: a consumer without a position. */
const hearAll = async (hearer: Context, source: Context) => {
  for (const event of (await source.journal.page(0, 500)).events) {
    if (!hears[hearer.name]?.[source.name]?.includes(event.type)) continue;
    const today = readPublished(event);
    if (!today) throw new Error(`anonymous knows ${event.type}`);
    for (const reaction of hearer.reactions.filter(({ types }) => types.includes(today.type)))
      await hearer.store.transaction((tx) =>
        reaction.react(today, { tx, at, cause: causeByEvent(today, reaction.name, at), notify() {} }),
      );
  }
};

const ask = async (context: Context, query: string, variables: Record<string, unknown> = {}) => {
  const caller = { ...anonymous, subject: 'cus_minji' };
  const call = { caller, locale: 'ko' as const, correlationId: 'cor_game' };
  const { data, errors } = await context.subgraph.client.execute({ query, variables }, call);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
};

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

it('missions go on while rewards is away; afterwards each has the one reward that was allocated for it [GC-02 GC-03 GC-55]', async () => {
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
  const { events } = await rewards.journal.page(0, 500);
  expect(events).toHaveLength(2);
  for (const [missionId, id] of Object.entries(given)) {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Reward { id status mission { id } } } }`;
    const { _entities } = await ask(rewards, query, { of: [{ __typename: 'Reward', id }] });
    expect(_entities).toEqual([{ id, status: 'ALLOCATED', mission: { id: missionId } }]);
  }
  expect(events.map(({ correlationId }) => correlationId)).toEqual(['cor_game', 'cor_game']);
});
