import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, listed, quiet, type Scene } from '@jumun/platform/audit/invariant';
import { refusedStatuses, standingStatuses } from '@jumun/schema/events/orders';
import { faresAreKept } from './audit/fares.ts';
import { isLegal, visible } from './audit/history.ts';
import { refundsInParts } from './audit/refunds.ts';
import { subject } from './audit/subject.ts';
import { order } from './domain/order.ts';

const standing = listed(standingStatuses);
const refused = listed(refusedStatuses);

/** What was cancelled before it was placed was never to be charged. */
const wasPlaced = `(o.status in (${standing}, 'CANCELLED') and o.state ->> 'refused' is null)`;
const approved = `select 1 from provider_charges c where c.order_id = o.id and c.status = 'approved'`;
const returned = (id: string) => `select 1 from provider_refunds f where f.order_id = ${id}`;
const total = `cast(o.state -> 'total' ->> 'minorUnits' as bigint)`;
/** What points pay for is not charged. */
const byCard = `(${total} - coalesce(cast(o.state ->> 'pointsSpent' as bigint), 0))`;
const isCharged = `(o.state ->> 'pointsSpent' is null or ${byCard} > 0)`;
const currency = `o.state -> 'total' ->> 'currency'`;

/** How many refunds in parts an order knows of: those that are done, and the one that is on its way. */
const partsBack = (
  { picture }: Scene,
  id: string,
) => `(select count(*) from orders.orders r, ${picture.each('r.state', 'refunds')}
    where r.id = ${id}) + (select count(*) from orders.orders r where r.id = ${id} and r.state ->> 'refunding' is not null)`;

const placedIsCharged: Invariant = {
  id: 'I4',
  holds: 'every order that was placed was charged, in its currency, for what points do not pay',
  needs: ['orders'],
  outside: ['provider'],
  look: byQueries(`orders.orders o where ${wasPlaced}`, (scene) => [
    {
      what: 'placed, and not charged',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where ${wasPlaced} and ${isCharged} and not exists (${approved}) and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'charged another amount than the order says',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where ${wasPlaced} and exists (${approved})
          and not exists (${approved} and c.minor_units = ${byCard} and c.currency = ${currency})
          and ${quiet(scene, 'orders', 'o.id')}`,
    },
  ]),
};

const refundedOnce: Invariant = {
  id: 'I5',
  holds: 'what is cancelled is refunded in full, and nothing is refunded that nobody asked for',
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
        left join orders.orders o on o.id = f.order_id
        group by f.order_id, o.status having count(*) > ${partsBack(scene, 'f.order_id')}
          + max(case when o.status in (${standing}) and ${partsBack(scene, 'f.order_id')} > 0 then 0 else 1 end)`,
    },
    {
      what: 'refunded another amount than was charged',
      sql: `select f.order_id as subject from provider_refunds f
        left join orders.orders o on o.id = f.order_id
        where not coalesce(o.status in (${standing}) and ${partsBack(scene, 'f.order_id')} > 0, false)
        group by f.order_id, f.currency having count(*) <= ${partsBack(scene, 'f.order_id')} + 1
          and sum(f.minor_units) <> coalesce((
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
            or (o.state ->> 'paymentStatus') = 'REFUNDING' or ${partsBack(scene, 'o.id')} > 0, false)`,
    },
  ]),
};

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

const isFrozen = (id: string) =>
  `exists (select 1 from payments.payments p where p.id = ${id} and p.frozen is not null)`;
// in brackets: both databases bind || as closely as ->>
const placing = (field: string) => `(o.state -> 'placing' ->> '${field}')`;

/** It is being cancelled or sent again, or some of what was paid is going back. */
const isDriven = `o.state ->> 'cancelling' is not null or o.state ->> 'refunding' is not null or o.state ->> 'resending' is not null`;

