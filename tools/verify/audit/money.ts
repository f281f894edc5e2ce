import { byQueries, type Invariant, quiet, refused, standing } from './invariant.ts';

const approved = `select 1 from provider_charges c where c.order_id = o.id and c.status = 'approved'`;
const returned = (id: string) => `select 1 from provider_refunds f where f.order_id = ${id}`;
const unsettled = (id: string) => `select 1 from payments.unsettled u where u.order_id = ${id}`;
const total = `cast(o.state -> 'total' ->> 'minorUnits' as bigint)`;
const currency = `o.state -> 'total' ->> 'currency'`;

const chargedOnce: Invariant = {
  id: 'I2',
  holds: 'nobody is charged twice for an order',
  needs: [],
  outside: ['provider'],
  look: byQueries('provider_charges', () => [
    {
      what: 'charged more than once',
      sql: `select c.order_id as subject, count(*) || ' charges' as detail from provider_charges c
        where c.status = 'approved' group by c.order_id having count(*) > 1`,
    },
  ]),
};

const chargedForAnOrder: Invariant = {
  id: 'I3',
  holds: 'nobody is charged for an order that is unknown or did not come about',
  needs: ['orders', 'payments'],
  outside: ['provider'],
  look: byQueries(`provider_charges where status = 'approved'`, (scene) => [
    {
      what: 'charged, and nobody knows the order',
      sql: `select distinct c.order_id as subject from provider_charges c
        where c.status = 'approved' and c.at <= ${scene.cutoff}
          and not exists (select 1 from orders.orders o where o.id = c.order_id)
          and not exists (${returned('c.order_id')})`,
    },
    {
      // a charge that was on its way is looked for once more: until then it is not settled
      what: 'charged for an order that did not come about, and the money is kept',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.status in (${refused}) and exists (${approved}) and not exists (${returned('o.id')})
          and not exists (${unsettled('o.id')}) and ${quiet(scene, 'orders', 'o.id')}`,
    },
  ]),
};

const placedIsCharged: Invariant = {
  id: 'I4',
  holds: 'every order that was placed was charged, in its amount and currency',
  needs: ['orders'],
  outside: ['provider'],
  look: byQueries(`orders.orders where status in (${standing}, 'CANCELLED')`, (scene) => [
    {
      what: 'placed, and not charged',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.status in (${standing}, 'CANCELLED') and not exists (${approved}) and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'charged another amount than the order says',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.status in (${standing}, 'CANCELLED') and exists (${approved})
          and not exists (${approved} and c.minor_units = ${total} and c.currency = ${currency})
          and ${quiet(scene, 'orders', 'o.id')}`,
    },
  ]),
};

const refundedOnce: Invariant = {
  id: 'I5',
  holds: 'what is cancelled is refunded once, in full, and nothing else is',
  needs: ['orders'],
  outside: ['provider'],
  look: byQueries('provider_refunds', (scene) => [
    {
      what: 'the refund is missing',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where (o.status = 'CANCELLED' or o.state ->> 'paymentStatus' = 'REFUNDED') and exists (${approved})
          and not exists (${returned('o.id')}) and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'refunded more than once',
      sql: `select f.order_id as subject, count(*) || ' refunds' as detail from provider_refunds f
        group by f.order_id having count(*) > 1`,
    },
    {
      what: 'refunded another amount than was charged',
      sql: `select f.order_id as subject from provider_refunds f
        group by f.order_id, f.currency having count(*) = 1 and sum(f.minor_units) <> coalesce((
          select min(c.minor_units) from provider_charges c
          where c.order_id = f.order_id and c.status = 'approved' and c.currency = f.currency), 0)`,
    },
    {
      what: 'refunded, and nobody asked for it',
      sql: `select f.order_id as subject, coalesce(o.status, 'unknown order') as detail
        from provider_refunds f left join orders.orders o on o.id = f.order_id
        where f.at <= ${scene.cutoff} and ${quiet(scene, 'orders', 'f.order_id')}
          and not coalesce(o.status in (${refused}, 'CANCELLED')
            or o.state -> 'placing' ->> 'direction' = 'UNDOING'
            or (o.state ->> 'paymentStatus') = 'REFUNDING', false)`,
    },
  ]),
};

const goodsCameBack = (
  context: 'deliveries' | 'stores' | 'taxis',
  table: string,
  gone: string,
  what = 'the goods have left',
): Invariant => ({
  id: 'I5',
  holds: `no order is cancelled after ${what} (${context})`,
  needs: ['orders', context],
  look: byQueries(`${context}.${table}`, (scene) => [
    {
      what: `refunded although ${what}`,
      sql: `select o.id as subject, g.status as detail from orders.orders o join ${context}.${table} g on g.id = o.id
        where o.status = 'CANCELLED' and g.status in (${gone})
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, context, 'o.id')}`,
    },
  ]),
});

const price = `cast(e.value -> 'unitPrice' ->> 'minorUnits' as numeric)`;
const isWhole = (amount: string) => `${amount} = cast(${amount} as bigint)`;

