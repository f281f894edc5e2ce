// Everything that happened to one order, from the journals of all contexts.

import { listed } from '@jumun/platform/audit/invariant';
import type { Picture } from '@jumun/platform/audit/picture';
import { contextNames } from '@jumun/subgraphs/contexts';
import { mayName, names, textOf } from './ids.ts';

/** One event of one context's journal; ids only. */
export type Happening = {
  readonly at: number;
  readonly context: string;
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly aggregate: string;
  /** Whether other contexts could hear of it. */
  readonly published: boolean;
  readonly actor: string;
  readonly causationId: string | null;
  readonly correlationId: string;
};

type Row = {
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

const happeningIn = (context: string, row: Row): Happening => ({
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

/** Whether it is about this order: it names the order, or shares a correlation id with it and names no other order. */
const isAbout = ({ aggregate, fact, published }: Row, id: string): boolean => {
  const text = `${aggregate} ${textOf(fact)} ${textOf(published)}`;
  return names(text, id) || !/\bord_\w/.test(text);
};

const rank = ({ context }: Happening) => contextNames.indexOf(context);

/**
 * By time. Within one millisecond a cause comes before its effects, and what one context did in the order of its journal;
 * beyond that, contexts come in the order in which they are listed.
 */
export const inOrder = (happenings: readonly Happening[]): Happening[] => {
  const waiting = happenings.toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || a.number - b.number);
  const ordered: Happening[] = [];
  const comesBefore = (one: Happening, other: Happening) =>
    one.at === other.at &&
    (one.id === other.causationId || (one.context === other.context && one.number < other.number));
  while (waiting.length > 0) {
    const { at } = waiting[0] as Happening;
    const next = waiting.findIndex(
      (one) => one.at === at && !waiting.some((other) => comesBefore(other, one)),
    );
    ordered.push(...waiting.splice(Math.max(next, 0), 1));
  }
  return ordered;
};

/** What names the order in any journal, and whatever else has the correlation ids of the order's own events. */
export const timelineIn = async (picture: Picture, id: string): Promise<Happening[]> => {
  const found = new Map<string, Happening>();
  const correlations = new Set<string>();
  const gather = async (where: string) => {
    for (const context of picture.contexts)
      for await (const row of picture.rows<Row>(`select ${columns} from ${context}.log l where ${where}`))
        if (!found.has(row.id) && isAbout(row, id)) found.set(row.id, happeningIn(context, row));
  };
  const columnsThatName = ['l.aggregate', 'l.fact', 'l.published'];
  await gather(columnsThatName.map((column) => mayName(column, id)).join(' or '));
  // what only mentions the order, such as a mission, has correlation ids of its own, which lead elsewhere
  for (const { aggregate, correlationId } of found.values())
    if (aggregate === id) correlations.add(correlationId);
  if (correlations.size > 0) await gather(`l.correlation_id in (${listed([...correlations])})`);
  return inOrder([...found.values()]);
};
