// Plans of the native planner, which is Hive's.

import type * as hive from '@graphql-hive/router-query-planner';
import type { FetchNode, Path, Plan, PlanNode, Requirement, Rewrite, Step } from './plan.ts';

export const planOfHive = ({ node }: hive.QueryPlan): Plan => {
  if (!node) return {};
  const [first, ...rest] = node.kind === 'Sequence' ? node.nodes : [node];
  if (first?.kind !== 'Subscription') return { node: nodeAt(node, []) };
  const events = fetchAt({ operationKind: 'subscription', ...first.primary }, []);
  return rest.length === 0
    ? { events }
    : { events, node: { kind: 'Sequence', nodes: rest.map((child) => nodeAt(child, [])) } };
};

const nodeAt = (node: hive.PlanNode, at: Path): PlanNode => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => nodeAt(child, at)) };
    case 'Flatten':
      return nodeAt(node.node, [...at, ...node.path.map(stepOf)]);
    case 'Fetch':
      return fetchAt(node, at);
    case 'BatchFetch':
      return batchAt(node, at);
    default:
      throw new Error(`The planner made a ${node.kind} node, which the router does not execute.`);
  }
};

const stepOf = (part: hive.FlattenNodePathSegment): Step => {
  if (part === '@') return { kind: 'list' };
  return 'Field' in part ? { kind: 'field', name: part.Field } : { kind: 'type', anyOf: part.TypeCondition };
};

type Fetch = Omit<hive.FetchNode, 'kind'>;

const commonOf = (node: Fetch | hive.BatchFetchNode, path: Path) =>
  ({
    kind: 'Fetch',
    subgraph: node.serviceName,
    operation: node.operationKind ?? 'query',
    operationName: node.operationName,
    text: node.operation,
    variables: node.variableUsages ?? [],
    path,
  }) as const;

const fetchAt = (node: Fetch, at: Path): FetchNode => {
  const after = (node.outputRewrites ?? []).flatMap(rewritesOf);
  if (!node.requires) return { ...commonOf(node, at), rewrites: after, entities: [] };
  const before = (node.inputRewrites ?? []).flatMap(rewritesOf);
  const part = {
    alias: '_entities',
    variable: 'representations',
    paths: [at],
    requires: requirementsOf(node.requires, before),
    eitherWay: true,
    before,
    after,
  };
  return { ...commonOf(node, at), rewrites: [], entities: [part] };
};

const batchAt = (node: hive.BatchFetchNode, at: Path): FetchNode => ({
  ...commonOf(node, at),
  rewrites: [],
  entities: node.entityBatch.aliases.map((part) => {
    const before = (part.inputRewrites ?? []).flatMap(rewritesOf);
    return {
      alias: part.alias,
      variable: part.representationsVariableName,
      paths: part.paths.map((path) => [...at, ...path.map(stepOf)]),
      requires: requirementsOf(part.requires, before),
      eitherWay: true,
      before,
      after: (part.outputRewrites ?? []).flatMap(rewritesOf),
    };
  }),
});

/**
 * A subgraph to which an interface is an object is asked for all types of the interface at once; the planner then keeps the
 * condition of only one of them.
 */
const requirementsOf = (
  requires: readonly hive.RequiresSelection[],
  before: readonly Rewrite[],
): Requirement[] => {
  const renamed = before.find((change) => change.kind === 'set' && change.key === '__typename');
  const type = renamed?.kind === 'set' ? String(renamed.value) : undefined;
  return requires.map((node) => {
    const requirement = requirementOf(node);
    return requirement.kind === 'fragment' && type ? { ...requirement, type } : requirement;
  });
};

const requirementOf = (node: hive.RequiresSelection): Requirement => {
  if (node.kind === 'FragmentSpread')
    throw new Error(
      'The planner made a requirement that names a fragment, which the router does not execute.',
    );
  if (node.kind === 'InlineFragment')
    return { kind: 'fragment', type: node.typeCondition, inner: node.selections.map(requirementOf) };
  // here the name is what stands in the data, and the alias is what the subgraph wants it to be called
  const inner = node.selections?.length ? node.selections.map(requirementOf) : undefined;
  return { kind: 'field', read: node.name, write: node.alias ?? node.name, ...(inner ? { inner } : {}) };
};

const rewritesOf = (node: hive.InputRewrite): Rewrite[] => {
  const setter = 'ValueSetter' in node ? node.ValueSetter : 'kind' in node ? node : undefined;
  const renamer = 'KeyRenamer' in node ? node.KeyRenamer : undefined;
  const whole = (setter ?? renamer)?.path.map(
    (part): Step =>
      'Key' in part ? { kind: 'field', name: part.Key } : { kind: 'type', anyOf: part.TypenameEquals },
  );
  const last = whole?.at(-1);
  if (!whole || last?.kind !== 'field') return [];
  const place = { path: whole.slice(0, -1), key: last.name };
  if (setter) return [{ kind: 'set', ...place, value: setter.setValueTo }];
  return renamer ? [{ kind: 'rename', ...place, to: renamer.renameKeyTo }] : [];
};
