// What composition allows and this graph does not. Each rule is one function from the graph to sentences about it.

import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { federationVersion } from './sdl.ts';
import {
  argument,
  capital,
  definedIn,
  directivesIn,
  elementsOf,
  fieldsAndTypesOf,
  fieldsOf,
  has,
  hasDirectives,
  hasNonNull,
  importsOf,
  isHidden,
  isObjectLike,
  isScalar,
  namedType,
  nameOf,
  placesOfTypes,
  reachable,
  rootFieldsOf,
  rootTypes,
  type Subgraph,
  schemaDirectivesOf,
  typesOf,
  typesOfField,
  typeText,
  unionMembersIn,
} from './walk.ts';

/** Everything wrong with the subgraphs (full SDLs by name) and the graph composed of them; empty when all is well. */
export function lint(sdls: Readonly<Record<string, string>>, supergraphSdl: string): string[] {
  const graph = read(sdls, supergraphSdl);
  return Object.entries(rules).flatMap(([name, rule]) => rule(graph).map((problem) => `${name}: ${problem}`));
}

type Graph = { readonly subgraphs: readonly Subgraph[]; readonly supergraph: GraphQLSchema };
type Rule = (graph: Graph) => string[];

/** The schema is the API reference: what has no description has no meaning an outsider may rely on. */
const everythingIsDescribed: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    elementsOf(document)
      .filter(({ node }) => !node.description?.value.trim())
      .map(({ path }) => `${path} of ${name} has no description`),
  );

/** Default deny: a root field nobody guards is open to everybody, so even the public ones say that they are. */
const rootFieldsAreGuarded: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    rootFieldsOf(document)
      .filter(({ field }) => !has(field, 'access'))
      .map(({ path }) => `${path} of ${name} has no @access`),
  );

/** An @access that names nobody shuts everybody out, and an empty set of scopes lets everybody in; neither is meant. */
const everyGuardNamesSomebody: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldsAndTypesOf(document).flatMap(({ path, node }) =>
      (node.directives ?? [])
        .filter((directive) => directive.name.value === 'access' && !namesSomebody(directive))
        .map(() => `an @access on ${path} of ${name} does not say who may ask`),
    ),
  );

/** @access on a subgraph without its @composeDirective is dropped from the graph without a word, and the client is open. */
const guardsAreComposed: Rule = ({ subgraphs }) =>
  subgraphs
    .filter(({ document }) => directivesIn(document).some((directive) => directive.name.value === 'access'))
    .flatMap(({ name, document }) => {
      const onSchema = schemaDirectivesOf(document);
      const composed = onSchema.some(
        (d) => d.name.value === 'composeDirective' && argument(d, 'name') === '@access',
      );
      const linked = onSchema.some(
        (d) => d.name.value === 'link' && importsOf(d).some(({ here }) => here === '@access'),
      );
      return [
        ...(composed ? [] : [`${name} uses @access without @composeDirective(name: "@access")`]),
        ...(linked ? [] : [`${name} uses @access without importing it by @link under its own name`]),
      ];
    });

/** @inaccessible hides one element only: the types around a hidden root field would still show in the public schema. */
const internalTypesStayInternal: Rule = ({ supergraph }) => {
  const roots = rootTypes(supergraph).flatMap((root) =>
    Object.values(isObjectType(root) ? root.getFields() : {}),
  );
  const open = reachable(supergraph, roots.filter((field) => !isHidden(field)).flatMap(typesOfField), {
    hiddenToo: false,
  });
  const hidden = reachable(supergraph, roots.filter(isHidden).flatMap(typesOfField), { hiddenToo: true });
  return [...hidden]
    .filter((type) => !open.has(type) && !isHidden(type) && !isSpecifiedScalarType(type))
    .map(
      (type) => `${type.name} is reached by @inaccessible root fields only and is not @inaccessible itself`,
    );
};

/** A query that asks for the field on two members of the union at once is invalid when their types differ. */
const unionMembersAgree: Rule = ({ supergraph }) =>
  typesOf(supergraph)
    .filter(isUnionType)
    .flatMap((union) => {
      const seen = new Map<string, { type: string; owner: string }>();
      return union.getTypes().flatMap((member) =>
        Object.values(member.getFields()).flatMap((field) => {
          const type = String(field.type);
          const before = seen.get(field.name) ?? { type, owner: member.name };
          seen.set(field.name, before);
          if (before.type === type) return [];
          return `in ${union.name}, ${field.name} is ${before.type} on ${before.owner} and ${type} on ${member.name}`;
        }),
      );
    });

