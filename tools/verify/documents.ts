// Lists the operations of clients, for a router that answers no others:  node tools/verify/documents.ts [--help]

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildSchema,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from 'graphql';

const help = `Usage: npm run documents -- [--check] [--out file] [--schema file] <files or folders>

Makes the list of trusted documents from the operations in .graphql files (whole files) and in .ts and .tsx files
(gql\`…\` and graphql\`…\`, and strings behind /* GraphQL */). Fragments are found in all of them, and every operation needs
a name of its own. A document that holds one operation and all its fragments is listed as it is written, any other as
graphql-js prints it.

  --out file      where to write the list; without it, it is written to the terminal
  --check         write nothing: fail when an operation is wrong, or when the file is not up to date
  --schema file   the graph that the operations are asked of; without it, schema/api.graphql

Exit code: 0 when all is well, 1 when an operation is wrong or the file is not up to date, 2 for wrong arguments.
`;

/** A text in GraphQL, and where it begins. */
export type Found = { readonly path: string; readonly line: number; readonly text: string };

export type ListedOperation = {
  /** SHA-256 of the body, in hexadecimal. */
  readonly id: string;
  readonly body: string;
  readonly name: string;
  readonly type: OperationDefinitionNode['operation'];
};

export type Listing = {
  readonly operations: readonly ListedOperation[];
  /** What is wrong, a sentence each, behind its place. */
  readonly mistakes: readonly string[];
};

/** The list as Apollo's tools write it. */
export const manifestOf = (operations: readonly ListedOperation[]): string =>
  `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, undefined, 2)}\n`;

const template = '`((?:\\\\[\\s\\S]|[^`\\\\])*)`';
const strings = `${template}|'((?:\\\\.|[^'\\\\\\n])*)'|"((?:\\\\.|[^"\\\\\\n])*)"`;
const mark = '/\\*\\s*GraphQL\\s*\\*/\\s*';
const marked = new RegExp(`\\b(?:gql|graphql)\\s*\\(?\\s*${template}|${mark}(?:${strings})`, 'g');

/** The texts in GraphQL that a file holds. What a template inserts are fragments, and those are found by their names. */
export const textsIn = (path: string, content: string): readonly Found[] => {
  if (path.endsWith('.graphql')) return [{ path, line: 1, text: content }];
  return [...content.matchAll(marked)].map(({ 0: whole, index, ...groups }) => {
    const raw = [groups[1], groups[2], groups[3], groups[4]].find((group) => group !== undefined) ?? '';
    const before = content.slice(0, index + whole.lastIndexOf(raw));
    return { path, line: before.split('\n').length, text: unescaped(raw.replaceAll(/\$\{[^}]*\}/g, '')) };
  });
};

