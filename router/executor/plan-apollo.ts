// Plans of Apollo's planner.

import type * as apollo from '@apollo/query-planner';
import type { FetchNode, Path, Plan, PlanNode, Requirement, Rewrite, Step } from './plan.ts';

export const planOfApollo = ({ node }: apollo.QueryPlan): Plan => {
  if (!node) return {};
  if (node.kind !== 'Subscription') return { node: nodeAt(node, []) };
  return { events: fetchAt(node.primary, []), ...(node.rest ? { node: nodeAt(node.rest, []) } : {}) };
};

const nodeAt = (node: apollo.PlanNode, at: Path): PlanNode => {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => nodeAt(child, at)) };
    case 'Flatten':
      return nodeAt(node.node, [...at, ...node.path.flatMap((part) => stepsOf(String(part)))]);
    case 'Fetch':
      return fetchAt(node, at);
    default:
      throw new Error(`The planner made a ${node.kind} node, which the router does not execute.`);
  }
};

/** `name`, `@`, either with `|[Type,Type]` behind it, or `... on Type`. */
const stepsOf = (part: string): Step[] => {
  if (part.startsWith('... on ')) return [{ kind: 'type', anyOf: [part.slice(7)] }];
  const [, name = '', types] = /^([^|]*)(?:\|\[(.*)\])?$/.exec(part) ?? [];
  const step: Step = name === '@' ? { kind: 'list' } : { kind: 'field', name };
  return types === undefined
    ? [step]
    : [step, { kind: 'type', anyOf: types.split(',').map((type) => type.trim()) }];
};

const fetchAt = (node: apollo.FetchNode, at: Path): FetchNode => {
  const after = (node.outputRewrites ?? []).map(rewriteOf);
  const fetch = {
    kind: 'Fetch',
    subgraph: node.serviceName,
    operation: node.operationKind,
    operationName: node.operationName,
    text: node.operation,
    variables: node.variableUsages ?? [],
    path: at,
  } as const;
  if (!node.requires) return { ...fetch, rewrites: after, entities: [] };
  const part = {
    alias: '_entities',
    variable: 'representations',
    paths: [at],
    requires: node.requires.map(requirementOf),
    eitherWay: false,
    before: (node.inputRewrites ?? []).map(rewriteOf),
    after,
  };
  return { ...fetch, rewrites: [], entities: [part] };
};

const requirementOf = (node: apollo.QueryPlanSelectionNode): Requirement => {
  if (node.kind === 'InlineFragment')
    return { kind: 'fragment', type: node.typeCondition, inner: node.selections.map(requirementOf) };
  const key = node.alias ?? node.name;
  return {
    kind: 'field',
    read: key,
    write: key,
    ...(node.selections ? { inner: node.selections.map(requirementOf) } : {}),
  };
};

const rewriteOf = (node: apollo.FetchDataRewrite): Rewrite => {
  const path = node.path.slice(0, -1).flatMap(stepsOf);
  const key = node.path.at(-1) ?? '';
  return node.kind === 'ValueSetter'
    ? { kind: 'set', path, key, value: node.setValueTo }
    : { kind: 'rename', path, key, to: node.renameKeyTo };
};