/** The frozen contract of a "no": `... on Refusal { code message }` must go on working for every client ever written. */
const refusalIsFrozen: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    document.definitions
      .filter((type) => type.kind === Kind.INTERFACE_TYPE_DEFINITION && type.name.value === 'Refusal')
      .map((type) =>
        fieldsOf(type)
          .map((field) => `${field.name.value}: ${typeText(field.type)}`)
          .sort()
          .join(', '),
      )
      .filter((fields) => fields !== 'code: String!, message: String!')
      .map(
        (fields) =>
          `Refusal in ${name} has ${fields || 'no fields'}; it has code: String! and message: String!, for ever`,
      ),
  );

/** Answers that are neither the success nor a "no": here the decision is still open. */
const openOutcomes = ['CancellationPending'];

/** A member that says no without implementing Refusal is silence for a client that asks only for Refusal. */
const refusalsAreRefusals: Rule = ({ supergraph }) => {
  const mutations = Object.values(supergraph.getMutationType()?.getFields() ?? {}).filter(
    (field) => !isHidden(field),
  );
  return mutations.flatMap((field) => {
    const result = getNamedType(field.type);
    if (!isUnionType(result)) return [];
    return result
      .getTypes()
      .filter(
        (member) => member.name !== `${capital(field.name)}Success` && !openOutcomes.includes(member.name),
      )
      .filter((member) => !member.getInterfaces().some((one) => one.name === 'Refusal'))
      .map(
        (member) => `${member.name} in ${result.name} is neither ${capital(field.name)}Success nor a Refusal`,
      );
  });
};

/** A shared type that carries an entity would need every context that answers it to know that entity. */
const sharedRefusalsCarryScalars: Rule = ({ subgraphs, supergraph }) => {
  const refusals = subgraphs.flatMap(({ name, document }) =>
    document.definitions
      .filter(isRefusal)
      .map((type) => ({ type: nameOf(type), name, fields: fieldsOf(type) })),
  );
  const shared = refusals.filter(({ type }) => refusals.filter((other) => other.type === type).length > 1);
  return shared.flatMap(({ type, name, fields }) =>
    fields
      .filter((field) => !isScalar(supergraph, namedType(field.type)))
      .map(
        (field) =>
          `${type}.${field.name.value} of ${name} is no scalar, and ${type} is shared by several subgraphs`,
      ),
  );
};

/** A context that is away takes with it every non-null field that leads to it, up to the whole page. */
const foreignFieldsAreNullable: Rule = (graph) => {
  const owners = ownersOf(graph);
  return graph.subgraphs.flatMap(({ name, document }) => {
    const foreign = (type: string) => owners.has(type) && owners.get(type) !== name;
    // a copy of all that its owner promises needs nobody: what is left to ask for may be null
    const missing = (type: string) => {
      const fieldsIn = (part: typeof document) =>
        part.definitions.filter((one) => isObjectLike(one) && nameOf(one) === type).flatMap(fieldsOf);
      const here = new Set(fieldsIn(document).map((field) => field.name.value));
      const owner = graph.subgraphs.find((subgraph) => subgraph.name === owners.get(type));
      return (owner ? fieldsIn(owner.document) : []).some(
        (field) => hasNonNull(field.type) && !here.has(field.name.value),
      );
    };
    const needs = (type: string) => foreign(type) && missing(type);
    const leadsAbroad = (type: string) => needs(type) || unionMembersIn(document, type).some(needs);
    return document.definitions.filter(isObjectLike).flatMap((type) =>
      fieldsOf(type)
        .filter((field) => hasNonNull(field.type))
        .filter(
          (field) =>
            leadsAbroad(namedType(field.type)) || (foreign(nameOf(type)) && isContributed(type, field)),
        )
        .map(
          (field) =>
            `${nameOf(type)}.${field.name.value} of ${name} depends on another context and is not nullable`,
        ),
    );
  });
};

