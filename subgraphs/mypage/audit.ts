import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { byQueries, type Invariant, listed, quiet } from '@jumun/platform/audit/invariant';
import { standingStatuses } from '@jumun/schema/events/orders';

const standing = listed(standingStatuses);

const showsOrders: Invariant = {
  id: 'I11',
  holds: 'my page shows every order as it is',
  needs: ['orders', 'mypage'],
  look: byQueries('mypage.order_views', (scene) => {
    const sequence = `cast(o.state ->> 'sequence' as bigint)`;
    const back = `(select coalesce(sum(cast(e.value -> 'amount' ->> 'minorUnits' as bigint)), 0)
      from ${scene.picture.each('o.state', 'refunds')})`;
    const progress = `o.state -> 'progress' ->> 'fulfilmentStatus'`;
    const isRide = `o.state -> 'fulfilment' ->> 'type' = 'RIDE'`;
    // what was refused before it was placed has nothing that could be called off
    // and what was lost or came back stays so
    const word = `case when o.status = 'CANCELLED' and o.state ->> 'refused' is null
        and coalesce(${progress}, '') not in ('LOST', 'RETURNED')
      then case when o.state ->> 'rejection' is null then 'CANCELLED' else 'REJECTED' end
      else coalesce(${progress}, case when ${isRide} and o.status in (${standing}) then 'REQUESTED' end) end`;
    return [
      {
        what: 'my page does not show it as it is',
        sql: `select o.id as subject, 'order ' || o.status || ' ' || ${sequence} || ', my page '
            || coalesce(v.status || ' ' || v.sequence, 'missing') as detail
          from orders.orders o left join mypage.order_views v on v.order_id = o.id
          where ${sequence} > 0
            and not coalesce(v.sequence = ${sequence} and v.status = o.status and v.customer_id = o.customer_id
              and (o.state ->> 'cancelling' is not null or v.payment_status is not distinct from case
                  when ${back} = cast(o.state -> 'total' ->> 'minorUnits' as bigint) and o.state ->> 'refunds' is not null
                  then 'REFUNDED' else o.state ->> 'paymentStatus' end), false)
            and ${quiet(scene, 'orders', 'o.id')} and coalesce(v.updated_at, 0) <= ${scene.cutoff}`,
      },
      {
        what: 'my page shows another amount as refunded',
        sql: `select o.id as subject, ${back} || ', my page ' || coalesce(v.refunded ->> 'minorUnits', 'none') as detail
          from orders.orders o join mypage.order_views v on v.order_id = o.id and v.sequence = ${sequence}
          where o.state ->> 'refunds' is not null and o.state ->> 'paymentStatus' = 'APPROVED'
            and not coalesce(cast(v.refunded ->> 'minorUnits' as bigint) = ${back}, false)
            and ${quiet(scene, 'orders', 'o.id')} and v.updated_at <= ${scene.cutoff}`,
      },
      {
        what: 'my page has another word for how far its fulfilment is',
        sql: `select o.id as subject, coalesce(${word}, 'none') || ', my page ' || coalesce(v.fulfilment_status, 'none') as detail
          from orders.orders o join mypage.order_views v on v.order_id = o.id and v.sequence = ${sequence}
          where o.state ->> 'cancelling' is null and v.fulfilment_status is distinct from ${word}
            and ${quiet(scene, 'orders', 'o.id')} and v.updated_at <= ${scene.cutoff}`,
      },
      {
        what: 'a step of its cancellation has another word',
        sql: `select order_id as subject, coalesce(fulfilment_status, 'none') as detail from mypage.order_events
          where type = 'OrderCancelled' and coalesce(fulfilment_status, '') not in ('LOST', 'RETURNED')
            and fulfilment_status is distinct from case when rejection is null then 'CANCELLED' else 'REJECTED' end`,
      },
      {
        what: 'its steps are not 1, 2, 3 … up to where it is',
        sql: `select v.order_id as subject, count(e.sequence) || ' steps, number ' || v.sequence as detail
          from mypage.order_views v left join mypage.order_events e on e.order_id = v.order_id
          where v.updated_at <= ${scene.cutoff}
          group by v.order_id, v.sequence
          having count(e.sequence) <> v.sequence or coalesce(max(e.sequence), 0) <> v.sequence`,
      },
      {
        what: 'my page shows an order that does not exist',
        sql: `select v.order_id as subject from mypage.order_views v
          where v.updated_at <= ${scene.cutoff} and not exists (select 1 from orders.orders o where o.id = v.order_id)`,
      },
    ];
  }),
};

