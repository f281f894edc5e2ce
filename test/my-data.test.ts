import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { says } from '@jumun/schema/published-language';
import { contextNames } from '@jumun/subgraphs/contexts';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';

// Whoever knows a customer tells them what is kept: no context is forgotten by exportMyData, and no new one can be.

const folder = join(import.meta.dirname, '../subgraphs');

/** How a context tells whose something is: a column or a fact of its tables, or a fact of its events. */
const whose = /['"](customer_id|account_id|customerId)['"]/;

const migrationsOf = (context: string): string => {
  const place = join(folder, context, 'store/migrations/sqlite');
  return readdirSync(place)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => readFileSync(join(place, file), 'utf8').replaceAll('`', '"'))
    .join();
};

/** Whether a context keeps something by customer, as its tables or what it publishes say. */
const knowsCustomers = (tables: string, events: readonly (readonly string[])[]): boolean =>
  whose.test(tables) || events.some((facts) => facts.includes('customerId'));

const factsSaidBy = (context: string): (readonly string[])[] =>
  (says[context] ?? []).map(({ data }) => Object.keys((data as unknown as { shape?: object }).shape ?? {}));

/** The parts of MyData that a schema adds. */
const partsIn = (sdl: string): readonly string[] =>
  parse(sdl).definitions.flatMap((definition) =>
    definition.kind === 'ObjectTypeDefinition' && definition.name.value === 'MyData'
      ? (definition.fields ?? []).map(({ name }) => name.value).filter((name) => name !== 'customerId')
      : [],
  );

const schemaOf = (context: string): string => readFileSync(join(folder, context, 'schema.graphql'), 'utf8');

const forgotten = contextNames.filter(
  (context) =>
    existsSync(join(folder, context, 'store/migrations')) &&
    knowsCustomers(migrationsOf(context), factsSaidBy(context)) &&
    partsIn(schemaOf(context)).length === 0,
);

describe('what is kept about a customer', () => {
  it('is told to them by every context that keeps something', () => {
    expect(forgotten).toEqual([]);
    expect(contextNames.filter((context) => partsIn(schemaOf(context)).length > 0).length).toBeGreaterThan(
      10,
    );
  });

  it('is noticed by a column, by a fact that is looked for, and by what is published', () => {
    expect(knowsCustomers('CREATE TABLE "visits" ("customer_id" text)', [])).toBe(true);
    expect(knowsCustomers(`CREATE INDEX "visits_of" ON "visits" ((state ->> 'customerId'))`, [])).toBe(true);
    expect(knowsCustomers('CREATE TABLE "visits" ("id" text)', [['visitId'], ['customerId', 'at']])).toBe(
      true,
    );
    expect(knowsCustomers('CREATE TABLE "visits" ("id" text)', [['visitId', 'at']])).toBe(false);
    expect(partsIn('type MyData { customerId: ID! }')).toEqual([]);
  });
});
