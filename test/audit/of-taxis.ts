import { day, money, rules, type Violation } from './violation.ts';
import type { Anything, World } from './world.ts';

// tax_demo1 takes ten at once and has one that is assigned; tax_demo4 is a driver of his own, and on his way

const fleet = 'tax_demo1';
const driver = 'tax_demo4';
const serves = (taxiId: string) => ({ type: 'RideAssigned', taxi: { taxiId, taxiName: 'x' } });
const miscounted = 'its number of busy places is not its number of rides';
const untrue = 'it was not taken as often as it was assigned a ride';
const untold = 'the queue does not end with the ride as it is';
const further = 'the ride is further than the order knows';

/** Lets a taxi be taken or freed; its row says what comes of it. */
const moves = async ({ sql, happen }: World, taxiId: string, type: 'TaxiTaken' | 'TaxiFreed') => {
  const [had] = await sql('taxis', 'select busy from taxis where id = ?', taxiId);
  const busy = Number(had?.busy) + (type === 'TaxiTaken' ? 1 : -1);
  await happen('taxis', 'taxis', taxiId, rules.taxi, { events: [{ type }], columns: { busy } });
};

/** Lets something happen to a ride, and tells those who watch. */
const goesOn = async (world: World, ride: string, event: object, columns: object = {}) => {
  const { sql, happen } = world;
  await happen('taxis', 'rides', ride, rules.ride, { events: [event], columns });
  await sql('taxis', 'update fleet set sequence = sequence + 1');
  await sql(
    'taxis',
    'insert into queue (sequence, order_id, state, taxi_id) select f.sequence, r.id, r.state, r.taxi_id from fleet f cross join rides r where r.id = ?',
    ride,
  );
};

