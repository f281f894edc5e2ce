import { byQueries, type Invariant, quiet, type Scene } from './invariant.ts';

/** How long people may take, in milliseconds. */
const person = {
  /** To look at a payment that is frozen. */
  frozen: 24 * 3_600_000,
  /** A store, to accept a ticket; a customer, to fetch what is ready. */
  store: 24 * 3_600_000,
  /** Dispatchers, to find a taxi; a driver, to come and to arrive. */
  driver: 24 * 3_600_000,
  /** Couriers, to bring a parcel. */
  courier: 14 * 24 * 3_600_000,
};

const waiting = ({ now }: Scene, ms: number, context: string, id: string) =>
  `coalesce((select l.at from ${context}.log l where l.aggregate = ${id} order by l.version desc limit 1), 0) <= ${now - ms}`;
const isFrozen = (id: string) =>
  `exists (select 1 from payments.payments p where p.id = ${id} and p.frozen is not null)`;
// in brackets: both databases bind || as closely as ->>
const placing = (field: string) => `(o.state -> 'placing' ->> '${field}')`;

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
      what: 'waits for the system, and no timer will ever look',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.look_at is null and (o.status = 'PLACING' or o.state ->> 'cancelling' is not null)`,
    },
    {
      what: 'a timer was due and has not looked',
      sql: `select o.id as subject, o.status as detail from orders.orders o where o.look_at <= ${scene.cutoff}
        and o.status <> 'PLACING' and o.state ->> 'cancelling' is null`,
    },
    {
      what: 'has waited for others for longer than it may, and nobody was told',
      sql: `select o.id as subject, o.status as detail from orders.orders o where o.watch_at <= ${scene.cutoff}
        and o.status <> 'PLACING' and o.state ->> 'cancelling' is null`,
    },
  ]),
};

const paymentsSettle: Invariant = {
  id: 'I12',
  holds: 'every payment becomes certain',
  needs: ['payments'],
  look: byQueries('payments.payments', (scene) => [
    {
      what: 'uncertain, and the provider gives no answer',
      sql: `select p.id as subject, p.status as detail from payments.payments p
        where p.status in ('PENDING', 'REFUNDING') and p.frozen is null
          and exists (select 1 from payments.unsettled u where u.order_id = p.id) and ${quiet(scene, 'payments', 'p.id')}`,
    },
    {
      what: 'uncertain, and the provider will never be asked',
      sql: `select p.id as subject, p.status as detail from payments.payments p
        where (p.status in ('PENDING', 'REFUNDING') or p.state ->> 'lookAgain' in ('true', '1')) and p.frozen is null
          and not exists (select 1 from payments.unsettled u where u.order_id = p.id)`,
    },
    {
      what: 'the provider was to be asked, and was not',
      sql: `select u.order_id as subject from payments.unsettled u
        join payments.payments p on p.id = u.order_id and p.status not in ('PENDING', 'REFUNDING')
        where u.next_try_at <= ${scene.cutoff}`,
    },
    {
      what: 'frozen, and no person has looked',
      sql: `select p.id as subject, p.frozen as detail from payments.payments p
        where p.frozen is not null and ${waiting(scene, person.frozen, 'payments', 'p.id')}`,
    },
  ]),
};

const storesWork: Invariant = {
  id: 'I12',
  holds: 'no ticket waits for people for longer than a day, or for a store for longer than it may',
  needs: ['stores'],
  look: byQueries('stores.tickets', (scene) => [
    {
      what: 'its store had to decide, did not, and it is not rejected',
      sql: `select t.id as subject, t.status as detail from stores.tickets t where t.accept_by <= ${scene.cutoff}`,
    },
    {
      what: 'its store has to decide, and no timer will ever look',
      sql: `select t.id as subject from stores.tickets t where t.accept_by is null and t.status = 'OPEN'
        and t.state ->> 'acceptBy' is not null`,
    },
    {
      what: 'waits for the store or its customer',
      sql: `select t.id as subject, t.status as detail from stores.tickets t
        where (t.status = 'OPEN' or (t.state ->> 'fulfilment' = 'PICKUP' and t.status in ('ACCEPTED', 'READY')))
          and ${waiting(scene, person.store, 'stores', 't.id')}`,
    },
  ]),
};

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
        where d.status in ('PREPARING', 'DISPATCHED') and ${waiting(scene, person.courier, 'deliveries', 'd.id')}`,
    },
  ]),
};

const ridesMove: Invariant = {
  id: 'I12',
  holds: 'no ride waits for people for longer than a day',
  needs: ['taxis'],
  look: byQueries('taxis.rides', (scene) => [
    {
      what: 'waits for a taxi, its passengers or its end',
      sql: `select r.id as subject, r.status as detail from taxis.rides r
        where r.status in ('REQUESTED', 'ASSIGNED', 'STARTED') and ${waiting(scene, person.driver, 'taxis', 'r.id')}`,
    },
  ]),
};

const exchangesEnd: Invariant = {
  id: 'I12',
  holds: 'no exchange of an item waits for the system for longer than it may',
  needs: ['wallets'],
  look: byQueries('wallets.items', (scene) => [
    {
      what: 'being exchanged, and nobody knows what became of it',
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

export const stuck: readonly Invariant[] = [
  ordersGoOn,
  paymentsSettle,
  storesWork,
  parcelsMove,
  ridesMove,
  exchangesEnd,
];
