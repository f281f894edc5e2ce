import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { by, from, history } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, listed, quiet, quietFor } from '@jumun/platform/audit/invariant';
import { standingStatuses } from '@jumun/schema/events/orders';
import { ride } from './domain/ride.ts';
import type { Ride, RideEvent } from './domain/ride-states.ts';
import { type Taxi, type TaxiEvent, taxi } from './domain/taxi.ts';

const standing = listed(standingStatuses);

const underWay = `r.status in ('ASSIGNED', 'STARTED')`;

const timesBy = (type: string, key: string) => `(select ${key} as taxi_id, count(*) as n from taxis.log l
  where l.type = '${type}' group by ${key})`;

const taxisAddUp: Invariant = {
  id: 'I1',
  holds: 'each taxi is busy with its rides, never with more than its capacity or fewer than none',
  needs: ['taxis'],
  look: byQueries('taxis.taxis', () => [
    {
      what: 'its number of busy places is not its number of rides',
      sql: `select t.id as subject, 'busy ' || t.busy || ', rides ' || coalesce(x.n, 0) as detail
        from taxis.taxis t
        left join (select r.taxi_id, count(*) as n from taxis.rides r where ${underWay} group by r.taxi_id) x
          on x.taxi_id = t.id
        where t.busy <> coalesce(x.n, 0)`,
    },
    {
      what: 'it has more rides than it may have, or fewer than none',
      sql: `select t.id as subject, 'busy ' || t.busy || ', capacity ' || t.capacity as detail from taxis.taxis t
        where t.busy < 0 or t.busy > t.capacity`,
    },
    {
      what: 'the columns of a taxi differ from its state',
      sql: `select t.id as subject, t.ride_class || ', busy ' || t.busy || ', capacity ' || t.capacity as detail
        from taxis.taxis t
        where not coalesce(t.ride_class = t.state ->> 'rideClass' and t.driver_id is not distinct from t.state ->> 'driver' and t.busy = cast(t.state ->> 'busy' as bigint)
          and t.capacity = cast(t.state ->> 'capacity' as bigint), false)`,
    },
    {
      what: 'it was not taken as often as it was assigned a ride',
      sql: `select t.id as subject, 'taken ' || coalesce(x.n, 0) || ', given ' || coalesce(y.n, 0) as detail
        from taxis.taxis t
        left join ${timesBy('TaxiTaken', 'l.aggregate')} x on x.taxi_id = t.id
        left join ${timesBy('RideAssigned', "l.fact -> 'taxi' ->> 'taxiId'")} y on y.taxi_id = t.id
        where coalesce(x.n, 0) <> coalesce(y.n, 0)`,
    },
    {
      what: 'the taxi of a ride is not there, or is of another class',
      sql: `select r.id as subject, coalesce(t.id || ' ' || t.ride_class, 'missing') as detail
        from taxis.rides r left join taxis.taxis t on t.id = r.taxi_id
        where r.taxi_id is not null and not coalesce(t.ride_class = r.state ->> 'rideClass', false)`,
    },
    {
      what: 'the taxi column of a ride differs from its state',
      sql: `select r.id as subject, r.taxi_id as detail from taxis.rides r
        where r.taxi_id is distinct from r.state -> 'taxi' ->> 'taxiId' or (${underWay} and r.taxi_id is null)`,
    },
  ]),
};

const ended = `'CANCELLED', 'withdrawn'`;

const ordersHaveRides: Invariant = {
  id: 'I7',
  holds: 'events took effect: a booked order has its ride, and a cancelled order has none open',
  needs: ['orders', 'taxis'],
  look: byQueries('taxis.rides', (scene) => [
    {
      what: 'booked, and there is no ride',
      sql: `select o.id as subject, o.status as detail from orders.orders o
        where o.status in (${standing}) and o.state -> 'fulfilment' ->> 'type' = 'RIDE'
          and not exists (select 1 from taxis.rides r where r.id = o.id) and ${quiet(scene, 'orders', 'o.id')}`,
    },
    {
      what: 'cancelled, and its ride still waits for a taxi or its passengers',
      sql: `select o.id as subject, r.status as detail from orders.orders o join taxis.rides r on r.id = o.id
        where o.status = 'CANCELLED' and r.status in ('REQUESTED', 'ASSIGNED')
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'taxis', 'o.id')}`,
    },
    {
      what: 'the ride is for another customer or of another class than was booked',
      sql: `select r.id as subject from taxis.rides r join orders.orders o on o.id = r.id
        where r.status <> 'withdrawn' and not coalesce(r.state ->> 'customerId' = o.customer_id
          and r.state ->> 'rideClass' = o.state ->> 'rideClass', false)`,
    },
    {
      what: 'the ride is further than the order knows',
      sql: `select o.id as subject, 'ride ' || r.status || ', order ' || o.status as detail
        from taxis.rides r join orders.orders o on o.id = r.id
        where ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'taxis', 'o.id')}
          and ((r.status = 'REQUESTED' and o.status in ('ACCEPTED', 'IN_FULFILMENT'))
            or (r.status = 'ASSIGNED' and o.status = 'PLACED')
            or (r.status = 'STARTED' and o.status in ('PLACED', 'ACCEPTED'))
            or (r.status = 'COMPLETED' and o.status not in ('COMPLETED', 'CANCELLED'))
            or (r.status in (${ended}) and o.status in (${standing}) and o.state ->> 'cancelling' is null))`,
    },
  ]),
};

