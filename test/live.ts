import type { Caller } from '@jumun/platform/graph/client';
import type { Environment, OpenContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import type { ExecutionResult } from 'graphql';
import { actionsOn, testEnvironment } from './context.ts';

/** A notifier within this process, and what tests ask of it. */
export const testNotifier = () => {
  const listeners = new Map<string, Set<() => void>>();
  const looks: (() => Promise<readonly string[]>)[] = [];
  const notifier: Environment['notifier'] = {
    publish(topics) {
      for (const topic of topics) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
    },
    listen(topic, listener) {
      const of = listeners.get(topic) ?? new Set();
      listeners.set(topic, of.add(listener));
      return () => void of.delete(listener);
    },
    alsoLook: (look) => void looks.push(look),
  };
  return {
    notifier,
    /** What the look that is taken once a second finds, for notifications that were lost. */
    look: async () => (await Promise.all(looks.map((one) => one()))).flat(),
    listening: () => [...listeners.values()].reduce((sum, of) => sum + of.size, 0),
  };
};

/** A context that is watched live, with a clock that the test moves. */
export const openLive = async (open: OpenContext, given: Partial<Environment> = {}) => {
  const time = { now: 1_000 as Instant };
  const clock = () => time.now;
  const { notifier, look, listening } = testNotifier();
  const environment = testEnvironment({ ...given, clock, notifier });
  const context = await open(environment);

  /** As the consumer applies a batch: in one unit of work, and its listeners are notified after the commit. */
  const hearTogether = async (events: readonly Envelope[]) => {
    const topics = await context.store.transaction(async (tx) => {
      const topics: string[] = [];
      for (const event of events)
        for (const { name, types, react } of context.reactions) {
          if (!types.includes(event.type)) continue;
          const cause = causeByEvent(event, name, time.now);
          await react(event, { tx, at: time.now, cause, notify: (topic) => void topics.push(topic) });
        }
      return topics;
    });
    notifier.publish([...new Set(topics)]);
  };

  return {
    ...actionsOn(context, clock),
    context,
    time,
    look,
    listening,
    hearTogether,
    /** Each event as a batch by itself. */
    async hear(events: readonly Envelope[]) {
      for (const event of events) await hearTogether([event]);
    },
    subscribe: (
      caller: Caller,
      query: string,
      variables: Readonly<Record<string, unknown>>,
      signal?: AbortSignal,
    ) =>
      context.subgraph.client.subscribe(
        { query, variables },
        { caller, locale: 'ko', correlationId: 'cor_test', ...(signal && { signal }) },
      ) as Promise<AsyncIterableIterator<ExecutionResult>>,
  };
};
