import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, listed, quiet } from '@jumun/platform/audit/invariant';
import { refusedStatuses, standingStatuses } from '@jumun/schema/events/orders';
import { reservation } from './domain/reservation.ts';
import { shelf } from './domain/shelf.ts';
import { effects } from './domain/stock.ts';

const standing = listed(standingStatuses);
const refused = listed(refusedStatuses);

/** What a row of the ledger does to a counter. */
const effect = (counter: 'onHand' | 'available') => {
  const cases = Object.entries(effects).map(([kind, each]) => `when '${kind}' then ${each[counter]}`);
  return `l.quantity * case l.kind ${cases.join(' ')} else 0 end`;
};

const times = (kind: string) => `sum(case when l.kind = '${kind}' then 1 else 0 end)`;

/** What the ledger says each order did to each product: how often it was held, sold, released, returned. */
const byOrder = `select l.reservation, l.product_id, ${times('HELD')} as held, ${times('SOLD')} as sold,
    ${times('RELEASED')} as released, ${times('RETURNED')} as returned, min(l.quantity) as least, max(l.quantity) as most
  from catalog.stock_ledger l where l.reservation is not null group by l.reservation, l.product_id`;

const ledgerAddsUp: Invariant = {
  id: 'I1',
  holds: 'each product has the copies that its ledger adds up to, and never fewer than zero',
  needs: ['catalog'],
  look: byQueries('catalog.stock_ledger', () => [
    {
      what: 'the counters are not what the ledger adds up to',
      sql: `select s.product_id as subject, 'available ' || s.available || ', ledger ' || coalesce(sum(${effect('available')}), 0)
          || '; on hand ' || s.on_hand || ', ledger ' || coalesce(sum(${effect('onHand')}), 0) as detail
        from catalog.stock s left join catalog.stock_ledger l on l.product_id = s.product_id
        group by s.product_id, s.available, s.on_hand
        having s.available <> coalesce(sum(${effect('available')}), 0) or s.on_hand <> coalesce(sum(${effect('onHand')}), 0)`,
    },
    {
      what: 'rows are missing from the ledger',
      sql: `select s.product_id as subject, count(l.sequence) || ' rows, number ' || s.sequence as detail
        from catalog.stock s left join catalog.stock_ledger l on l.product_id = s.product_id
        group by s.product_id, s.sequence
        having count(l.sequence) <> s.sequence or coalesce(max(l.sequence), 0) <> s.sequence`,
    },
    {
      what: 'more copies were promised than there are',
      sql: `select s.product_id as subject, 'available ' || s.available || ', on hand ' || s.on_hand as detail
        from catalog.stock s where s.available < 0 or s.on_hand < s.available`,
    },
    {
      what: 'at some moment more copies were promised than there were',
      sql: `select running.product_id as subject, 'number ' || min(running.sequence) as detail from (
          select l.product_id, l.sequence,
            sum(${effect('available')}) over (partition by l.product_id order by l.sequence) as available
          from catalog.stock_ledger l) running
        where running.available < 0 group by running.product_id`,
    },
    {
      what: 'movements of a product that is not counted',
      sql: `select distinct l.product_id as subject from catalog.stock_ledger l
        where not exists (select 1 from catalog.stock s where s.product_id = l.product_id)`,
    },
  ]),
};

const oneEffectPerOrder: Invariant = {
  id: 'I1',
  holds: 'each order moves the copies of a product once, as its reservation says',
  needs: ['catalog'],
  look: byQueries('catalog.reservations', ({ picture }) => [
    {
      what: 'the ledger did not move its copies as its reservation says',
      sql: `select x.reservation as subject, x.product_id || ' held ' || x.held || ', sold ' || x.sold || ', released ' || x.released
          || ', returned ' || x.returned || ', reservation ' || coalesce(r.status, 'missing') as detail
        from (${byOrder}) x left join catalog.reservations r on r.id = x.reservation
        where not coalesce(x.held = 1 and x.least = x.most and (
          (r.status = 'HELD' and x.sold = 0 and x.released = 0 and x.returned = 0)
          or (r.status = 'SOLD' and x.sold = 1 and x.released = 0 and x.returned = 0)
          or (r.status = 'RELEASED' and x.sold = x.returned and x.released = 1 - x.sold and x.sold <= 1)), false)`,
    },
    {
      what: 'its reservation names copies that the ledger did not move',
      sql: `select r.id as subject, e.value ->> 'productId' as detail
        from catalog.reservations r cross join ${picture.each('r.state', 'lines')}
        join catalog.stock s on s.product_id = e.value ->> 'productId'
        left join (${byOrder}) x on x.reservation = r.id and x.product_id = e.value ->> 'productId'
        where x.most is null or x.most <> cast(e.value ->> 'quantity' as bigint)`,
    },
  ]),
};