const showsBalances: Invariant = {
  id: 'I11',
  holds: 'my page shows the mileage and the points that customers have',
  needs: ['wallets', 'mypage'],
  look: byQueries('wallets.balances', (scene) => {
    const shown = `case b.programme when 'MILEAGE' then m.mileage when 'POINTS' then m.points end`;
    return [
      {
        what: 'my page shows another balance',
        sql: `select b.customer_id as subject,
            b.programme || ' ' || b.amount || ', my page ' || coalesce(${shown}, 0) as detail
          from wallets.balances b left join mypage.balances m on m.customer_id = b.customer_id
          where not coalesce(${shown} = b.amount, false) and ${quiet(scene, 'wallets', 'b.id')}`,
      },
    ];
  }),
};

const showsMissions: Invariant = {
  id: 'I11',
  holds: 'my page shows every mission, and who has achieved it',
  needs: ['missions', 'mypage'],
  look: byQueries('missions.missions', (scene) => [
    {
      what: 'my page does not show the mission as it is',
      sql: `select m.id as subject, coalesce(p.title, 'missing') as detail
        from missions.missions m left join mypage.missions p on p.mission_id = m.id
        where (p.title is distinct from m.state ->> 'title'
          or p.ends_at is distinct from cast(m.state ->> 'endsAt' as bigint)) and ${quiet(scene, 'missions', 'm.id')}`,
    },
    {
      what: 'my page does not show that it was achieved',
      sql: `select a.id as subject from missions.achievements a
        left join mypage.achievements p on p.customer_id = a.customer_id and p.mission_id = a.state ->> 'missionId'
        where a.status = 'ACHIEVED' and ${quiet(scene, 'missions', 'a.id')}
          and case when a.state ->> 'time' is null then p.achieved_at is distinct from cast(a.state ->> 'achievedAt' as bigint)
            else coalesce(p.times, 0) < cast(a.state ->> 'time' as bigint) end`,
    },
    {
      what: 'my page shows what was not achieved',
      sql: `select p.customer_id as subject, p.mission_id as detail from mypage.achievements p
        where p.achieved_at <= ${scene.cutoff} and not exists (select 1 from missions.achievements a
          where a.customer_id = p.customer_id and a.state ->> 'missionId' = p.mission_id)`,
    },
  ]),
};

const showsRewards: Invariant = {
  id: 'I11',
  holds: 'my page shows the reward for each mission that was achieved, the first where there are several',
  needs: ['missions', 'rewards', 'mypage'],
  look: byQueries('rewards.rewards', (scene) => [
    {
      what: 'my page shows another reward',
      sql: `select r.id as subject, coalesce(p.reward_id, 'none') as detail from rewards.rewards r
        left join mypage.achievements p
          on p.customer_id = r.state ->> 'customerId' and p.mission_id = r.state ->> 'missionId'
        where r.status in ('ALLOCATED', 'EXCHANGED') and p.reward_id is distinct from r.id
          and not exists (select 1 from missions.achievements a
            where a.id = r.state ->> 'achievementId' and a.state ->> 'time' is not null)
          and ${quiet(scene, 'rewards', 'r.id')}`,
    },
  ]),
};

const showsItems: Invariant = {
  id: 'I11',
  holds: 'my page shows every item of a wallet, and what became of it',
  needs: ['wallets', 'mypage'],
  look: byQueries('mypage.wallet_items', (scene) => [
    {
      what: 'my page does not show the item as it is',
      sql: `select i.id as subject, i.status || ', my page ' || coalesce(p.gift_id, p.title, 'missing') as detail
        from wallets.items i left join mypage.wallet_items p on p.wallet_item_id = i.id
        where i.status in ('ISSUED', 'EXCHANGING', 'EXCHANGED') and ${quiet(scene, 'wallets', 'i.id')}
          and not coalesce(p.customer_id = i.customer_id and p.reward_id = i.state ->> 'rewardId'
            and p.title = i.state ->> 'title' and p.issued_at is not null
            and (i.status <> 'EXCHANGED' or p.gift_id = i.state -> 'given' ->> 'giftId'), false)`,
    },
    {
      what: 'my page shows an item that does not exist',
      sql: `select p.wallet_item_id as subject from mypage.wallet_items p
        where p.issued_at <= ${scene.cutoff} and not exists (
          select 1 from wallets.items i where i.id = p.wallet_item_id)`,
    },
  ]),
};

