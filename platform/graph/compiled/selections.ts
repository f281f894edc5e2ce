import {
  type DocumentNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Compiling } from './place.ts';
import type { Values } from './run.ts';

/** The fields that are asked of objects of a type, by their key in the answer and in its order. */
export const collected = (
  { schema, fragments, stands }: Compiling,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> => {
  const found = new Map<string, FieldNode[]>();
  const entered = new Set<string>();
  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined) return true;
    const wanted = schema.getType(condition);
    return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
  };
  const fragmentOf = (selection: Exclude<SelectionNode, FieldNode>) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const { value: name } = selection.name;
    if (entered.has(name)) return undefined;
    entered.add(name);
    return fragments[name];
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections.filter(stands)) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = found.get(key);
        if (nodes) nodes.push(selection);
        else found.set(key, [selection]);
      } else {
        const fragment = fragmentOf(selection);
        if (fragment && applies(fragment.typeCondition?.name.value)) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  return found;
};

const conditions = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/** The variables that a document's `@skip` and `@include` look at. */
export const conditionVariablesOf = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (!conditions.has(name.value)) return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
};

/** Whether `@skip` and `@include` let a selection stand. */
export const standsWith =
  (variables: Values) =>
  (selection: SelectionNode): boolean => {
    if (!selection.directives?.length) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.if !== true && include?.if !== false;
  };
