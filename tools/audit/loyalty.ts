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

const pageShowsBalances: Invariant = {
  id: 'I11',
  holds: 'my page shows the mileage that customers have',
  needs: ['wallets', 'mypage'],
  look: byQueries(`wallets.balances where programme = 'MILEAGE'`, (scene) => [
    {
      what: 'my page shows another balance',
      sql: `select b.customer_id as subject, 'balance ' || b.amount || ', my page ' || coalesce(m.mileage, 0) as detail
        from wallets.balances b left join mypage.balances m on m.customer_id = b.customer_id
        where b.programme = 'MILEAGE' and not coalesce(m.mileage = b.amount, false)
          and ${quiet(scene, 'wallets', 'b.id')}`,
    },
  ]),
};

export const loyalty: readonly Invariant[] = [balancesAddUp, ordersEarn, pageShowsBalances];
