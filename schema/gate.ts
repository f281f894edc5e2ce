// Compares the current graph and events with the last release:  node schema/gate.ts [--check | --release | --help]

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  buildASTSchema,
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  visit,
} from 'graphql';
import { type AccessRule, accessOf, rootFieldAccess } from './access.ts';
import { compose, describe, offences } from './compose.ts';
import { type Forms, formsOf, judgeEvents, type Verdict } from './gate-events.ts';
import { brokenOperations, internalOperations, publicOperations } from './gate-operations.ts';
import type { EventForm } from './published-event.ts';
import { saidByEvery, says } from './published-language.ts';
import { placesOfTypes } from './walk.ts';

/** The public graph, and the whole graph with what is internal to the contexts. */
export type Graph = { readonly apiSdl: string; readonly supergraphSdl: string };
/** Everything that others rely on. */
export type Release = Graph & { readonly forms: Forms };

const releasedFolder = join(import.meta.dirname, 'released');
const files = (folder: string) => ({
  api: join(folder, 'api.graphql'),
  supergraph: join(folder, 'supergraph.graphql'),
  events: join(folder, 'events.json'),
  changes: join(folder, 'CHANGES.md'),
});

/** The last release. */
export const readReleased = (folder = releasedFolder): Release => {
  const { api, supergraph, events } = files(folder);
  return {
    apiSdl: readFileSync(api, 'utf8'),
    supergraphSdl: readFileSync(supergraph, 'utf8'),
    forms: JSON.parse(readFileSync(events, 'utf8')) as Forms,
  };
};

/** Composes the current graph; throws if it does not compose. */
export const graphOfToday = (): Graph => {
  const result = compose();
  if ('problems' in result) throw new Error(result.problems.map(describe).join('\n\n'));
  return result;
};

/** Every event of today, by the context that says it. */
const saidToday: Readonly<Record<string, readonly EventForm[]>> = { ...says, 'every context': saidByEvery };

/**
 * What would break clients, contexts of the previous release, or the reading of stored events. In the graph, nothing may
 * disappear or require more, and access rules must not change; additions are allowed where a type is documented to grow.
 */
export const judge = async (released: Release, now: Graph, said = saidToday): Promise<Verdict> => {
  const open = await judgeSchema(buildSchema(released.apiSdl), buildSchema(now.apiSdl));
  const inner = await judgeSchema(wholeSchema(released), wholeSchema(now));
  const onlyInner = (them: readonly string[], known: readonly string[]) =>
    them.filter((one) => !known.includes(one)).map((one) => `between contexts: ${one}`);
  const events = judgeEvents(released.forms, said);
  return {
    breaking: [
      ...open.breaking,
      ...onlyInner(inner.breaking, open.breaking),
      ...changedAccess(released, now),
      ...events.breaking,
    ],
    noted: [...open.noted, ...onlyInner(inner.noted, open.noted), ...events.noted],
  };
};

/** The operations of this repository that the current graph cannot answer: public ones, and asks between contexts. */
export const unanswered = (now: Graph): string[] => [
  ...brokenOperations(buildSchema(now.apiSdl), publicOperations()),
  ...brokenOperations(wholeSchema(now), internalOperations()),
];

/** What prevents a release; empty when nothing does. With a reason, breaking changes may be released. */
export const refusals = ({ breaking }: Verdict, reason: string | undefined): readonly string[] =>
  breaking.length > 0 && !reason?.trim() ? breaking : [];

/** Stores the current graph and events as the last release; breaking changes are recorded in CHANGES.md with their reason. */
export const release = (
  now: Graph,
  { breaking }: Verdict,
  {
    reason,
    day,
    folder = releasedFolder,
    said = saidToday,
  }: { reason: string | undefined; day: string; folder?: string; said?: typeof saidToday },
): void => {
  const { api, supergraph, events, changes } = files(folder);
  const head = '# As it was released last. Moved by `npm run schema -- --release`; not to be edited.\n\n';
  if (breaking.length > 0) {
    const before = existsSync(changes) ? readFileSync(changes, 'utf8') : changesHead;
    writeFileSync(
      changes,
      `${before}\n## ${day}: ${reason}\n\n${breaking.map((one) => `- ${one}\n`).join('')}`,
    );
  }
  writeFileSync(api, `${head}${now.apiSdl.trim()}\n`);
  writeFileSync(supergraph, `${head}${now.supergraphSdl.trim()}\n`);
  writeFileSync(events, `${JSON.stringify(formsOf(said), null, 1)}\n`);
};

const changesHead = `# Breaking changes

Breaking changes that were released, and why. Written by \`npm run schema -- --release --breaking "<reason>"\`.
`;

// The schema.

