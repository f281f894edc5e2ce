// Writes the types of each context's resolvers from its schema: subgraphs/<context>/resolvers/types.generated.ts.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql';
import { contexts, subgraphSdl } from './sdl.ts';

const subgraphsFolder = join(import.meta.dirname, '..', 'subgraphs');

const platformModels = { Money: '@jumun/platform/kernel/money#Money as MoneyModel' };

/** Names as the platform and the resolvers use them; everything generated is read-only. */
const config = {
  federation: true,
  contextType: './context.ts#ResolverContext',
  allResolversTypeName: 'Fields',
  scalars: {
    ID: 'string',
    DateTime: '@jumun/platform/kernel/clock#Instant',
    SafeInt: 'number',
    JSON: 'unknown',
    _FieldSet: 'string', // federation's own, of which no resolver sees anything
  },
  strictScalars: true,
  enumsAsTypes: true,
  immutableTypes: true,
  useTypeImports: true,
  makeResolverTypeCallable: true,
  // __typename is required only where it decides the type
  skipTypename: true,
  resolversNonOptionalTypename: { unionMember: true, interfaceImplementingType: true },
  // platform/graph/resolvers.ts says what may be left out
  avoidOptionals: { field: true, resolvers: true, query: true, mutation: true, subscription: true },
};

/**
 * The types that check the resolvers of this schema. `models` is the text of the context's models.ts: a type exported there
 * as `MissionModel` is the parent that resolvers of `Mission` receive.
 */
export async function resolverTypes(sdl: string, models: string): Promise<string> {
  const document = parse(sdl);
  const types = document.definitions.flatMap((node) => ('name' in node && node.name ? node.name.value : []));
  const named = [...models.matchAll(/^export type (\w+)Model\b/gm)].map(([, type = '']) => type);
  const unknown = named.filter((type) => !types.includes(type));
  if (unknown.length > 0)
    throw new Error(`models.ts has a model of ${unknown.join(', ')}, which the schema does not have.`);
  const unmodelled = entitiesIn(document).filter((type) => !named.includes(type));
  if (unmodelled.length > 0)
    throw new Error(`models.ts has no model of ${unmodelled.join(', ')}, which others may refer to by key.`);

  const ours = named.map((type) => [type, `./models.ts#${type}Model`]);
  const theirs = Object.entries(platformModels).filter(([type]) => types.includes(type));
  const generated = await codegen({
    schema: document,
    documents: [],
    filename: 'types.generated.ts',
    config: { ...config, mappers: Object.fromEntries([...theirs, ...ours]) },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
  return [head, generated, tail(generated.includes('type FederationReferenceTypes '))].join('\n');
}

/** The generated file of every context, by path. */
export async function resolverTypeFiles(): Promise<ReadonlyMap<string, string>> {
  const files = contexts.map(async (context) => {
    const models = resolverFile(context, 'models.ts');
    const text = existsSync(models) ? readFileSync(models, 'utf8') : '';
    return [
      resolverFile(context, 'types.generated.ts'),
      await resolverTypes(subgraphSdl(context), text),
    ] as const;
  });
  return new Map(await Promise.all(files));
}

/** The types that other contexts refer to by a key which is resolved here. */
function entitiesIn(document: DocumentNode): string[] {
  return document.definitions.flatMap((node) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    node.directives?.some(isResolvableKey)
      ? node.name.value
      : [],
  );
}

const isResolvableKey = ({ name, arguments: given = [] }: ConstDirectiveNode): boolean =>
  name.value === 'key' &&
  !given.some(
    ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
  );

function resolverFile(context: string, file: string): string {
  return join(subgraphsFolder, context, 'resolvers', file);
}

const head = `// Made from schema.graphql and models.ts by \`npm run schema\`; not to be edited. What resolvers import stands at the end.
import type { ResolverMap, TypeResolvers } from '@jumun/platform/graph/resolvers';`;

const tail = (hasEntities: boolean): string => `
/** The resolvers of each type, held against its model: \`Resolves['Query']['…']\` for one root field. */
export type Resolves = TypeResolvers<{
  fields: Fields;
  parents: ResolversParentTypes;
  references: ${hasEntities ? 'FederationReferenceTypes' : 'object'};
  context: ResolverContext;
}>;

/** All that the schema asks for. */
export type Resolvers = ResolverMap<Resolves>;

/** For openContext. */
export type Schema = { readonly context: ResolverContext; readonly resolvers: Resolvers };
`;
