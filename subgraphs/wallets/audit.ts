import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { by, from, history } from '@jumun/platform/audit/history';
import {
  byQueries,
  type Invariant,
  listed,
  namesake,
  quiet,
  type Scene,
} from '@jumun/platform/audit/invariant';
import { refusedStatuses, standingStatuses } from '@jumun/schema/events/orders';
import { spentPoints } from './audit/points.ts';
import { balance } from './domain/balance.ts';
import { type Earning, type EarningEvent, earning, isDue } from './domain/earning.ts';
import { type Spending, type SpendingEvent, spending } from './domain/spending.ts';
import { type WalletItem, type WalletItemEvent, walletItem } from './domain/wallet-item.ts';

/** What nobody came for stays paid, and earns nothing. */
const standing = listed(standingStatuses.filter((status) => status !== 'NO_SHOW'));
const takenBack = listed(['CANCELLED', 'NO_SHOW']);
const refused = listed(refusedStatuses);
const neverPlaced = `(o.status in (${refused}) or (o.status = 'CANCELLED' and o.state ->> 'refused' is not null))`;

const balancesAddUp: Invariant = {
  id: 'I16',
  holds: 'each balance is the sum of its ledger, and never below zero',
  needs: ['wallets'],
  look: byQueries('wallets.balances', () => [
    {
      what: 'the balance is not what the ledger adds up to',
      sql: `select b.id as subject, 'balance ' || b.amount || ', ledger ' || coalesce(sum(l.amount), 0) as detail
        from wallets.balances b
        left join wallets.ledger l on l.customer_id = b.customer_id and l.programme = b.programme
        group by b.id, b.amount, b.state
        having b.amount <> coalesce(sum(l.amount), 0) or count(l.sequence) <> coalesce(max(l.sequence), 0)
          or count(l.sequence) <> cast(b.state ->> 'sequence' as bigint)`,
    },
    {
      what: 'at some moment the balance was below zero',
      sql: `select running.customer_id || '.' || running.programme as subject, 'number ' || min(running.sequence) as detail
        from (select l.customer_id, l.programme, l.sequence,
            sum(l.amount) over (partition by l.customer_id, l.programme order by l.sequence) as amount
          from wallets.ledger l) running
        where running.amount < 0 group by running.customer_id, running.programme`,
    },
    {
      what: 'the ledger has entries of a balance that does not exist',
      sql: `select distinct l.customer_id || '.' || l.programme as subject from wallets.ledger l
        where not exists (
          select 1 from wallets.balances b where b.customer_id = l.customer_id and b.programme = l.programme)`,
    },
    {
      what: 'an order was entered more than once',
      sql: `select l.order_id as subject, l.programme as detail from wallets.ledger l
        where l.order_id is not null and l.refund_id is null group by l.order_id, l.programme
        having sum(case l.reason when 'EARNED' then 1 when 'REVERSED' then -1 else 0 end) not between -1 and 1
          or sum(case l.reason when 'SPENT' then 1 else 0 end) > 1`,
    },
    {
      what: 'something was taken back more than once for one refund',
      sql: `select l.order_id as subject, l.programme || ' ' || l.refund_id as detail from wallets.ledger l
        where l.refund_id is not null group by l.order_id, l.programme, l.refund_id having count(*) > 1`,
    },
  ]),
};

/** Only won earn mileage. */
const worth = `case when o.state -> 'total' ->> 'currency' = 'KRW' then cast(o.state -> 'total' ->> 'minorUnits' as bigint) else 0 end`;

/** How much of an order's price has gone back in parts. */
const back = ({
  picture,
}: Scene) => `(select coalesce(sum(cast(e.value -> 'amount' ->> 'minorUnits' as bigint)), 0)
  from ${picture.each('o.state', 'refunds')})`;

/** What was taken back of what an order has earned follows the money that went back. */
const reversed = (scene: Scene) => `coalesce(cast(e.state ->> 'reversed' as bigint), 0) =
  floor(cast(e.state ->> 'amount' as bigint) * ${back(scene)} / nullif(${worth}, 0))`;

const ordersEarn: Invariant = {
  id: 'I16',
  holds: 'every order that stands has earned its price in mileage, and no other has',
  needs: ['orders', 'wallets'],
  look: byQueries(`orders.orders where status in (${standing}, ${takenBack})`, (scene) => [
    {
      what: 'what it earned does not follow the order',
      sql: `select o.id as subject, 'order ' || o.status || ', earning ' || coalesce(e.status, 'missing') as detail
        from orders.orders o left join wallets.earnings e on e.id = o.id || '.MILEAGE'
        where not coalesce(case
            when o.status in (${standing}) then
              (${worth} = 0 and e.id is null) or (e.status = 'EARNED' and cast(e.state ->> 'amount' as bigint) = ${worth} and ${reversed(scene)})
            when ${neverPlaced} then e.id is null
            when o.status in (${takenBack}) then e.status in ('REVERSED', 'barred')
            else true end, false)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'wallets', `o.id || '.MILEAGE'`)}`,
    },
    {
      what: 'what it earned is not in the ledger',
      sql: `select missing.id as subject, missing.amount || ' earned' as detail from (
          select e.id, cast(e.state ->> 'amount' as bigint) as amount from wallets.earnings e
          where e.status in ('EARNED', 'SUSPENDED', 'REVERSED')
          except select l.order_id || '.' || l.programme, l.amount from wallets.ledger l where l.reason = 'EARNED') missing`,
    },
  ]),
};

