import type { Picture } from './picture.ts';

/** Something that must never be, and what it concerns: an id, never a name or an address. */
export type Finding = { readonly invariant: string; readonly what: string; readonly subject: string };

export type Scene = {
  readonly picture: Picture;
  /** When the picture was taken, in milliseconds since 1970. */
  readonly now: number;
  /** What happened after it may still be on its way to other contexts. */
  readonly cutoff: number;
  readonly graceMs: number;
  readonly report: (what: string, subject: string) => void;
};

/** Sources outside the stores, which may not be available. */
export type Outside = 'provider' | 'messages' | 'accepted';

/** One part of an invariant: several parts may share an id. */
export type Invariant = {
  readonly id: string;
  /** What holds, as a sentence. */
  readonly holds: string;
  /** The contexts it reads; it is skipped where one of them has no store. */
  readonly needs: readonly string[];
  readonly outside?: readonly Outside[];
  /** Returns how many things it looked at. */
  readonly look: (scene: Scene) => Promise<number>;
};

/** A query that must return nothing: `subject`, and optionally `detail`. */
export type Violation = { readonly what: string; readonly sql: string };

/** Counts what the first query selects, and reports every row of the others. */
export const byQueries =
  (counted: string, violations: (scene: Scene) => readonly Violation[]): Invariant['look'] =>
  async (scene) => {
    for (const { what, sql } of violations(scene))
      for await (const { subject, detail } of scene.picture.rows<{ subject: string; detail?: string }>(sql))
        scene.report(detail == null ? what : `${what}: ${detail}`, subject);
    return count(scene.picture, counted);
  };

/** How many rows `from` selects: a table, with or without a condition. */
export const count = async ({ one }: Picture, from: string): Promise<number> =>
  Number((await one<{ n: number }>(`select count(*) as n from ${from}`))?.n ?? 0);

const lastChange = (context: string, id: string) =>
  `coalesce((select l.at from ${context}.log l where l.aggregate = ${id} order by l.version desc limit 1), 0)`;

/** True of an aggregate that has not changed since the cutoff. */
export const quiet = ({ cutoff }: Scene, context: string, id: string): string =>
  `${lastChange(context, id)} <= ${cutoff}`;

/** True of an aggregate that has not changed for this many milliseconds. */
export const quietFor = (ms: number, { now }: Scene, context: string, id: string): string =>
  `${lastChange(context, id)} <= ${now - ms}`;

/** Words as a list in SQL. */
export const listed = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ');

/** The id with the same letters and digits under another prefix, as given to what is named after something else. */
export const namesake = (prefix: string, id: string): string => `'${prefix}_' || substr(${id}, 5)`;