/** How often the copies of an order were reserved: what was lost and is sent again is reserved anew, under a key of its own. */
const reservations = `coalesce(cast(o.state -> 'parcels' ->> 'reservation' as bigint), 1)`;
/** What was lost or damaged on the way stays sold. */
const isGone = `(o.state -> 'progress' ->> 'isGone') is not null`;
const isGivenBack = `(o.status = 'CANCELLED' and not ${isGone})`;

const reservationsFollowOrders: Invariant = {
  id: 'I6',
  holds: 'stock is held for orders being placed, sold for those that stand, and given back for the others',
  needs: ['catalog', 'orders'],
  look: byQueries('catalog.reservations', (scene) => [
    {
      what: 'the reservation does not follow the order',
      sql: `select o.id as subject, 'order ' || o.status || ', reservation ' || coalesce(r.status, 'missing') as detail
        from orders.orders o left join catalog.reservations r on r.id = o.id
        where not case
            when o.status = 'PLACING' then coalesce(r.status, 'none') <> 'SOLD'
            when o.status in (${refused}) or (${isGivenBack} and ${reservations} = 1) then coalesce(r.status, 'none') = 'RELEASED'
            else coalesce(r.status, 'none') = 'SOLD' end
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'catalog', 'o.id')}`,
    },
    {
      what: 'what is sent again is not reserved as the order says',
      sql: `select o.id as subject, 'order ' || o.status || ', reservation ' || coalesce(r.status, 'missing') as detail
        from orders.orders o left join catalog.reservations r on r.id = (o.id || '-' || ${reservations})
        where ${reservations} > 1
          and coalesce(r.status, 'none') <> case when ${isGivenBack} then 'RELEASED' else 'SOLD' end
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'catalog', `(o.id || '-' || ${reservations})`)}`,
    },
    {
      what: 'stock is kept for an order that does not exist',
      sql: `select r.id as subject, r.status as detail from catalog.reservations r
        where r.status <> 'RELEASED' and not exists (select 1 from orders.orders o where o.id = r.id)
          and not exists (select 1 from orders.orders o where o.state ->> 'parcels' is not null and r.id like (o.id || '-%'))
          and ${quiet(scene, 'catalog', 'r.id')}`,
    },
    {
      what: 'the copies reserved are not those that were ordered',
      sql: `select distinct w.id as subject, w.product_id as detail from (
          select o.id, e.value ->> 'productId' as product_id, sum(cast(e.value ->> 'quantity' as bigint)) as quantity
          from orders.orders o cross join ${scene.picture.each('o.state', 'lines')}
          where o.status in (${standing}) group by o.id, e.value ->> 'productId') w
        join catalog.reservations held on held.id = w.id and held.status <> 'RELEASED'
        left join (
          select r.id, e.value ->> 'productId' as product_id, cast(e.value ->> 'quantity' as bigint) as quantity
          from catalog.reservations r cross join ${scene.picture.each('r.state', 'lines')}) h
          on h.id = w.id and h.product_id = w.product_id and h.quantity = w.quantity
        where h.id is null`,
    },
  ]),
};

const shelvesShowStock: Invariant = {
  id: 'I6',
  holds: 'others heard whether a product can be bought as it is',
  needs: ['catalog'],
  look: byQueries('catalog.shelves', () => [
    {
      what: 'the shelf is not as the stock is',
      sql: `select s.product_id as subject, h.status || ', available ' || s.available as detail
        from catalog.stock s join catalog.products p on p.id = s.product_id
        join catalog.shelves h on h.id = s.product_id || '.SHELF'
        where case h.status when 'FILLED' then s.available = 0 else p.available and s.available > 0 end`,
    },
  ]),
};

const storesAreKnown: Invariant = {
  id: 'I7',
  holds: 'catalog knows each store, and how it gives its customers what they ordered',
  needs: ['catalog', 'stores'],
  look: byQueries('catalog.stores', (scene) => [
    {
      what: 'catalog knows the store otherwise than it is, or not at all',
      sql: `select s.id as subject from stores.stores s left join catalog.stores k on k.id = s.id
        where s.version > 0 and ${quiet(scene, 'stores', 's.id')}
          and (k.id is null or (s.state -> 'fulfilments') <> k.fulfilments)`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [ledgerAddsUp, oneEffectPerOrder, reservationsFollowOrders, shelvesShowStock, storesAreKnown],
  histories: [
    history({ table: 'shelves', decider: shelf, begins: ['ShelfFilled', 'ShelfEmptied'] }),
    history({ table: 'reservations', decider: reservation, begins: ['StockHeld', 'StockReleased'] }),
  ],
  unplayed: { where: "l.type not like 'Stock%' and l.type not like 'Shelf%'" },
  why: {
    parts: [{ table: 'reservations', what: 'reservation', key: 't.id', facts: { status: 't.status' } }],
  },
};
