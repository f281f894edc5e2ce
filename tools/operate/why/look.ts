// Everything that the stores know about one order.

import { traceIdOf } from '@jumun/platform/process/tracing';
import { hears } from '@jumun/subgraphs/contexts';
// The rules themselves: what an order waits for is theirs to say.
import { cancelTermOf } from '../../../subgraphs/orders/domain/cancel-terms.ts';
import { isBegun, type Order } from '../../../subgraphs/orders/domain/order.ts';
import { limitOf, waitOf } from '../../../subgraphs/orders/domain/waiting.ts';
import { type Picture, parsed } from '../../verify/audit/picture.ts';

/** One thing that happened, in one context's log; ids only. */
export type Happening = {
  readonly at: number;
  readonly context: string;
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly aggregate: string;
  /** Whether others could hear of it. */
  readonly published: boolean;
  readonly actor: string;
  readonly causationId: string | null;
  readonly correlationId: string;
};

/** What one context has of the order. */
export type Part = {
  readonly context: string;
  readonly what: string;
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

export type Behind = {
  readonly hearer: string;
  readonly source: string;
  /** The newest event of this order that it hears, and what it is. */
  readonly event: string;
  readonly type: string;
  readonly number: number;
  /** How far it has come, or null before its first start. */
  readonly position: number | null;
};

export type Letter = {
  readonly context: string;
  readonly source: string;
  readonly number: number;
  readonly event: string;
  readonly type: string;
  readonly aggregate: string;
  readonly at: number;
  readonly reason: string;
};

export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly status: string;
  readonly attempts: number;
  readonly eventId: string;
  readonly happenedAt: number;
  readonly dueAt: number | null;
  readonly reason: string | null;
};

export type Why = {
  readonly id: string;
  readonly order: {
    readonly status: string;
    readonly sequence: number;
    readonly customerId: string;
    readonly fulfilment: string;
    readonly storeId: string | null;
    readonly total: { readonly minorUnits: number; readonly currency: string };
    readonly placedAt: number;
    readonly paymentStatus: string | null;
    readonly fulfilmentStatus: string | null;
    readonly placing: {
      readonly direction: string;
      readonly mode: string;
      readonly waitingOn: string;
    } | null;
    readonly refused: { readonly reason: string } | null;
    readonly tooLate: string | null;
    /** When a timer looks at it next, as it is stored. */
    readonly lookAt: number | null;
    readonly waitsFor: {
      readonly what: string;
      readonly since: number;
      readonly until: number | null;
    } | null;
    /** From when on it waits for longer than it may. */
    readonly limit: number | null;
    /** What would become of its customer's cancelOrder now. */
    readonly cancelling: { readonly outcome: string; readonly reason: string | null };
  };
  readonly timeline: readonly Happening[];
  readonly parts: readonly Part[];
  readonly messages: readonly Message[];
  readonly behind: readonly Behind[];
  readonly letters: readonly Letter[];
  readonly traces: readonly { readonly correlationId: string; readonly traceId: string }[];
};

/** Ids of ours: letters, digits and `_` only, so that they may stand in SQL as they are. */
export const isOrderId = (text: string): boolean => /^ord_[0-9A-Za-z_]{1,64}$/.test(text);

const isIn = (id: string) => new RegExp(`(?<![A-Za-z0-9_])${id}(?![A-Za-z0-9_])`);
/** Finds at least the rows that hold the id: `_` stands for itself only where it is escaped. */
const holds = (column: string, id: string) =>
  `cast(${column} as text) like '%${id.replaceAll('_', '\\_')}%' escape '\\'`;

type OrderRow = {
  readonly state: unknown;
  readonly status: string;
  readonly look_at: number | null;
};

const orderIn = async (picture: Picture, id: string): Promise<Why['order'] | undefined> => {
  if (!picture.contexts.has('orders')) return undefined;
  const row = await picture.one<OrderRow>(
    `select o.state, o.status, o.look_at from orders.orders o where o.id = '${id}'`,
  );
  const state = row && parsed<Order>(row.state);
  if (!row || !state || !isBegun(state)) return undefined;
  const { placing, refused, progress } = state;
  const { outcome, reason } = cancelTermOf(state, 'CUSTOMER');
  return {
    status: row.status,
    sequence: state.sequence,
    customerId: state.customerId,
    fulfilment: state.fulfilment.type,
    storeId: state.storeId,
    total: state.total,
    placedAt: state.placedAt,
    paymentStatus: state.paymentStatus,
    fulfilmentStatus: progress?.fulfilmentStatus ?? null,
    placing: placing && {
      direction: placing.direction,
      mode: placing.mode,
      waitingOn: placing.waitingOn,
    },
    refused: refused && { reason: refused.reason },
    tooLate: state.tooLate,
    lookAt: row.look_at,
    waitsFor: waitOf(state),
    limit: limitOf(state),
    cancelling: { outcome, reason },
  };
};

// ---- the logs ---------------------------------------------------------------------------------------------------

