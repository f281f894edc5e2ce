import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { by, from, history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, quiet } from '@jumun/platform/audit/invariant';
import { type Achievement, type AchievementEvent, achievement } from './domain/achievement.ts';
import { isDefined, type Mission, type MissionEvent, mission } from './domain/mission.ts';

const rule = (name: string) => `m.state -> 'rule' ->> '${name}'`;
const asksForLines = `(${rule('productIds')} is not null or ${rule('category')} is not null
  or ${rule('counts')} is not null)`;
const isOfDays = `${rule('period')} is null`;
const since = `cast(m.state ->> 'definedAt' as bigint)`;
const msOfDay = 86_400_000;
/** A Monday in Seoul, in milliseconds since 1970. */
const aMonday = 4 * msOfDay - 9 * 3_600_000;

const isBeforeEnd = (at: string) =>
  `(m.state ->> 'endsAt' is null or ${at} < cast(m.state ->> 'endsAt' as bigint))`;
/** By hand a mission is achieved at the moment of the request, which may have waited for the one that ended it, or let it wait. */
const waited = `case when m.product_kind is null then 60000 else 0 end`;
const inAll = `cast(m.state -> 'limit' ->> 'inAll' as bigint)`;
const given = `(select count(*) from missions.achievements a
  where a.status = 'ACHIEVED' and a.state ->> 'missionId' = m.id)`;

/** By orders and days: in some run of enough orders, the last is close enough to the first. */
const fulfilledByRuns = `select distinct x.id, x.customer_id from (
    select m.id, m.state, c.customer_id, c.completed_at,
      lag(c.completed_at, cast(${rule('orders')} as integer) - 1)
        over (partition by m.id, c.customer_id order by c.completed_at) as first
    from missions.missions m join missions.completions c
      on c.kind = m.product_kind and c.completed_at >= ${since} and ${isBeforeEnd('c.completed_at')}
    where ${isOfDays} and not ${asksForLines}) x
  where x.completed_at - x.first <= cast(x.state -> 'rule' ->> 'withinDays' as bigint) * ${msOfDay}`;

/** What each order adds to the other rules, and from when on others count together with it. */
const counted = `select m.id, cast(${rule('orders')} as integer) as needed, o.customer_id, o.order_id, o.completed_at,
    case when ${isOfDays} then o.completed_at - cast(${rule('withinDays')} as bigint) * ${msOfDay}
      else o.completed_at - (o.completed_at - ${aMonday}) % ${7 * msOfDay} end as since,
    case when ${rule('counts')} = 'ITEMS' then sum(o.quantity) else 1 end as amount
  from missions.missions m join (
      select customer_id, kind, order_id, completed_at, product_id, category, quantity from missions.completed_lines
      union all select customer_id, kind, order_id, completed_at, '', null, 1 from missions.completions) o
    on o.kind = m.product_kind and o.completed_at >= ${since} and ${isBeforeEnd('o.completed_at')}
      and (o.product_id <> '') = ${asksForLines} and (${rule('category')} is null or ${rule('category')} = o.category)
      and (${rule('productIds')} is null
        or replace(${rule('productIds')}, '"' || o.product_id || '"', '') <> ${rule('productIds')})
  where not (${isOfDays} and not ${asksForLines})
  group by m.id, m.state, o.customer_id, o.order_id, o.completed_at`;

/** Customers whose orders fulfil the rule of a mission. */
const fulfilled = `(${fulfilledByRuns}
  union select x.id, x.customer_id from (${counted}) x join (${counted}) y
    on y.id = x.id and y.customer_id = x.customer_id and y.completed_at between x.since and x.completed_at
    group by x.id, x.customer_id, x.order_id, x.needed having sum(y.amount) >= x.needed)`;