const tooLateIsTooLate: Invariant = {
  id: 'I5',
  holds: 'no order is cancelled after the ride has begun (taxis)',
  needs: ['orders', 'taxis'],
  look: byQueries('taxis.rides', (scene) => [
    {
      what: 'refunded although the ride has begun',
      sql: `select o.id as subject, g.status as detail from orders.orders o join taxis.rides g on g.id = o.id
        where o.status = 'CANCELLED' and g.status in ('STARTED', 'COMPLETED')
          and ${quiet(scene, 'orders', 'o.id')} and ${quiet(scene, 'taxis', 'o.id')}`,
    },
  ]),
};

const queueCounts: Invariant = {
  id: 'I8',
  holds: "the fleet's queue counts 1, 2, 3 …, and ends with each ride as it is",
  needs: ['taxis'],
  look: byQueries('taxis.queue', () => [
    {
      what: 'its queue has a gap or a row too many',
      sql: `select 'fleet' as subject, q.n || ' rows, number ' || coalesce(f.sequence, 0) as detail
        from (select count(*) as n, coalesce(max(sequence), 0) as newest from taxis.queue) q
        left join taxis.fleet f on true
        where q.n <> coalesce(f.sequence, 0) or q.newest <> coalesce(f.sequence, 0)`,
    },
    {
      what: 'the queue does not end with the ride as it is',
      sql: `select r.id as subject, r.status as detail from taxis.rides r
        left join (select order_id, max(sequence) as newest from taxis.queue group by order_id) x on x.order_id = r.id
        left join taxis.queue q on q.sequence = x.newest
        where r.status <> 'withdrawn' and q.state ->> 'status' is distinct from r.status`,
    },
  ]),
};

/** Dispatchers have a day to find a taxi, its driver another to come, and another to arrive. */
const personMs = 24 * 3_600_000;

const ridesMove: Invariant = {
  id: 'I12',
  holds: 'no ride waits for people for longer than a day',
  needs: ['taxis'],
  look: byQueries('taxis.rides', (scene) => [
    {
      what: 'waits for a taxi, its passengers or its end',
      sql: `select r.id as subject, r.status as detail from taxis.rides r
        where r.status in ('REQUESTED', 'ASSIGNED', 'STARTED') and ${quietFor(personMs, scene, 'taxis', 'r.id')}`,
    },
  ]),
};

const legalForRides = by<Ride, RideEvent>({
  RideRequested: from('absent'),
  RideAssigned: from('REQUESTED'),
  RideLost: (state, { why }) => state.status === (why === 'BROKEN_DOWN' ? 'STARTED' : 'ASSIGNED'),
  RideGivenUp: from('REQUESTED', 'ASSIGNED'),
  RideStarted: from('ASSIGNED'),
  RideCompleted: from('STARTED'),
  // the first answer is final
  RideWithdrawn: (state) => state.status === 'absent' || ('withdrawal' in state && state.withdrawal === null),
  RideCancelled: from('absent', 'REQUESTED', 'ASSIGNED'),
  PassengerErased: from('REQUESTED', 'ASSIGNED', 'STARTED', 'COMPLETED', 'CANCELLED'),
});

const legalForTaxis = by<Taxi, TaxiEvent>({
  TaxiRegistered: from('absent'),
  DriverAssigned: (state, { driver }) => state.status === 'registered' && (state.driver ?? null) !== driver,
  CapacitySet: (state, { offered }) => state.status === 'registered' && offered >= 0,
  TaxiTaken: (state) => state.status === 'registered' && state.busy < state.capacity,
  TaxiFreed: (state) => state.status === 'registered' && state.busy > 0,
});

export const audit: ContextAudit = {
  invariants: [taxisAddUp, ordersHaveRides, tooLateIsTooLate, queueCounts, ridesMove],
  histories: [
    history({
      table: 'taxis',
      decider: taxi,
      begins: ['TaxiRegistered'],
      hasStatus: false,
      isLegal: legalForTaxis,
    }),
    history({
      table: 'rides',
      decider: ride,
      begins: ['RideRequested', 'RideWithdrawn', 'RideCancelled'],
      visible: ({ pickUp: _, dropOff: __, ...rest }: Readonly<Record<string, unknown>>) => rest,
      isLegal: legalForRides,
    }),
  ],
  why: {
    parts: [
      {
        table: 'rides',
        what: 'ride',
        key: 't.id',
        facts: {
          status: 't.status',
          taxi: 't.taxi_id',
          withdrawal: "t.state -> 'withdrawal' ->> 'outcome'",
        },
      },
    ],
  },
};
