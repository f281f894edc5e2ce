// What composition allows and this graph does not. Each rule is a function from the graph to sentences about it.

import {
  everyGuardAdmitsSomeone,
  guardsAreComposed,
  internalTypesStayInternal,
  rootFieldsAreGuarded,
} from './lint/access.ts';
import { everyEntityHasOneOwner, foreignFieldsAreNullable } from './lint/entities.ts';
import { noArgumentsInFieldSets, noForbiddenDirectives, oneFederationVersion } from './lint/federation.ts';
import { type Rule, readGraph } from './lint/graph.ts';
import {
  mutationsHaveOneShape,
  refusalIsFrozen,
  refusalsAreRefusals,
  sharedRefusalsCarryScalars,
} from './lint/mutations.ts';
import {
  deprecationsAreUnanimous,
  enumsCanGrow,
  everythingIsDescribed,
  unionMembersAgree,
} from './lint/types.ts';

/** Every rule, by the name its problems begin with. */
export const rules = {
  'everything is described': everythingIsDescribed,
  'root fields are guarded': rootFieldsAreGuarded,
  'every guard admits someone': everyGuardAdmitsSomeone,
  'guards are composed': guardsAreComposed,
  'internal types stay internal': internalTypesStayInternal,
  'union members agree': unionMembersAgree,
  'Refusal is frozen': refusalIsFrozen,
  'refusals are refusals': refusalsAreRefusals,
  'shared refusals carry scalars': sharedRefusalsCarryScalars,
  'every entity has one owner': everyEntityHasOneOwner,
  'foreign fields are nullable': foreignFieldsAreNullable,
  'no forbidden directives': noForbiddenDirectives,
  'no arguments in field sets': noArgumentsInFieldSets,
  'mutations have one shape': mutationsHaveOneShape,
  'deprecations are unanimous': deprecationsAreUnanimous,
  'one federation version': oneFederationVersion,
  'enums can grow': enumsCanGrow,
} satisfies Record<string, Rule>;

/** Everything wrong with the subgraphs (full SDLs by name) and the graph composed of them; empty when all is well. */
export const lint = (sdls: Readonly<Record<string, string>>, supergraphSdl: string): string[] => {
  const graph = readGraph(sdls, supergraphSdl);
  return Object.entries(rules).flatMap(([name, rule]) => rule(graph).map((problem) => `${name}: ${problem}`));
};