const rulesHold: Invariant = {
  id: 'I7',
  holds: 'a mission with a rule is achieved by those whose orders fulfil it, and by no one else',
  needs: ['missions'],
  look: byQueries('missions.completions', () => [
    {
      what: 'the orders fulfil the rule, and it is not achieved',
      sql: `select f.customer_id as subject, f.id as detail from ${fulfilled} f
        join missions.missions m on m.id = f.id and m.state ->> 'refilled' is null
          and coalesce(${given} < ${inAll}, true)
        where not exists (select 1 from missions.achievements a
          where a.customer_id = f.customer_id and a.state ->> 'missionId' = f.id)`,
    },
    {
      what: 'achieved, and the orders do not fulfil the rule',
      sql: `select a.id as subject, m.id as detail
        from missions.achievements a
        join missions.missions m on m.id = a.state ->> 'missionId' and m.product_kind is not null
        left join ${fulfilled} f on f.customer_id = a.customer_id and f.id = m.id
        where f.id is null`,
    },
    {
      what: 'one customer achieved one mission more often than it can be',
      sql: `select min(a.id) as subject, 'and ' || max(a.id) as detail
        from missions.achievements a join missions.missions m on m.id = a.state ->> 'missionId'
        where a.customer_id is not null
        group by a.customer_id, m.id, m.state
        having count(*) > coalesce(cast(m.state -> 'limit' ->> 'perCustomer' as bigint), 1)`,
    },
    {
      what: 'a mission was achieved more often than it can be, or not as often as it says',
      sql: `select m.id as subject, ${given} || ' of ' || ${inAll} as detail from missions.missions m
        where ${inAll} is not null
          and (${given} > ${inAll} or ${given} <> coalesce(cast(m.state ->> 'given' as bigint), 0))`,
    },
    {
      what: 'a mission was achieved after its end',
      sql: `select a.id as subject, m.id as detail
        from missions.achievements a join missions.missions m on m.id = a.state ->> 'missionId'
        where a.status = 'ACHIEVED' and not ${isBeforeEnd(`cast(a.state ->> 'achievedAt' as bigint) - ${waited}`)}`,
    },
  ]),
};

const completedIsCounted: Invariant = {
  id: 'I7',
  holds: 'missions counts the orders that were completed, and no others',
  needs: ['orders', 'missions'],
  look: byQueries(`orders.orders where status = 'COMPLETED'`, (scene) => [
    {
      what: 'completed, and missions did not count it',
      sql: `select distinct o.id as subject, e.value ->> 'kind' as detail
        from orders.orders o cross join ${scene.picture.each('o.state', 'lines')}
        where o.status = 'COMPLETED' and ${quiet(scene, 'orders', 'o.id')}
          and not exists (select 1 from missions.completions c
            where c.customer_id = o.customer_id and c.kind = e.value ->> 'kind' and c.order_id = o.id)`,
    },
    {
      what: 'missions counted an order that is not completed',
      sql: `select c.order_id as subject, coalesce(o.status, 'unknown order') as detail
        from missions.completions c left join orders.orders o on o.id = c.order_id
        where c.completed_at <= ${scene.cutoff} and o.status is distinct from 'COMPLETED'`,
    },
  ]),
};

const legalForMissions = by<Mission, MissionEvent>({
  MissionDefined: from('absent'),
  MissionEndSet: from('DEFINED'),
  MissionRefilled: (state) => isDefined(state) && state.limit?.inAll !== undefined,
  AchievementGiven: (state) => isDefined(state) && (state.given ?? 0) < (state.limit?.inAll ?? 0),
});

const legalForAchievements = by<Achievement, AchievementEvent>({
  MissionAchieved: from('absent', 'awaited'),
  RewardKept: (state) => state.status === 'absent' || state.rewardId === null,
});

export const audit: ContextAudit = {
  invariants: [rulesHold, completedIsCounted],
  histories: [
    history({
      table: 'missions',
      decider: mission,
      begins: ['MissionDefined'],
      isLegal: legalForMissions,
    }),
    history({
      table: 'achievements',
      decider: achievement,
      begins: ['MissionAchieved', 'RewardKept'],
      isLegal: legalForAchievements,
    }),
  ],
  why: {
    parts: [
      {
        table: 'completions',
        what: 'counted for missions',
        key: 't.kind',
        where: (id) => `t.order_id = '${id}'`,
        facts: { customer: 't.customer_id', at: 't.completed_at' },
      },
    ],
  },
};