const totalsAddUp: Invariant = {
  id: 'I15',
  holds: 'the total of every order is the sum of its lines, in whole minor units of one currency',
  needs: ['orders'],
  look: byQueries('orders.orders', ({ picture }) => [
    {
      what: 'the total is not the sum of the lines',
      sql: `select o.id as subject from orders.orders o left join ${picture.each('o.state', 'lines')} on true
        group by o.id, o.state
        having not coalesce(sum(${price} * cast(e.value ->> 'quantity' as bigint)) = cast(o.state -> 'total' ->> 'minorUnits' as numeric)
          and min(case when ${isWhole(price)} and e.value -> 'unitPrice' ->> 'currency' = ${currency} then 1 else 0 end) = 1
          and ${isWhole("cast(o.state -> 'total' ->> 'minorUnits' as numeric)")}, false)`,
    },
  ]),
};

const ownBooksAgree: Invariant = {
  id: 'I15',
  holds: 'payments has for every order what the order says',
  needs: ['orders', 'payments'],
  look: byQueries('payments.payments', (scene) => [
    {
      what: 'the payment is not what the order says',
      sql: `select o.id as subject, 'order ' || o.status || ', payment ' || coalesce(p.status, 'missing') as detail
        from orders.orders o left join payments.payments p on p.id = o.id
        where not coalesce(case
            when o.status in (${standing}) then
              p.status = 'APPROVED' or (p.status in ('REFUNDING', 'REFUNDED', 'VOIDED') and o.state ->> 'paymentStatus' = 'REFUNDING')
            when o.status in (${refused}, 'CANCELLED') then
              p.status in ('REFUNDED', 'VOIDED', 'DECLINED', 'tombstone') or exists (${unsettled('o.id')})
            else true end, false)
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'payments', 'o.id')}`,
    },
    {
      what: 'the payment has another amount or customer than the order',
      sql: `select o.id as subject from orders.orders o join payments.payments p on p.id = o.id
        where p.status not in ('tombstone', 'absent')
          and not coalesce(cast(p.state -> 'amount' ->> 'minorUnits' as bigint) = ${total}
            and p.state -> 'amount' ->> 'currency' = ${currency}
            and p.state ->> 'customerId' = o.customer_id, false)`,
    },
  ]),
};

const booked = (table: 'provider_charges' | 'provider_refunds', also: string) => `select order_id,
    sum(minor_units) as minor_units, min(currency) as currency, max(currency) as other, max(at) as at
  from ${table} ${also} group by order_id`;

const wasCharged = `(p.status in ('APPROVED', 'REFUNDED') or p.state ->> 'refundedAt' is not null)`;
const wasRefunded = `p.state ->> 'refundedAt' is not null`;
const amount = (when: string) =>
  `case when ${when} then cast(p.state -> 'amount' ->> 'minorUnits' as bigint) else 0 end`;
const sameCurrency = (side: string) =>
  `(${side}.currency is null or (${side}.currency = ${side}.other and ${side}.currency = p.state -> 'amount' ->> 'currency'))`;

const providerAgrees: Invariant = {
  id: 'I15',
  holds: "payments' books and the provider's ledger say the same, order by order",
  needs: ['payments'],
  outside: ['provider'],
  look: byQueries('payments.payments', (scene) => [
    {
      what: "payments' books and the provider's ledger differ",
      sql: `select p.id as subject, p.status || ': charged ' || ${amount(wasCharged)} || ', provider ' || coalesce(c.minor_units, 0)
          || '; returned ' || ${amount(wasRefunded)} || ', provider ' || coalesce(f.minor_units, 0) as detail
        from payments.payments p
        left join (${booked('provider_charges', `where status = 'approved'`)}) c on c.order_id = p.id
        left join (${booked('provider_refunds', '')}) f on f.order_id = p.id
        where p.status in ('APPROVED', 'DECLINED', 'REFUNDED', 'VOIDED', 'tombstone') and p.frozen is null
          and not exists (${unsettled('p.id')})
          and coalesce(c.at, 0) <= ${scene.cutoff} and coalesce(f.at, 0) <= ${scene.cutoff}
          and not coalesce(coalesce(c.minor_units, 0) = ${amount(wasCharged)} and coalesce(f.minor_units, 0) = ${amount(wasRefunded)}
            and ${sameCurrency('c')} and ${sameCurrency('f')}, false)
          and ${quiet(scene, 'payments', 'p.id')}`,
    },
    {
      what: "the provider's ledger has a charge that payments never asked for",
      sql: `select distinct c.order_id as subject from provider_charges c
        where c.status = 'approved' and c.at <= ${scene.cutoff}
          and not exists (select 1 from payments.payments p where p.id = c.order_id)`,
    },
  ]),
};

export const money: readonly Invariant[] = [
  chargedOnce,
  chargedForAnOrder,
  placedIsCharged,
  refundedOnce,
  goodsCameBack('deliveries', 'deliveries', `'DISPATCHED', 'DELIVERED'`),
  goodsCameBack('stores', 'tickets', `'HANDED_OVER'`),
  goodsCameBack('taxis', 'rides', `'STARTED', 'COMPLETED'`, 'the ride has begun'),
  totalsAddUp,
  ownBooksAgree,
  providerAgrees,
];
