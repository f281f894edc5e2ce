import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import type { ExecutionResult } from 'graphql';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import { open } from '../server.ts';

export const orders = serviceCaller('orders');
export const customer = (id: string): Caller => ({ ...anonymous, subject: id });

/** Somebody who works at these stores. */
export const staffOf = (...stores: string[]): Caller => ({
  ...anonymous,
  subject: 'stf_haneul',
  scopes: ['tickets:read', 'tickets:write'],
  stores,
});

export const acceptWithinMs = 60_000;

/** The context on a store of its own, with the bookshop and two cafés whose staff decide about each ticket. */
export const openStores = async (
  openStore: OpenStore = testStores(),
  settings: NodeJS.ProcessEnv = { JUMUN_ACCEPT_WITHIN_MS: String(acceptWithinMs) },
) => {
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
      throw new Error('stores asks nobody');
    },
    clock: () => time.now,
  });
  await context.seed({ demo: true });

  let number = 0;
  const ask = (caller: Caller, query: string, variables: Record<string, unknown> = {}, locale?: 'en') =>
    context.subgraph.client.execute(
      { query, variables },
      { caller, locale: locale ?? 'ko', correlationId: 'cor_test' },
    );

  /** Reacts to a batch as the consumer would: one unit of work, and wake-ups go out after its commit. */
  const hearAtOnce = async (...events: Envelope[]) => {
    const topics = new Set<string>();
    await context.store.transaction(async (tx) => {
      for (const event of events)
        for (const { name, types, react } of context.reactions) {
          if (!types.includes(event.type)) continue;
          const cause = causeByEvent(event, name, time.now);
          await react(event, { tx, at: time.now, cause, notify: (topic) => void topics.add(topic) });
        }
    });
    tell([...topics]);
  };

  return {
    context,
    time,
    ask,
    envelope(event: PublishedEvent): Envelope {
      number++;
      const { orderId } = event.data as { orderId: string };
      const ids = { id: `evt_${number}`, correlationId: `cor_${number}`, causationId: null };
      return { ...event, ...ids, source: 'orders', number, aggregate: orderId, occurredAt: time.now };
    },
    /** Reacts to each event by itself. */
    async hear(...events: Envelope[]) {
      for (const event of events) await hearAtOnce(event);
    },
    hearAtOnce,
    async watch(caller: Caller, variables: Record<string, unknown>, signal?: AbortSignal) {
      const query = `subscription ($storeId: ID!, $after: Int) {
        ticketQueue(storeId: $storeId, after: $after) { sequence ticket { id status } }
      }`;
      return context.subgraph.client.subscribe(
        { query, variables },
        { caller, locale: 'ko', correlationId: 'cor_test', ...(signal ? { signal } : {}) },
      ) as Promise<AsyncIterableIterator<ExecutionResult>>;
    },
    /** What the once-a-second look finds, for wake-ups that were lost. */
    look: async () => (await Promise.all(looks.map((one) => one()))).flat(),
    listening: () => [...listeners.values()].reduce((sum, of) => sum + of.size, 0),
    said: async () => (await context.journal.page(0, 500)).events,
    /** The tickets whose time to accept is over. */
    due: async () =>
      (await Promise.all(context.timers.map(({ due, read }) => due(read, time.now, 500)))).flat(),
    /** What the timer does for one of them. */
    fire: async (id: string) => {
      for (const timer of context.timers) await timer.fire(id);
    },
    pass: (ms: number) => {
      time.now = (time.now + ms) as Instant;
    },
    close: () => context.close(),
  };
};
