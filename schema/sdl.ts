// Turns each context's schema.graphql into the full SDL that its server and composition read.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, type DocumentNode, parse, print, Source, visit } from 'graphql';

const subgraphsFolder = join(import.meta.dirname, '..', 'subgraphs');
const commonFile = join(import.meta.dirname, 'common.graphql');

/** The federation version of every subgraph; mixing versions would silently change the meaning of directives. */
export const federationVersion = 'v2.9';

/** The contexts that have a part of the graph, by name: a folder under subgraphs/ with a schema.graphql. */
export const contexts: readonly string[] = readdirSync(subgraphsFolder)
  .filter((name) => existsSync(schemaFile(name)))
  .sort();

/** The context's own part of the graph, as written. */
export const ownSdl = (context: string): string => readFileSync(schemaFile(context), 'utf8');

/** The full SDL of a context: the federation head, the common types it uses, and its own part. */
export function subgraphSdl(context: string): string {
  if (!contexts.includes(context))
    throw new Error(`There is no context "${context}"; there are ${contexts.join(', ')}.`);
  return assemble(ownSdl(context), `subgraphs/${context}/schema.graphql`);
}

/** The full SDL made from a context's own part; `name` appears in syntax errors. */
export function assemble(own: string, name = 'schema.graphql'): string {
  const document = parse(new Source(own, name));
  const common = commonTypesUsedBy(document);
  const used = new Set([document, ...common].flatMap(directivesIn));
  return `${[head(used), ...common.map(print), own.trim()].join('\n\n')}\n`;
}

/** The files that the SDL of these contexts is made from. */
export function schemaFilesOf(names: readonly string[]): string[] {
  return [commonFile, ...names.map(schemaFile)];
}

function schemaFile(context: string): string {
  return join(subgraphsFolder, context, 'schema.graphql');
}

const federationDirectives = [
  'key',
  'shareable',
  'inaccessible',
  'external',
  'requires',
  'provides',
  'override',
  'tag',
  'interfaceObject',
  'listSize',
];

/** Directives of our own, by the specification that each belongs to. */
const ownDirectives: readonly { readonly name: string; readonly of: string; readonly sdl: string }[] = [
  {
    name: 'access',
    of: 'access',
    sdl: `"Who may ask: anyone (public), anyone signed in, the holder of every scope of one set (requires), or the customer the row belongs to (owner names the row's property). Where store is given, a scope counts only for the caller's own stores. Several applications must all hold."
directive @access(
  public: Boolean
  signedIn: Boolean
  requires: [[String!]!]
  owner: String
  store: String
) repeatable on OBJECT | FIELD_DEFINITION`,
  },
  {
    name: 'newWork',
    of: 'load',
    sdl: `"Begins new work: turned away first, and at once, while there is more to do than can be done in time."
directive @newWork on FIELD_DEFINITION`,
  },
  {
    name: 'attempts',
    of: 'load',
    sdl: `"Whoever asks may be guessing: counted by address, and there by the account that the argument at the path by names, if it is given."
directive @attempts(by: String) on FIELD_DEFINITION`,
  },
];

/** Links federation and those of our own directives that are used; without @composeDirective they would vanish from the graph. */
function head(used: ReadonlySet<string>): string {
  const own = ownDirectives.filter(({ name }) => used.has(name));
  const imports = federationDirectives
    .filter((name) => used.has(name))
    .concat(own.length > 0 ? ['composeDirective'] : []);
  const named = (names: readonly string[]) => names.map((name) => `"@${name}"`).join(', ');
  const links = [...new Set(own.map(({ of }) => of))].map((of) => {
    const names = own.filter((directive) => directive.of === of).map(({ name }) => name);
    return `@link(url: "https://jumun.example/${of}/v1.0", import: [${named(names)}])`;
  });
  const applied = [
    `@link(url: "https://specs.apollo.dev/federation/${federationVersion}", import: [${named(imports)}])`,
    ...links,
    ...own.map(({ name }) => `@composeDirective(name: "@${name}")`),
  ];
  return [`extend schema\n  ${applied.join('\n  ')}`, ...own.map(({ sdl }) => sdl)].join('\n\n');
}

function commonTypesUsedBy(document: DocumentNode): DefinitionNode[] {
  const common = new Map(
    parse(readFileSync(commonFile, 'utf8')).definitions.map((type) => [nameOf(type), type]),
  );
  const used = new Set<string>();
  const collect = (node: DocumentNode | DefinitionNode) => {
    for (const name of typesIn(node)) {
      const type = common.get(name);
      if (!type || used.has(name)) continue;
      used.add(name);
      collect(type);
    }
  };
  collect(document);
  return [...common].filter(([name]) => used.has(name)).map(([, type]) => type);
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition && definition.name ? definition.name.value : '';
}

function typesIn(node: DocumentNode | DefinitionNode): string[] {
  const names: string[] = [];
  visit(node, { NamedType: ({ name }) => void names.push(name.value) });
  return names;
}

function directivesIn(node: DocumentNode | DefinitionNode): string[] {
  const names: string[] = [];
  visit(node, { Directive: ({ name }) => void names.push(name.value) });
  return names;
}
