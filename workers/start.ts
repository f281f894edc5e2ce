import { systemClock } from '@jumun/platform/kernel/clock';
import { blockingRedis, failFastRedis } from '@jumun/platform/redis/redis';
import { readPublished } from '@jumun/schema/published-language';
import { journalTopic, type OpenProcess } from '@jumun/subgraphs';
import { hears, hearsFromNow } from '@jumun/subgraphs/contexts';
import { type Consumer, startConsumer } from './consumer.ts';
import { startExternalJobs } from './external-jobs.ts';
import { openLease } from './lease.ts';
import { startRelay } from './relay.ts';
import { startTimers } from './timers.ts';

export type Workers = {
  readonly consumers: ReadonlyMap<string, Consumer>;
  /** What keeps this process from being ready; nothing is ready. */
  readonly problems: () => string[];
  readonly stop: () => Promise<void>;
};

/**
 * Everything that happens later, for the contexts named `only`: relay, consumers, timers, external jobs. Of several replicas
 * one sends and consumes (see `openLease`); timers run in each, for a row's time does not wait for Redis.
 */
export const startWorkers = async (
  { contexts: opened, journalFor, settings, installation, notifier, log }: OpenProcess,
  { only, replica }: { readonly only: readonly string[]; readonly replica: string },
): Promise<Workers> => {
  const clock = systemClock;
  const contexts = new Map([...opened].filter(([name]) => only.includes(name)));
  const producer = failFastRedis(settings.REDIS_URL, log);
  const redis = blockingRedis(settings.REDIS_URL, log);
  const logs = [...contexts.values()].map((context) => context.journal);

  const hearersOf = (source: string, type: string) =>
    Object.keys(hears).filter((consumer) => hears[consumer]?.[source]?.includes(type));
  const relay = await startRelay({ logs, hearersOf, redis: producer, installation, log });

  const consumers = new Map<string, Consumer>();
  for (const { name, store, reactions } of contexts.values()) {
    const sources = Object.entries(hears[name] ?? {}).map(([source, types]) => {
      const from = hearsFromNow(name, source) ? ('now' as const) : ('beginning' as const);
      return { log: journalFor(name, source), types: new Set(types), from };
    });
    if (sources.length === 0) continue;
    const consumer = await startConsumer({
      context: name,
      store,
      sources,
      reactions,
      read: readPublished,
      redis,
      installation,
      clock,
      notify: notifier.publish,
      log: log.child({ context: name }),
    });
    consumers.set(name, consumer);
  }

  for (const { name, store } of contexts.values()) {
    store.onAppended(() => relay.wake(name)); // our own commits, at once
    notifier.listen(journalTopic(name), () => relay.wake(name)); // those of other processes
    relay.wake(name);
  }
  const look = setInterval(() => {
    for (const name of contexts.keys()) relay.wake(name); // for wake-ups that were lost
  }, 1_000);

  const timers = startTimers(
    [...contexts.values()].flatMap((context) => context.timers),
    { clock, log },
  );
  const outside = [...contexts.values()].flatMap((context) =>
    context.externalJobs.map((work) => ({
      context: context.name,
      ...startExternalJobs(work, { producer, redis, installation, clock, log }),
    })),
  );
  const turns = await Promise.all(
    [...contexts.keys()].map((name) =>
      openLease({
        redis: producer,
        key: `${installation}:turn:${name}`,
        replica,
        change(ours) {
          relay.turn(name, ours);
          consumers.get(name)?.turn(ours);
          for (const work of outside) if (work.context === name) work.turn(ours);
        },
      }),
    ),
  );

  return {
    consumers,
    problems: () =>
      [...consumers].flatMap(([name, consumer]) => {
        const reason = consumer.standing();
        return reason ? [`${name}: ${reason}`] : [];
      }),
    async stop() {
      clearInterval(look);
      await Promise.all([
        timers.stop(),
        relay.stop(),
        ...outside.map((work) => work.stop()),
        ...turns.map((turn) => turn.stop()), // another replica may begin while we end: positions decide
      ]);
      await Promise.all([...consumers.values()].map((consumer) => consumer.stop()));
      producer.disconnect();
      redis.disconnect();
    },
  };
};
