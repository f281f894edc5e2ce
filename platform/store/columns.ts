import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import type { Instant } from '../kernel/clock.ts';

/**
 * The column kit: every table is written once, typed as its PostgreSQL self; where `JUMUN_STORE` says SQLite (the
 * default) the same words build SQLite columns. One process speaks one dialect.
 */
export const dialect: 'sqlite' | 'postgres' = /^(postgres|pglite)/.test(process.env.JUMUN_STORE ?? '')
  ? 'postgres'
  : 'sqlite';

const either = <P>(onPostgres: P, onSqlite: unknown): P =>
  dialect === 'postgres' ? onPostgres : (onSqlite as P);

export const table = either(pg.pgTable, lite.sqliteTable);
export const index = either(pg.index, lite.index);
export const uniqueIndex = either(pg.uniqueIndex, lite.uniqueIndex);
export const check = either(pg.check, lite.check);
export const primaryKey = either(pg.primaryKey, lite.primaryKey);

/** Text of any length; `T` may be narrower, and the database does not know that. */
export const text = <T extends string = string>(name: string) => either(pg.text, lite.text)(name).$type<T>();

/** One of a few words; only a type until a `check` is added. */
export const oneOf = <const T extends readonly [string, ...string[]]>(name: string, values: T) =>
  either(pg.text, lite.text)(name, { enum: values as T & [string, ...string[]] }).$type<T[number]>();

/** A whole number within ±2^53, as a JavaScript number on both dialects. */
export const integer = <T extends number = number>(name: string) =>
  either(pg.bigint(name, { mode: 'number' }), lite.integer(name)).$type<T>();

/** A moment as milliseconds since 1970: the same number on both dialects, with no time zone. */
export const instant = (name: string) => integer<Instant>(name);

/** Counts the changes of an aggregate; a row is saved only by the version it was loaded with. */
export const version = (name = 'version') => integer(name).notNull();

// drizzle's own boolean turns a null from a placeholder into false
const yesNoOnSqlite = lite.customType<{ data: boolean; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => (value === null ? (null as never) : Number(value)),
  fromDriver: (value) => value === 1,
});

/** True or false, or null where the column allows it. */
export const yesNo = (name: string) => either(pg.boolean(name), yesNoOnSqlite(name));

// A value that is not there is NULL, not the JSON word `null`: drizzle's own JSON columns write the word for a placeholder.
const toJson = (value: unknown) => (value === null ? null : JSON.stringify(value)) as string;
const jsonOnPostgres = pg.customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: toJson,
});
const jsonOnSqlite = lite.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: toJson,
  fromDriver: (text) => JSON.parse(text),
});

/** A JSON document. PostgreSQL reorders its keys: never hash or compare its text. */
export const json = <T>(name: string) => either(jsonOnPostgres(name), jsonOnSqlite(name)).$type<T>();

/** Counts up by itself, and is the primary key. Unlike the journal's numbers, it promises no order of commits. */
export const sequence = (name: string) =>
  either(
    pg.bigserial(name, { mode: 'number' }).primaryKey(),
    lite.integer(name).primaryKey({ autoIncrement: true }),
  );

/** Holds the rows until the unit of work ends. On SQLite a unit holds the whole store already. */
export const locked = <Q extends { for(strength: 'update'): unknown }>(query: Q): Q =>
  dialect === 'postgres' ? (query.for('update') as Q) : query;

/** Holds the rows as `locked` does, without those that another unit holds: these are its own to do. */
export const lockedUnlessTaken = <
  Q extends { for(strength: 'update', config: { skipLocked: true }): unknown },
>(
  query: Q,
): Q => (dialect === 'postgres' ? (query.for('update', { skipLocked: true }) as Q) : query);
