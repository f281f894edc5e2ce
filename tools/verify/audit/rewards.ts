import { byQueries, type Invariant, quiet } from './invariant.ts';

// An achievement brings a reward, the reward an item of the wallet, the item a gift: each named after the one before it,
// so that there is never a second one.

/** The id that follows from another one. */
const named = (prefix: string, id: string) => `'${prefix}_' || substr(${id}, 5)`;

const isAllocated = `r.status in ('ALLOCATED', 'EXCHANGED')`;
const isIssued = `i.status in ('ISSUED', 'EXCHANGING', 'EXCHANGED')`;

/** Whose orders fulfil the rule of which mission. Of so many orders in a row the first and the last are near enough. */
const fulfilled = `(select distinct x.id, x.customer_id from (
    select m.id, m.state, c.customer_id, c.completed_at,
      lag(c.completed_at, cast(m.state -> 'rule' ->> 'orders' as integer) - 1)
        over (partition by m.id, c.customer_id order by c.completed_at) as first
    from missions.missions m join missions.completions c
      on c.kind = m.product_kind and c.completed_at >= cast(m.state ->> 'definedAt' as bigint)) x
  where x.completed_at - x.first <= cast(x.state -> 'rule' ->> 'withinDays' as bigint) * 86400000)`;

const rulesHold: Invariant = {
  id: 'I7',
  holds: 'a mission with a rule is achieved by those whose orders fulfil it, and by nobody else',
  needs: ['missions'],
  look: byQueries('missions.completions', () => [
    {
      what: 'the orders fulfil the rule, and it is not achieved',
      sql: `select f.customer_id as subject, f.id as detail from ${fulfilled} f
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
      what: 'one customer achieved one mission twice',
      sql: `select min(a.id) as subject, 'and ' || max(a.id) as detail from missions.achievements a
        where a.customer_id is not null
        group by a.customer_id, a.state ->> 'missionId' having count(*) > 1`,
    },
  ]),
};

const completedIsCounted: Invariant = {
  id: 'I7',
  holds: 'what was heard was done: missions count the orders that were completed, and no others',
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

const achievementsAreRewarded: Invariant = {
  id: 'I7',
  holds: 'every achievement has its reward, and says so; nothing else is rewarded',
  needs: ['missions', 'rewards'],
  look: byQueries('missions.achievements', (scene) => [
    {
      what: 'achieved, and there is no reward',
      sql: `select a.id as subject from missions.achievements a
        where a.status = 'ACHIEVED' and ${quiet(scene, 'missions', 'a.id')}
          and not exists (select 1 from rewards.rewards r where r.id = ${named('rew', 'a.id')} and ${isAllocated})`,
    },
    {
      what: 'a reward for what nobody has achieved',
      sql: `select r.id as subject from rewards.rewards r
        where ${isAllocated} and ${quiet(scene, 'rewards', 'r.id')}
          and not exists (select 1 from missions.achievements a
            where a.id = ${named('ach', 'r.id')} and a.status = 'ACHIEVED')`,
    },
    {
      what: 'the reward is not written back to the achievement',
      sql: `select a.id as subject, coalesce(a.state ->> 'rewardId', 'no reward') as detail
        from missions.achievements a join rewards.rewards r on r.id = ${named('rew', 'a.id')} and ${isAllocated}
        where a.status = 'ACHIEVED' and a.state ->> 'rewardId' is distinct from r.id
          and ${quiet(scene, 'missions', 'a.id')} and ${quiet(scene, 'rewards', 'r.id')}`,
    },
    {
      what: 'the reward is for another customer or mission than the achievement',
      sql: `select r.id as subject from missions.achievements a
        join rewards.rewards r on r.id = ${named('rew', 'a.id')} and ${isAllocated}
        where a.status = 'ACHIEVED' and not coalesce(r.state ->> 'achievementId' = a.id
          and r.state ->> 'customerId' = a.customer_id
          and r.state ->> 'missionId' = a.state ->> 'missionId', false)`,
    },
  ]),
};

const rewardsLieInWallets: Invariant = {
  id: 'I7',
  holds: "every reward lies in its customer's wallet, and knows what became of it; nothing else lies there",
  needs: ['rewards', 'wallets'],
  look: byQueries('rewards.rewards', (scene) => [
    {
      what: 'the reward lies in no wallet',
      sql: `select r.id as subject from rewards.rewards r
        where ${isAllocated} and ${quiet(scene, 'rewards', 'r.id')}
          and not exists (select 1 from wallets.items i where i.id = ${named('wit', 'r.id')} and ${isIssued})`,
    },
    {
      what: 'the item of a wallet stands for no reward',
      sql: `select i.id as subject from wallets.items i
        where ${isIssued} and ${quiet(scene, 'wallets', 'i.id')}
          and not exists (select 1 from rewards.rewards r where r.id = ${named('rew', 'i.id')} and ${isAllocated})`,
    },
    {
      what: 'the reward does not know what became of its item',
      sql: `select r.id as subject, 'reward ' || r.status || ', item ' || i.status as detail
        from rewards.rewards r join wallets.items i on i.id = ${named('wit', 'r.id')} and ${isIssued}
        where ${isAllocated} and ${quiet(scene, 'rewards', 'r.id')} and ${quiet(scene, 'wallets', 'i.id')}
          and not coalesce(r.state ->> 'walletItemId' = i.id
            and (r.status = 'EXCHANGED') = (i.status = 'EXCHANGED'), false)`,
    },
    {
      what: 'the item is of another customer or mission than the reward',
      sql: `select i.id as subject from rewards.rewards r
        join wallets.items i on i.id = ${named('wit', 'r.id')} and ${isIssued}
        where ${isAllocated} and not coalesce(i.state ->> 'rewardId' = r.id
          and i.customer_id = r.state ->> 'customerId' and i.state ->> 'customerId' = i.customer_id
          and i.state ->> 'missionId' = r.state ->> 'missionId', false)`,
    },
  ]),
};

const exchangedIsGiven: Invariant = {
  id: 'I7',
  holds: 'every item that was exchanged has its gift, and every gift took its item',
  needs: ['wallets', 'gifts'],
  look: byQueries('gifts.gifts', (scene) => [
    {
      what: 'exchanged, and there is no gift',
      sql: `select i.id as subject, i.state -> 'given' ->> 'giftId' as detail from wallets.items i
        where i.status = 'EXCHANGED' and ${quiet(scene, 'wallets', 'i.id')}
          and not exists (select 1 from gifts.gifts g where g.id = i.state -> 'given' ->> 'giftId')`,
    },
    {
      what: 'there is a gift, and the item that was given for it is not spent',
      sql: `select g.id as subject, coalesce(i.status, 'missing') as detail
        from gifts.gifts g left join wallets.items i on i.id = g.wallet_item_id
        where i.status is distinct from 'EXCHANGED'
          and ${quiet(scene, 'gifts', 'g.id')} and ${quiet(scene, 'wallets', 'g.wallet_item_id')}`,
    },
    {
      what: "the gift is another or somebody else's than the item says",
      sql: `select g.id as subject from gifts.gifts g
        join wallets.items i on i.id = g.wallet_item_id and i.status = 'EXCHANGED'
        where not coalesce(i.customer_id = g.customer_id and i.state -> 'given' ->> 'giftId' = g.id
          and i.state -> 'given' ->> 'giftOfferId' = g.gift_offer_id, false)`,
    },
  ]),
};

const offersAddUp: Invariant = {
  id: 'I1',
  holds: 'of each offer as many are left as were registered and not given, never fewer than none',
  needs: ['gifts'],
  look: byQueries('gifts.gift_offers', () => {
    const given = `(select g.gift_offer_id, count(*) as n from gifts.gifts g group by g.gift_offer_id)`;
    const stock = `cast(o.state ->> 'stock' as bigint)`;
    return [
      {
        what: 'another number is left than its gifts leave',
        sql: `select o.id as subject, 'left ' || o.left_over || ', stock ' || ${stock} || ', gifts ' || coalesce(x.n, 0) as detail
          from gifts.gift_offers o left join ${given} x on x.gift_offer_id = o.id
          where not coalesce(o.left_over = ${stock} - coalesce(x.n, 0)
            and o.left_over = cast(o.state ->> 'left' as bigint), false)`,
      },
      {
        what: 'more were given than there were',
        sql: `select o.id as subject, 'stock ' || ${stock} || ', gifts ' || coalesce(x.n, 0) as detail
          from gifts.gift_offers o left join ${given} x on x.gift_offer_id = o.id
          where o.left_over < 0 or coalesce(x.n, 0) > ${stock}`,
      },
      {
        what: 'it was taken to become another gift than there is',
        sql: `select g.id as subject, g.gift_offer_id as detail from gifts.gifts g
          left join (select l.aggregate as offer_id, cast(l.fact ->> 'giftId' as text) as gift_id from gifts.log l
            where l.type = 'GiftTaken') x on x.gift_id = g.id and x.offer_id = g.gift_offer_id
          group by g.id, g.gift_offer_id having count(x.gift_id) <> 1`,
      },
      {
        what: 'a gift is found under other ids than its own',
        sql: `select g.id as subject from gifts.gifts g
          where not coalesce(g.id = ${named('gft', 'g.wallet_item_id')} and g.wallet_item_id = g.state ->> 'walletItemId'
            and g.gift_offer_id = g.state ->> 'giftOfferId' and g.customer_id = g.state ->> 'customerId', false)`,
      },
      {
        what: 'two gifts were given for one item',
        sql: `select g.wallet_item_id as subject, min(g.id) || ' and ' || max(g.id) as detail from gifts.gifts g
          group by g.wallet_item_id having count(*) > 1`,
      },
    ];
  }),
};

export const rewards: readonly Invariant[] = [
  offersAddUp,
  rulesHold,
  completedIsCounted,
  achievementsAreRewarded,
  rewardsLieInWallets,
  exchangedIsGiven,
];
