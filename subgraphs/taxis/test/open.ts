import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import type { ExecutionResult } from 'graphql';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import type { OrderId } from '../domain/ride.ts';
import type { RideClass, TaxiId } from '../domain/taxi.ts';
import { open } from '../server.ts';
import { rideRows } from '../store/rides.ts';
import { taxiRows } from '../store/taxis.ts';

export const orders = serviceCaller('orders');
export const customer = (id: string): Caller => ({ ...anonymous, subject: id });
export const dispatcher: Caller = {
  ...anonymous,
  subject: 'stf_dispatcher',
  scopes: ['taxis:read', 'taxis:write'],
};

const input = (field: string) => `${field[0]?.toUpperCase()}${field.slice(1)}`;

const taxiFields = 'id taxiName companyName rideClass availability fare { minorUnits currency }';
const rideFields = 'id status deleted taxi { id availability }';
const successes: Readonly<Record<string, string>> = {
  registerTaxi: `taxi { ${taxiFields} }`,
  setTaxiAvailability: `taxi { ${taxiFields} }`,
  assignRide: `ride { ${rideFields} }`,
  startRide: `ride { ${rideFields} }`,
  completeRide: `ride { ${rideFields} }`,
};
const refusals: Readonly<Record<string, string>> = {
  registerTaxi: '... on InvalidTaxi { field }',
  setTaxiAvailability: '... on InvalidTaxi { field }',
  assignRide: '... on RideNotRequested { ride { status } }',
  startRide: '... on RideNotAssigned { ride { status } }',
  completeRide: '... on RideNotStarted { ride { status } }',
};

/** The context on a store of its own; `hear` lets it react as its consumer would. */
export const openTaxis = async ({
  openStore = testStores(),
  settings = {},
  demo = false,
}: {
  openStore?: OpenStore;
  settings?: NodeJS.ProcessEnv;
  demo?: boolean;
} = {}) => {
  const time = { now: 1_000 as Instant };
  const listeners = new Map<string, Set<() => void>>();
  const looks: (() => Promise<readonly string[]>)[] = [];
  const tell = (topics: readonly string[]) => {
    for (const topic of topics) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  };
  const context = await open({
    mode: 'development',
    settings,
    openStore,
    log: openLogger('test', 'silent'),
    scopes,
    notifier: {
      publish: tell,
      listen(topic, listener) {
        const of = listeners.get(topic) ?? new Set();
        listeners.set(topic, of.add(listener));
        return () => void of.delete(listener);
      },
      alsoLook: (look) => void looks.push(look),
    },
    client: () => {
      throw new Error('taxis asks nobody');
    },
    clock: () => time.now,
  });
  await context.seed({ demo });

  let number = 0;
  let keys = 0;
  const t = {
    context,
    time,
    ask: (caller: Caller, query: string, variables: Record<string, unknown> = {}, locale?: 'en') =>
      context.subgraph.client.execute(
        { query, variables },
        { caller, locale: locale ?? 'ko', correlationId: 'cor_test' },
      ),
    /** One of the mutations; its answer, or the codes of its errors. */
    async tell(field: string, given: Record<string, unknown>, caller = dispatcher, locale?: 'en') {
      const query = `mutation ($input: ${input(field)}Input!) { answer: ${field}(input: $input) {
        __typename ... on Refusal { code message } ... on ${input(field)}Success { ${successes[field]} } ${refusals[field]} } }`;
      const { data, errors } = await t.ask(caller, query, { input: given }, locale);
      // biome-ignore lint/suspicious/noExplicitAny: an answer of any of the mutations
      return (data?.answer as any) ?? errors?.map(({ extensions }) => extensions.code);
    },
    /** A new taxi, and its id. */
    async aTaxi(availability: number, rideClass: RideClass = 'BASIC'): Promise<TaxiId> {
      const { taxi } = await t.tell('registerTaxi', {
        idempotencyKey: `taxi-${++keys}`,
        ...{ taxiName: 'sonata', companyName: 'tmap', rideClass, availability },
        fare: { minorUnits: 4_900, currency: 'KRW' },
      });
      return taxi.id;
    },
    assign: (orderId: string, taxiId: string) => t.tell('assignRide', { orderId, taxiId }),
    start: (orderId: string) => t.tell('startRide', { orderId }),
    complete: (orderId: string) => t.tell('completeRide', { orderId }),
    async withdraw(orderId: string, caller = orders) {
      const query =
        'mutation ($input: WithdrawInput!) { withdrawRide(input: $input) { orderId outcome reason } }';
      const { data, errors } = await t.ask(caller, query, { input: { orderId } });
      // biome-ignore lint/suspicious/noExplicitAny: an answer, or codes
      return (data?.withdrawRide as any) ?? errors?.map(({ extensions }) => extensions.code);
    },
    rideOf: async (orderId: string) => (await rideRows.find(context.store.read, orderId as OrderId))?.state,
    taxiOf: async (id: string) => (await taxiRows.find(context.store.read, id as TaxiId))?.state,
    /** What the taxi's row says: how many rides it can have, and how many it has. */
    async placesOf(id: string) {
      const row = await taxiRows.find(context.store.read, id as TaxiId);
      return row && { capacity: row.capacity, busy: row.busy };
    },
    envelope(event: PublishedEvent): Envelope {
      number++;
      const { orderId } = event.data as { orderId: string };
      const ids = { id: `evt_${number}`, correlationId: `cor_${number}`, causationId: null };
      return { ...event, ...ids, source: 'orders', number, aggregate: orderId, occurredAt: time.now };
    },
    /** Reacts to each event as the consumer would, one unit of work for each: wake-ups go out after the commit. */
    async hear(...events: PublishedEvent[]) {
      for (const event of events) await t.hearTogether(event);
    },
    /** The same with one unit of work for all, as the consumer applies a batch. */
    async hearTogether(...events: PublishedEvent[]) {
      const envelopes = events.map((event) => ('id' in event ? (event as Envelope) : t.envelope(event)));
      let topics: string[] = [];
      await context.store.transaction(async (tx) => {
        topics = [];
        for (const event of envelopes)
          for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type)))
            await reaction.react(event, {
              tx,
              at: time.now,
              cause: causeByEvent(event, reaction.name, time.now),
              notify: (topic) => void topics.push(topic),
            });
      });
      tell(topics);
    },
    watch: (caller: Caller, variables: Record<string, unknown>, signal?: AbortSignal) =>
      context.subgraph.client.subscribe(
        {
          query: `subscription ($after: Int) { rideQueue(after: $after) { sequence ride { id status taxi { id } } } }`,
          variables,
        },
        { caller, locale: 'ko', correlationId: 'cor_test', ...(signal ? { signal } : {}) },
      ) as Promise<AsyncIterableIterator<ExecutionResult>>,
    /** What the once-a-second look finds, for wake-ups that were lost. */
    look: async () => (await Promise.all(looks.map((one) => one()))).flat(),
    listening: () => [...listeners.values()].reduce((sum, of) => sum + of.size, 0),
    said: async () => (await context.journal.page(0, 10_000)).events,
    close: () => context.close(),
  };
  return t;
};

export type TaxisInTest = Awaited<ReturnType<typeof openTaxis>>;
