// Composes the contexts' parts into one graph, offline:  node schema/compose.ts [--write | --help]

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { type ASTNode, GraphQLError, parse, printSchema, Source } from 'graphql';
import { lint } from './lint.ts';
import { contexts, ownSdl, subgraphSdl } from './sdl.ts';

/** Why the parts do not compose. */
export type CompositionProblem = {
  readonly code: string;
  readonly message: string;
  readonly subgraphs: readonly string[];
  /** Where to look, as `file:line`. */
  readonly places: readonly string[];
  /** For SATISFIABILITY_ERROR: a valid query that could not be answered. */
  readonly query?: string;
};

/** A remark of composition about something it allows. */
export type Hint = { readonly code: string; readonly message: string };

export type Composition =
  | { readonly supergraphSdl: string; readonly apiSdl: string; readonly hints: readonly Hint[] }
  | { readonly problems: readonly CompositionProblem[] };

/** Hints that we accept; every other one fails the check. */
export const allowedHints: readonly {
  readonly code: string;
  readonly mentions: string;
  readonly reason: string;
}[] = [];

/** The generated files, by what they hold. */
export const generatedFiles = {
  supergraph: join(import.meta.dirname, 'supergraph.graphql'),
  api: join(import.meta.dirname, 'api.graphql'),
};

/**
 * Composes full subgraph SDLs (by default all of ours), or gives every reason why they do not compose. Whether every query
 * of the result can be answered is a third of the work, and may be left out.
 */
export function compose(
  sdls?: Readonly<Record<string, string>>,
  options: { readonly runSatisfiability?: boolean } = {},
): Composition {
  const read = sdls ? { sdls, problems: [] } : readOurs();
  const parsed = parseAll(read.sdls);
  const problems = [...read.problems, ...parsed.problems];
  if (problems.length > 0) return { problems };
  const result = composeServices(parsed.services, options);
  if (result.errors) return { problems: result.errors.map((error) => problemFrom(error, read.sdls)) };
  return {
    supergraphSdl: result.supergraphSdl,
    apiSdl: `${printSchema(result.schema.toAPISchema().toGraphQLJSSchema())}\n`,
    hints: result.hints.map(hintFrom),
  };
}

/** Offences of our subgraphs against the rules in lint.ts, given the graph composed of them. */
export const offences = (supergraphSdl: string): string[] => lint(readOurs().sdls, supergraphSdl);

/** The hints that are not accepted. */
export const unexpectedHints = (hints: readonly Hint[]): readonly Hint[] =>
  hints.filter(
    ({ code, message }) =>
      !allowedHints.some((allowed) => allowed.code === code && message.includes(allowed.mentions)),
  );

/** The problem as text for a terminal. */
export function describe({ code, message, subgraphs, places, query }: CompositionProblem): string {
  const who = subgraphs.length > 0 ? ` in ${subgraphs.join(' and ')}` : '';
  const lines = [`${code}${who}: ${message}`, ...places.map((place) => `  at ${place}`)];
  return [...lines, ...(query ? ['  for example:', indent(query, 4)] : [])].join('\n');
}

/** The generated files as they should be, by path. */
export const generated = ({
  supergraphSdl,
  apiSdl,
}: {
  supergraphSdl: string;
  apiSdl: string;
}): ReadonlyMap<string, string> =>
  new Map([
    [generatedFiles.supergraph, withHeader('What the router plans with', supergraphSdl)],
    [generatedFiles.api, withHeader('What the world sees', apiSdl)],
  ]);

/** The paths of files that are missing or outdated. */
export const staleFiles = (files: ReadonlyMap<string, string>): string[] =>
  [...files]
    .filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
    .map(([path]) => path);

function withHeader(what: string, sdl: string): string {
  return `# ${what}. Made from subgraphs/*/schema.graphql by \`npm run schema\`; not to be edited.\n\n${sdl.trim()}\n`;
}

function readOurs(): { sdls: Record<string, string>; problems: CompositionProblem[] } {
  const sdls: Record<string, string> = {};
  const problems: CompositionProblem[] = [];
  for (const name of contexts) {
    try {
      sdls[name] = subgraphSdl(name);
    } catch (error) {
      problems.push(syntaxProblem(name, error));
    }
  }
  return { sdls, problems };
}

type ParsedService = Parameters<typeof composeServices>[0][number];

function parseAll(sdls: Readonly<Record<string, string>>): {
  services: ParsedService[];
  problems: CompositionProblem[];
} {
  const services: ParsedService[] = [];
  const problems: CompositionProblem[] = [];
  for (const [name, sdl] of Object.entries(sdls)) {
    try {
      services.push({
        name,
        url: `http://${name}.jumun.internal/graphql`,
        typeDefs: parse(new Source(sdl, name)),
      });
    } catch (error) {
      problems.push(syntaxProblem(name, error));
    }
  }
  return { services, problems };
}

