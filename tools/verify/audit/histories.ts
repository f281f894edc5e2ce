import type { Event, History, State } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, type Scene } from '@jumun/platform/audit/invariant';
import { parsed } from '@jumun/platform/audit/picture';
import { beginningOf, type Entry, type Played, play } from '@jumun/platform/audit/play';
import { audits } from './audited.ts';

/** Equal as JSON: what is undefined is not there. */
const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) if (!same(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
};

/** The type of a seal among the entries of a journal: what was pruned before them. */
const sealed = '(sealed)';

/** An entry of a journal or, before the others, its seal; the first of each history comes with the row that it belongs to. */
type Row = {
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  /** Of a seal, the state that it holds. */
  readonly fact: unknown;
  /** Of a seal, how many events were published. */
  readonly sequence: string | number | null;
  /** Of a seal, the table that the history belongs to. */
  readonly said: string | null;
  readonly state: unknown;
  readonly row_status: string | null;
  readonly row_version: number | null;
};

/** How far one history has been played, and the first of its rows. */
type Playing = { readonly first: Row; readonly played: Played };

const entryOf = ({ version, type, fact, sequence, said }: Row): Entry => ({
  version,
  type,
  fact: parsed<Event>(fact),
  sequence: sequence === null ? null : Number(sequence),
  said,
});

/** Undefined where the history is of another kind. */
const begun = (kind: History, first: Row): Playing | undefined => {
  if (first.type === sealed) {
    const { fact, version, sequence } = first;
    const state = parsed<State>(fact);
    return first.said === kind.table
      ? { first, played: { state, version, published: Number(sequence) } }
      : undefined;
  }
  const isOurs = kind.begins.includes(first.type) || first.state != null;
  return isOurs ? { first, played: play(kind, beginningOf(kind), entryOf(first)) } : undefined;
};

const problemOf = (kind: History, { first, played }: Playing): string | undefined => {
  const { state, version, problem } = played;
  if (problem) return problem;
  if (first.state == null) return 'its history has no row';
  if (first.row_version !== version)
    return `its row and its history are at different versions: ${first.row_version}, ${version}`;
  const kept = parsed<State>(first.state);
  const visible = (of: State) => (kind.visible ? kind.visible(of) : of);
  if (!same(visible(kept), visible(state))) return 'its history leads to another state than its row';
  return kind.hasStatus !== false && first.row_status !== state.status
    ? `its status column says ${first.row_status}`
    : undefined;
};

/** Replays every history of one kind by the rules, from its seal where it has one, and compares the result with the row. */
const playAll = async ({ picture, report }: Scene, context: string, kind: History): Promise<number> => {
  const { table, hasStatus } = kind;
  // jsonb and JSON text differ in the names of functions, not in these operators
  const sql = `select h.aggregate, h.version, h.type, h.fact, h.sequence, h.said,
      t.state, ${hasStatus === false ? 'null' : 't.status'} as row_status, t.version as row_version
    from (
      select aggregate, version, type, fact, published -> 'data' ->> 'sequence' as sequence,
        published -> 'data' ->> 'status' as said, version = 1 as begins from ${context}.log
      union all
      select aggregate, version, '${sealed}', state, cast(published as text), kind, true from ${context}.seals) h
    left join ${context}.${table} t on t.id = h.aggregate and h.begins
    order by h.aggregate, h.version`;
  let looked = 0;
  let current: string | undefined;
  let playing: Playing | undefined;
  const finish = () => {
    if (!playing) return;
    looked++;
    const problem = problemOf(kind, playing);
    if (problem) report(problem, playing.first.aggregate);
  };
  for await (const next of picture.rows<Row>(sql)) {
    if (next.aggregate !== current) {
      finish();
      current = next.aggregate;
      playing = begun(kind, next);
    } else playing &&= { ...playing, played: play(kind, playing.played, entryOf(next)) };
  }
  finish();
  return looked;
};

const kinds = [...audits].flatMap(([context, { histories }]) => histories.map((kind) => ({ context, kind })));

const historiesHold = kinds.map(
  ({ context, kind }): Invariant => ({
    id: 'I10',
    holds: `${kind.table} (${context}): each history is legal, without a gap, and leads to its row`,
    needs: [context],
    look: (scene) => playAll(scene, context, kind),
  }),
);

const rowsHaveHistories = kinds.map(
  ({ context, kind: { table } }): Invariant => ({
    id: 'I10',
    holds: `${table} (${context}): each row has a history`,
    needs: [context],
    look: byQueries(`${context}.${table}`, () => [
      {
        what: 'its row has no history',
        sql: `select t.id as subject from ${context}.${table} t
          where not exists (select 1 from ${context}.log l where l.aggregate = t.id)
            and not exists (select 1 from ${context}.seals s where s.aggregate = t.id)`,
      },
      {
        what: 'its history has no beginning',
        sql: `select t.id as subject, 'version ' || min(l.version) as detail
          from ${context}.${table} t join ${context}.log l on l.aggregate = t.id
          where not exists (select 1 from ${context}.seals s where s.aggregate = t.id)
          group by t.id having min(l.version) > 1`,
      },
    ]),
  }),
);

export const histories: readonly Invariant[] = [...historiesHold, ...rowsHaveHistories];