const pickedUp = `o.state -> 'fulfilment' ->> 'type' = 'PICKUP'`;

const ordersEarnPoints: Invariant = {
  id: 'I16',
  holds:
    'every order that stands and that its store has accepted for a member has earned points, and no other has',
  needs: ['orders', 'stores', 'wallets'],
  look: byQueries(`orders.orders o where ${pickedUp}`, (scene) => [
    {
      // what share of the price they are is a setting, which may have changed since, and may be zero
      what: 'its points do not follow the order',
      sql: `select o.id as subject, 'order ' || o.status || ', ticket ' || coalesce(t.status, 'missing')
          || ', points ' || coalesce(e.status, 'missing') as detail
        from orders.orders o
        left join stores.tickets t on t.id = o.id
        left join wallets.members m on m.membership_number = o.state -> 'fulfilment' ->> 'membershipNumber'
        left join wallets.earnings e on e.id = o.id || '.POINTS'
        where ${pickedUp} and not coalesce(case
            when o.status in (${standing}) and t.status in ('ACCEPTED', 'READY', 'HANDED_OVER')
              and m.customer_id is not null and ${worth} > 0 then
              e.status = 'barred' or (e.status = 'EARNED' and e.state ->> 'customerId' = m.customer_id
                and cast(e.state ->> 'amount' as bigint) between 1 and ${worth} and ${reversed(scene)})
            when o.status in (${standing}) then e.id is null or e.status in ('WAITING', 'SUSPENDED')
            when ${neverPlaced} then e.id is null
            when o.status in (${takenBack}) then e.status in ('REVERSED', 'barred')
            else true end, false)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'stores', 'o.id')}
          and ${quiet(scene, 'wallets', `o.id || '.POINTS'`)}`,
    },
    {
      what: 'points of an order that is not picked up',
      sql: `select e.id as subject, e.status as detail
        from wallets.earnings e left join orders.orders o on o.id = substr(e.id, 1, length(e.id) - 7)
        where e.id like '%.POINTS' and e.status <> 'barred' and not coalesce(${pickedUp}, false)
          and ${quiet(scene, 'wallets', 'e.id')}`,
    },
  ]),
};

// An item is named after its reward, so there is never a second one.

const isAllocated = `r.status in ('ALLOCATED', 'EXCHANGED')`;
const isIssued = `i.status in ('ISSUED', 'EXCHANGING', 'EXCHANGED')`;

const rewardsAreInWallets: Invariant = {
  id: 'I7',
  holds:
    "every reward is in its customer's wallet and knows what became of its item; nothing else is in there",
  needs: ['rewards', 'wallets'],
  look: byQueries('rewards.rewards', (scene) => [
    {
      what: 'the reward is in no wallet',
      sql: `select r.id as subject from rewards.rewards r
        where ${isAllocated} and ${quiet(scene, 'rewards', 'r.id')}
          and not exists (select 1 from wallets.items i where i.id = ${namesake('wit', 'r.id')} and ${isIssued})`,
    },
    {
      what: 'the item belongs to no reward',
      sql: `select i.id as subject from wallets.items i
        where ${isIssued} and ${quiet(scene, 'wallets', 'i.id')}
          and not exists (select 1 from rewards.rewards r where r.id = ${namesake('rew', 'i.id')} and ${isAllocated})`,
    },
    {
      what: 'the reward does not know what became of its item',
      sql: `select r.id as subject, 'reward ' || r.status || ', item ' || i.status as detail
        from rewards.rewards r join wallets.items i on i.id = ${namesake('wit', 'r.id')} and ${isIssued}
        where ${isAllocated} and ${quiet(scene, 'rewards', 'r.id')} and ${quiet(scene, 'wallets', 'i.id')}
          and not coalesce(r.state ->> 'walletItemId' = i.id
            and (r.status = 'EXCHANGED') = (i.status = 'EXCHANGED'), false)`,
    },
    {
      what: "the item's customer or mission is not that of the reward",
      sql: `select i.id as subject from rewards.rewards r
        join wallets.items i on i.id = ${namesake('wit', 'r.id')} and ${isIssued}
        where ${isAllocated} and not coalesce(i.state ->> 'rewardId' = r.id
          and i.customer_id = r.state ->> 'customerId' and i.state ->> 'customerId' = i.customer_id
          and i.state ->> 'missionId' = r.state ->> 'missionId', false)`,
    },
  ]),
};

