import { isTold, moneyOf, type People, won } from './people.ts';

const trip = {
  ride: {
    pickUp: { line1: '세종대로 110', city: '서울' },
    dropOff: { line1: '서울역 1번 출구', city: '서울' },
    passengers: 2,
  },
};
const wish = { lines: [{ productId: 'prd_ride_prime', quantity: 1 }], fulfilment: trip };

/** At the taxi desk: declined, given to another, broken down on the way, driven to the end by the first; and a ride that nobody takes. */
export const taxiDay = async (people: People): Promise<void> => {
  const first = await taxiOf(people, 'the one', people.driverId);
  const second = await taxiOf(people, 'the other', null);
  await throughThreeHands(people, first, second);
  await nobodyIsFree(people, [first, second]);
};

const taxiOf = async ({ stage, dispatcher, run }: People, taxiName: string, driverId: string | null) => {
  stage.step(`The desk registers a taxi: ${taxiName}`);
  const registered = await dispatcher(
    'registerTaxi',
    {
      idempotencyKey: `${taxiName.replaceAll(' ', '-')}-${run}`,
      taxiName,
      companyName: 'jumun',
      rideClass: 'PRIME',
      availability: 1,
      fare: won(6_000),
      driverId,
    },
    '... on RegisterTaxiSuccess { taxi { id } }',
  );
  return (registered.taxi as { id: string } | undefined)?.id ?? '';
};

const throughThreeHands = async (people: People, first: string, second: string) => {
  const { stage, haneul, dispatcher, driver } = people;
  stage.step('A ride is booked and given to a driver, who declines it');
  const orderId = await haneul.order('ride', wish);
  const live = haneul.watch(orderId);
  await assign(people, orderId, first);
  await live.reaches('ACCEPTED', 'ASSIGNED');
  await driver('declineRide', { orderId });
  await live.isBackAt('PLACED', 'REQUESTED');
  const again = await dispatcher('assignRide', { orderId, taxiId: first });
  stage.expect('it is not offered to the same taxi again', again.__typename, 'TaxiDeclined');

  stage.step('It is given to another taxi, which breaks down on the way');
  await assign(people, orderId, second);
  await dispatcher('startRide', { orderId });
  await live.reaches('IN_FULFILMENT', 'STARTED');
  await dispatcher('breakDownRide', { orderId });
  await live.isBackAt('PLACED', 'REQUESTED');

  stage.step('The dispatcher insists on the first, who drives it to the end');
  const insisted = await dispatcher('assignRide', { orderId, taxiId: first, insist: true });
  stage.expect('it is theirs', insisted.__typename, 'AssignRideSuccess');
  stage.expect('a driver starts it', (await driver('startRide', { orderId })).__typename, 'StartRideSuccess');
  await driver('completeRide', { orderId });
  await live.reaches('COMPLETED');
  live.complete();
};

const nobodyIsFree = async (people: People, taxis: readonly string[]) => {
  const { stage, haneul, dispatcher } = people;
  stage.step('Nobody is free: a ride that nobody takes in time is cancelled and refunded');
  for (const taxiId of taxis) await dispatcher('setTaxiAvailability', { taxiId, availability: 0 });
  const orderId = await haneul.order('nobody', wish);
  const live = haneul.watch(orderId);
  await live.reaches('CANCELLED');
  live.complete();
  stage.expect('all of the money is back', (await moneyOf(haneul, orderId)).payment, 'REFUNDED');
  await isTold(people, haneul, orderId, 'ORDER_CANCELLED');
};

const assign = ({ dispatcher }: People, orderId: string, taxiId: string) =>
  dispatcher.untilIt('the desk gives it to a taxi', 'assignRide', { orderId, taxiId });