type LogRow = {
  readonly number: number;
  readonly id: string;
  readonly aggregate: string;
  readonly type: string;
  readonly fact: unknown;
  readonly published: unknown;
  readonly at: number;
  readonly causation_id: string | null;
  readonly correlation_id: string;
  readonly actor: string;
};

const columns =
  'l.number, l.id, l.aggregate, l.type, l.fact, l.published, l.at, l.causation_id, l.correlation_id, l.actor';

const textOf = (json: unknown): string => (typeof json === 'string' ? json : JSON.stringify(json ?? ''));

const happeningIn = (context: string, row: LogRow): Happening => ({
  at: row.at,
  context,
  number: row.number,
  id: row.id,
  type: row.type,
  aggregate: row.aggregate,
  published: row.published != null,
  actor: row.actor,
  causationId: row.causation_id,
  correlationId: row.correlation_id,
});

/** Whether the row is about this order: it names it, or belongs to its intention and names no other order. */
const isAbout = ({ aggregate, fact, published }: LogRow, id: string): boolean => {
  const text = `${aggregate} ${textOf(fact)} ${textOf(published)}`;
  return isIn(id).test(text) || !/\bord_\w/.test(text);
};

const quoted = (words: Iterable<string>) =>
  [...words].map((word) => `'${word.replaceAll("'", "''")}'`).join(', ');

/** Every log, by the order's id and by the correlation ids of what was found so; what somebody else's intention has of it too. */
const timelineIn = async (picture: Picture, id: string): Promise<Happening[]> => {
  const found = new Map<string, Happening>();
  const correlations = new Set<string>();
  const gather = async (where: string) => {
    for (const context of picture.contexts)
      for await (const row of picture.rows<LogRow>(`select ${columns} from ${context}.log l where ${where}`))
        if (!found.has(row.id) && isAbout(row, id)) found.set(row.id, happeningIn(context, row));
  };
  const named = ['l.aggregate', 'l.fact', 'l.published'].map((column) => holds(column, id));
  await gather(named.join(' or '));
  // only the order's own: what names it by the way, such as a mission, belongs to other intentions as well
  for (const { aggregate, correlationId } of found.values())
    if (aggregate === id) correlations.add(correlationId);
  if (correlations.size > 0) await gather(`l.correlation_id in (${quoted(correlations)})`);
  return [...found.values()].sort(
    (a, b) => a.at - b.at || order.indexOf(a.context) - order.indexOf(b.context) || a.number - b.number,
  );
};

/** Where two things happened within one millisecond, what an order asks comes before what it leads to. */
const order = [
  'catalog',
  'payments',
  'orders',
  'stores',
  'taxis',
  'deliveries',
  'wallets',
  'missions',
  'rewards',
];

// ---- what each context has of it ----------------------------------------------------------------------------------

type Kind = {
  readonly context: string;
  readonly table: string;
  readonly what: string;
  /** What names the row, and which rows are the order's. */
  readonly key: string;
  readonly where: (id: string) => string;
  /** Name → what it is in SQL that both databases understand. Ids, words and moments only. */
  readonly facts: Readonly<Record<string, string>>;
};

const byId = (id: string) => `t.id = '${id}'`;
const byOrder = (id: string) => `t.order_id = '${id}'`;

const kinds: readonly Kind[] = [
  {
    context: 'catalog',
    table: 'reservations',
    what: 'reservation',
    key: 't.id',
    where: byId,
    facts: { status: 't.status' },
  },
  {
    context: 'payments',
    table: 'payments',
    what: 'payment',
    key: 't.id',
    where: byId,
    facts: {
      status: 't.status',
      frozen: 't.frozen',
      doubt: "t.state ->> 'doubt'",
      approvedAt: "t.state ->> 'approvedAt'",
      refundedAt: "t.state ->> 'refundedAt'",
    },
  },
  {
    context: 'payments',
    table: 'unsettled',
    what: 'asked of the provider again',
    key: 't.order_id',
    where: byOrder,
    facts: { at: 't.next_try_at', tries: 't.tries' },
  },
  {
    context: 'stores',
    table: 'tickets',
    what: 'ticket',
    key: 't.id',
    where: byId,
    facts: {
      status: 't.status',
      store: 't.store_id',
      acceptBy: "t.state ->> 'acceptBy'",
      withdrawal: "t.state -> 'withdrawal' ->> 'outcome'",
    },
  },
  {
    context: 'deliveries',
    table: 'deliveries',
    what: 'delivery',
    key: 't.id',
    where: byId,
    facts: {
      status: 't.status',
      carrierAt: 't.carrier_at',
      withdrawal: "t.state -> 'withdrawal' ->> 'outcome'",
    },
  },
  {
    context: 'taxis',
    table: 'rides',
    what: 'ride',
    key: 't.id',
    where: byId,
    facts: {
      status: 't.status',
      taxi: 't.taxi_id',
      withdrawal: "t.state -> 'withdrawal' ->> 'outcome'",
    },
  },
  {
    context: 'wallets',
    table: 'earnings',
    what: 'earning',
    key: 't.id',
    where: (id) => `t.id in ('${id}.MILEAGE', '${id}.POINTS')`,
    facts: { status: 't.status', amount: "t.state ->> 'amount'", customer: "t.state ->> 'customerId'" },
  },
  {
    context: 'missions',
    table: 'completions',
    what: 'counted for missions',
    key: 't.kind',
    where: byOrder,
    facts: { customer: 't.customer_id', at: 't.completed_at' },
  },
  {
    context: 'mypage',
    table: 'order_views',
    what: 'my page',
    key: 't.order_id',
    where: byOrder,
    facts: { status: 't.status', sequence: 't.sequence', updatedAt: 't.updated_at' },
  },
];

