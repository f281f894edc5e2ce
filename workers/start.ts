import type { Context } from '@jumun/platform/graph/context';
import { systemClock } from '@jumun/platform/kernel/clock';
import { blockingRedis, failFastRedis } from '@jumun/platform/redis/redis';
import { persons, readPublished } from '@jumun/schema/published-language';
import { journalTopic, type OpenProcess } from '@jumun/subgraphs';
import { hears, hearsFrom, loadContext, watched } from '@jumun/subgraphs/contexts';
import type { Redis } from 'ioredis';
import { type Consumer, startConsumer } from './consumer.ts';
import { startExternalJobs } from './external-jobs.ts';
import { type Heard, openHeard } from './heard.ts';
import { type Lease, openLease } from './lease.ts';
import type { IsPersonal } from './outgoing.ts';
import { readPositions } from './positions.ts';
import { openPulse, type Pulse } from './pulse.ts';
import { type Relay, startRelay } from './relay.ts';
import { type Keeper, startRetention } from './retention.ts';
import type { Source } from './sources.ts';
import { startTimers, type Timers } from './timers.ts';
import { type Kept, keepTimesPossible } from './times.ts';

export type Workers = {
  readonly consumers: ReadonlyMap<string, Consumer>;
  /** What keeps this process from being ready; empty when it is. */
  readonly problems: () => string[];
  readonly stop: () => Promise<void>;
};

type Contexts = OpenProcess['contexts'];

/** How often consumers say where they stand, for those whose journals may be pruned. */
const tellEveryMs = 30_000;

/** For notifications that were lost: often while Redis does not answer, else rarely. */
const lookEveryMs = 1_000;
const quietLooks = 10;

/** In the order in which the relay sends to them: those first that customers watch. */
const hearers = [...new Set([...watched, ...Object.keys(hears)])];

const hearersOf = (source: string, type: string): string[] =>
  hearers.filter((consumer) => hears[consumer]?.[source]?.includes(type));

const sourcesOf = (name: string, journalFor: OpenProcess['journalFor']): Source[] =>
  Object.entries(hears[name] ?? {}).map(([source, types]) => ({
    journal: journalFor(name, source),
    types: new Set(types),
    from: hearsFrom(name, source),
  }));

const remembersWhoLeft = (name: string): boolean => hears[name]?.customers?.includes('CustomerLeft') ?? false;

/** One consumer for each context that hears another. */
const startConsumers = async (
  contexts: Contexts,
  { journalFor, installation, notifier, log }: OpenProcess,
  { redis, isTold }: { readonly redis: Redis; readonly isTold: () => boolean },
): Promise<Map<string, Consumer>> => {
  const consumers = new Map<string, Consumer>();
  for (const { name, store, reactions } of contexts.values()) {
    const sources = sourcesOf(name, journalFor);
    if (sources.length === 0) continue;
    const consumer = await startConsumer({
      context: name,
      store,
      sources,
      reactions,
      read: readPublished,
      persons: remembersWhoLeft(name) ? persons : undefined,
      redis,
      installation,
      clock: systemClock,
      notify: notifier.publish,
      isTold,
      log: log.child({ context: name }),
    });
    consumers.set(name, consumer);
  }
  return consumers;
};

/** The consumers here that hear a context. */
const hearersHere = (consumers: ReadonlyMap<string, Consumer>, source: string): Consumer[] =>
  [...consumers].flatMap(([name, consumer]) => (hears[name]?.[source] ? [consumer] : []));

/** Tells consumers of what their sources add, wherever those run: a job may be lost. */
const watchSources = (
  consumers: ReadonlyMap<string, Consumer>,
  contexts: Contexts,
  notifier: OpenProcess['notifier'],
  pulse: Pulse,
): void => {
  pulse.onReturn(() => {
    for (const consumer of consumers.values()) consumer.news();
  });
  for (const source of new Set([...consumers.keys()].flatMap((name) => Object.keys(hears[name] ?? {})))) {
    const here = hearersHere(consumers, source);
    const tell = () => {
      for (const consumer of here) consumer.news();
    };
    contexts.get(source)?.store.onAppended(tell);
    notifier.listen(journalTopic(source), tell);
  }
};

/** Tells relay and timers of every commit that adds to a journal, here or in another process, until the returned function is called. */
const watchJournals = (
  contexts: Contexts,
  notifier: OpenProcess['notifier'],
  { relay, timers, pulse }: { readonly relay: Relay; readonly timers: Timers; readonly pulse: Pulse },
): (() => void) => {
  const tell = (name: string) => {
    relay.notify(name);
    timers.notify(name);
  };
  for (const { name, store, timers: own } of contexts.values()) {
    for (const timer of own) notifier.listen(timer.name, () => timers.notify(timer.name));
    store.onAppended(() => tell(name));
    notifier.listen(journalTopic(name), () => tell(name));
    relay.notify(name);
  }
  const lookAll = () => {
    for (const name of contexts.keys()) relay.notify(name);
  };
  pulse.onReturn(lookAll); // what was said meanwhile was not heard
  let looks = 0;
  const look = setInterval(() => {
    if (looks++ % quietLooks === 0 || !pulse.beats()) lookAll();
  }, lookEveryMs);
  return () => clearInterval(look);
};