export const ofTaxis: readonly Violation[] = [
  {
    violation: 'a taxi is taken without a ride',
    plant: (world) => moves(world, fleet, 'TaxiTaken'),
    found: () => [`I1 ${fleet} ${miscounted}`, `I1 ${fleet} ${untrue}`],
  },
  {
    violation: 'a taxi is free again while it is waited for',
    plant: (world) => moves(world, fleet, 'TaxiFreed'),
    found: () => [`I1 ${fleet} ${miscounted}`],
  },
  {
    violation: 'one driver has two rides',
    async plant(world, { booked }) {
      await world.withoutCheck('taxis', 'taxis', 'taxis_never_overbooked');
      await moves(world, driver, 'TaxiTaken');
      await goesOn(world, booked, serves(driver), { taxi_id: driver });
    },
    found: ({ booked }) => [
      `I1 ${driver} it has more rides than it may have, or fewer than none`,
      `I10 ${driver} TaxiTaken cannot follow registered`,
      `I7 ${booked} ${further}`,
    ],
  },
  {
    violation: 'a taxi is freed that was not taken',
    async plant(world) {
      await world.withoutCheck('taxis', 'taxis', 'taxis_busy_with_rides');
      await moves(world, 'tax_demo3', 'TaxiFreed');
    },
    found: () => [
      'I1 tax_demo3 it has more rides than it may have, or fewer than none',
      `I1 tax_demo3 ${miscounted}`,
      'I10 tax_demo3 TaxiFreed cannot follow registered',
    ],
  },
  {
    violation: 'one ride has two taxis',
    plant: ({ happen }, { assigned }) =>
      happen('taxis', 'rides', assigned, rules.ride, {
        events: [serves(driver)],
        columns: { taxi_id: driver },
      }),
    found: ({ assigned }) => [
      `I1 ${fleet} ${miscounted}`,
      `I1 ${driver} ${miscounted}`,
      `I1 ${driver} ${untrue}`,
      `I10 ${assigned} RideAssigned cannot follow ASSIGNED`,
    ],
  },
  {
    violation: 'a ride is found under a taxi that is not its own',
    plant: ({ sql }, { ridden }) => sql('taxis', 'update rides set taxi_id = ? where id = ?', driver, ridden),
    found: ({ ridden }) => [`I1 ${ridden} the taxi column of a ride differs from its state`],
  },
  {
    violation: 'a ride was given to a taxi that was never registered',
    async plant({ sql, edit, rewrite }, { ridden }) {
      const unknown = (of: Anything) => {
        of.taxi.taxiId = 'tax_ghost';
      };
      await edit('taxis', 'rides', ridden, unknown);
      await rewrite('taxis', ridden, 'RideAssigned', ({ fact }) => unknown(fact));
      await sql('taxis', "update rides set taxi_id = 'tax_ghost' where id = ?", ridden);
    },
    found: ({ ridden }) => [
      `I1 ${ridden} the taxi of a ride is not there, or is of another class`,
      `I1 ${fleet} ${untrue}`,
    ],
  },
  {
    violation: 'a taxi of another class is on its way',
    async plant({ sql, edit, rewrite }) {
      const better = (of: Anything) => {
        of.rideClass = 'PRIME';
      };
      await edit('taxis', 'taxis', driver, better);
      await rewrite('taxis', driver, 'TaxiRegistered', ({ fact }) => better(fact.taxi));
      await sql('taxis', "update taxis set ride_class = 'PRIME' where id = ?", driver);
    },
    found: ({ started }) => [`I1 ${started} the taxi of a ride is not there, or is of another class`],
  },
  {
    violation: 'a taxi seems to take more rides than it does',
    plant: ({ sql }) => sql('taxis', 'update taxis set capacity = capacity + 1 where id = ?', fleet),
    found: () => [`I1 ${fleet} the columns of a taxi differ from its state`],
  },
  {
    violation: 'a booked ride is lost',
    async plant({ sql }, { booked }) {
      await sql('taxis', 'delete from rides where id = ?', booked);
      await sql('taxis', 'delete from log where aggregate = ?', booked);
    },
    found: ({ booked }) => [`I7 ${booked} booked, and there is no ride`],
  },
  {
    violation: 'a taxi is still on its way to a ride that was cancelled',
    async plant({ sql, edit, rewrite }, { calledOff }) {
      await rewrite('taxis', calledOff, 'RideCancelled', (row) => {
        row.fact = { type: 'RideWithdrawn', withdrawal: { outcome: 'WITHDRAWN', reason: null } };
      });
      await edit('taxis', 'rides', calledOff, (state) => {
        state.status = 'ASSIGNED';
      });
      await sql('taxis', "update rides set status = 'ASSIGNED' where id = ?", calledOff);
    },
    found: ({ calledOff }) => [
      `I1 ${fleet} ${miscounted}`,
      `I7 ${calledOff} cancelled, and its ride still waits for a taxi or its passengers`,
      `I8 ${calledOff} ${untold}`,
      `I10 ${calledOff} RideWithdrawn cannot follow ASSIGNED`,
    ],
  },
  {
    violation: 'a cancelled ride takes place anyway',
    async plant({ sql, edit, rewrite }, { calledOff }) {
      await rewrite('taxis', calledOff, 'RideCancelled', (row) => {
        row.fact = { type: 'RideStarted' };
      });
      await edit('taxis', 'rides', calledOff, (state) => {
        state.status = 'STARTED';
      });
      await sql('taxis', "update rides set status = 'STARTED' where id = ?", calledOff);
    },
    found: ({ calledOff }) => [
      `I1 ${fleet} ${miscounted}`,
      `I5 ${calledOff} refunded although the ride has begun`,
      `I8 ${calledOff} ${untold}`,
    ],
  },
  {
    violation: 'a ride has begun, and its order never hears of it',
    plant: (world, { assigned }) => goesOn(world, assigned, { type: 'RideStarted' }),
    found: ({ assigned }) => [`I7 ${assigned} ${further}`],
  },
  {
    violation: 'a ride has lost its taxi, and its order never hears of it',
    async plant(world, { assigned }) {
      await moves(world, fleet, 'TaxiFreed');
      await goesOn(world, assigned, { type: 'RideLost', why: 'DECLINED' }, { taxi_id: null });
    },
    found: ({ assigned }) => [`I7 ${assigned} ${further}`],
  },
  {
    violation: 'a taxi is found under a driver who does not drive it',
    plant: ({ sql }) => sql('taxis', 'update taxis set driver_id = ? where id = ?', 'stf_other', fleet),
    found: () => [`I1 ${fleet} the columns of a taxi differ from its state`],
  },
  {
    violation: 'a ride is called off, and its order never hears of it',
    plant: (world, { booked }) => goesOn(world, booked, { type: 'RideCancelled' }),
    found: ({ booked }) => [`I7 ${booked} ${further}`],
  },
  {
    violation: 'a taxi is sent to a customer who did not book it',
    async plant({ edit, rewrite }, { booked }) {
      const others = (of: Anything) => {
        of.customerId = 'cus_ghost';
      };
      await edit('taxis', 'rides', booked, others);
      await rewrite('taxis', booked, 'RideRequested', ({ fact }) => others(fact.details));
    },
    found: ({ booked }) => [
      `I7 ${booked} the ride is for another customer or of another class than was booked`,
    ],
  },
  {
    violation: 'a customer pays more than the taxi that drove asks for',
    async plant({ edit, rewrite }, { ridden }) {
      const cheaper = (of: Anything) => {
        of.taxi.fare.minorUnits -= 900;
      };
      await edit('taxis', 'rides', ridden, cheaper);
      await rewrite('taxis', ridden, 'RideAssigned', ({ fact }) => cheaper(fact));
    },
    found: ({ ridden }) => [
      `I21 ${ridden} more stays paid than its taxi asks for`,
      `I21 ${ridden} orders knows another fare than its taxi asks for`,
    ],
  },
  {
    violation: 'a taxi that asks for all that was booked is paid less',
    async plant({ happen }, { ridden }) {
      const lines = [{ line: 0, productId: 'prd_ride_basic', quantity: 0, minorUnits: 500 }];
      const refund = { id: 'rfd_x', cause: 'FARE', reason: null, amount: money(500), lines };
      const at = Date.now();
      const parts = { points: 0, card: 500 };
      await happen('orders', 'orders', ridden, rules.order, {
        events: [{ type: 'RefundBegun', refund: { ...refund, parts }, at }],
      });
      await happen('orders', 'orders', ridden, rules.order, {
        events: [{ type: 'OrderRefunded', refundId: 'rfd_x', at }],
      });
    },
    found: ({ ridden }) => [
      `I21 ${ridden} more went back for the fare than it is below what was booked`,
      `I18 ${ridden} orders and payments do not agree about what went back in parts`,
      `I11 ${ridden} my page does not show it as it is`,
      `I16 ${ridden} what it earned does not follow the order`,
      `I19 ${ridden} sales give back another amount`,
    ],
  },
  {
    violation: 'a change is missing from the queue of the fleet',
    plant: ({ sql }) => sql('taxis', 'delete from queue where sequence = 1'),
    found: () => ['I8 fleet its queue has a gap or a row too many'],
  },
  {
    violation: 'a ride ends that has not begun',
    plant: ({ rewrite }, { started }) =>
      rewrite('taxis', started, 'RideStarted', (row) => {
        row.fact = { type: 'RideCompleted' };
      }),
    found: ({ started }) => [`I10 ${started} RideCompleted cannot follow ASSIGNED`],
  },
  {
    violation: 'a customer waits for a taxi for days',
    plant: ({ sql }, { booked }) =>
      sql('taxis', 'update log set at = ? where aggregate = ?', Date.now() - 2 * day, booked),
    found: ({ booked }) => [`I12 ${booked} waits for a taxi, its passengers or its end`],
  },
];
