import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import type { OpenStore } from '@jumun/platform/store/configured';
import type { Json } from '../../../test/context.ts';
import { envelope } from '../../../test/envelope.ts';
import { openLive } from '../../../test/live.ts';
import { testStores } from '../../../test/stores.ts';
import type { OrderId } from '../domain/ride-states.ts';
import type { RideClass, TaxiId } from '../domain/taxi.ts';
import { open } from '../server.ts';
import { rideRows } from '../store/rides.ts';
import { taxiRows } from '../store/taxis.ts';

export { customer } from '../../../test/callers.ts';
export const orders = serviceCaller('orders');
export const dispatcher: Caller = {
  ...anonymous,
  subject: 'stf_dispatcher',
  scopes: ['taxis:read', 'taxis:write'],
};

/** A member of staff who may drive, and nothing else. */
export const driver = (subject = 'stf_driver'): Caller => ({
  ...anonymous,
  subject,
  scopes: ['taxis:drive'],
});

const input = (field: string) => `${field[0]?.toUpperCase()}${field.slice(1)}`;

const taxiFields = 'id taxiName companyName rideClass availability fare { minorUnits currency }';
const rideFields = 'id status deleted taxi { id availability }';
const successes: Readonly<Record<string, string>> = {
  registerTaxi: `taxi { ${taxiFields} }`,
  setTaxiAvailability: `taxi { ${taxiFields} }`,
  assignRide: `ride { ${rideFields} }`,
  startRide: `ride { ${rideFields} }`,
  completeRide: `ride { ${rideFields} }`,
  unassignRide: `ride { ${rideFields} }`,
  declineRide: `ride { ${rideFields} }`,
  breakDownRide: `ride { ${rideFields} }`,
  giveUpRide: `ride { ${rideFields} }`,
  assignDriver: 'taxi { id driver { id } }',
};
const refusals: Readonly<Record<string, string>> = {
  registerTaxi: '... on InvalidTaxi { field }',
  setTaxiAvailability: '... on InvalidTaxi { field }',
  assignRide: '... on RideNotRequested { ride { status } }',
  startRide: '... on RideNotAssigned { ride { status } }',
  completeRide: '... on RideNotStarted { ride { status } }',
  unassignRide: '... on RideNotAssigned { ride { status } }',
  declineRide: '... on RideNotAssigned { ride { status } }',
  breakDownRide: '... on RideNotStarted { ride { status } }',
  giveUpRide: '... on RideNotRequested { ride { status } }',
  assignDriver: '... on DriverOnTheRoad { taxi { id } }',
};

/** The context on a store of its own. */
export const openTaxis = async ({
  openStore = testStores(),
  settings = {},
  demo = false,
}: {
  openStore?: OpenStore;
  settings?: NodeJS.ProcessEnv;
  demo?: boolean;
} = {}) => {
  const live = await openLive(open, { openStore, settings });
  const { context, time } = live;
  const { read } = context.store;
  await context.seed({ demo });

  let keys = 0;

  /** One of the mutations; its answer, or the codes of its errors. */
  const tell = async (
    field: string,
    given: Readonly<Record<string, unknown>>,
    caller = dispatcher,
    locale?: Locale,
  ): Promise<Json> => {
    const query = `mutation ($input: ${input(field)}Input!) { answer: ${field}(input: $input) {
      __typename ... on Refusal { code message } ... on ${input(field)}Success { ${successes[field]} } ${refusals[field]} } }`;
    const { data, errors } = await live.execute(caller, query, { input: given }, locale);
    return data?.answer ?? errors?.map(({ extensions }) => extensions.code);
  };

  const heard = (event: PublishedEvent): Envelope =>
    envelope('orders', (event.data as { orderId: string }).orderId, event, time.now);
  const enveloped = (events: readonly PublishedEvent[]) =>
    events.map((event) => ('id' in event ? (event as Envelope) : heard(event)));

  return {
    ...live,
    ask: live.execute,
    tell,
    /** A new taxi, and its id. */
    async aTaxi(availability: number, rideClass: RideClass = 'BASIC', driverId?: string): Promise<TaxiId> {
      const { taxi } = await tell('registerTaxi', {
        idempotencyKey: `taxi-${++keys}`,
        taxiName: 'sonata',
        companyName: 'tmap',
        rideClass,
        availability,
        fare: { minorUnits: 4_900, currency: 'KRW' },
        ...(driverId && { driverId }),
      });
      return taxi.id;
    },
    assign: (orderId: string, taxiId: string, insist = false) =>
      tell('assignRide', { orderId, taxiId, insist }),
    unassign: (orderId: string) => tell('unassignRide', { orderId }),
    decline: (orderId: string, by: Caller = dispatcher) => tell('declineRide', { orderId }, by),
    start: (orderId: string, by: Caller = dispatcher) => tell('startRide', { orderId }, by),
    breakDown: (orderId: string, by: Caller = dispatcher) => tell('breakDownRide', { orderId }, by),
    giveUp: (orderId: string, reason = '모든 택시가 운행 중입니다') =>
      tell('giveUpRide', { orderId, reason }),
    complete: (orderId: string, by: Caller = dispatcher) => tell('completeRide', { orderId }, by),
    async withdraw(orderId: string, caller = orders): Promise<Json> {
      const query =
        'mutation ($input: WithdrawInput!) { withdrawRide(input: $input) { orderId outcome reason } }';
      const { data, errors } = await live.execute(caller, query, { input: { orderId } });
      return data?.withdrawRide ?? errors?.map(({ extensions }) => extensions.code);
    },
    /** Fires the timers for what is due. */
    async tick() {
      for (const { due, fire } of context.timers)
        for (const id of (await due(read, time.now, 500)).ids) await fire(id);
    },
    rideOf: async (orderId: string) => (await rideRows.find(read, orderId as OrderId))?.state,
    taxiOf: async (id: string) => (await taxiRows.find(read, id as TaxiId))?.state,
    /** How many rides the taxi can have and how many it has, by its row. */
    async placesOf(id: string) {
      const row = await taxiRows.find(read, id as TaxiId);
      return row && { capacity: row.capacity, busy: row.busy };
    },
    envelope: heard,
    hear: (...events: PublishedEvent[]) => live.hear(enveloped(events)),
    hearTogether: (...events: PublishedEvent[]) => live.hearTogether(enveloped(events)),
    watch(caller: Caller, variables: Readonly<Record<string, unknown>>, signal?: AbortSignal) {
      const query =
        'subscription ($after: Int) { rideQueue(after: $after) { sequence ride { id status taxi { id } } } }';
      return live.subscribe(caller, query, variables, signal);
    },
  };
};

export type TaxisInTest = Awaited<ReturnType<typeof openTaxis>>;
