// What holds for every type, in the subgraphs and in the graph.

import { isEnumType, isUnionType } from 'graphql';
import { definedIn, elementsOf, has, placesOfTypes, typesOf } from '../walk.ts';
import type { Rule } from './graph.ts';

/** The schema is the API reference: without a description, nothing has a meaning that clients may rely on. */
export const everythingIsDescribed: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    elementsOf(document)
      .filter(({ node }) => !node.description?.value.trim())
      .map(({ path }) => `${path} of ${name} has no description`),
  );

/** A query that selects a field on two members of a union is invalid if their types differ. */
export const unionMembersAgree: Rule = ({ supergraph }) =>
  typesOf(supergraph)
    .filter(isUnionType)
    .flatMap((union) => {
      const seen = new Map<string, { type: string; owner: string }>();
      return union.getTypes().flatMap((member) =>
        Object.values(member.getFields()).flatMap((field) => {
          const type = String(field.type);
          const before = seen.get(field.name) ?? { type, owner: member.name };
          seen.set(field.name, before);
          if (before.type === type) return [];
          return `in ${union.name}, ${field.name} is ${before.type} on ${before.owner} and ${type} on ${member.name}`;
        }),
      );
    });

/** Enums that clients put into variables and that will not grow: a new class of ride needs a new enum and new fields. */
const closedEnums = ['RideClass'];

/** An enum used as input and output must be the same in all its subgraphs at all times, so no rolling release can add a value. */
export const enumsCanGrow: Rule = ({ subgraphs, supergraph }) => {
  const places = placesOfTypes(supergraph);
  return typesOf(supergraph)
    .filter((type) => isEnumType(type) && places.input.has(type.name) && places.output.has(type.name))
    .map((type) => ({ type: type.name, in: definedIn(subgraphs, type.name) }))
    .filter((used) => used.in.length > 1 && !closedEnums.includes(used.type))
    .map(
      (used) =>
        `${used.type} is input and output and defined in ${used.in.join(', ')}: it cannot grow; give the input its own enum`,
    );
};

/** The supergraph drops a deprecation that only some of the sharing subgraphs declare. */
export const deprecationsAreUnanimous: Rule = ({ subgraphs }) => {
  const uses = new Map<string, { name: string; deprecated: boolean }[]>();
  for (const { name, document } of subgraphs)
    for (const { path, node } of elementsOf(document))
      uses.set(path, [...(uses.get(path) ?? []), { name, deprecated: has(node, 'deprecated') }]);
  return [...uses].flatMap(([path, all]) => {
    const deprecating = all.filter((use) => use.deprecated).map((use) => use.name);
    const others = all.filter((use) => !use.deprecated).map((use) => use.name);
    if (deprecating.length === 0 || others.length === 0) return [];
    return `${path} is @deprecated in ${deprecating.join(', ')} and not in ${others.join(', ')}`;
  });
};
