import type { Picture } from './picture.ts';

/** Something that must never be, and whom or what it concerns: an id, never a name or an address. */
export type Finding = { readonly invariant: string; readonly what: string; readonly subject: string };

export type Scene = {
  readonly picture: Picture;
  /** When the picture was taken, in milliseconds since 1970. */
  readonly now: number;
  /** What happened after it may still be on its way to others. */
  readonly cutoff: number;
  readonly graceMs: number;
  readonly report: (what: string, subject: string) => void;
};

/** What stands outside the stores and may not be there to be asked. */
export type Outside = 'provider' | 'messages' | 'accepted';

/** A part of an invariant: several parts may have one id. */
export type Invariant = {
  readonly id: string;
  /** What holds, as a sentence. */
  readonly holds: string;
  /** The contexts it reads; it is skipped where one of them has no store. */
  readonly needs: readonly string[];
  readonly outside?: readonly Outside[];
  /** Answers how many things it looked at. */
  readonly look: (scene: Scene) => Promise<number>;
};

/** A query that must answer nothing: `subject`, and perhaps `detail`. */
export type Violation = { readonly what: string; readonly sql: string };

/** Counts by the first query what is looked at, and reports every row of the others. */
export const byQueries =
  (counted: string, violations: (scene: Scene) => readonly Violation[]): Invariant['look'] =>
  async (scene) => {
    for (const { what, sql } of violations(scene))
      for await (const { subject, detail } of scene.picture.rows<{ subject: string; detail?: string }>(sql))
        scene.report(detail == null ? what : `${what}: ${detail}`, subject);
    return count(scene.picture, counted);
  };

export const count = async ({ one }: Picture, from: string): Promise<number> =>
  Number((await one<{ n: number }>(`select count(*) as n from ${from}`))?.n ?? 0);

/** True of an aggregate to which nothing has happened since the cutoff. */
export const quiet = ({ cutoff }: Scene, context: string, id: string): string =>
  `coalesce((select l.at from ${context}.log l where l.aggregate = ${id} order by l.version desc limit 1), 0) <= ${cutoff}`;

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Orders that were placed and have not been cancelled. */
export const standing = listed([
  'PLACED',
  'ACCEPTED',
  'IN_FULFILMENT',
  'READY',
  'COMPLETED',
  'CANCELLATION_REQUESTED',
]);
/** Orders that did not come about. */
export const refused = listed(['OUT_OF_STOCK', 'PAYMENT_FAILED']);
