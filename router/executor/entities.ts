// Lists of entities: which are asked for, and whose objects each answer is.

import { gather, isData, merge, pathsOf, rewrite, type Walk } from './places.ts';
import type { EntityPart } from './plan.ts';
import { keyOf, type Represent, representer } from './represent.ts';
import type { Data, ErrorPath } from './source.ts';
import type { Types } from './types.ts';

export type Part = EntityPart & { readonly represent: Represent };

export const partOf = (part: EntityPart, types: Types): Part => ({
  ...part,
  represent: representer(part.requires, types, part.eitherWay),
});

/** What is asked for in one part of one request, and the objects that each answer belongs to. */
export type Batch = { readonly representations: Data[]; readonly targets: Data[][] };

export const gatherBatch = ({ paths, represent, before }: Part, data: Data, walk: Walk): Batch => {
  const entities: Data[] = [];
  for (const path of paths) gather(data, path, walk, entities);
  const batch: Batch = { representations: [], targets: [] };
  const seen = entities.length > 1 ? openSeen() : undefined;
  for (const entity of entities) {
    const representation = represent(entity, walk);
    if (!representation?.__typename) continue;
    if (before.length > 0) rewrite(representation, before, walk);
    const sole = soleField(representation);
    const among = seen?.(representation.__typename, sole);
    const key = among && (sole === undefined ? keyOf(representation) : representation[sole]);
    const same = among?.get(key);
    if (same) {
      if (same.at(-1) !== entity) same.push(entity);
      continue;
    }
    const targets = [entity];
    among?.set(key, targets);
    batch.representations.push(representation);
    batch.targets.push(targets);
  }
  return batch;
};

/** The one scalar that a representation has beside the name of its type: most have no other. */
const soleField = (representation: Data): string | undefined => {
  let sole: string | undefined;
  for (const name in representation) {
    if (name === '__typename') continue;
    if (sole !== undefined || isData(representation[name])) return undefined;
    sole = name;
  }
  return sole;
};

type Seen = Map<unknown, Data[]>;

/** Where equal representations are looked for: by the value of their sole field, so that no text is made of them, or by a text. */
const openSeen = () => {
  const byText: Seen = new Map();
  const byField = new Map<unknown, Map<string, Seen>>();
  return (typename: unknown, sole: string | undefined): Seen => {
    if (sole === undefined) return byText;
    let fields = byField.get(typename);
    if (!fields) {
      fields = new Map();
      byField.set(typename, fields);
    }
    let values = fields.get(sole);
    if (!values) {
      values = new Map();
      fields.set(sole, values);
    }
    return values;
  };
};

/** Gives every object what was answered about it. */
export const takeEntities = (part: Part, { targets }: Batch, found: unknown, walk: Walk): void => {
  if (!Array.isArray(found) || found.length !== targets.length) {
    const answered = Array.isArray(found) ? found.length : 'none';
    throw new Error(`${targets.length} entities were asked for and ${answered} answered.`);
  }
  for (let index = 0; index < found.length; index++) {
    const entity: unknown = found[index];
    if (!isData(entity)) continue;
    const owners = targets[index] ?? [];
    if (part.after.length > 0) {
      entity.__typename ??= owners[0]?.__typename;
      rewrite(entity, part.after, walk);
    }
    for (const owner of owners) merge(owner, entity, walk);
  }
};

/** Where an object of the data stands: an entity may stand in many places. */
export type PlacesOf = (part: Part, object: Data) => readonly ErrorPath[];

/** Walks the data once for each part that somebody asks about. */
export const placesIn = (data: Data, walk: Walk): PlacesOf => {
  const known = new Map<Part, Map<Data, ErrorPath[]>>();
  const find = (part: Part): Map<Data, ErrorPath[]> => {
    const places = new Map<Data, ErrorPath[]>();
    known.set(part, places);
    for (const path of part.paths) {
      const objects: Data[] = [];
      gather(data, path, walk, objects);
      const ways = pathsOf(data, path, walk);
      for (const [index, object] of objects.entries()) {
        const others = places.get(object);
        const way = ways[index] ?? [];
        if (others) others.push(way);
        else places.set(object, [way]);
      }
    }
    return places;
  };
  return (part, object) => (known.get(part) ?? find(part)).get(object) ?? [];
};
