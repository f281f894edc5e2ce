/**
 * All stores as they were at one moment, read only. One SQL serves both databases: tables are named `context.table`, JSON
 * is taken apart by `->` and `->>`.
 */
export type Picture = {
  /** The contexts whose stores exist. */
  readonly contexts: ReadonlySet<string>;
  readonly has: (context: string, table: string) => Promise<boolean>;
  /** Rows as they arrive, never all in memory. Whole numbers are numbers; JSON columns stay as the driver returns them. */
  readonly rows: <R>(sql: string) => AsyncGenerator<R>;
  readonly one: <R>(sql: string) => Promise<R | undefined>;
  /** The elements of the list under `key` in a JSON column, as something to join: `e`, whose column is `value`. */
  readonly each: (json: string, key: string) => string;
};

/** JSON as either driver returns it. */
export const parsed = <T>(json: unknown): T => (typeof json === 'string' ? JSON.parse(json) : json) as T;
