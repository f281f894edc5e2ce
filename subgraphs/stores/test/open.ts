import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope, PublishedEvent } from '@jumun/platform/kernel/published';
import { envelope } from '../../../test/envelope.ts';
import { openLive } from '../../../test/live.ts';
import { open } from '../server.ts';

export { customer } from '../../../test/callers.ts';
export const orders = serviceCaller('orders');

/** Who opens stores, and works for all of them. */
export const owner: Caller = { ...anonymous, subject: 'stf_owner', scopes: ['stores:write', 'stores:any'] };

/** A member of staff who works for these stores. */
export const staffOf = (...stores: string[]): Caller => ({
  ...anonymous,
  subject: 'stf_haneul',
  scopes: ['tickets:read', 'tickets:write'],
  stores,
});

export const acceptWithinMs = 60_000;

/** The context on a store of its own, with the bookshop and two cafés whose staff decide about each ticket. */
export const openStores = async (
  settings: NodeJS.ProcessEnv = { JUMUN_ACCEPT_WITHIN_MS: String(acceptWithinMs) },
) => {
  const live = await openLive(open, { settings });
  const { context, time } = live;
  await context.seed({ demo: true });
  const seeded = (await live.said()).at(-1)?.number;

  return {
    ...live,
    ask: live.execute,
    /** What was published since the stores were opened. */
    said: () => live.said(seeded),
    envelope: (event: PublishedEvent): Envelope =>
      envelope('orders', (event.data as { orderId: string }).orderId, event, time.now),
    hear: (...events: Envelope[]) => live.hear(events),
    hearTogether: (...events: Envelope[]) => live.hearTogether(events),
    watch(caller: Caller, variables: Readonly<Record<string, unknown>>, signal?: AbortSignal) {
      const query = `subscription ($storeId: ID!, $after: Int) {
        ticketQueue(storeId: $storeId, after: $after) { sequence ticket { id status } }
      }`;
      return live.subscribe(caller, query, variables, signal);
    },
    /** The tickets that were not accepted in time. */
    due: async () =>
      (await Promise.all(context.timers.map(({ due, read }) => due(read, time.now, 500)))).flatMap(
        ({ ids }) => ids,
      ),
    /** Fires the timer for one of them. */
    fire: async (id: string) => {
      for (const timer of context.timers) await timer.fire(id);
    },
    pass: (ms: number) => {
      time.now = (time.now + ms) as Instant;
    },
  };
};
