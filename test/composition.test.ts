// Our subgraphs composed by somebody else's implementation of federation: the graph is what the specification says, not what one
// library happens to make of it.

import { rootFieldAccess } from '@jumun/schema/access';
import { compose } from '@jumun/schema/compose';
import { contexts, subgraphSdl } from '@jumun/schema/sdl';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  buildSchema,
  type DocumentNode,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';

const sdls = Object.fromEntries(contexts.map((name) => [name, subgraphSdl(name)]));

const composedHere = () => {
  const composition = compose(sdls);
  if ('problems' in composition) throw new Error(JSON.stringify(composition.problems));
  return composition;
};

const composedElsewhere = () => {
  const services = Object.entries(sdls).map(([name, sdl]) => ({ name, typeDefs: parse(sdl) }));
  const { errors, supergraphSdl } = composeServices(services);
  if (supergraphSdl === undefined) throw new AggregateError(errors ?? [], 'It does not compose.');
  return { supergraphSdl, api: transformSupergraphToPublicSchema(parse(supergraphSdl)) };
};

/** Types and fields alone: The Guild's public schema keeps @access, which no operation can use. */
const sorted = ({ definitions, ...document }: DocumentNode): string => {
  const types = definitions.filter(({ kind }) => kind !== Kind.DIRECTIVE_DEFINITION);
  const schema = buildASTSchema({ ...document, definitions: types }, { assumeValidSDL: true });
  return printSchema(lexicographicSortSchema(schema));
};

test('another composer makes the same API of our subgraphs, descriptions included', () => {
  expect(sorted(composedElsewhere().api)).toBe(sorted(parse(composedHere().apiSdl)));
});

test('another composer keeps the same guard on every root field', () => {
  const guards = ({ supergraphSdl }: { supergraphSdl: string }) =>
    rootFieldAccess(lexicographicSortSchema(buildSchema(supergraphSdl, { assumeValidSDL: true })));
  const ours = guards(composedHere());
  expect(ours.size).toBeGreaterThan(50);
  expect(guards(composedElsewhere())).toEqual(ours);
});
