import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@jumun/platform/clock';
import { type Caller, nobody, serviceCaller } from '@jumun/platform/door';
import { openLogger } from '@jumun/platform/logger';
import type { Envelope, PublishedEvent } from '@jumun/platform/published';
import { sqliteStores } from '@jumun/platform/stores';
import { causeByEvent } from '@jumun/platform/work';
import type { ExecutionResult } from 'graphql';
import type { StoreId } from '../domain/ticket.ts';
import { open } from '../server.ts';
import { ensureStore } from '../store/stores.ts';

export const orders = serviceCaller('orders');
export const customer = (id: string): Caller => ({ ...nobody, subject: id });

/** Somebody who works at these stores. */
export const staffOf = (...stores: string[]): Caller => ({
  ...nobody,
  subject: 'stf_haneul',
  scopes: ['tickets:read', 'tickets:write'],
  stores,
});

/** The context on a store of its own, with the bookshop and a café whose staff decide about each ticket. */
export const openStores = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-stores-'));
  const time = { now: 1_000 as Instant };
  const listeners = new Map<string, Set<() => void>>();
  const looks: (() => Promise<readonly string[]>)[] = [];
  const tell = (topics: readonly string[]) => {
    for (const topic of topics) for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  };
  const context = await open({
    mode: 'development',
    settings: {},
    openStore: sqliteStores(folder),
    log: openLogger('test', 'silent'),
    wakeups: {
      publish: tell,
      listen(topic, listener) {
        const of = listeners.get(topic) ?? new Set();
        listeners.set(topic, of.add(listener));
        return () => void of.delete(listener);
      },
      alsoLook: (look) => void looks.push(look),
    },
    door: () => {
      throw new Error('stores asks nobody');
    },
    clock: () => time.now,
  });
  await context.seed({ demo: true });
  for (const id of ['sto_cafe', 'sto_other'])
    await context.store.transaction((tx) =>
      ensureStore(tx, { id: id as StoreId, name: id, acceptance: 'MANUAL' }),
    );

  let number = 0;
  const ask = (caller: Caller, query: string, variables: Record<string, unknown> = {}, locale?: 'en') =>
    context.subgraph.door.execute(
      { query, variables },
      { caller, locale: locale ?? 'ko', correlationId: 'cor_test' },
    );

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
    /** Reacts to each event as the consumer would: wake-ups go out after the commit. */
    async hear(...events: Envelope[]) {
      for (const event of events)
        for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type))) {
          const topics: string[] = [];
          await context.store.transaction((tx) => {
            const cause = causeByEvent(event, reaction.name, time.now);
            return reaction.react(event, {
              tx,
              at: time.now,
              cause,
              wake: (topic) => void topics.push(topic),
            });
          });
          tell(topics);
        }
    },
    async watch(caller: Caller, variables: Record<string, unknown>, signal?: AbortSignal) {
      const query = `subscription ($storeId: ID!, $after: Int) {
        ticketQueue(storeId: $storeId, after: $after) { sequence ticket { id status } }
      }`;
      return context.subgraph.door.subscribe(
        { query, variables },
        { caller, locale: 'ko', correlationId: 'cor_test', ...(signal ? { signal } : {}) },
      ) as Promise<AsyncIterableIterator<ExecutionResult>>;
    },
    /** What the once-a-second look finds, for wake-ups that were lost. */
    look: async () => (await Promise.all(looks.map((one) => one()))).flat(),
    listening: () => [...listeners.values()].reduce((sum, of) => sum + of.size, 0),
    said: async () => (await context.log.page(0, 500)).events,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
