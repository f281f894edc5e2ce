import { systemClock } from '@jumun/platform/clock';
import { type Consumer, startConsumer } from '@jumun/platform/consumer';
import { startOutsideWork } from '@jumun/platform/outside-work';
import { hastyRedis, waitingRedis } from '@jumun/platform/redis';
import { startRelay } from '@jumun/platform/relay';
import { startTimers } from '@jumun/platform/timers';
import { hears, readPublished } from '@jumun/schema/published-language';
import { logTopic, type OpenProcess } from '@jumun/subgraphs';

export type Workers = {
  readonly consumers: ReadonlyMap<string, Consumer>;
  /** What keeps this process from being ready; nothing is ready. */
  readonly problems: () => string[];
  readonly stop: () => Promise<void>;
};

/** Everything that happens later, for all contexts this process has opened: relay, consumers, timers, outside work. */
export const startWorkers = async ({
  contexts,
  settings,
  installation,
  wakeups,
  log,
}: OpenProcess): Promise<Workers> => {
  const clock = systemClock;
  const producer = hastyRedis(settings.REDIS_URL, log);
  const redis = waitingRedis(settings.REDIS_URL, log);
  const logs = [...contexts.values()].map((context) => context.log);

  const hearersOf = (source: string, type: string) =>
    Object.keys(hears).filter((consumer) => hears[consumer]?.[source]?.includes(type));
  const relay = await startRelay({ logs, hearersOf, redis: producer, installation, log });

  const consumers = new Map<string, Consumer>();
  for (const { name, store, reactions } of contexts.values()) {
    const sources = Object.entries(hears[name] ?? {}).map(([source, types]) => {
      const reader = contexts.get(source)?.log;
      if (!reader) throw new Error(`${name} hears ${source}, whose log cannot be read from this process`);
      return { log: reader, types: new Set(types), from: 'beginning' as const };
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
  const outside = [...contexts.values()]
    .flatMap((context) => context.outsideWork)
    .map((work) => startOutsideWork(work, { producer, redis, installation, clock, log }));

  return {
    consumers,
    problems: () =>
      [...consumers].flatMap(([name, consumer]) => {
        const reason = consumer.standing();
        return reason ? [`${name}: ${reason}`] : [];
      }),
    async stop() {
      clearInterval(look);
      await Promise.all([timers.stop(), relay.stop(), ...outside.map((work) => work.stop())]);
      await Promise.all([...consumers.values()].map((consumer) => consumer.stop()));
      producer.disconnect();
      redis.disconnect();
    },
  };
};
