// What federation composes and the gateway then gets wrong.

import { Kind, parse, type SelectionSetNode } from 'graphql';
import { federationVersion } from '../sdl.ts';
import { argument, directivesIn, fieldsAndTypesOf, importsOf, schemaDirectivesOf } from '../walk.ts';
import type { Rule } from './graph.ts';

/** The meaning of directives changes between federation versions, and composition applies the highest to all. */
export const oneFederationVersion: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const versions = schemaDirectivesOf(document)
      .map((directive) => /\/federation\/(v[\d.]+)$/.exec(String(argument(directive, 'url')))?.[1])
      .filter((version) => version !== undefined);
    if (versions.length === 1 && versions[0] === federationVersion) return [];
    return `${name} links federation ${versions.join(' and ') || 'not at all'}; all link ${federationVersion}`;
  });

const forbidden: Readonly<Record<string, string>> = {
  authenticated: 'the gateway refuses to start with it; use @access',
  requiresScopes: 'the gateway refuses to start with it; use @access',
  policy: 'the gateway refuses to start with it; use @access',
  context: 'the gateway refuses to start with it',
  fromContext: 'the gateway refuses to start with it',
  oneOf: 'it does not compose; check in the resolver and answer a refusal with `field`',
};

/** Directives that compose, but break or are not enforced in the gateway. */
export const noForbiddenDirectives: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const imported = schemaDirectivesOf(document)
      .flatMap(importsOf)
      .map(({ name }) => name.replace('@', ''));
    const used = directivesIn(document).map((directive) => directive.name.value.replace(/^federation__/, ''));
    return [...new Set([...imported, ...used])]
      .filter((directive) => Object.hasOwn(forbidden, directive))
      .map((directive) => `${name} uses @${directive}: ${forbidden[directive]}`);
  });

/** The gateway silently confuses fields with different arguments in one @requires or @provides. */
export const noArgumentsInFieldSets: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldsAndTypesOf(document).flatMap(({ path, node }) =>
      (node.directives ?? [])
        .filter((directive) => directive.name.value === 'requires' || directive.name.value === 'provides')
        .filter((directive) => selectsWithArguments(String(argument(directive, 'fields'))))
        .map((directive) => `@${directive.name.value} on ${path} of ${name} selects a field with arguments`),
    ),
  );

function selectsWithArguments(fieldSet: string): boolean {
  const [query] = parse(`{ ${fieldSet} }`).definitions;
  return query?.kind === Kind.OPERATION_DEFINITION && anyArguments(query.selectionSet);
}

function anyArguments(selections: SelectionSetNode): boolean {
  return selections.selections.some((selection) => {
    if (selection.kind === Kind.FIELD && (selection.arguments ?? []).length > 0) return true;
    return (
      'selectionSet' in selection &&
      selection.selectionSet !== undefined &&
      anyArguments(selection.selectionSet)
    );
  });
}
