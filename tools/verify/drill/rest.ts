import { setTimeout as pause } from 'node:timers/promises';
import { parsed } from '@jumun/platform/audit/picture';
import { hears } from '@jumun/subgraphs/contexts';
import { takePicture } from '../audit/picture.ts';

/** What the system still has to do by itself; what waits for a customer is listed apart. */
export type Unrest = {
  readonly driven: readonly string[];
  /** Attempts whose customers were told to come back: they end a minute after the last repeat. */
  readonly parked: readonly string[];
  /** What the carrier or a courier still has to move. */
  readonly parcels: readonly string[];
  /** Messages not yet sent, and the events about them not yet heard. */
  readonly messages: readonly string[];
};

type State = {
  readonly placing: { readonly direction: string; readonly mode: string } | null;
};

export const lookForUnrest = async (env: NodeJS.ProcessEnv): Promise<Unrest> => {
  const picture = await takePicture(env);
  const driven: string[] = [];
  const parked = new Set<string>();
  const inTransit: string[] = [];
  const messages: string[] = [];
  try {
    const open = picture.rows<{ id: string; status: string; state: unknown }>(
      'select o.id, o.status, o.state from orders.orders o where o.look_at is not null',
    );
    for await (const { id, status, state } of open) {
      const { placing } = parsed<State>(state);
      if (placing?.direction === 'FORWARD' && placing.mode === 'PARKED') parked.add(id);
      else driven.push(`${id} ${status} ${placing ? `${placing.direction} ${placing.mode}` : 'cancelling'}`);
    }
    const payments = picture.rows<{ id: string; status: string }>(
      `select p.id, p.status from payments.payments p where p.frozen is null and p.status in ('PENDING', 'REFUNDING')`,
    );
    for await (const { id, status } of payments)
      if (!parked.has(id)) driven.push(`payment of ${id} ${status}`);
    if (picture.contexts.has('wallets'))
      for await (const { id } of picture.rows<{ id: string }>(
        'select i.id from wallets.items i where i.look_at is not null',
      ))
        driven.push(`${id} EXCHANGING`);
    const parcels = picture.rows<{ id: string }>(
      `select d.id from deliveries.deliveries d where d.status in ('PREPARING', 'DISPATCHED')`,
    );
    for await (const { id } of parcels) inTransit.push(id);
    if (picture.contexts.has('notifications'))
      for await (const { id } of picture.rows<{ id: string }>(
        'select n.id from notifications.notifications n where n.due_at is not null',
      ))
        messages.push(id);
    for (const [consumer, sources] of Object.entries(hears))
      for (const [source, types] of Object.entries(sources)) {
        if (!picture.contexts.has(consumer) || !picture.contexts.has(source)) continue;
        const heard = types.map((type) => `'${type}'`).join(', ');
        const unread = await picture.one<{ n: number }>(
          `select count(*) as n from ${source}.log l
           where l.number > coalesce((select p.number from ${consumer}.positions p where p.source = '${source}'), 0)
             and l.published is not null and l.published ->> 'type' in (${heard})`,
        );
        // the events of notifications follow from messages being sent
        const where = source === 'notifications' ? messages : driven;
        if (Number(unread?.n) > 0) where.push(`${consumer} has not read ${unread?.n} events of ${source}`);
      }
  } finally {
    await picture.close();
  }
  return { driven, parked: [...parked], parcels: inTransit, messages };
};

/** Waits until there is no more unrest of these kinds; returns what is left at the end, and what there was just before. */
export const untilAtRest = async (
  env: NodeJS.ProcessEnv,
  withinMs: number,
  kinds: readonly (keyof Unrest)[] = ['driven'],
): Promise<Unrest & { readonly latest: readonly string[] }> => {
  let latest: readonly string[] = [];
  for (const end = Date.now() + withinMs; ; await pause(100)) {
    const unrest = await lookForUnrest(env);
    const open = kinds.flatMap((kind) => unrest[kind]);
    if (open.length === 0 || Date.now() > end) return { ...unrest, latest };
    latest = open;
  }
};
