// Finding the objects of an answer that a path of the plan means, and writing into them. Entities that were asked for once
// and stand in many places are shared between them, so a walk may be far longer than the answers of the subgraphs.

import { type Growth, grow } from './growth.ts';
import type { Path, Rewrite } from './plan.ts';
import type { Data, ErrorPath } from './source.ts';
import type { Types } from './types.ts';

export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** What a walk over an answer knows. */
export type Walk = { readonly types: Types; readonly growth: Growth };

/** Puts every object at the path into `found`. */
export const gather = (value: unknown, path: Path, walk: Walk, found: Data[], from = 0): void => {
  let current = value;
  for (let at = from; at < path.length; at++) {
    if (!isData(current)) return;
    const step = path[at] as Path[number];
    if (Array.isArray(current)) {
      const next = step.kind === 'list' ? at + 1 : at;
      grow(walk.growth, current.length);
      for (const element of current) gather(element, path, walk, found, next);
      return;
    }
    if (step.kind === 'field') current = current[step.name];
    else if (step.kind === 'list') return;
    else if (!fits(current, step.anyOf, walk.types)) return;
  }
  if (Array.isArray(current)) {
    grow(walk.growth, current.length);
    for (const element of current) gather(element, path, walk, found, path.length);
  } else if (isData(current)) found.push(current);
};

/** The same walk once more, when something went wrong there and the client is told where: in the same order. */
export const pathsOf = (value: unknown, path: Path, { types, growth }: Walk): ErrorPath[] => {
  const found: ErrorPath[] = [];
  const follow = (current: unknown, at: number, way: ErrorPath): void => {
    if (!isData(current)) return;
    const step = path[at];
    if (Array.isArray(current)) {
      const next = step?.kind === 'list' ? at + 1 : at;
      grow(growth, current.length);
      for (const [index, element] of current.entries()) follow(element, next, [...way, index]);
    } else if (!step) found.push(way);
    else if (step.kind === 'field') follow(current[step.name], at + 1, [...way, step.name]);
    else if (step.kind === 'type' && fits(current, step.anyOf, types)) follow(current, at + 1, way);
  };
  follow(value, 0, []);
  return found;
};

/** An object that does not say what it is may be anything. */
const fits = ({ __typename: name }: Data, anyOf: readonly string[], types: Types): boolean =>
  typeof name !== 'string' || anyOf.some((condition) => types.is(name, condition));

export const rewrite = (value: unknown, rewrites: readonly Rewrite[], walk: Walk): void => {
  for (const change of rewrites) {
    const places: Data[] = [];
    gather(value, change.path, walk, places);
    for (const place of places) {
      if (change.kind === 'set') place[change.key] = change.value;
      else if (place[change.key] !== undefined) {
        place[change.to] = place[change.key];
        delete place[change.key];
      }
    }
  }
};

/** Adds what a subgraph answered to what is known. Objects of the source may become part of the target. */
export const merge = (target: Data, source: Data, walk: Walk): void => {
  grow(walk.growth, 1);
  for (const key in source) {
    const given = source[key];
    if (given === undefined || key === '__proto__') continue;
    const known = target[key];
    if (known === given) continue;
    if (key === '__typename' && isVaguer(given, known, walk.types)) continue;
    if (!isData(given) || !isData(known)) target[key] = given;
    else if (!Array.isArray(given)) merge(known, given, walk);
    else if (Array.isArray(known) && known.length === given.length) mergeLists(known, given, walk);
    else target[key] = given;
  }
};

/** To a subgraph for which an interface is an object, its objects have the interface's name; others know better. */
const isVaguer = (given: unknown, known: unknown, types: Types): boolean =>
  typeof given === 'string' && typeof known === 'string' && types.is(known, given);

const mergeLists = (known: unknown[], given: readonly unknown[], walk: Walk): void => {
  grow(walk.growth, given.length);
  for (const [index, element] of given.entries()) {
    const other = known[index];
    if (!isData(element) || !isData(other)) known[index] = element;
    else if (element !== other) {
      if (!Array.isArray(element)) merge(other, element, walk);
      else if (Array.isArray(other) && other.length === element.length) mergeLists(other, element, walk);
      else known[index] = element;
    }
  }
};