const showsGifts: Invariant = {
  id: 'I11',
  holds: 'my page shows every gift, and whether it was used',
  needs: ['gifts', 'wallets', 'mypage'],
  look: byQueries('gifts.gifts', (scene) => [
    {
      what: 'my page does not show the gift as it is',
      sql: `select g.id as subject, g.status as detail
        from gifts.gifts g left join mypage.wallet_items p on p.wallet_item_id = g.wallet_item_id
        where ${quiet(scene, 'gifts', 'g.id')}
          and not coalesce(p.gift_id = g.id and p.customer_id = g.customer_id
            and p.used_at is not distinct from cast(g.state ->> 'usedAt' as bigint), false)`,
    },
    {
      what: 'my page shows a gift that does not exist',
      sql: `select p.gift_id as subject from mypage.wallet_items p
        where p.gift_id is not null and not exists (select 1 from gifts.gifts g where g.id = p.gift_id)
          and ${quiet(scene, 'wallets', 'p.wallet_item_id')}`,
    },
  ]),
};

const showsMessages: Invariant = {
  id: 'I11',
  holds: 'my page shows every message that was sent or never will be',
  needs: ['notifications', 'mypage'],
  look: byQueries('mypage.notifications', (scene) => [
    {
      what: 'my page does not show the message as it is',
      sql: `select n.id as subject, n.state ->> 'status' as detail
        from notifications.notifications n left join mypage.notifications p on p.id = n.id
        where n.state ->> 'status' in ('SENT', 'FAILED')
          and not coalesce(p.customer_id = n.customer_id and p.about = n.state ->> 'eventId'
            and p.channel = n.state ->> 'channel'
            and p.sent_at is not distinct from cast(n.state ->> 'sentAt' as bigint), false)
          and ${quiet(scene, 'notifications', 'n.id')}`,
    },
    {
      what: 'my page shows a message whose end is not known',
      sql: `select p.id as subject, coalesce(n.state ->> 'status', 'missing') as detail
        from mypage.notifications p left join notifications.notifications n on n.id = p.id
        where p.at <= ${scene.cutoff} and not coalesce(n.state ->> 'status' in ('SENT', 'FAILED'), false)`,
    },
  ]),
};

const pagesCount: Invariant = {
  id: 'I8',
  holds: "each customer's page tells each step of an order once, and counts its changes 1, 2, 3 …",
  needs: ['mypage'],
  look: byQueries('mypage.changes', () => [
    {
      what: 'its steps are not in the feed as often as there are steps',
      sql: `select s.order_id as subject, coalesce(c.n, 0) || ' changes, ' || s.n || ' steps' as detail
        from (select order_id, count(*) as n from mypage.order_events group by order_id) s
        left join (select order_id, count(*) as n from mypage.changes where order_id is not null group by order_id) c
          on c.order_id = s.order_id
        where coalesce(c.n, 0) <> s.n`,
    },
    {
      what: 'the page has a gap or a change too many',
      sql: `select f.customer_id as subject, count(c.sequence) || ' changes, number ' || f.sequence as detail
        from mypage.feeds f left join mypage.changes c on c.customer_id = f.customer_id
        group by f.customer_id, f.sequence
        having count(c.sequence) <> f.sequence or coalesce(max(c.sequence), 0) <> f.sequence`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [
    showsOrders,
    showsBalances,
    showsMissions,
    showsRewards,
    showsItems,
    showsGifts,
    showsMessages,
    pagesCount,
  ],
  histories: [],
  why: {
    parts: [
      {
        table: 'order_views',
        what: 'my page',
        key: 't.order_id',
        facts: { status: 't.status', sequence: 't.sequence', updatedAt: 't.updated_at' },
      },
    ],
  },
};