const partsIn = async (picture: Picture, id: string): Promise<Part[]> => {
  const parts: Part[] = [];
  for (const { context, table, what, key, where, facts } of kinds) {
    if (!(await picture.has(context, table))) continue;
    const shown = Object.entries(facts).map(([name, sql]) => `${sql} as "${name}"`);
    for await (const row of picture.rows<Record<string, string | number | null>>(
      `select ${key} as "key", ${shown.join(', ')} from ${context}.${table} t where ${where(id)} order by 1`,
    )) {
      const { key: named, ...rest } = row;
      const told = Object.entries(rest).filter((one): one is [string, string | number] => one[1] !== null);
      parts.push({ context, what, id: String(named), facts: Object.fromEntries(told) });
    }
  }
  return parts;
};

// ---- who has been told, and who has not heard ---------------------------------------------------------------------

type MessageRow = {
  readonly id: string;
  readonly state: unknown;
  readonly attempts: number;
  readonly due_at: number | null;
};
type MessageState = {
  readonly channel: string;
  readonly status: string;
  readonly eventId: string;
  readonly happenedAt: number;
  readonly reason: string | null;
};

/** What was to be said about it: by the events that were told of, so that no text and no address is looked at. */
const messagesIn = async (
  picture: Picture,
  customerId: string,
  timeline: readonly Happening[],
): Promise<Message[]> => {
  const events = timeline.filter(({ published }) => published).map(({ id }) => id);
  if (events.length === 0 || !(await picture.has('notifications', 'notifications'))) return [];
  const found: Message[] = [];
  for await (const { id, state, attempts, due_at: dueAt } of picture.rows<MessageRow>(
    `select n.id, n.state, n.attempts, n.due_at from notifications.notifications n
     where n.customer_id in (${quoted([customerId])}) and n.state ->> 'eventId' in (${quoted(events)})
     order by n.happened_at, n.id`,
  )) {
    const { channel, status, eventId, happenedAt, reason } = parsed<MessageState>(state);
    found.push({ id, channel, status, attempts, eventId, happenedAt, dueAt, reason });
  }
  return found;
};

/** Hearers that have not passed the newest event of the order that they hear. */
const behindIn = async (picture: Picture, timeline: readonly Happening[]): Promise<Behind[]> => {
  const behind: Behind[] = [];
  for (const [hearer, sources] of Object.entries(hears)) {
    if (!picture.contexts.has(hearer)) continue;
    for (const [source, types] of Object.entries(sources)) {
      const newest = timeline.findLast(
        ({ context, published, type }) => context === source && published && types.includes(type),
      );
      if (!newest) continue;
      const row = await picture.one<{ number: number }>(
        `select p.number from ${hearer}.positions p where p.source = '${source}'`,
      );
      if (row && row.number >= newest.number) continue;
      const { id: event, type, number } = newest;
      behind.push({ hearer, source, event, type, number, position: row?.number ?? null });
    }
  }
  return behind;
};

type LetterRow = {
  readonly source: string;
  readonly number: number;
  readonly aggregate: string;
  readonly event: unknown;
  readonly reason: string;
  readonly at: number;
};

const lettersIn = async (picture: Picture, id: string): Promise<Letter[]> => {
  const letters: Letter[] = [];
  for (const context of picture.contexts)
    for await (const { event, ...row } of picture.rows<LetterRow>(
      `select d.source, d.number, d.aggregate, d.event, d.reason, d.at from ${context}.dead_letters d
       where d.aggregate = '${id}' or ${holds('d.event', id)} order by d.source, d.number`,
    )) {
      if (row.aggregate !== id && !isIn(id).test(textOf(event))) continue;
      const { id: eventId, type } = parsed<{ id: string; type: string }>(event);
      letters.push({ context, ...row, event: eventId, type });
    }
  return letters;
};

/** Everything that is known about an order; undefined where no store knows it. */
export const lookInto = async (picture: Picture, id: string): Promise<Why | undefined> => {
  const known = await orderIn(picture, id);
  if (!known) return undefined;
  const timeline = await timelineIn(picture, id);
  const correlations = [...new Set(timeline.map(({ correlationId }) => correlationId))];
  return {
    id,
    order: known,
    timeline,
    parts: await partsIn(picture, id),
    messages: await messagesIn(picture, known.customerId, timeline),
    behind: await behindIn(picture, timeline),
    letters: await lettersIn(picture, id),
    traces: correlations.map((correlationId) => ({ correlationId, traceId: traceIdOf(correlationId) })),
  };
};
