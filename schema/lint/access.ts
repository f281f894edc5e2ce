// Who may ask: every root field has a guard that says so, and the graph keeps it.

import { type ConstDirectiveNode, isObjectType, isSpecifiedScalarType } from 'graphql';
import {
  argument,
  directivesIn,
  fieldsAndTypesOf,
  has,
  importsOf,
  isHidden,
  reachable,
  rootFieldsOf,
  rootTypes,
  schemaDirectivesOf,
  typesOfField,
} from '../walk.ts';
import type { Rule } from './graph.ts';

/** Denied by default: an unguarded root field would be open to everyone, so even public ones must say that they are. */
export const rootFieldsAreGuarded: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    rootFieldsOf(document)
      .filter(({ field }) => !has(field, 'access'))
      .map(({ path }) => `${path} of ${name} has no @access`),
  );

/** An empty @access shuts everyone out, and an empty set of scopes lets everyone in; neither can be intended. */
export const everyGuardAdmitsSomeone: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldsAndTypesOf(document).flatMap(({ path, node }) =>
      (node.directives ?? [])
        .filter((directive) => directive.name.value === 'access' && !admitsSomeone(directive))
        .map(() => `an @access on ${path} of ${name} does not say who may ask`),
    ),
  );

function admitsSomeone(access: ConstDirectiveNode): boolean {
  const sets = argument(access, 'requires');
  if (
    Array.isArray(sets) &&
    (sets.length === 0 || sets.some((set) => Array.isArray(set) && set.length === 0))
  )
    return false;
  const open = argument(access, 'public') === true || argument(access, 'signedIn') === true;
  return open || sets !== undefined || argument(access, 'owner') !== undefined;
}

/** Without @composeDirective, composition silently drops a subgraph's @access, and its fields are open. */
export const guardsAreComposed: Rule = ({ subgraphs }) =>
  subgraphs
    .filter(({ document }) => directivesIn(document).some((directive) => directive.name.value === 'access'))
    .flatMap(({ name, document }) => {
      const onSchema = schemaDirectivesOf(document);
      const composed = onSchema.some(
        (d) => d.name.value === 'composeDirective' && argument(d, 'name') === '@access',
      );
      const linked = onSchema.some(
        (d) => d.name.value === 'link' && importsOf(d).some(({ here }) => here === '@access'),
      );
      return [
        ...(composed ? [] : [`${name} uses @access without @composeDirective(name: "@access")`]),
        ...(linked ? [] : [`${name} uses @access without importing it by @link under its own name`]),
      ];
    });

/** @inaccessible hides a single element: the types behind a hidden root field would still appear in the public schema. */
export const internalTypesStayInternal: Rule = ({ supergraph }) => {
  const roots = rootTypes(supergraph).flatMap((root) =>
    Object.values(isObjectType(root) ? root.getFields() : {}),
  );
  const open = reachable(supergraph, roots.filter((field) => !isHidden(field)).flatMap(typesOfField), {
    hiddenToo: false,
  });
  const hidden = reachable(supergraph, roots.filter(isHidden).flatMap(typesOfField), { hiddenToo: true });
  return [...hidden]
    .filter((type) => !open.has(type) && !isHidden(type) && !isSpecifiedScalarType(type))
    .map(
      (type) => `${type.name} is reached by @inaccessible root fields only and is not @inaccessible itself`,
    );
};
