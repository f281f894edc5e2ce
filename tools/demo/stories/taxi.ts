import { customerOn, staffOn, watchQueue } from './customer.ts';
import type { Stage } from './stage.ts';

type RideClass = { id: string; title: string; price: { formatted: string; minorUnits: number } };
type Taxi = { id: string; taxiName: string; companyName: string; availability: number };
type QueueEvent = { rideQueue: { sequence: number; ride: { status: string; order: { id: string } | null } } };

const classesOperation =
  '{ products(kind: RIDE_CLASS, first: 10) { nodes { id title price { formatted minorUnits } details { ... on RideClassDetails { rideClass } } } } }';
const taxisOperation =
  '{ taxis(rideClass: BASIC, first: 50) { nodes { id taxiName companyName availability } } }';
const rideOperation =
  'query ($id: ID!) { order(id: $id) { status payment { status } ride { status passengers pickUp { line1 } dropOff { line1 } taxi { taxiName companyName } } } }';
const goneOperation = 'query ($id: ID!) { order(id: $id) { ride { status deleted } } }';
const queueOperation = 'subscription { rideQueue { sequence ride { status order { id } } } }';

const trip = {
  ride: {
    pickUp: { line1: '세종대로 110', city: '서울' },
    dropOff: { line1: '서울역 1번 출구', city: '서울' },
    passengers: 2,
  },
};

/** A taxi is booked, assigned, started and completed; another booking is cancelled; no driver gets two rides. */
export const taxi = async (stage: Stage): Promise<void> => {
  const scene = await openScene(stage);
  const second = await bookedAndDriven(scene);
  await cancelledAfterAll(scene, second);
  scene.queue.complete();
};

const openScene = async (stage: Stage) => {
  const { step, show, expect } = stage;
  step('A customer looks at the classes of rides');
  const customer = customerOn(stage, await stage.as('customer@jumun.example'));
  const classes = await customer.ask<{ products: { nodes: RideClass[] } }>(classesOperation);
  for (const one of classes.products.nodes) show(one);
  const basic = classes.products.nodes.find(({ id }) => id === 'prd_ride_basic') as RideClass;
  expect('no ride costs less than the minimum fare', basic.price.minorUnits >= 3_800, true);
  const wish = { lines: [{ productId: basic.id, quantity: 1 }], fulfilment: trip };

  step('The desk registers the car of a driver');
  const atWheel = await stage.as('driver@jumun.example');
  const driver = staffOn(stage, atWheel);
  const atDesk = await stage.as('dispatcher@jumun.example');
  const dispatcher = staffOn(stage, atDesk);
  const me = await atWheel.ask<{ viewer: { id: string } }>('{ viewer { id } }');
  const registered = await dispatcher(
    'registerTaxi',
    {
      idempotencyKey: `taxi-${customer.run}`,
      taxiName: 'ioniq',
      companyName: 'jumun',
      rideClass: 'BASIC',
      availability: 1,
      fare: { minorUnits: 4_900, currency: 'KRW' },
      driverId: me.data?.viewer.id,
    },
    '... on RegisterTaxiSuccess { taxi { id taxiName availability fare { formatted } } }',
  );
  const taxiId = (registered.taxi as Taxi | undefined)?.id ?? '';

  step('The dispatcher watches the rides');
  const availability = async () => {
    const { data } = await atDesk.ask<{ taxis: { nodes: Taxi[] } }>(taxisOperation);
    return data?.taxis.nodes.find(({ id }) => id === taxiId)?.availability;
  };
  const queue = watchQueue<QueueEvent>(stage, atDesk, 'the dispatcher', {
    operation: queueOperation,
    read: ({ rideQueue: { sequence, ride } }) => ({ sequence, orderId: ride.order?.id, status: ride.status }),
  });
  expect('one ride at a time', await availability(), 1);
  return { stage, customer, wish, driver, dispatcher, taxiId, availability, queue };
};

type Scene = Awaited<ReturnType<typeof openScene>>;

/** From the booking to the arrival; returns the id of a second order, which the driver has no room for. */
const bookedAndDriven = async (scene: Scene): Promise<string> => {
  const { stage, customer, wish, driver, dispatcher, taxiId, availability, queue } = scene;
  const { step, show, expect, until } = stage;

  step('The customer books and pays at once');
  const first = await customer.order('first', wish);
  const live = customer.watch(first);
  await live.reaches('PLACED');
  await queue.sees(first, 'REQUESTED');

  step('The dispatcher assigns it; the driver has no room for another');
  const second = await customer.order('second', wish);
  await queue.sees(second, 'REQUESTED');
  await dispatcher('assignRide', { orderId: first, taxiId });
  await live.reaches('ACCEPTED', 'ASSIGNED');
  expect('the taxi is taken', await availability(), 0);
  const taken = await dispatcher('assignRide', { orderId: second, taxiId });
  expect('one driver never gets two rides', taken.__typename, 'TaxiUnavailable');
  expect('it can still be cancelled', await customer.quote(first), 'ALLOWED');

  step('The driver declines, and the dispatcher insists');
  await driver('declineRide', { orderId: first });
  await live.reaches('PLACED', 'REQUESTED');
  const declined = await dispatcher('assignRide', { orderId: first, taxiId });
  expect('it is not offered to her again', declined.__typename, 'TaxiDeclined');
  await dispatcher('assignRide', { orderId: first, taxiId, insist: true });
  await live.reaches('ACCEPTED', 'ASSIGNED');

  step('The ride starts: too late to cancel');
  await driver('startRide', { orderId: first });
  await live.reaches('IN_FULFILMENT', 'STARTED');
  expect('the quote says no', await customer.quote(first), 'REFUSED');
  expect('and so does the answer', (await customer.cancel(first)).__typename, 'OrderNotCancellable');

  step('It arrives');
  await driver('completeRide', { orderId: first });
  await live.reaches('COMPLETED');
  live.complete();
  await until('the taxi is free again', async () => ((await availability()) === 1 ? true : undefined));
  show(await customer.ask(rideOperation, { id: first }));
  await customer.timeline(first);
  return second;
};

const cancelledAfterAll = async (scene: Scene, orderId: string): Promise<void> => {
  const { stage, customer, dispatcher, taxiId, availability, queue } = scene;
  const { step, show, expect } = stage;
  step('The second booking is assigned, and cancelled after all');
  await dispatcher('assignRide', { orderId, taxiId });
  await queue.sees(orderId, 'ASSIGNED');
  expect('cancelled and refunded', (await customer.cancel(orderId)).order, {
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
  });
  await queue.sees(orderId, 'CANCELLED');
  expect('the taxi is free again', await availability(), 1);
  type Ride = { order: { ride: { deleted: boolean } | null } };
  const gone = await customer.ask<Ride>(goneOperation, { id: orderId });
  show(gone);
  expect('the booking is kept, and shown as deleted', gone.order.ride?.deleted, true);
};
