import type { Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { testEnvironment } from '../../../test/context.ts';
import { testNotifier } from '../../../test/live.ts';
import { open } from '../server.ts';

const at = 1_000 as Instant;

/**
 * The context on a store of its own. `hear` lets it react to events as its consumer would, in one unit of work, which
 * `state.fails` may undo at its end; `state.losesNotifications` drops notifications as a Redis outage does.
 */
export const openMypage = async (settings: Record<string, string> = {}) => {
  const state = { fails: () => false, losesNotifications: false };
  const { notifier, look, listening } = testNotifier();
  const context = await open(testEnvironment({ settings, notifier, clock: () => at }));
  const callOf = (caller: Caller, locale: Locale) => ({ caller, locale, correlationId: 'cor_test' });

  return {
    context,
    state,
    listening,
    /** Takes the look that finds lost notifications, and tells the listeners what it found. */
    look: async () => notifier.publish(await look()),
    async hear(...events: Envelope[]) {
      const topics: string[] = [];
      await context.store.transaction(async (tx) => {
        topics.length = 0;
        const notify = (topic: string) => void topics.push(topic);
        for (const { name, types, project } of context.reactions) {
          const heard = events.filter(({ type }) => types.includes(type));
          if (heard[0]) await project?.(heard, { tx, at, cause: causeByEvent(heard[0], name, at), notify });
        }
        if (state.fails()) throw new Error('the handler fails');
      });
      if (!state.losesNotifications) notifier.publish(topics);
    },
    ask: (caller: Caller, query: string, variables: Record<string, unknown> = {}, locale: Locale = 'ko') =>
      context.subgraph.client.execute({ query, variables }, callOf(caller, locale)),
    /** A subscription: `take` waits for that many events, `close` ends it. */
    async watch(caller: Caller, query: string, variables: Record<string, unknown> = {}) {
      const stop = new AbortController();
      const source = await context.subgraph.client.subscribe(
        { query, variables },
        { ...callOf(caller, 'ko'), signal: stop.signal },
      );
      if (!(Symbol.asyncIterator in source)) throw source.errors?.[0] ?? new Error('no subscription');
      const events = source[Symbol.asyncIterator]();
      return {
        events,
        close: () => stop.abort(),
        // biome-ignore lint/suspicious/noExplicitAny: the answers as JSON
        async take(count: number): Promise<any[]> {
          const taken = [];
          for (let i = 0; i < count; i++)
            taken.push(Object.values((await events.next()).value?.data ?? {})[0]);
          return taken;
        },
      };
    },
    close: () => context.close(),
  };
};
