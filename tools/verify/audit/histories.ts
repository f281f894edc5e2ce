import type { Event, History, State } from '@jumun/platform/audit/history';
import { byQueries, type Invariant, type Scene } from '@jumun/platform/audit/invariant';
import { parsed } from '@jumun/platform/audit/picture';
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

/** An event of a journal; the first of each history comes with the row that it belongs to. */
type Row = {
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly fact: unknown;
  readonly sequence: string | number | null;
  readonly said: string | null;
  readonly state: unknown;
  readonly row_status: string | null;
  readonly row_version: number | null;
};

/** How far one history has been played. */
type Played = {
  readonly row: Row;
  readonly state: State;
  readonly version: number;
  readonly published: number;
  /** The first thing that is wrong; nothing after it is checked. */
  readonly problem?: string;
};

const playOne = (kind: History, before: Played, next: Row): Played => {
  if (before.problem) return before;
  const version = before.version + 1;
  if (next.version !== version) return { ...before, problem: `version ${version} of its history is missing` };
  const event = parsed<Event>(next.fact);
  if (kind.isLegal?.(before.state, event) === false)
    return {
      ...before,
      problem: `${event.type} cannot follow ${before.state.status}: version ${version}`,
    };
  const state = kind.decider.evolve(before.state, event);
  if (next.sequence === null) return { ...before, state, version };
  const published = before.published + 1;
  const after = { ...before, state, version, published };
  if (Number(next.sequence) !== published)
    return { ...after, problem: `published event ${published} is missing` };
  return next.said !== null && next.said !== state.status
    ? { ...after, problem: `published as ${next.said}, but it was ${state.status}` }
    : after;
};

const problemOf = (kind: History, { row, state, version, problem }: Played): string | undefined => {
  if (problem) return problem;
  if (row.state == null) return 'its history has no row';
  if (row.row_version !== version)
    return `its row and its history are at different versions: ${row.row_version}, ${version}`;
  const kept = parsed<State>(row.state);
  const visible = (of: State) => (kind.visible ? kind.visible(of) : of);
  if (!same(visible(kept), visible(state))) return 'its history leads to another state than its row';
  return kind.hasStatus !== false && row.row_status !== state.status
    ? `its status column says ${row.row_status}`
    : undefined;
};

/** Replays every history of one kind by the rules, and compares the result with the row. */
const play = async ({ picture, report }: Scene, context: string, kind: History): Promise<number> => {
  const { table, begins, decider, hasStatus } = kind;
  // jsonb and JSON text differ in the names of functions, not in these operators
  const sql = `select l.aggregate, l.version, l.type, l.fact, l.published -> 'data' ->> 'sequence' as sequence,
      l.published -> 'data' ->> 'status' as said, t.state, ${hasStatus === false ? 'null' : 't.status'} as row_status, t.version as row_version
    from ${context}.log l left join ${context}.${table} t on t.id = l.aggregate and l.version = 1
    order by l.aggregate, l.version`;
  let looked = 0;
  let current: string | undefined;
  /** Undefined while the history is of another kind. */
  let played: Played | undefined;
  const finish = () => {
    if (!played) return;
    looked++;
    const problem = problemOf(kind, played);
    if (problem) report(problem, played.row.aggregate);
  };
  for await (const next of picture.rows<Row>(sql)) {
    if (next.aggregate !== current) {
      finish();
      current = next.aggregate;
      const isOurs = begins.includes(next.type) || next.state != null;
      played = isOurs ? { row: next, state: decider.initial, version: 0, published: 0 } : undefined;
    }
    played &&= playOne(kind, played, next);
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
    look: (scene) => play(scene, context, kind),
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
          where not exists (select 1 from ${context}.log l where l.aggregate = t.id)`,
      },
    ]),
  }),
);

export const histories: readonly Invariant[] = [...historiesHold, ...rowsHaveHistories];
