// The operations that this repository itself contains, found in its pages and programs.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

/** A page or program. */
export type Text = { readonly path: string; readonly text: string };
export type Operation = { readonly path: string; readonly document: string };

const root = join(import.meta.dirname, '..');

/** Pages and programs with operations on the public graph: what people paste, stories, the bench, the journeys. */
const publicPlaces = ['README.md', 'router/welcome.ts', 'tools', 'test/shop.ts'];

/** Where our router is compared with another one: not our graph. */
const aGraphOfItsOwn = 'tools/verify/bench/router';

/** The operations on the public graph. */
export const publicOperations = (): readonly Operation[] =>
  textsIn(publicPlaces)
    .filter((text) => !asksAsService(text))
    .flatMap(operationsIn);

/** The operations that contexts, and an operator's programs, send to a context. */
export const internalOperations = (): readonly Operation[] => {
  const clients = readdirSync(join(root, 'subgraphs')).map((context) => `subgraphs/${context}/clients`);
  return [...textsIn(clients), ...textsIn(publicPlaces).filter(asksAsService)].flatMap(operationsIn);
};

const asksAsService = ({ text }: Text) => text.includes('serviceCaller(');

/** The operations in a Markdown page or a TypeScript program, except those that are assembled at run time. */
export const operationsIn = ({ path, text }: Text): readonly Operation[] =>
  (path.endsWith('.md') ? fenced(text) : quoted(text))
    .flatMap(blocks)
    .map((document) => ({ path, document }));

/** Why operations do not fit a graph, each with its location. */
export const brokenOperations = (schema: GraphQLSchema, operations: readonly Operation[]): string[] =>
  operations.flatMap(({ path, document }) =>
    problems(schema, document).map((problem) => `${path}: ${problem}\n    ${oneLine(document)}`),
  );

const problems = (schema: GraphQLSchema, document: string): string[] => {
  try {
    return validate(schema, parse(document)).map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
};

const oneLine = (document: string) => document.replaceAll(/\s+/g, ' ').slice(0, 100);

function textsIn(places: readonly string[]): Text[] {
  return places.flatMap((place) => {
    if (/\.\w+$/.test(place)) return [{ path: place, text: readFileSync(join(root, place), 'utf8') }];
    return foldersAndFiles(place).flatMap((path) => textsIn([path]));
  });
}

function foldersAndFiles(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts'))
      .filter(({ name }) => name !== 'test')
      .map(({ name }) => `${folder}/${name}`)
      .filter((path) => path !== aGraphOfItsOwn);
  } catch {
    return []; // most contexts ask no other
  }
}

const fenced = (page: string) =>
  [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** Comments, and strings of each kind, whichever comes first. */
const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** Strings on consecutive lines are one text; one with a `${…}` is known only at run time. */
const quoted = (program: string): string[] => {
  const texts: string[] = [];
  let end = -1;
  for (const { 0: found, index } of program.matchAll(token)) {
    if (!/^['`]/.test(found)) continue;
    const inner = found.slice(1, -1);
    const goesOn = /^,\s*$/.test(program.slice(end, index)) && texts.length > 0;
    if (goesOn) texts.push(`${texts.pop()}\n${inner}`);
    else texts.push(inner);
    end = index + found.length;
  }
  return texts.filter((text) => !text.includes('${'));
};

const begins = /^\s*(?:(?:query|mutation|subscription)\b[^{\n]*\{|\{\s*[a-z]\w*\s*(?:\([^)\n]*\)\s*)?\{)/;

/** The operations in a text with other content: from a line that begins one to its last brace. */
const blocks = (text: string): string[] => {
  const found: string[] = [];
  let block = '';
  for (const line of text.split('\n')) {
    if (block === '' && !begins.test(line)) continue;
    block += `${line}\n`;
    if (depth(block) > 0) continue;
    found.push(block.trim());
    block = '';
  }
  return block === '' ? found : [...found, block.trim()];
};

const depth = (text: string) => text.split('{').length - text.split('}').length;
