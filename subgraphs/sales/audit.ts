import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { byQueries, type Invariant, listed, quiet, type Scene } from '@jumun/platform/audit/invariant';
import { standingStatuses } from '@jumun/schema/events/orders';

const wasPlaced = `(o.status in (${listed(standingStatuses)}, 'CANCELLED') and o.state ->> 'refused' is null)`;
const total = `cast(o.state -> 'total' ->> 'minorUnits' as bigint)`;
/** What went back in parts of an order that stands. */
const inParts = ({
  picture,
}: Scene) => `(select coalesce(sum(cast(e.value -> 'amount' ->> 'minorUnits' as bigint)), 0)
  from ${picture.each('o.state', 'refunds')})`;
/** What was given back of an order before it was sold at all is not there: it was pruned before sales began to hear. */
const isHeard = `exists (select 1 from orders.log l where l.aggregate = o.id and l.type = 'OrderPlaced')`;

const ofOrders = `select order_id, sum(gross) as gross, sum(refunded) as refunded, min(store_id) as store_id,
    max(store_id) as other_store, min(currency) as currency, max(currency) as other_currency
  from sales.entries group by order_id`;

const salesAreOrders: Invariant = {
  id: 'I19',
  holds: 'sales are what was ordered and what was given back of it, to the won',
  needs: ['orders', 'sales'],
  look: byQueries(`orders.orders o where ${wasPlaced}`, (scene) => [
    {
      what: 'placed, and sales do not count it',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where ${wasPlaced} and ${isHeard} and ${quiet(scene, 'orders', 'o.id')}
          and not exists (select 1 from sales.entries e where e.order_id = o.id and e.cause = 'SALE')`,
    },
    {
      what: 'sales count another amount, store or currency',
      sql: `select o.id as subject, e.gross || ' of ' || ${total} as detail
        from orders.orders o join (${ofOrders}) e on e.order_id = o.id
        where ${wasPlaced} and ${quiet(scene, 'orders', 'o.id')} and not (e.gross = ${total}
          and e.store_id = coalesce(o.state ->> 'storeId', '') and e.other_store = e.store_id
          and e.currency = o.state -> 'total' ->> 'currency' and e.other_currency = e.currency)`,
    },
    {
      what: 'sales give back another amount',
      sql: `select o.id as subject, e.refunded || ' of ' || ${total} || ', ' || o.status as detail
        from orders.orders o join (${ofOrders}) e on e.order_id = o.id
        where ${wasPlaced} and ${quiet(scene, 'orders', 'o.id')}
          and e.refunded <> case when o.status = 'CANCELLED' then ${total} else ${inParts(scene)} end`,
    },
    {
      what: 'sales count what was never placed',
      sql: `select e.order_id as subject, coalesce(o.status, 'unknown order') as detail
        from (${ofOrders}) e left join orders.orders o on o.id = e.order_id and ${wasPlaced}
        where o.id is null and ${quiet(scene, 'orders', 'e.order_id')}`,
    },
  ]),
};

/** The sums of a day, and what the entries add up to, taken from them: all that is left is wrong. */
const left = (table: string, key: string, orders: string) => `select ${key} from (
    select ${key}, gross, refunded, quantity, orders from sales.${table}
    union all select ${key}, -sum(gross), -sum(refunded), -sum(quantity),
      -count(distinct case when cause = 'SALE' then ${orders} end)
    from sales.entries group by ${key}) x
  group by ${key} having sum(gross) <> 0 or sum(refunded) <> 0 or sum(quantity) <> 0 or sum(orders) <> 0`;

const daysAddUp: Invariant = {
  id: 'I19',
  holds: 'the sales of each day are the sum of its orders',
  needs: ['sales'],
  look: byQueries('sales.of_stores', () => [
    {
      what: 'the day of a store is not the sum of its orders',
      sql: `select day || ' ' || store_id as subject, currency as detail
        from (${left('of_stores', 'day, store_id, currency', 'order_id')}) y`,
    },
    {
      what: 'the day of a product is not the sum of its orders',
      sql: `select day || ' ' || product_id as subject, currency as detail
        from (${left('of_products', 'day, store_id, product_id, currency', 'order_id')}) y`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [salesAreOrders, daysAddUp],
  histories: [],
  why: {
    parts: [
      {
        table: 'entries',
        what: 'sales',
        key: `t.cause || ' ' || t.product_id`,
        where: (id) => `t.order_id = '${id}'`,
        facts: { day: 't.day', gross: 't.gross', refunded: 't.refunded' },
      },
    ],
  },
};
