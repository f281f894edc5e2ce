// The representation of an entity: what a subgraph must know to find it.

import { grow } from './growth.ts';
import { isData, merge, type Walk } from './places.ts';
import type { Requirement } from './plan.ts';
import type { Data } from './source.ts';
import { mostRemembered, type Types } from './types.ts';

/** Reads a representation from what is known of an entity; null when a part of it is missing. */
export type Represent = (entity: Data, walk: Walk) => Data | null;

/** Compiles requirements; for each type of entity that turns up they are sorted once. */
export const representer = (
  requires: readonly Requirement[],
  types: Types,
  eitherWay: boolean,
): Represent => {
  const known = new Map<string, Represent>();

  const applies = (name: string, condition: string | undefined): boolean =>
    condition === undefined || types.is(name, condition) || (eitherWay && types.is(condition, name));

  const forType = (name: string): Represent => {
    const fields: Field[] = [];
    const groups: Represent[] = [];
    for (const selection of requires) {
      if (selection.kind === 'field') fields.push(fieldOf(selection, types, eitherWay));
      else if (applies(name, selection.type)) groups.push(representer(selection.inner, types, eitherWay));
    }
    const own = ofFields(fields);
    if (groups.length === 0) return own;
    const [only] = groups;
    return fields.length === 0 && groups.length === 1 && only ? only : ofGroups(own, groups);
  };

  return (entity, walk) => {
    const name = String(entity.__typename);
    let represent = known.get(name);
    if (!represent) {
      represent = forType(name);
      if (known.size < mostRemembered) known.set(name, represent);
    }
    return represent(entity, walk);
  };
};

type Field = { readonly read: string; readonly write: string; readonly inner: Represent | undefined };

const fieldOf = (
  { read, write, inner }: Extract<Requirement, { kind: 'field' }>,
  types: Types,
  eitherWay: boolean,
): Field => ({ read, write, inner: inner && representer(inner, types, eitherWay) });

const ofFields =
  (fields: readonly Field[]): Represent =>
  (entity, walk) => {
    const result: Data = {};
    for (const { read, write, inner } of fields) {
      const value = entity[read] === undefined ? entity[write] : entity[read];
      if (value === undefined) return null;
      result[write] = inner ? within(value, inner, walk) : value;
    }
    return result;
  };

/** Each fragment stands by itself: one that lacks something adds nothing, and the others still do. */
const ofGroups =
  (own: Represent, groups: readonly Represent[]): Represent =>
  (entity, walk) => {
    const result = own(entity, walk);
    if (!result) return null;
    for (const group of groups) {
      const found = group(entity, walk);
      if (found) merge(result, found, walk);
    }
    return result;
  };

const within = (value: unknown, inner: Represent, walk: Walk): unknown => {
  if (!Array.isArray(value)) return isData(value) ? inner(value, walk) : value;
  grow(walk.growth, value.length);
  return value.map((element) => within(element, inner, walk));
};

/** Equal representations have equal keys, and different ones different keys. Most have one scalar beside the type's name. */
export const keyOf = (representation: Data): string => {
  let key = '';
  for (const name in representation) {
    const value = representation[name];
    if (isData(value)) return JSON.stringify(representation);
    if (name !== '__typename') key += name; // which all have, so that short keys stay short
    key += typeof value === 'string' ? `:${value.length}"${value}` : `:${String(value)};`;
  }
  return key;
};
