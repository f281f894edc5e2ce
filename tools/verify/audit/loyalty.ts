import { byQueries, type Invariant, quiet, refused, standing } from './invariant.ts';

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
      what: 'the ledger has entries of a balance that is not there',
      sql: `select distinct l.customer_id || '.' || l.programme as subject from wallets.ledger l
        where not exists (
          select 1 from wallets.balances b where b.customer_id = l.customer_id and b.programme = l.programme)`,
    },
    {
      what: 'an order was entered more than once',
      sql: `select l.order_id as subject, l.programme || ' ' || l.reason as detail from wallets.ledger l
        where l.order_id is not null group by l.order_id, l.programme, l.reason having count(*) > 1`,
    },
  ]),
};

/** Only won are worth mileage. */
const worth = `case when o.state -> 'total' ->> 'currency' = 'KRW' then cast(o.state -> 'total' ->> 'minorUnits' as bigint) else 0 end`;

const ordersEarn: Invariant = {
  id: 'I16',
  holds: 'every order that stands has earned its price in mileage, and no other has',
  needs: ['orders', 'wallets'],
  look: byQueries(`orders.orders where status in (${standing}, 'CANCELLED')`, (scene) => [
    {
      what: 'what it earned does not follow the order',
      sql: `select o.id as subject, 'order ' || o.status || ', earning ' || coalesce(e.status, 'missing') as detail
        from orders.orders o left join wallets.earnings e on e.id = o.id || '.MILEAGE'
        where not coalesce(case
            when o.status in (${standing}) then
              (${worth} = 0 and e.id is null) or (e.status = 'EARNED' and cast(e.state ->> 'amount' as bigint) = ${worth})
            when o.status = 'CANCELLED' then e.status in ('REVERSED', 'barred')
            when o.status in (${refused}) then e.id is null
            else true end, false)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'wallets', `o.id || '.MILEAGE'`)}`,
    },
    {
      what: 'what it earned is not in the ledger',
      sql: `select missing.id as subject, missing.amount || ' earned' as detail from (
          select e.id, cast(e.state ->> 'amount' as bigint) as amount from wallets.earnings e
          where e.status in ('EARNED', 'REVERSED')
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
      // which part of the price they are is a setting, and may have been another then; none of it is a part too
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
                and cast(e.state ->> 'amount' as bigint) between 1 and ${worth})
            when o.status in (${standing}) then e.id is null or e.status = 'WAITING'
            when o.status = 'CANCELLED' then e.status in ('REVERSED', 'barred')
            when o.status in (${refused}) then e.id is null
            else true end, false)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'stores', 'o.id')}
          and ${quiet(scene, 'wallets', `o.id || '.POINTS'`)}`,
    },
    {
      what: 'points of an order that nobody picks up',
      sql: `select e.id as subject, e.status as detail
        from wallets.earnings e left join orders.orders o on o.id = substr(e.id, 1, length(e.id) - 7)
        where e.id like '%.POINTS' and e.status <> 'barred' and not coalesce(${pickedUp}, false)
          and ${quiet(scene, 'wallets', 'e.id')}`,
    },
  ]),
};

export const loyalty: readonly Invariant[] = [balancesAddUp, ordersEarn, ordersEarnPoints];
