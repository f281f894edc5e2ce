// Where in the answer the errors and the failure of a fetch belong.

import { parse } from 'graphql';
import { operationIn } from './apart.ts';
import { type Batch, type Part, placesIn } from './entities.ts';
import { grow } from './growth.ts';
import { pathsOf } from './places.ts';
import type { FetchNode } from './plan.ts';
import { type Run, report } from './run.ts';
import { eachField, fragmentsOf, isTypename } from './selections.ts';
import type { ErrorPath, SubgraphError } from './source.ts';

const mostPlaces = 20;

/** A fetch has failed as a whole: one error for each place that stays empty because of it, up to a number. */
export const reportFailure = <Context>(
  fetch: FetchNode,
  batches: readonly Batch[],
  parts: readonly Part[],
  run: Run<Context>,
  error: unknown,
): void => {
  const { subgraph } = fetch;
  const places = parts.length === 0 ? emptyRoots(fetch, run) : emptyEntities(fetch, parts, batches, run);
  if (places.length === 0) report(run, { subgraph, path: undefined, error });
  for (const [index, path] of places.entries()) {
    if (index < mostPlaces) report(run, { subgraph, path, error });
    else run.empty.push(path);
  }
};

const emptyRoots = <Context>(fetch: FetchNode, run: Run<Context>): ErrorPath[] => {
  const keys = askedKeys(fetch)('');
  return pathsOf(run.data, fetch.path, run).flatMap((path) => keys.map((key) => [...path, key]));
};

const emptyEntities = <Context>(
  fetch: FetchNode,
  parts: readonly Part[],
  batches: readonly Batch[],
  run: Run<Context>,
): ErrorPath[] => {
  const keysUnder = askedKeys(fetch);
  const placesOf = placesIn(run.data, run);
  const places: ErrorPath[] = [];
  for (const [index, part] of parts.entries()) {
    const keys = keysUnder(part.alias);
    for (const owners of batches[index]?.targets ?? [])
      for (const owner of new Set(owners))
        for (const path of placesOf(part, owner)) {
          grow(run.growth, keys.length);
          for (const key of keys) places.push([...path, key]);
        }
  }
  return places;
};

/** The keys that a fetch asks for at its root, or under one key of its root; where the plan renames one, its later name. */
const askedKeys = (fetch: FetchNode): ((root: string) => string[]) => {
  const document = parse(fetch.text, { noLocation: true });
  const fragments = fragmentsOf(document);
  const roots = operationIn(document).selectionSet;
  const renamed = renamesOf(fetch);
  return (root) => {
    const keys = new Set<string>();
    eachField(roots, fragments, (field) => {
      const key = (field.alias ?? field.name).value;
      if (root === '') {
        if (!isTypename(field)) keys.add(renamed(key));
      } else if (key === root && field.selectionSet)
        eachField(field.selectionSet, fragments, (inner) => {
          if (!isTypename(inner)) keys.add(renamed((inner.alias ?? inner.name).value));
        });
    });
    return [...keys];
  };
};

/** What a key of the subgraph's answer is called once the plan has renamed it. */
export const renamesOf = ({ rewrites, entities }: FetchNode): ((key: string) => string) => {
  const renames = new Map<string, string>();
  for (const change of [...rewrites, ...entities.flatMap(({ after }) => after)])
    if (change.kind === 'rename') renames.set(change.key, change.to);
  return (key) => renames.get(key) ?? key;
};

/** Errors at the root of a fetch. */
export const placeRootErrors = <Context>(
  errors: readonly SubgraphError[],
  fetch: FetchNode,
  run: Run<Context>,
): void => {
  const prefixes = pathsOf(run.data, fetch.path, run);
  const renamed = renamesOf(fetch);
  const { subgraph } = fetch;
  for (const error of errors) {
    if (!error.path) report(run, { subgraph, path: undefined, error });
    else {
      const path = error.path.map((step) => (typeof step === 'string' ? renamed(step) : step));
      for (const prefix of prefixes) report(run, { subgraph, path: [...prefix, ...path], error });
    }
  }
};

/** Where the entities of a part begin, for an error that is not about one of them. */
const beginningOf = (part: Part | undefined): ErrorPath => {
  const [path = []] = part?.paths ?? [];
  const end = path.findIndex(({ kind }) => kind === 'list');
  return (end < 0 ? path : path.slice(0, end)).flatMap((step) => (step.kind === 'field' ? [step.name] : []));
};

/** Errors in an entity belong to every place where it stands in the answer. */
export const placeEntityErrors = <Context>(
  errors: readonly SubgraphError[],
  fetch: FetchNode,
  parts: readonly Part[],
  batches: readonly Batch[],
  run: Run<Context>,
): void => {
  const { subgraph } = fetch;
  const placesOf = placesIn(run.data, run);
  const renamed = renamesOf(fetch);
  for (const error of errors) {
    const [alias, index, ...rest] = error.path ?? [];
    const at = parts.findIndex((candidate) => candidate.alias === alias);
    const part = parts[at];
    const owners = typeof index === 'number' ? batches[at]?.targets[index] : undefined;
    if (!part || !owners) {
      report(run, { subgraph, path: error.path && beginningOf(parts[0]), error });
      continue;
    }
    const inner = rest.map((step) => (typeof step === 'string' ? renamed(step) : step));
    for (const owner of new Set(owners))
      for (const way of placesOf(part, owner)) report(run, { subgraph, path: [...way, ...inner], error });
  }
};
