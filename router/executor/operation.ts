// One operation, compiled: its plan as functions, its answer as a function that writes text.

import { Fault } from '@jumun/platform/kernel/errors';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  type OperationTypeNode,
  visit,
} from 'graphql';
import { apart, askedPath, type KeyTree, keyTreeOf } from './apart.ts';
import { conditionsOf } from './conditions.ts';
import { firstUnasked } from './coverage.ts';
import { unexplained } from './explained.ts';
import { compilePlan, type Execute, pickVariables, type Sources, takeRoot } from './fetches.ts';
import { introspectionOf } from './introspection.ts';
import type { FetchNode, Plan } from './plan.ts';
import type { Planner } from './planners.ts';
import type { Run } from './run.ts';
import { eachField, fragmentsOf, isTypename } from './selections.ts';
import { type Shape, shaper } from './shape.ts';
import type { Answer, Answered, ErrorPath, MaybePromise, PlacedError, Values } from './source.ts';
import type { Types } from './types.ts';

export type ExecutableGraph<Context> = {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Of the supergraph's schema. */
  readonly types: Types;
  readonly sources: Sources<Context>;
  readonly plan: Planner;
  readonly limits?: AnswerLimits;
};

/** `answerValues`: how many values one answer may have, null and lists among them; a long text counts as several. */
export type AnswerLimits = { readonly answerValues?: number };

export type CompiledOperation<Context> = {
  readonly kind: OperationTypeNode;
  /**
   * Answers the operation with variables that have been coerced. For a subscription `event` is one answer to the fetch that
   * `events` names; it may be given to several runs. Rejects, or throws, AnswerTooLarge, and a Fault for what cannot be planned.
   */
  run(variables: Values, context: Context, event?: Answer): MaybePromise<Answered>;
  /** Where the events of a subscription come from. */
  events(variables: Values): FetchNode | undefined;
  /** How many ways to decide @skip and @include are compiled now: each occupies about as much as the first. */
  variants(): number;
};

const defaultValues = 200_000;

/** Objects are visited once to be asked about and once to be written into, and a plan may ask about each more than once. */
const visitsPerValue = 2;

/** How many ways to decide @skip and @include are kept compiled. */
const mostVariants = 16;

type Variant<Context> = {
  readonly plan: Plan;
  readonly execute: Execute<Context>;
  readonly shape: Shape;
  /** Made when there is an error to be placed. */
  readonly keyTree: () => KeyTree;
};

/** Throws a Fault when no subgraph can answer the operation, unless @skip and @include decide that; then `run` does. */
export const compileOperation = <Context>(
  graph: ExecutableGraph<Context>,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation<Context> => {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Fault('OPERATION_NOT_FOUND', 'The document has no such operation.');
  refuseIncremental(document);
  const fragments = fragmentsOf(document);
  const introspect = introspectionOf(graph.schema, operation, fragments);
  const conditions = conditionsOf(operation, fragments);
  const values = graph.limits?.answerValues ?? defaultValues;

  // neither the variables of a request nor the document that was planned are kept with an operation
  const compile = (decided: Values): Variant<Context> => {
    const planned = () => apart(conditions.planned(decided), graph.types.keys);
    const plan = planOf(graph, planned(), operation);
    const { schema, types, sources } = graph;
    let keyTree: KeyTree | undefined;
    return {
      plan,
      execute: compilePlan(plan.node, sources, types),
      shape: shaper({ schema, keys: types.keys, fragments, variables: decided }, operation),
      keyTree: () => {
        keyTree ??= keyTreeOf(planned());
        return keyTree;
      },
    };
  };
  const variants = new Map<string, Variant<Context>>();
  const variantFor = (variables: Values): Variant<Context> => {
    let key = '';
    for (const name of conditions.names) key += variables[name] === true ? '1' : '0';
    let variant = variants.get(key);
    if (!variant) {
      if (variants.size >= mostVariants) variants.clear();
      variant = compile(pickVariables(conditions.names, variables));
      variants.set(key, variant);
    }
    return variant;
  };
  if (conditions.names.length === 0) variantFor({}); // what cannot be planned is known at once

  return {
    kind: operation.operation,
    events: (variables) => variantFor(variables).plan.events,
    variants: () => variants.size,
    run(variables, context, event) {
      const { execute, shape, keyTree, plan } = variantFor(variables);
      const run: Run<Context> = {
        variables,
        context,
        types: graph.types,
        growth: { left: values * visitsPerValue },
        data: {},
        errors: [],
        empty: [],
      };
      if (event && plan.events) takeRoot(plan.events, ownCopy(event), run);
      const finish = (): Answered => {
        const { text, flaws } = shape(run.data, values, introspect?.(variables));
        if (run.errors.length === 0)
          return { text, errors: run.errors, flaws: flaws.length > 0 ? unexplained(flaws, []) : flaws };
        const asked = (path: ErrorPath): ErrorPath => askedPath(path, keyTree(), graph.types.keys);
        const errors = run.errors.map((error) => ({ ...error, path: error.path && asked(error.path) }));
        const explained = [...errors.map(({ path }) => path), ...run.empty.map(asked)];
        return { text, errors: once(errors), flaws: unexplained(flaws, explained) };
      };
      const waiting = execute(run);
      return waiting ? waiting.then(finish) : finish();
    },
  };
};

const planOf = <Context>(
  { schema, plan }: ExecutableGraph<Context>,
  document: DocumentNode,
  { name }: OperationDefinitionNode,
): Plan => {
  if (asksNobody(document)) return {};
  const made = plan(document, name?.value);
  const unasked = firstUnasked(schema, document, made);
  if (unasked) throw new Fault('BAD_REQUEST', `No subgraph can answer ${unasked} as it is asked here.`);
  return made;
};

/** Whether the router knows all of the answer: the names of root types. */
const asksNobody = (document: DocumentNode): boolean => {
  const [operation] = document.definitions;
  if (!operation || !('selectionSet' in operation) || !operation.selectionSet) return false;
  let knows = true;
  eachField(operation.selectionSet, fragmentsOf(document), (field) => {
    if (!isTypename(field)) knows = false;
  });
  return knows;
};

const refuseIncremental = (document: DocumentNode): void =>
  void visit(document, {
    Directive({ name }) {
      if (name.value === 'defer' || name.value === 'stream')
        throw new Fault('BAD_REQUEST', `Answers come in one piece here: @${name.value} is not supported.`);
    },
  });

/** An event goes to every watcher of a stream, and a run writes into what it is given. */
const ownCopy = ({ data, errors }: Answer): Answer => ({ data: data && structuredClone(data), errors });

/** A failure may leave several places empty that are one place for the client. */
const once = (errors: readonly PlacedError[]): readonly PlacedError[] => {
  const seen = new Map<unknown, Set<string>>();
  return errors.filter(({ error, path }) => {
    const places = seen.get(error) ?? new Set<string>();
    seen.set(error, places);
    const place = JSON.stringify(path);
    if (places.has(place)) return false;
    places.add(place);
    return true;
  });
};