const unescaped = (raw: string): string =>
  raw.replaceAll(/\\([\s\S])/g, (_, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char);

type Placed<T> = { readonly place: string; readonly node: T };
type Parsed = { readonly found: Found; readonly document: DocumentNode };

/** Lists the operations in some texts, sorted by name, with everything that is wrong with them. */
export const listOperations = (texts: readonly Found[], schema: GraphQLSchema): Listing => {
  const mistakes: string[] = [];
  const documents = texts.flatMap((found) => parsed(found, mistakes));
  const fragments = fragmentsIn(documents, mistakes);
  const listed = new Map<string, ListedOperation>();
  for (const { found, document } of documents)
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      const place = placeOf(found, node);
      const name = node.name?.value;
      const whole = withFragments(node, fragments);
      const problems = validate(schema, whole).map(({ message }) => `${place}: ${message}`);
      mistakes.push(...problems);
      if (name === undefined) {
        mistakes.push(`${place}: An operation needs a name to be listed.`);
        continue;
      }
      const isAlone = document.definitions.length === whole.definitions.length && holdsAll(document, whole);
      const body = isAlone ? found.text.trim() : print(whole);
      const id = createHash('sha256').update(body).digest('hex');
      const other = listed.get(name);
      if (other && other.id !== id) mistakes.push(`${place}: Another operation is named "${name}" as well.`);
      listed.set(name, { id, body, name, type: node.operation });
    }
  const operations = [...listed.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return { operations, mistakes };
};

const holdsAll = (document: DocumentNode, whole: DocumentNode): boolean =>
  whole.definitions.every((definition) => document.definitions.includes(definition));

const parsed = (found: Found, mistakes: string[]): Parsed[] => {
  try {
    return [{ found, document: parse(found.text) }];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const line = found.line + (error.locations?.[0]?.line ?? 1) - 1;
    mistakes.push(`${found.path}:${line}: ${error.message}`);
    return [];
  }
};

const placeOf = ({ path, line }: Found, { loc }: DefinitionNode): string =>
  `${path}:${line + (loc?.startToken.line ?? 1) - 1}`;

const fragmentsIn = (
  documents: readonly Parsed[],
  mistakes: string[],
): ReadonlyMap<string, FragmentDefinitionNode> => {
  const fragments = new Map<string, Placed<FragmentDefinitionNode>>();
  for (const { found, document } of documents)
    for (const node of document.definitions) {
      if (node.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const place = placeOf(found, node);
      const other = fragments.get(node.name.value);
      if (other && print(other.node) !== print(node))
        mistakes.push(`${place}: Another fragment is named "${node.name.value}" as well, at ${other.place}.`);
      fragments.set(node.name.value, { place, node });
    }
  return new Map([...fragments].map(([name, { node }]) => [name, node]));
};

/** An operation with all fragments that it needs. */
const withFragments = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode => {
  const needed = new Set<FragmentDefinitionNode>();
  const collect = (node: DefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || needed.has(fragment)) return;
        needed.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return { kind: Kind.DOCUMENT, definitions: [operation, ...needed] };
};

/** The files with operations among some files and folders, in alphabetical order. */
const filesIn = (path: string): string[] => {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return filesIn(inner);
      return /\.(graphql|tsx?)$/.test(entry.name) ? [inner] : [];
    })
    .sort();
};

const options = {
  check: { type: 'boolean', default: false },
  out: { type: 'string' },
  schema: { type: 'string', default: join(import.meta.dirname, '../../schema/api.graphql') },
  help: { type: 'boolean', default: false },
} as const;

type Output = { readonly write: (text: string) => void; readonly complain: (text: string) => void };

/** Runs the command and returns its exit code. */
export const runDocuments = (args: readonly string[], { write, complain }: Output): number => {
  const asked = askedBy(args);
  if (typeof asked === 'string') {
    complain(`${asked}\n\n${help}`);
    return 2;
  }
  const { values, positionals } = asked;
  if (values.help) {
    write(help);
    return 0;
  }
  const files = [...new Set(positionals.flatMap((path) => filesIn(resolve(path))))];
  const texts = files.flatMap((file) => textsIn(relative('.', file), readFileSync(file, 'utf8')));
  const { operations, mistakes } = listOperations(texts, buildSchema(readFileSync(values.schema, 'utf8')));
  if (mistakes.length > 0) {
    complain(`${mistakes.join('\n')}\n`);
    return 1;
  }
  const manifest = manifestOf(operations);
  if (values.check) return checked(values.out, manifest, operations.length, { write, complain });
  if (values.out === undefined) write(manifest);
  else {
    writeFileSync(values.out, manifest);
    write(`Written: ${values.out}, ${operations.length} operations\n`);
  }
  return 0;
};

const askedBy = (args: readonly string[]) => {
  try {
    const asked = parseArgs({ args: [...args], options, allowPositionals: true });
    if (asked.values.help) return asked;
    if (asked.positionals.length === 0) return 'Name the files or folders that hold operations.';
    const missing = [...asked.positionals, asked.values.schema].find((path) => !existsSync(path));
    return missing === undefined ? asked : `There is no ${missing}.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const checked = (
  file: string | undefined,
  manifest: string,
  count: number,
  { write, complain }: Output,
): number => {
  if (file !== undefined && (!existsSync(file) || readFileSync(file, 'utf8') !== manifest)) {
    complain(`${file} is not up to date: run the same without --check.\n`);
    return 1;
  }
  write(`${count} operations, nothing wrong.\n`);
  return 0;
};

if (import.meta.main)
  process.exitCode = runDocuments(process.argv.slice(2), {
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