const ordersGoOn: Invariant = {
  id: 'I12',
  holds: 'no order waits for the system for longer than it may',
  needs: ['orders', 'payments'],
  look: byQueries('orders.orders where look_at is not null', (scene) => [
    {
      what: 'being placed or undone, and nobody goes on',
      sql: `select o.id as subject, ${placing('direction')} || ' ' || ${placing('mode')} as detail
        from orders.orders o
        where o.status = 'PLACING' and not ${isFrozen('o.id')} and (
          (${placing('direction')} = 'UNDOING' and ${quiet(scene, 'orders', 'o.id')})
          or (${placing('mode')} = 'RUNNING' and cast(${placing('lookAt')} as bigint) <= ${scene.cutoff})
          or (${placing('mode')} <> 'RUNNING' and coalesce(cast(${placing('giveUpAt')} as bigint), 0) <= ${scene.cutoff}))`,
    },
    {
      what: 'being cancelled, and nobody goes on',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.state ->> 'cancelling' is not null and not ${isFrozen('o.id')}
          and cast(o.state -> 'cancelling' ->> 'since' as bigint) <= ${scene.cutoff} and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'some of it is being refunded, and nobody goes on',
      sql: `select o.id as subject, o.state -> 'refunding' ->> 'id' as detail from orders.orders o
        where o.state ->> 'refunding' is not null and not ${isFrozen('o.id')}
          and cast(o.state -> 'refunding' ->> 'since' as bigint) <= ${scene.cutoff} and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'being sent again, and nobody goes on',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.state ->> 'resending' is not null
          and cast(o.state -> 'resending' ->> 'since' as bigint) <= ${scene.cutoff} and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'waits for the system, and no timer will ever look',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.look_at is null and (o.status = 'PLACING' or ${isDriven})`,
    },
    {
      what: 'a timer was due and has not looked',
      sql: `select o.id as subject, o.status as detail from orders.orders o where o.look_at <= ${scene.cutoff}
        and o.status <> 'PLACING' and not (${isDriven})`,
    },
    {
      what: 'has waited for others for longer than it may, and nobody was told',
      sql: `select o.id as subject, o.status as detail from orders.orders o where o.watch_at <= ${scene.cutoff}
        and o.status <> 'PLACING' and not (${isDriven})`,
    },
  ]),
};

const oneKeyOneOrder: Invariant = {
  id: 'I13',
  holds: 'one key of one customer is one order',
  needs: ['orders'],
  look: byQueries('orders.orders', () => [
    {
      what: 'two orders have one key',
      sql: `select min(o.id) as subject, 'and ' || max(o.id) as detail from orders.orders o
        group by o.customer_id, o.idempotency_key having count(*) > 1`,
    },
    {
      what: 'it is found under another key than its own',
      sql: `select o.id as subject from orders.orders o
        where not coalesce(o.state ->> 'idempotencyKey' = o.idempotency_key and o.state ->> 'customerId' = o.customer_id, false)`,
    },
  ]),
};

const acceptedIsThere: Invariant = {
  id: 'I14',
  holds: 'every order that a client was told of exists',
  needs: ['orders'],
  outside: ['accepted'],
  look: byQueries('told_orders', () => [
    {
      what: 'a client was told of it, and it does not exist',
      sql: `select distinct t.order_id as subject from told_orders t
        where not exists (select 1 from orders.orders o where o.id = t.order_id)`,
    },
  ]),
};

const saidOtherwise = ['timeZone', 'hours', 'exceptions', 'pause']
  .map((part) => `s.state ->> '${part}' is distinct from h.shop -> 'opening' ->> '${part}'`)
  .join(' or ');

const shopsFollowStores: Invariant = {
  id: 'I7',
  holds: 'orders knows when each store takes orders',
  needs: ['orders', 'stores'],
  look: byQueries('orders.shops', (scene) => [
    {
      what: 'orders knows the store otherwise than it is, or not at all',
      sql: `select s.id as subject from stores.stores s left join orders.shops h on h.id = s.id
        where s.version > 0 and ${quiet(scene, 'stores', 's.id')}
          and (h.id is null or s.state ->> 'fulfilments' <> h.shop ->> 'fulfilments' or ${saidOtherwise})`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [
    ...refundsInParts,
    faresAreKept,
    placedIsCharged,
    refundedOnce,
    totalsAddUp,
    ordersGoOn,
    oneKeyOneOrder,
    acceptedIsThere,
    shopsFollowStores,
  ],
  histories: [history({ table: 'orders', decider: order, begins: ['PlacingBegun'], visible, isLegal })],
  why: { parts: [], subject },
};
