import type { Picture } from './picture.ts';

// What contexts can tell an operator about one thing, by its id: ids, words, numbers and moments only, never a name or an
// address. The id may stand in SQL as it is.

/** The rows of one table that belong to it. */
export type PartKind = {
  readonly table: string;
  /** What one such row is. */
  readonly what: string;
  /** SQL over the row `t`: what names it. */
  readonly key: string;
  /** Which rows belong to it: unless given, those that it names. */
  readonly where?: (id: string) => string;
  /** Name → SQL over the row `t`, in a form that both databases understand. */
  readonly facts: Readonly<Record<string, string>>;
};

/** Where it stands, according to its own context. */
export type Subject = {
  /** Who is sent messages about it. */
  readonly recipient: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The same for people. */
  readonly lines: readonly string[];
};

export type Message = {
  readonly id: string;
  readonly channel: string;
  readonly status: string;
  readonly attempts: number;
  /** The event it tells of. */
  readonly eventId: string;
  readonly happenedAt: number;
  readonly dueAt: number | null;
  readonly reason: string | null;
};

export type ContextWhy = {
  readonly parts: readonly PartKind[];
  /** Undefined where there is no such thing. */
  readonly subject?: (picture: Picture, id: string) => Promise<Subject | undefined>;
  /** Messages to that recipient about these events. */
  readonly messages?: (
    picture: Picture,
    recipient: string,
    events: readonly string[],
  ) => Promise<readonly Message[]>;
};

/** A moment for people to read. */
export const time = (at: number): string => new Date(at).toISOString();
