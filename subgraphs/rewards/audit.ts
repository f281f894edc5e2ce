import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { by, from, history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, namesake, quiet } from '@jumun/platform/audit/invariant';
import { type Reward, type RewardEvent, reward } from './domain/reward.ts';

// A reward is named after its achievement, so there is never a second one.

const isAllocated = `r.status in ('ALLOCATED', 'EXCHANGED')`;

const achievementsAreRewarded: Invariant = {
  id: 'I7',
  holds: 'every achievement has its reward, and says so; nothing else is rewarded',
  needs: ['missions', 'rewards'],
  look: byQueries('missions.achievements', (scene) => [
    {
      what: 'achieved, and there is no reward',
      sql: `select a.id as subject from missions.achievements a
        where a.status = 'ACHIEVED' and ${quiet(scene, 'missions', 'a.id')}
          and not exists (select 1 from rewards.rewards r where r.id = ${namesake('rew', 'a.id')} and ${isAllocated})`,
    },
    {
      what: 'a reward without an achievement',
      sql: `select r.id as subject from rewards.rewards r
        where ${isAllocated} and ${quiet(scene, 'rewards', 'r.id')}
          and not exists (select 1 from missions.achievements a
            where a.id = ${namesake('ach', 'r.id')} and a.status = 'ACHIEVED')`,
    },
    {
      what: 'the reward is not written back to the achievement',
      sql: `select a.id as subject, coalesce(a.state ->> 'rewardId', 'no reward') as detail
        from missions.achievements a join rewards.rewards r on r.id = ${namesake('rew', 'a.id')} and ${isAllocated}
        where a.status = 'ACHIEVED' and a.state ->> 'rewardId' is distinct from r.id
          and ${quiet(scene, 'missions', 'a.id')} and ${quiet(scene, 'rewards', 'r.id')}`,
    },
    {
      what: "the reward's customer or mission is not that of the achievement",
      sql: `select r.id as subject from missions.achievements a
        join rewards.rewards r on r.id = ${namesake('rew', 'a.id')} and ${isAllocated}
        where a.status = 'ACHIEVED' and not coalesce(r.state ->> 'achievementId' = a.id
          and r.state ->> 'customerId' = a.customer_id
          and r.state ->> 'missionId' = a.state ->> 'missionId', false)`,
    },
  ]),
};

const isLegal = by<Reward, RewardEvent>({
  RewardAllocated: from('absent', 'awaited'),
  ItemNoted: (state) => state.status === 'absent' || state.walletItemId === null,
  RewardExchanged: (state) =>
    from<Reward>('absent', 'ALLOCATED')(state) || (state.status === 'awaited' && !state.exchanged),
});

export const audit: ContextAudit = {
  invariants: [achievementsAreRewarded],
  histories: [
    history({
      table: 'rewards',
      decider: reward,
      begins: ['RewardAllocated', 'ItemNoted', 'RewardExchanged'],
      isLegal,
    }),
  ],
  why: { parts: [] },
};
