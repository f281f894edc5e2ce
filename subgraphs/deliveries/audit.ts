import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, quiet, quietFor } from '@jumun/platform/audit/invariant';
import { delivery } from './domain/delivery.ts';

const parcels = (state: string, path: string) => `coalesce(cast(${state} ->> '${path}' as bigint), 1)`;
const sent = parcels(`o.state -> 'parcels'`, 'number');
const carried = parcels('d.state', 'parcel');

const ordersHaveDeliveries: Invariant = {
  id: 'I7',
  holds:
    'events took effect: what a store has accepted to ship is being delivered, and what is cancelled is not',
  needs: ['orders', 'stores', 'deliveries'],
  look: byQueries('deliveries.deliveries', (scene) => [
    {
      what: 'accepted, and its delivery has not been started',
      sql: `select t.id as subject, t.status as detail from stores.tickets t
        where t.status = 'ACCEPTED' and t.state ->> 'fulfilment' = 'SHIPMENT'
          and not exists (select 1 from deliveries.deliveries d where d.id = t.id and d.status <> 'absent') and ${quiet(scene, 'stores', 't.id')}`,
    },
    {
      what: 'cancelled, and its delivery is still being prepared',
      sql: `select o.id as subject from orders.orders o join deliveries.deliveries d on d.id = o.id
        where o.status = 'CANCELLED' and d.status = 'PREPARING'
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'deliveries', 'o.id')}`,
    },
    {
      what: 'the delivery is further than the order knows',
      sql: `select o.id as subject, 'delivery ' || d.status || ', order ' || o.status as detail
        from deliveries.deliveries d join orders.orders o on o.id = d.id
        where ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'deliveries', 'o.id')}
          and ((d.status = 'DISPATCHED' and o.status in ('PLACED', 'ACCEPTED'))
            or (d.status = 'DELIVERED' and o.status not in ('COMPLETED', 'CANCELLED'))
            or (d.status in ('LOST', 'RETURNED') and ${sent} = ${carried}
              and coalesce(o.state -> 'progress' ->> 'fulfilmentStatus', '') <> d.status))`,
    },
    {
      what: 'the order and its delivery do not agree how often it was sent',
      sql: `select o.id as subject, 'parcel ' || ${carried} || ', order ' || ${sent} as detail
        from deliveries.deliveries d join orders.orders o on o.id = d.id
        where ${sent} <> ${carried} and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'deliveries', 'o.id')}`,
    },
  ]),
};

const waybillsFollowOrders: Invariant = {
  id: 'I7',
  holds: 'couriers know whom a parcel is for as the order says it, and nobody of those who have left',
  needs: ['orders', 'deliveries'],
  look: byQueries('deliveries.waybills', (scene) => [
    {
      what: 'the waybill is for somebody else than the order',
      sql: `select o.id as subject from deliveries.waybills w join orders.orders o on o.id = w.order_id
        where (coalesce(w.waybill -> 'to' ->> 'recipient', '') <> (o.state -> 'fulfilment' ->> 'recipient')
            or coalesce(w.waybill -> 'to' -> 'address' ->> 'line1', '') <> (o.state -> 'fulfilment' -> 'address' ->> 'line1'))
          and ${quiet(scene, 'orders', 'o.id')}`,
    },
  ]),
};

const begunOnce: Invariant = {
  id: 'I8',
  holds: 'each order starts its delivery once',
  needs: ['deliveries'],
  look: byQueries(`deliveries.log where type = 'DeliveryStarted'`, () => [
    {
      what: 'DeliveryStarted more than once',
      sql: `select l.aggregate as subject from deliveries.log l where l.type = 'DeliveryStarted'
        group by l.aggregate having count(*) > 1`,
    },
  ]),
};

const tooLateIsTooLate: Invariant = {
  id: 'I5',
  holds:
    'no order is cancelled after the goods have left, unless they were lost or have come back (deliveries)',
  needs: ['orders', 'deliveries'],
  look: byQueries('deliveries.deliveries', (scene) => [
    {
      what: 'refunded although the goods have left',
      sql: `select o.id as subject, g.status as detail from orders.orders o join deliveries.deliveries g on g.id = o.id
        where o.status = 'CANCELLED' and g.status in ('DISPATCHED', 'RETURNING', 'DELIVERED')
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'deliveries', 'o.id')}`,
    },
  ]),
};

/** Couriers have two weeks to bring a parcel. */
const courierMs = 14 * 24 * 3_600_000;

const parcelsMove: Invariant = {
  id: 'I12',
  holds: 'parcels move',
  needs: ['deliveries'],
  look: byQueries('deliveries.deliveries', (scene) => [
    {
      what: 'the carrier was due and has not come',
      sql: `select d.id as subject, d.status as detail from deliveries.deliveries d
        where d.carrier_at is not null and d.carrier_at <= ${scene.cutoff} and d.status in ('PREPARING', 'DISPATCHED')`,
    },
    {
      what: 'has not moved for two weeks',
      sql: `select d.id as subject, d.status as detail from deliveries.deliveries d
        where d.status in ('PREPARING', 'DISPATCHED', 'RETURNING') and ${quietFor(courierMs, scene, 'deliveries', 'd.id')}`,
    },
  ]),
};

export const audit: ContextAudit = {
  invariants: [ordersHaveDeliveries, waybillsFollowOrders, begunOnce, tooLateIsTooLate, parcelsMove],
  histories: [
    history({
      table: 'deliveries',
      decider: delivery,
      begins: ['DeliveryStarted', 'DeliveryWithdrawn', 'LinesWithdrawn', 'DeliveryCancelled'],
    }),
  ],
  why: {
    parts: [
      {
        table: 'deliveries',
        what: 'delivery',
        key: 't.id',
        facts: {
          status: 't.status',
          carrierAt: 't.carrier_at',
          withdrawal: "t.state -> 'withdrawal' ->> 'outcome'",
        },
      },
    ],
  },
};
