// Good inputs for every command of the graph, made from its types.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts, ownSdl } from '@jumun/schema/sdl';
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parse,
} from 'graphql';

export const graph = buildSchema(readFileSync(join(import.meta.dirname, '../schema/api.graphql'), 'utf8'));

export const samples: Readonly<Record<string, unknown>> = {
  closes: '18:00',
  date: '2026-12-25',
  opens: '09:00',
  timeZone: 'Asia/Seoul',
  cardToken: 'tok_ok',
  currency: 'KRW',
  email: 'minji@example.com',
  isbn: '9788936434267',
  pictureUrl: 'https://pictures.example/cover.jpg',
  locale: 'ko',
  membershipNumber: '123456789015',
  password: 'a-long-enough-one',
  phone: '010-1234-5678',
  scopes: ['orders:read'],
  storeId: 'sto_bookshop',
  storeIds: [],
};

/** Of several fields of which one may be given, the one that leads to the text. */
const oneOf: Readonly<Record<string, readonly string[]>> = {
  RegisterProductInput: ['book', 'menuItem', 'rideClass'],
  FulfilmentInput: ['shipment', 'pickup', 'ride'],
};

export type Path = readonly string[];

/** An input in which `text` stands at `path`, and something good everywhere else. */
export const inputWith = (
  type: GraphQLInputType,
  path: Path | null,
  text: string,
  name = 'input',
): unknown => {
  const nullable = getNullableType(type);
  if (isListType(nullable) && samples[name] === undefined)
    return [inputWith(nullable.ofType, path, text, name)];
  const named = getNamedType(type);
  if (path?.length === 0) return isListType(nullable) ? [text] : text;
  if (isInputObjectType(named)) {
    const others = oneOf[named.name] ?? [];
    const chosen = others.find((other) => other === path?.[0]) ?? others[0];
    return Object.fromEntries(
      Object.values(named.getFields())
        .filter((field) => !others.includes(field.name) || field.name === chosen)
        .map((field) => {
          const inner = path?.[0] === field.name ? path.slice(1) : null;
          return [field.name, inputWith(field.type, inner, text, field.name)];
        }),
    );
  }
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (samples[name] !== undefined) return samples[name];
  return { Boolean: true, DateTime: '2026-11-20T09:00:00Z', Int: 1, SafeInt: 5_000 }[named.name] ?? 'text-1';
};

/** Which context has a mutation. */
export const owners: ReadonlyMap<string, string> = new Map(
  contexts.flatMap((context) =>
    parse(ownSdl(context)).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation'
        ? (definition.fields ?? []).map(({ name }) => [name.value, context] as const)
        : [],
    ),
  ),
);
