// Everything that the stores know about one order.

import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import { type Picture, parsed } from '@jumun/platform/audit/picture';
import type { Message, Subject } from '@jumun/platform/audit/why';
import { traceIdOf } from '@jumun/platform/process/trace-ids';
import { contextNames, hears, loadContext } from '@jumun/subgraphs/contexts';
import { mayName, names, textOf } from './ids.ts';
import { type Happening, timelineIn } from './timeline.ts';

/** What one context has of the order. */
export type Part = {
  readonly context: string;
  readonly what: string;
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** A context that has not passed the newest event of the order that it hears. */
export type Behind = {
  readonly hearer: string;
  readonly source: string;
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

export type Why = {
  readonly id: string;
  readonly order: Subject['facts'];
  /** Where the order stands, as sentences. */
  readonly standing: readonly string[];
  readonly timeline: readonly Happening[];
  readonly parts: readonly Part[];
  readonly messages: readonly Message[];
  readonly behind: readonly Behind[];
  readonly letters: readonly Letter[];
  readonly traces: readonly { readonly correlationId: string; readonly traceId: string }[];
};

type Tellers = readonly { readonly context: string; readonly why: ContextAudit['why'] }[];

const partsIn = async (picture: Picture, tellers: Tellers, id: string): Promise<Part[]> => {
  const kinds = tellers.flatMap(({ context, why }) => why.parts.map((kind) => ({ context, ...kind })));
  const parts: Part[] = [];
  for (const {
    context,
    table,
    what,
    key,
    where = (named: string) => `${key} = '${named}'`,
    facts,
  } of kinds) {
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

const messagesIn = async (
  picture: Picture,
  tellers: Tellers,
  recipient: string,
  timeline: readonly Happening[],
): Promise<Message[]> => {
  const events = timeline.filter(({ published }) => published).map(({ id }) => id);
  if (events.length === 0) return [];
  const found: Message[] = [];
  for (const { context, why } of tellers)
    if (why.messages && picture.contexts.has(context))
      found.push(...(await why.messages(picture, recipient, events)));
  return found;
};

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
       where d.aggregate = '${id}' or ${mayName('d.event', id)} order by d.source, d.number`,
    )) {
      if (row.aggregate !== id && !names(textOf(event), id)) continue;
      const { id: eventId, type } = parsed<{ id: string; type: string }>(event);
      letters.push({ context, ...row, event: eventId, type });
    }
  return letters;
};

/** The id of the order that people call by this number, in its one form. */
export const idOfNumber = async (picture: Picture, number: string): Promise<string | undefined> =>
  picture.contexts.has('orders')
    ? (await picture.one<{ id: string }>(`select o.id from orders.orders o where o.number = '${number}'`))?.id
    : undefined;

/** Everything that is known about an order; undefined where orders does not know it. */
export const lookInto = async (picture: Picture, id: string): Promise<Why | undefined> => {
  if (!picture.contexts.has('orders')) return undefined;
  const tellers = await Promise.all(
    contextNames.map(async (context) => ({ context, why: (await loadContext(context)).audit.why })),
  );
  const subject = await tellers.find(({ context }) => context === 'orders')?.why.subject?.(picture, id);
  if (!subject) return undefined;
  const timeline = await timelineIn(picture, id);
  const correlations = [...new Set(timeline.map(({ correlationId }) => correlationId))];
  return {
    id,
    order: subject.facts,
    standing: subject.lines,
    timeline,
    parts: await partsIn(picture, tellers, id),
    messages: await messagesIn(picture, tellers, subject.recipient, timeline),
    behind: await behindIn(picture, timeline),
    letters: await lettersIn(picture, id),
    traces: correlations.map((correlationId) => ({ correlationId, traceId: traceIdOf(correlationId) })),
  };
};
