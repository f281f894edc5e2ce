import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';
import type { Subgraph } from '../walk.ts';

/** What the rules look at: every subgraph's own document, and the schema composed of them. */
export type Graph = { readonly subgraphs: readonly Subgraph[]; readonly supergraph: GraphQLSchema };

/** Returns one sentence for each offence. */
export type Rule = (graph: Graph) => string[];

/** Parses full subgraph SDLs, by name. */
/** Each subgraph's own document. */
export const readSubgraphs = (sdls: Readonly<Record<string, string>>): Subgraph[] =>
  Object.entries(sdls).map(([name, sdl]) => ({ name, document: parse(sdl) }));

/** Reads full subgraph SDLs and the supergraph composed of them, without validating either. */
/** The subgraphs, and what was composed of them. */
export const readGraph = (sdls: Readonly<Record<string, string>>, supergraphSdl: string): Graph => ({
  subgraphs: readSubgraphs(sdls),
  supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
});
