// What is made of a supergraph when it is loaded: everything that operations on it are read, planned and executed with.

import { type AccessRule, rootFieldAccess } from '@jumun/schema/access';
import { loadRules } from '@jumun/schema/load';
import { buildASTSchema, type GraphQLSchema, isEnumType, parse, valueFromASTUntyped } from 'graphql';
import { openCosts } from './admission/cost.ts';
import { type Documents, openDocuments } from './admission/documents.ts';
import type { Limits } from './admission/limits.ts';
import type { Clients } from './clients.ts';
import { compileOperation } from './executor/operation.ts';
import { openPlanner } from './executor/planners.ts';
import { typesOf } from './executor/types.ts';
import type { Load } from './gateway.ts';
import type { Log } from './masking.ts';
import { clientSource } from './sources.ts';

export type Loaded = { readonly documents: Documents };

export type LoaderParts = {
  readonly clients: Clients;
  readonly limits: Limits;
  readonly log: Log;
  readonly guarded: boolean;
  readonly explains: boolean;
};

/** Throws what keeps a supergraph from being used: a root field without rules, a subgraph that cannot be asked, plans that would be wrong. */
export const loader = ({ clients, limits, log, guarded, explains }: LoaderParts): Load<Loaded> => {
  let generation = 0;
  return (supergraphSdl) => {
    generation += 1;
    const whole = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValidSDL: true });
    const addresses = addressesIn(whole);
    const access = guarded ? guardedRootFields(whole) : new Map<string, readonly AccessRule[]>();
    const sources = Object.fromEntries(
      [...addresses].map(([name, url]) => [name, clientSource(clients.of(name, url), limits, log)]),
    );
    const load = loadRules(whole);
    const plan = openPlanner(supergraphSdl);
    const types = typesOf(whole);
    return (schema) => {
      const documents = openDocuments({
        schema,
        generation,
        access,
        load,
        limits,
        explains,
        costOf: openCosts(supergraphSdl, schema),
        compile: (document, operationName) =>
          compileOperation({ schema, types, sources, plan, limits }, document, operationName),
      });
      clients.place(addresses);
      return { documents };
    };
  };
};

/** The rules of every root field; a router with an unguarded field must not answer a single request. */
const guardedRootFields = (whole: GraphQLSchema): ReadonlyMap<string, readonly AccessRule[]> => {
  const rules = rootFieldAccess(whole);
  const unguarded = [...rules].filter(([, { length }]) => length === 0).map(([name]) => name);
  if (unguarded.length > 0) throw new Error(`No @access says who may ask ${unguarded.join(', ')}.`);
  return rules;
};

/** The subgraphs by the names of the graph, and where each says it is. */
const addressesIn = (whole: GraphQLSchema): ReadonlyMap<string, string> => {
  const graphs = whole.getType('join__Graph');
  if (!isEnumType(graphs)) throw new Error('This is not a supergraph: it names no subgraphs (join__Graph).');
  const named = graphs.getValues().map(({ name, astNode }): [string, string] => {
    const given = astNode?.directives?.find((directive) => directive.name.value === 'join__graph')?.arguments;
    const read = (argument: string): string =>
      String(
        given
          ?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])
          .find(([key]) => key === argument)?.[1] ?? '',
      );
    return [read('name') || name, read('url')];
  });
  return new Map(named);
};
