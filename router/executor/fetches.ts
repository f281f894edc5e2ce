// A plan as functions: each node is compiled once per operation and run for every request.

import { type Batch, gatherBatch, type Part, partOf, takeEntities } from './entities.ts';
import { placeEntityErrors, placeRootErrors, reportFailure } from './failures.ts';
import { AnswerTooLarge } from './growth.ts';
import { gather, merge, rewrite } from './places.ts';
import type { FetchNode, PlanNode } from './plan.ts';
import type { Run } from './run.ts';
import type { Answer, Ask, Data, MaybePromise, Source, Values } from './source.ts';
import type { Types } from './types.ts';

/** Runs a part of a plan; rejects with AnswerTooLarge only, since a subgraph that fails makes the answer poorer, no more. */
export type Execute<Context> = (run: Run<Context>) => MaybePromise<void>;

export type Sources<Context> = Readonly<Record<string, Source<Context>>>;

export const compilePlan = <Context>(
  node: PlanNode | undefined,
  sources: Sources<Context>,
  types: Types,
): Execute<Context> => {
  const build = (current: PlanNode | undefined): Execute<Context> => {
    if (!current) return () => undefined;
    switch (current.kind) {
      case 'Sequence':
        return inSequence(current.nodes.map(build));
      case 'Parallel':
        return inParallel(current.nodes.map(build));
      case 'Fetch': {
        const source = sources[current.subgraph];
        if (!source)
          throw new Error(
            `The plan asks the subgraph "${current.subgraph}", which is not in the supergraph.`,
          );
        return current.entities.length > 0
          ? entityFetch(current, source.prepare(current), types)
          : rootFetch(current, source.prepare(current));
      }
    }
  };
  return build(node);
};

const inSequence = <Context>(nodes: readonly Execute<Context>[]): Execute<Context> => {
  const [only] = nodes;
  if (only && nodes.length === 1) return only;
  const from = (first: number, run: Run<Context>): MaybePromise<void> => {
    for (let at = first; at < nodes.length; at++) {
      const waiting = nodes[at]?.(run);
      if (waiting) return waiting.then(() => from(at + 1, run));
    }
  };
  return (run) => from(0, run);
};

const inParallel =
  <Context>(nodes: readonly Execute<Context>[]): Execute<Context> =>
  (run) => {
    let waiting: Promise<void>[] | undefined;
    try {
      for (const node of nodes) {
        const one = node(run);
        if (!one) continue;
        waiting ??= [];
        waiting.push(one);
      }
    } catch (error) {
      // nobody waits for the others any more, so nobody would hear of their rejections
      for (const one of waiting ?? []) one.catch(() => undefined);
      throw error;
    }
    if (waiting) return waiting.length === 1 ? waiting[0] : Promise.all(waiting).then(() => undefined);
  };

/** The variables of the client that a fetch uses; those that were not given stay so. */
export const pickVariables = (names: readonly string[], variables: Values): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const value = variables[name];
    if (value !== undefined) values[name] = value;
  }
  return values;
};

/** Asks, and hands over the answer or the failure. */
const asked = (
  answer: () => MaybePromise<Answer>,
  take: (answer: Answer) => void,
  failed: (error: unknown) => void,
): MaybePromise<void> => {
  const giveUp = (error: unknown): void => {
    if (error instanceof AnswerTooLarge) throw error;
    failed(error);
  };
  const taken = (given: Answer): void => {
    try {
      if (!given.data && !given.errors?.length)
        throw new Error('The subgraph answered neither data nor errors.');
      take(given);
    } catch (error) {
      giveUp(error);
    }
  };
  try {
    const given = answer();
    if (given instanceof Promise) return given.then(taken, giveUp);
    taken(given);
  } catch (error) {
    giveUp(error);
  }
};

/** Puts the answer to a fetch of root fields, or an event of a subscription, where it belongs. */
export const takeRoot = <Context>(fetch: FetchNode, { data, errors }: Answer, run: Run<Context>): void => {
  if (errors?.length) placeRootErrors(errors, fetch, run);
  if (!data) return;
  if (fetch.rewrites.length > 0) rewrite(data, fetch.rewrites, run);
  const places: Data[] = [];
  if (fetch.path.length === 0) places.push(run.data);
  else gather(run.data, fetch.path, run, places);
  for (const place of places) merge(place, data, run);
};

const rootFetch =
  <Context>(fetch: FetchNode, ask: Ask<Context>): Execute<Context> =>
  (run) =>
    asked(
      () => ask(pickVariables(fetch.variables, run.variables), run.context),
      (answer) => takeRoot(fetch, answer, run),
      (error) => reportFailure(fetch, [], [], run, error),
    );

const entityFetch = <Context>(fetch: FetchNode, ask: Ask<Context>, types: Types): Execute<Context> => {
  const parts: readonly Part[] = fetch.entities.map((part) => partOf(part, types));
  return (run) => {
    const variables = pickVariables(fetch.variables, run.variables);
    const batches: Batch[] = [];
    let some = false;
    for (const part of parts) {
      const batch = gatherBatch(part, run.data, run);
      variables[part.variable] = batch.representations;
      some ||= batch.representations.length > 0;
      batches.push(batch);
    }
    if (!some) return;
    return asked(
      () => ask(variables, run.context),
      ({ data, errors }) => {
        if (errors?.length) placeEntityErrors(errors, fetch, parts, batches, run);
        if (!data) return;
        for (const [index, part] of parts.entries()) {
          const [batch, found] = [batches[index], data[part.alias]];
          const isExplained = found === null && errors?.length;
          if (batch && !isExplained) takeEntities(part, batch, found, run);
        }
      },
      (error) => reportFailure(fetch, batches, parts, run, error),
    );
  };
};