/** Without one owner nobody can say which fields may be promised, nor who guards the type. */
const everyEntityHasOneOwner: Rule = (graph) =>
  [...claimsOf(graph)]
    .filter(([, claims]) => claims.length !== 1)
    .map(
      ([type, claims]) => `${type} is owned by ${claims.length === 0 ? 'no subgraph' : claims.join(' and ')}`,
    );

const forbidden: Readonly<Record<string, string>> = {
  authenticated: 'the gateway refuses to start with it; use @access',
  requiresScopes: 'the gateway refuses to start with it; use @access',
  policy: 'the gateway refuses to start with it; use @access',
  context: 'the gateway refuses to start with it',
  fromContext: 'the gateway refuses to start with it',
  oneOf: 'it does not compose; check in the resolver and answer a refusal with `field`',
};

/** Directives that compose here and then break, or are not enforced, in the gateway. */
const noForbiddenDirectives: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const imported = schemaDirectivesOf(document)
      .flatMap(importsOf)
      .map(({ name }) => name.replace('@', ''));
    const used = directivesIn(document).map((directive) => directive.name.value.replace(/^federation__/, ''));
    return [...new Set([...imported, ...used])]
      .filter((directive) => Object.hasOwn(forbidden, directive))
      .map((directive) => `${name} uses @${directive}: ${forbidden[directive]}`);
  });

/** Two fields asked with different arguments in one @requires or @provides are silently mixed up by the gateway. */
const noArgumentsInFieldSets: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldsAndTypesOf(document).flatMap(({ path, node }) =>
      (node.directives ?? [])
        .filter((directive) => directive.name.value === 'requires' || directive.name.value === 'provides')
        .filter((directive) => selectsWithArguments(String(argument(directive, 'fields'))))
        .map((directive) => `@${directive.name.value} on ${path} of ${name} selects a field with arguments`),
    ),
  );

/** Nothing is needed to end one's own session. */
const mutationsWithoutInput = ['logOut'];

/** One shape for every command, so that a client that knows one knows them all, and inputs can grow. */
const mutationsHaveOneShape: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) =>
    rootFieldsOf(document)
      .filter(({ root }) => root === 'Mutation')
      .flatMap(({ field, path }) => {
        const args = (field.arguments ?? [])
          .map((arg) => `${arg.name.value}: ${typeText(arg.type)}`)
          .join(', ');
        const wanted = mutationsWithoutInput.includes(field.name.value)
          ? ''
          : `input: ${capital(field.name.value)}Input!`;
        const result = `${capital(field.name.value)}Result!`;
        // An internal ask may share its input and answer with asks of other contexts (withdraw).
        const internal = has(field, 'inaccessible');
        const takesItsInput = internal ? /^input: \w+Input!$/.test(args) : args === wanted;
        return [
          ...(takesItsInput ? [] : [`${path} of ${name} takes (${args}), not (${wanted})`]),
          ...(internal || typeText(field.type) === result
            ? []
            : [`${path} of ${name} answers ${typeText(field.type)}, not ${result}`]),
        ];
      }),
  );

/** The supergraph forgets a deprecation that only some of the sharing subgraphs declare. */
const deprecationsAreUnanimous: Rule = ({ subgraphs }) => {
  const uses = new Map<string, { name: string; deprecated: boolean }[]>();
  for (const { name, document } of subgraphs)
    for (const { path, node } of elementsOf(document))
      uses.set(path, [...(uses.get(path) ?? []), { name, deprecated: has(node, 'deprecated') }]);
  return [...uses].flatMap(([path, all]) => {
    const deprecating = all.filter((use) => use.deprecated).map((use) => use.name);
    const others = all.filter((use) => !use.deprecated).map((use) => use.name);
    if (deprecating.length === 0 || others.length === 0) return [];
    return `${path} is @deprecated in ${deprecating.join(', ')} and not in ${others.join(', ')}`;
  });
};

/** Directives change their meaning between federation versions, and composition takes the highest for all. */
const oneFederationVersion: Rule = ({ subgraphs }) =>
  subgraphs.flatMap(({ name, document }) => {
    const versions = schemaDirectivesOf(document)
      .map((directive) => /\/federation\/(v[\d.]+)$/.exec(String(argument(directive, 'url')))?.[1])
      .filter((version) => version !== undefined);
    if (versions.length === 1 && versions[0] === federationVersion) return [];
    return `${name} links federation ${versions.join(' and ') || 'not at all'}; all link ${federationVersion}`;
  });

