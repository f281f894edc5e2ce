// Entities and their owners: the subgraph that guards an entity, or that alone promises a non-null field of it.

import type { DefinitionNode, FieldDefinitionNode } from 'graphql';
import {
  argument,
  fieldsOf,
  has,
  hasDirectives,
  hasNonNull,
  isObjectLike,
  namedType,
  nameOf,
  unionMembersIn,
} from '../walk.ts';
import type { Graph, Rule } from './graph.ts';

/** Without exactly one owner, it is undefined which fields are promised and who guards the type. */
export const everyEntityHasOneOwner: Rule = (graph) =>
  [...claimsOf(graph)]
    .filter(([, claims]) => claims.length !== 1)
    .map(
      ([type, claims]) => `${type} is owned by ${claims.length === 0 ? 'no subgraph' : claims.join(' and ')}`,
    );

/** When a context is down, a non-null field that leads to it takes its parents with it, up to the whole answer. */
export const foreignFieldsAreNullable: Rule = (graph) => {
  const owners = ownersOf(graph);
  return graph.subgraphs.flatMap(({ name, document }) => {
    const foreign = (type: string) => owners.has(type) && owners.get(type) !== name;
    // with a copy of every promised field, the owner is not needed: the rest may be null
    const missing = (type: string) => {
      const fieldsIn = (part: typeof document) =>
        part.definitions.filter((one) => isObjectLike(one) && nameOf(one) === type).flatMap(fieldsOf);
      const here = new Set(fieldsIn(document).map((field) => field.name.value));
      const owner = graph.subgraphs.find((subgraph) => subgraph.name === owners.get(type));
      return (owner ? fieldsIn(owner.document) : []).some(
        (field) => hasNonNull(field.type) && !here.has(field.name.value),
      );
    };
    const needs = (type: string) => foreign(type) && missing(type);
    const leadsAbroad = (type: string) => needs(type) || unionMembersIn(document, type).some(needs);
    return document.definitions.filter(isObjectLike).flatMap((type) =>
      fieldsOf(type)
        .filter((field) => hasNonNull(field.type))
        .filter(
          (field) =>
            leadsAbroad(namedType(field.type)) || (foreign(nameOf(type)) && isContributed(type, field)),
        )
        .map(
          (field) =>
            `${nameOf(type)}.${field.name.value} of ${name} depends on another context and is not nullable`,
        ),
    );
  });
};

function claimsOf({ subgraphs }: Graph): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const { name, document } of subgraphs)
    for (const type of document.definitions.filter(isEntity))
      claims.set(nameOf(type), [...(claims.get(nameOf(type)) ?? []), ...(claimsToOwn(type) ? [name] : [])]);
  return claims;
}

function ownersOf(graph: Graph): Map<string, string | undefined> {
  return new Map([...claimsOf(graph)].map(([type, claims]) => [type, claims[0]]));
}

function claimsToOwn(type: DefinitionNode): boolean {
  if (!hasDirectives(type)) return false;
  return (
    has(type, 'access') ||
    fieldsOf(type).some((field) => isContributed(type, field) && hasNonNull(field.type))
  );
}

/** A field that only this subgraph resolves: not a key, not external, not shareable. */
function isContributed(type: DefinitionNode, field: FieldDefinitionNode): boolean {
  return !keyFieldsOf(type).includes(field.name.value) && !has(field, 'external') && !has(field, 'shareable');
}

function keyFieldsOf(type: DefinitionNode): string[] {
  if (!hasDirectives(type)) return [];
  const keys = (type.directives ?? []).filter((directive) => directive.name.value === 'key');
  return keys.flatMap((key) => String(argument(key, 'fields')).match(/\w+/g) ?? []);
}

function isEntity(type: DefinitionNode): boolean {
  return isObjectLike(type) && hasDirectives(type) && has(type, 'key');
}
