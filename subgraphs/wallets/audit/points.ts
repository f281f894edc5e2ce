import { byQueries, type Invariant, listed, quiet, type Scene } from '@jumun/platform/audit/invariant';
import { refusedStatuses, standingStatuses } from '@jumun/schema/events/orders';

/** What nobody came for was paid for all the same. */
const standing = listed(standingStatuses);
const refused = listed(refusedStatuses);
const pointsSpent = `coalesce(cast(o.state ->> 'pointsSpent' as bigint), 0)`;
const held = `cast(s.state ->> 'amount' as bigint)`;

/** How many points of an order have gone back in parts, by the books of orders and of wallets. */
const partsBack = ({
  picture,
}: Scene) => `(select coalesce(sum(cast(e.value -> 'parts' ->> 'points' as bigint)), 0)
  from ${picture.each('o.state', 'refunds')})`;
const partsReturned = ({ picture }: Scene) =>
  `(select coalesce(sum(cast(e.value ->> 'amount' as bigint)), 0) from ${picture.each('s.state', 'returns')})`;

const pointsPay: Invariant = {
  id: 'I20',
  holds: 'every order that spends points has spent as many as it says, and they are back where it has ended',
  needs: ['orders', 'wallets'],
  look: byQueries('wallets.spendings', (scene) => [
    {
      what: 'the points that it spends are not what was taken for it',
      sql: `select o.id as subject, 'order ' || o.status || ', points ' || coalesce(s.status, 'missing') as detail
        from orders.orders o left join wallets.spendings s on s.id = o.id
        where ${pointsSpent} > 0 and not coalesce(case
            when o.status in (${standing}) then s.customer_id = o.customer_id and ${held} = ${pointsSpent}
              and s.status = case when ${partsBack(scene)} = ${pointsSpent} then 'RETURNED' else 'SPENT' end
              and ${partsReturned(scene)} = ${partsBack(scene)}
            when o.status in (${refused}, 'CANCELLED') then s.status in ('RETURNED', 'barred')
            else true end, false)
          and o.state ->> 'refunding' is null
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'wallets', 'o.id')}`,
    },
    {
      what: 'points were taken for an order that spends none',
      sql: `select s.id as subject, s.status as detail
        from wallets.spendings s left join orders.orders o on o.id = s.id
        where s.status <> 'barred' and not coalesce(${pointsSpent} > 0, false) and ${quiet(scene, 'wallets', 's.id')}`,
    },
  ]),
};

const pointsComeBackOnce: Invariant = {
  id: 'I20',
  holds: 'points that orders spend leave the ledger once, and no more of them come back',
  needs: ['wallets'],
  look: byQueries('wallets.spendings', ({ picture }) => {
    const returned = `select s.id, coalesce(sum(cast(e.value ->> 'amount' as bigint)), 0) as amount
      from wallets.spendings s left join ${picture.each('s.state', 'returns')} on true group by s.id`;
    return [
      {
        what: 'more points came back than were spent',
        sql: `select s.id as subject, r.amount || ' of ' || ${held} as detail
          from wallets.spendings s join (${returned}) r on r.id = s.id where r.amount > ${held}`,
      },
      {
        what: 'the ledger does not hold what it spent and what came back of it',
        sql: `select coalesce(s.id, l.order_id) as subject, 'ledger ' || coalesce(l.spent, 0) || ' and ' || coalesce(l.returned, 0) as detail
          from (select id, state from wallets.spendings where status <> 'barred') s
          full join (select order_id,
              sum(case when reason = 'SPENT' then -amount else 0 end) as spent,
              sum(case when reason = 'RETURNED' then amount else 0 end) as returned
            from wallets.ledger where reason in ('SPENT', 'RETURNED') group by order_id) l on l.order_id = s.id
          left join (${returned}) r on r.id = s.id
          where not coalesce(l.spent = ${held} and l.returned = r.amount, false)`,
      },
    ];
  }),
};

/** Points that pay for orders. */
export const spentPoints: readonly Invariant[] = [pointsPay, pointsComeBackOnce];