function syntaxProblem(name: string, error: unknown): CompositionProblem {
  if (!(error instanceof GraphQLError)) throw error;
  const places = (error.locations ?? []).map(({ line }) => `${error.source?.name ?? name}:${line}`);
  return { code: 'SYNTAX_ERROR', message: error.message, subgraphs: [name], places };
}

function problemFrom(error: GraphQLError, sdls: Readonly<Record<string, string>>): CompositionProblem {
  const nodes = (error.nodes ?? []) as readonly (ASTNode & { readonly subgraph?: string })[];
  const named = Object.keys(sdls).filter(
    (name) => nodes.some((node) => node.subgraph === name) || error.message.includes(`"${name}"`),
  );
  const places = nodes.flatMap((node) => placeOf(node, node.subgraph, sdls) ?? []);
  const { message, query } = apart(error.message);
  const code = String(error.extensions.code ?? 'UNKNOWN');
  return {
    code,
    message,
    subgraphs: named,
    places: [...new Set(places)],
    ...(query === undefined ? {} : { query }),
  };
}

/** A satisfiability message has an example query in the middle of a sentence; apart, both are easier to read. */
function apart(message: string): { message: string; query?: string } {
  const match = /^The following supergraph API query:\n([\s\S]*?\n\})\n(cannot be satisfied[\s\S]*)$/.exec(
    message,
  );
  const [, query, reasons] = match ?? [];
  if (query === undefined || reasons === undefined) return { message: message.trim() };
  return { message: `A query ${reasons.trim()}`, query };
}

function placeOf(
  node: ASTNode,
  subgraph: string | undefined,
  sdls: Readonly<Record<string, string>>,
): string | undefined {
  const line = node.loc?.startToken.line;
  const sdl = subgraph === undefined ? undefined : sdls[subgraph];
  if (line === undefined || subgraph === undefined || sdl === undefined) return undefined;
  const own = contexts.includes(subgraph) ? ownSdl(subgraph).trim() : undefined;
  if (own === undefined || !sdl.trimEnd().endsWith(own)) return `${subgraph}:${line}`;
  const before = sdl.trimEnd().slice(0, -own.length).split('\n').length - 1;
  return line > before
    ? `subgraphs/${subgraph}/schema.graphql:${line - before}`
    : `schema/common.graphql (as ${subgraph} uses it)`;
}

function hintFrom({ definition, message }: { definition: { code: string }; message: string }): Hint {
  return { code: definition.code, message };
}

function indent(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}

const help = `Composes subgraphs/*/schema.graphql into one graph.

  node schema/compose.ts           checks that it composes, keeps the rules of schema/lint.ts, and that the generated files are fresh
  node schema/compose.ts --write   writes schema/supergraph.graphql, schema/api.graphql and the types of resolvers
  node schema/compose.ts --help    shows this help`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(help, 0);
  const unknown = args.filter((arg) => arg !== '--write');
  if (unknown.length > 0) return say(`Unknown: ${unknown.join(' ')}\n\n${help}`, 2);
  const result = compose();
  if ('problems' in result) return say(describeAll(result.problems), 1);
  const hints = unexpectedHints(result.hints);
  if (hints.length > 0) return say(hints.map(({ code, message }) => `${code}: ${message}`).join('\n\n'), 1);
  const broken = offences(result.supergraphSdl);
  if (broken.length > 0) return say(broken.join('\n'), 1);
  const { resolverTypeFiles } = await import('./resolver-types.ts'); // needs a library for development
  const files = new Map([...generated(result), ...(await resolverTypeFiles())]);
  return args.includes('--write') ? write(files) : check(files);
}

/** One missing key can make hundreds of queries unanswerable; a few examples are enough. */
function describeAll(problems: readonly CompositionProblem[]): string {
  const shown = problems.slice(0, 8).map(describe);
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more problems.`] : [])].join('\n\n');
}

function write(files: ReadonlyMap<string, string>): number {
  const stale = staleFiles(files);
  for (const [path, text] of files) writeFileSync(path, text);
  return say(
    stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Composes; the generated files were fresh.',
    0,
  );
}

function check(files: ReadonlyMap<string, string>): number {
  const stale = staleFiles(files);
  if (stale.length > 0) return say(`Stale: ${stale.join(', ')}\nRun: npm run schema`, 1);
  return say(`Composes: ${contexts.join(', ')}. The generated files are fresh.`, 0);
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