const furthestTimes = ({ store, timers }: Context): Kept[] =>
  timers.flatMap(({ name, furthest }) => (furthest ? [{ name, store, ...furthest }] : []));

const journalHearersOf = (source: string): string[] =>
  Object.keys(hears).filter((consumer) => (hears[consumer]?.[source]?.length ?? 0) > 0);

/** Tells how far the consumers here have come, until the returned function is called. */
const tellHeard = (contexts: Contexts, heard: Heard, log: OpenProcess['log']): (() => void) => {
  const tellAll = async () => {
    for (const { name, store } of contexts.values()) await heard.tell(name, await readPositions(store.read));
  };
  const tell = () => void tellAll().catch((err: unknown) => log.debug({ err }, 'positions were not told'));
  tell();
  const timer = setInterval(tell, tellEveryMs);
  return () => clearInterval(timer);
};

const keeperOf = async ({ name, store, journal }: Context, heard: Heard): Promise<Keeper> => ({
  name,
  store,
  audit: (await loadContext(name)).audit,
  async heardByAll() {
    const { journalId } = await journal.page(0, 1);
    return heard.byAll(name, journalId, journalHearersOf(name));
  },
});

/** Whether an event says something of a person, which then stays in the journal. */
const isPersonal: IsPersonal = (event) => persons.without(event) !== event;

/**
 * Everything that happens later, for the contexts named `only`: relay, consumers, timers, external jobs. Of several replicas
 * one relays and consumes (see `openLease`); timers and external jobs run in each, since a row's time does not wait for Redis.
 */
export const startWorkers = async (
  opened: OpenProcess,
  {
    only,
    replica,
    keepJournalDays = 0,
  }: {
    readonly only: readonly string[];
    readonly replica: string;
    /** How long what is in a journal stays there at least; 0 for ever. */
    readonly keepJournalDays?: number;
  },
): Promise<Workers> => {
  const { settings, installation, notifier, log } = opened;
  const clock = systemClock;
  const contexts: Contexts = new Map([...opened.contexts].filter(([name]) => only.includes(name)));
  const all = [...contexts.values()];
  const producer = failFastRedis(settings.REDIS_URL, log);
  const redis = blockingRedis(settings.REDIS_URL, log);

  const journals = all.map(({ journal }) => journal);
  const relay = await startRelay({ journals, hearersOf, isPersonal, redis: producer, installation, log });
  const pulse = openPulse(producer);
  const consumers = await startConsumers(contexts, opened, { redis, isTold: pulse.beats });
  watchSources(consumers, contexts, notifier, pulse);
  const timers = startTimers(
    all.flatMap((context) => context.timers),
    { clock, log },
  );
  const times = keepTimesPossible(all.flatMap(furthestTimes), { clock, log });
  const endLooking = watchJournals(contexts, notifier, { relay, timers, pulse });
  const heard = openHeard(producer, installation);
  const endTelling = tellHeard(contexts, heard, log);
  const keepers = await Promise.all(all.map((context) => keeperOf(context, heard)));
  const retention = startRetention(keepers, { keepDays: keepJournalDays, clock, log });
  const carrier = { replica, listen: notifier.listen, clock, log };
  const externalJobs = all.flatMap((context) =>
    context.externalJobs.map((jobs) => startExternalJobs(jobs, carrier)),
  );
  const leaseOf = (name: string): Promise<Lease> =>
    openLease({
      redis: producer,
      key: `${installation}:lease:${name}`,
      replica,
      change(held) {
        relay.lease(name, held);
        retention.lease(name, held);
        consumers.get(name)?.lease(held);
      },
    });
  const leases = await Promise.all([...contexts.keys()].map(leaseOf));

  return {
    consumers,
    problems: () =>
      [...consumers].flatMap(([name, consumer]) => {
        const reason = consumer.halted();
        return reason ? [`${name}: ${reason}`] : [];
      }),
    async stop() {
      pulse.stop();
      endLooking();
      endTelling();
      await Promise.all([
        timers.stop(),
        times.stop(),
        relay.stop(),
        ...externalJobs.map((jobs) => jobs.stop()),
        ...leases.map((lease) => lease.stop()), // another replica may begin while this one ends: positions decide
      ]);
      await Promise.all([...consumers.values()].map((consumer) => consumer.stop()));
      producer.disconnect();
      redis.disconnect();
    },
  };
};
