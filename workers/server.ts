import { systemClock } from '@jumun/platform/clock';
import { type Consumer, startConsumer } from '@jumun/platform/consumer';
import { startOutsideWork } from '@jumun/platform/outside-work';
import { hastyRedis, waitingRedis } from '@jumun/platform/redis';
import { startRelay } from '@jumun/platform/relay';
import { startTimers } from '@jumun/platform/timers';
import { openTurn } from '@jumun/platform/turn';
import { fromNow, hears, readPublished } from '@jumun/schema/published-language';
import { logTopic, type OpenProcess } from '@jumun/subgraphs';

export type Workers = {
  readonly consumers: ReadonlyMap<string, Consumer>;
  /** What keeps this process from being ready; nothing is ready. */
  readonly problems: () => string[];
  readonly stop: () => Promise<void>;
};

/**
 * Everything that happens later, for the contexts named `only`: relay, consumers, timers, outside work. Of several replicas
 * one sends and consumes (see `openTurn`); timers run in each, for a row's time does not wait for Redis.
 */
export const startWorkers = async (
  { contexts: opened, logFor, settings, installation, wakeups, log }: OpenProcess,
  { only, replica }: { readonly only: readonly string[]; readonly replica: string },
): Promise<Workers> => {
  const clock = systemClock;
  const contexts = new Map([...opened].filter(([name]) => only.includes(name)));
  const producer = hastyRedis(settings.REDIS_URL, log);
  const redis = waitingRedis(settings.REDIS_URL, log);
  const logs = [...contexts.values()].map((context) => context.log);

  const hearersOf = (source: string, type: string) =>
    Object.keys(hears).filter((consumer) => hears[consumer]?.[source]?.includes(type));
  const relay = await startRelay({ logs, hearersOf, redis: producer, installation, log });

  const consumers = new Map<string, Consumer>();
  for (const { name, store, reactions } of contexts.values()) {
    const sources = Object.entries(hears[name] ?? {}).map(([source, types]) => {
      const from = fromNow[name]?.includes(source) ? ('now' as const) : ('beginning' as const);
      return { log: logFor(name, source), types: new Set(types), from };
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
      wake: wakeups.publish,
      log: log.child({ context: name }),
    });
    consumers.set(name, consumer);
  }

  for (const { name, store } of contexts.values()) {
    store.onLogged(() => relay.wake(name)); // our own commits, at once
    wakeups.listen(logTopic(name), () => relay.wake(name)); // those of other processes
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
    context.outsideWork.map((work) => ({
      context: context.name,
      ...startOutsideWork(work, { producer, redis, installation, clock, log }),
    })),
  );
  const turns = await Promise.all(
    [...contexts.keys()].map((name) =>
      openTurn({
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