/** Public names that clients write into their variables. A new class of ride would be a new enum and new fields beside these. */
const closedEnums = ['RideClass'];

/** Such an enum must be the same in all its subgraphs at every moment, so no rolling release can ever add a value. */
const enumsCanGrow: Rule = ({ subgraphs, supergraph }) => {
  const places = placesOfTypes(supergraph);
  return typesOf(supergraph)
    .filter((type) => isEnumType(type) && places.input.has(type.name) && places.output.has(type.name))
    .map((type) => ({ type: type.name, in: definedIn(subgraphs, type.name) }))
    .filter((used) => used.in.length > 1 && !closedEnums.includes(used.type))
    .map(
      (used) =>
        `${used.type} is input and output and defined in ${used.in.join(', ')}: it cannot grow; give the input its own enum`,
    );
};

/** Every rule, by the name its problems begin with. */
export const rules = {
  'everything is described': everythingIsDescribed,
  'root fields are guarded': rootFieldsAreGuarded,
  'every guard names somebody': everyGuardNamesSomebody,
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

function read(sdls: Readonly<Record<string, string>>, supergraphSdl: string): Graph {
  const subgraphs = Object.entries(sdls).map(([name, sdl]) => ({ name, document: parse(sdl) }));
  return { subgraphs, supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }) };
}

// Who owns an entity: the subgraph that guards it, or the one that promises a non-null field nobody shares.

function claimsOf({ subgraphs }: Graph): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const { name, document } of subgraphs)
    for (const type of document.definitions.filter(isEntity))
      claims.set(nameOf(type), [...(claims.get(nameOf(type)) ?? []), ...(claimsToOwn(type) ? [name] : [])]);
  return claims;
}

function ownersOf(graph: Graph): Map<string, string | undefined> {
  return new Map([...claimsOf(graph)].map(([type, claims]) => [type, claims[0]]));
}

function claimsToOwn(type: DefinitionNode): boolean {
  if (!hasDirectives(type)) return false;
  return (
    has(type, 'access') ||
    fieldsOf(type).some((field) => isContributed(type, field) && hasNonNull(field.type))
  );
}

/** A field that this subgraph alone answers: no key, nothing it only refers to, nothing it copies. */
function isContributed(type: DefinitionNode, field: FieldDefinitionNode): boolean {
  return !keyFieldsOf(type).includes(field.name.value) && !has(field, 'external') && !has(field, 'shareable');
}

function keyFieldsOf(type: DefinitionNode): string[] {
  if (!hasDirectives(type)) return [];
  const keys = (type.directives ?? []).filter((directive) => directive.name.value === 'key');
  return keys.flatMap((key) => String(argument(key, 'fields')).match(/\w+/g) ?? []);
}

function isEntity(type: DefinitionNode): boolean {
  return isObjectLike(type) && hasDirectives(type) && has(type, 'key');
}

function isRefusal(type: DefinitionNode): boolean {
  return (
    type.kind === Kind.OBJECT_TYPE_DEFINITION &&
    (type.interfaces ?? []).some(({ name }) => name.value === 'Refusal')
  );
}

// Two questions about directives that only one rule each asks.

function namesSomebody(access: ConstDirectiveNode): boolean {
  const sets = argument(access, 'requires');
  if (
    Array.isArray(sets) &&
    (sets.length === 0 || sets.some((set) => Array.isArray(set) && set.length === 0))
  )
    return false;
  const open = argument(access, 'public') === true || argument(access, 'signedIn') === true;
  return open || sets !== undefined || argument(access, 'owner') !== undefined;
}

function selectsWithArguments(fieldSet: string): boolean {
  const [query] = parse(`{ ${fieldSet} }`).definitions;
  return query?.kind === Kind.OPERATION_DEFINITION && anyArguments(query.selectionSet);
}

function anyArguments(selections: SelectionSetNode): boolean {
  return selections.selections.some((selection) => {
    if (selection.kind === Kind.FIELD && (selection.arguments ?? []).length > 0) return true;
    return (
      'selectionSet' in selection &&
      selection.selectionSet !== undefined &&
      anyArguments(selection.selectionSet)
    );
  });
}