const exchangedIsGiven: Invariant = {
  id: 'I7',
  holds: 'every exchanged item has its gift, and the item of every gift is exchanged',
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
      what: 'the gift or its customer is not what the item says',
      sql: `select g.id as subject from gifts.gifts g
        join wallets.items i on i.id = g.wallet_item_id and i.status = 'EXCHANGED'
        where not coalesce(i.customer_id = g.customer_id and i.state -> 'given' ->> 'giftId' = g.id
          and i.state -> 'given' ->> 'giftOfferId' = g.gift_offer_id, false)`,
    },
  ]),
};

const exchangesEnd: Invariant = {
  id: 'I12',
  holds: 'no exchange of an item waits for the system longer than it may',
  needs: ['wallets'],
  look: byQueries('wallets.items', (scene) => [
    {
      what: 'still being exchanged, and the outcome is unknown',
      sql: `select i.id as subject, 'attempt ' || (i.state ->> 'attempts') as detail from wallets.items i
        where i.status = 'EXCHANGING' and i.look_at is not null
          and cast(i.state -> 'exchange' ->> 'since' as bigint) <= ${scene.cutoff}`,
    },
    {
      what: 'being exchanged, and no timer will ever look',
      sql: `select i.id as subject from wallets.items i where i.status = 'EXCHANGING' and i.look_at is null`,
    },
    {
      what: 'a timer was due and has not looked',
      sql: `select i.id as subject, i.status as detail from wallets.items i
        where i.status <> 'EXCHANGING' and i.look_at <= ${scene.cutoff}`,
    },
  ]),
};

const legalForEarnings = by<Earning, EarningEvent>({
  Earned: (state) => state.status === 'absent' || isDue(state),
  Claimed: (state) => state.status === 'absent' || (state.status === 'WAITING' && state.claim === null),
  Confirmed: (state) =>
    state.status === 'absent' || (state.status === 'WAITING' && state.acceptedAt === null),
  Unconfirmed: (state) => state.status === 'WAITING' && state.acceptedAt !== null,
  Suspended: from('EARNED'),
  Resumed: from('SUSPENDED'),
  Reversed: from('EARNED', 'SUSPENDED'),
  PartReversed: from('EARNED'),
  RefundNoted: from('absent', 'WAITING', 'SUSPENDED'),
  Barred: from('absent', 'WAITING'),
});

const legalForSpendings = by<Spending, SpendingEvent>({
  PointsHeld: from('absent'),
  PointsSpent: from('HELD'),
  PointsReturned: from('HELD', 'SPENT'),
  SpendingBarred: from('absent'),
});

const legalForItems = by<WalletItem, WalletItemEvent>({
  ItemIssued: from('absent', 'gifted'),
  ExchangeBegun: from('ISSUED'),
  ExchangeTakenOn: (state) => state.status === 'EXCHANGING' && !state.exchange.doubtful,
  ExchangeAbandoned: from('EXCHANGING'),
  // a gift means that the item is spent, even after an answer that there was none
  ItemExchanged: from('ISSUED', 'EXCHANGING'),
  GiftHeardOf: from('absent'),
});

export const audit: ContextAudit = {
  invariants: [
    balancesAddUp,
    ordersEarn,
    ordersEarnPoints,
    ...spentPoints,
    rewardsAreInWallets,
    exchangedIsGiven,
    exchangesEnd,
  ],
  histories: [
    history({
      table: 'earnings',
      decider: earning,
      begins: ['Earned', 'Claimed', 'Confirmed', 'RefundNoted', 'Barred'],
      isLegal: legalForEarnings,
    }),
    history({ table: 'balances', decider: balance, begins: ['BalanceChanged'], hasStatus: false }),
    history({
      table: 'spendings',
      decider: spending,
      begins: ['PointsHeld', 'SpendingBarred'],
      isLegal: legalForSpendings,
    }),
    history({
      table: 'items',
      decider: walletItem,
      begins: ['ItemIssued', 'GiftHeardOf'],
      isLegal: legalForItems,
    }),
  ],
  // a member whose sign-up is heard late earns the points of several orders at once
  effectsDifferBy: "case when l.type = 'BalanceChanged' then l.fact ->> 'orderId' end",
  why: {
    parts: [
      {
        table: 'earnings',
        what: 'earning',
        key: 't.id',
        where: (id) => `t.id in ('${id}.MILEAGE', '${id}.POINTS')`,
        facts: { status: 't.status', amount: "t.state ->> 'amount'", customer: "t.state ->> 'customerId'" },
      },
      {
        table: 'spendings',
        what: 'points',
        key: 't.id',
        where: (id) => `t.id = '${id}'`,
        facts: { status: 't.status', amount: "t.state ->> 'amount'", customer: 't.customer_id' },
      },
    ],
  },
};