const judgeSchema = async (before: GraphQLSchema, after: GraphQLSchema): Promise<Verdict> => {
  const changes = await diff(before, after);
  const places = placesOfTypes(before);
  const breaks = (change: Change) => {
    const { level } = change.criticality;
    return level === CriticalityLevel.Breaking || (level === CriticalityLevel.Dangerous && !mayGrow(change));
  };
  const mayGrow = ({ type, path = '', meta }: Change): boolean => {
    const [owner = ''] = path.split('.');
    const grown = before.getType(owner);
    if (type === 'ENUM_VALUE_ADDED' && isEnumType(grown))
      return saysItGrows(grown.description) || !places.output.has(grown.name);
    if (type === 'UNION_MEMBER_ADDED' && isUnionType(grown))
      return saysItGrows(grown.description) || isRefusalOf(after, grown.name, memberOf(meta));
    // a new default changes the meaning for clients that omit the argument
    return !/DEFAULT(_VALUE)?_CHANGED$/.test(type);
  };
  return {
    breaking: changes.filter(breaks).map(({ message }) => message),
    noted: changes
      .filter((change) => change.criticality.level === CriticalityLevel.Dangerous && !breaks(change))
      .map(({ message }) => message),
  };
};

const saysItGrows = (description: string | null | undefined) =>
  /New (values|members) (may|will) be added/.test(description ?? '');

/** Clients are documented to handle unknown refusals with `... on Refusal`. */
const isRefusalOf = (schema: GraphQLSchema, union: string, member: string) => {
  const type = schema.getType(member);
  return (
    union.endsWith('Result') &&
    isObjectType(type) &&
    type.getInterfaces().some(({ name }) => name === 'Refusal')
  );
};

const memberOf = (meta: unknown) =>
  String((meta as { addedUnionMemberTypeName?: string }).addedUnionMemberTypeName);

/** The graph with everything @inaccessible, and without what only the router reads. */
const wholeSchema = ({ supergraphSdl }: Graph): GraphQLSchema => {
  const plain = visit(parse(supergraphSdl), {
    Directive: () => null,
    DirectiveDefinition: () => null,
    ScalarTypeDefinition: ({ name }) => (/^(join|link)__/.test(name.value) ? null : undefined),
    EnumTypeDefinition: ({ name }) => (/^(join|link)__/.test(name.value) ? null : undefined),
    InputObjectTypeDefinition: ({ name }) => (/^(join|link)__/.test(name.value) ? null : undefined),
  });
  const definitions = plain.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION);
  return buildASTSchema({ ...plain, definitions }, { assumeValidSDL: true });
};

/** A stricter guard shuts clients out, a looser one lets others in: either must be intended. */
const changedAccess = (released: Graph, now: Graph): string[] => {
  const after = guards(now);
  return [...guards(released)].flatMap(([name, before]) => {
    const rules = after.get(name);
    if (rules === undefined || say(rules) === say(before)) return [];
    return `who may ask ${name} changed from ${say(before)} to ${say(rules)}`;
  });
};

const guards = ({ supergraphSdl }: Graph): Map<string, readonly AccessRule[]> => {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  return new Map([
    ...rootFieldAccess(schema),
    ...types.flatMap((type) => [
      [type.name, accessOf(type)] as const,
      ...Object.values(type.getFields()).map(
        (field) => [`${type.name}.${field.name}`, accessOf(field)] as const,
      ),
    ]),
  ]);
};

const say = (rules: readonly AccessRule[]) => JSON.stringify(rules);

// The command.

const help = `Compares the graph and the published events with the last release (schema/released).

  npm run schema                                     composes the graph and writes the generated files
  npm run schema -- --check                          shows what would break, and checks the rules of schema/lint.ts and
                                                     the operations of this repository
  npm run schema -- --release                        stores the current ones as the last release; refuses what breaks
  npm run schema -- --release --breaking "<reason>"  also releases what breaks, and records it in schema/released/CHANGES.md`;

const list = (title: string, items: readonly string[]) =>
  items.length > 0 ? `${title}\n${items.map((item) => `  ${item}\n`).join('')}` : '';

async function main(args: readonly string[]): Promise<number> {
  const [command = '--check', flag, reason, ...more] = args;
  const known = command === '--check' ? flag === undefined : command === '--release';
  if (
    !known ||
    (flag !== undefined && flag !== '--breaking') ||
    (flag && !reason?.trim()) ||
    more.length > 0
  ) {
    console.log(help);
    return command === '--help' ? 0 : 2;
  }
  const now = graphOfToday();
  const verdict = await judge(readReleased(), now);
  const stale = unanswered(now);
  const broken = offences(now.supergraphSdl);
  console.log(list('New, and allowed:', verdict.noted) || 'Nothing new that clients must be prepared for.');
  console.log(list('Breaks:', verdict.breaking) || 'Nothing breaks.');
  if (stale.length > 0)
    console.error(list('Operations of this repository that are no longer answered:', stale));
  if (broken.length > 0) console.error(list('Rules of schema/lint.ts that do not hold:', broken));
  if (stale.length > 0 || broken.length > 0) return 1;
  if (command === '--check') return verdict.breaking.length > 0 ? tell(howToGoOn, 1) : 0;
  if (refusals(verdict, reason).length > 0) return tell(howToGoOn, 1);
  release(now, verdict, { reason, day: new Date().toISOString().slice(0, 10) });
  return tell('Released: schema/released is up to date.', 0);
}

const howToGoOn =
  'Keep the old beside the new and deprecate it, or give the event a new version. To break it anyway: npm run schema -- --release --breaking "<reason>"';

function tell(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
