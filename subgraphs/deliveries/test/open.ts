import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import { sqliteStores } from '@jumun/platform/store/configured';
import { scopes } from '../../contexts.ts';
import { open } from '../server.ts';

export const courier: Caller = {
  ...anonymous,
  subject: 'stf_courier',
  scopes: ['deliveries:read', 'deliveries:write'],
};
export const orders = serviceCaller('orders');
export const customer = (id: string): Caller => ({ ...anonymous, subject: id });

/** The context on a store of its own; `hear` lets it react to an event as its consumer would. */
export const openDeliveries = async (settings: Record<string, string> = { JUMUN_CARRIER: 'manual' }) => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-deliveries-'));
  const time = { now: 1_000 as Instant };
  const context = await open({
    mode: 'development',
    settings,
    openStore: sqliteStores(folder),
    log: openLogger('test', 'silent'),
    scopes,
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: () => {
      throw new Error('deliveries asks nobody');
    },
    clock: () => time.now,
  });

  let number = 0;
  const envelope = (source: string, event: PublishedEvent): Envelope => {
    number++;
    const { orderId } = event.data as { orderId: string };
    const ids = { id: `evt_${number}`, correlationId: `cor_${number}`, causationId: null };
    return { ...event, ...ids, source, number, aggregate: orderId, occurredAt: time.now };
  };

  return {
    context,
    time,
    envelope,
    hear: async (...events: Envelope[]) => {
      for (const event of events)
        for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type)))
          await context.store.transaction((tx) => {
            const cause = causeByEvent(event, reaction.name, time.now);
            return reaction.react(event, { tx, at: time.now, cause, notify() {} });
          });
    },
    ask: (caller: Caller, query: string, variables: Record<string, unknown> = {}) =>
      context.subgraph.client.execute(
        { query, variables },
        { caller, locale: 'ko', correlationId: 'cor_test' },
      ),
    said: async () => (await context.journal.page(0, 500)).events,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
