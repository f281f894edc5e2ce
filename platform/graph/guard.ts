import {
  type ASTNode,
  defaultFieldResolver,
  defaultTypeResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Fault } from '../kernel/errors.ts';
import { isPromise } from '../kernel/promises.ts';
import type { Caller } from './client.ts';
import type { RequestContext } from './request.ts';

/** What the guard needs of a GraphQL context value. */
type Asked = Pick<RequestContext, 'caller' | 'vouched'>;

/** One application of `@access`. */
type Rule = {
  readonly public?: boolean | null;
  readonly signedIn?: boolean | null;
  readonly requires?: readonly (readonly string[])[] | null;
  readonly owner?: string | null;
  readonly store?: string | null;
};
type Row = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, Asked>;

/** A caller with this scope works for every store. */
export const anyStore = 'stores:any';
/** Fields of the federation protocol. The rows that `_entities` gives are guarded by the rules of their types. */
const protocolFields = new Set(['_service', '_entities']);

/**
 * Enforces `@access` in an executable subgraph schema, in place, and returns the same schema.
 *
 * - A root field refuses with UNAUTHENTICATED or FORBIDDEN before its resolver (or `subscribe`) runs, and so does
 *   any other field that carries `@access` itself.
 * - A row of a type with `@access` that the caller may not see becomes null wherever a field gives it: alone, in a list, behind a
 *   union or an interface, by reference. Where null cannot stand, the error is NOT_FOUND: not yours = not found.
 * - A service that passed a root field sees the whole answer of that root field, but nothing more by `_entities`.
 *
 * Throws at start where a rule is missing from a root field or could never be decided.
 */
export const guarded = (schema: GraphQLSchema): GraphQLSchema => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType<unknown, Asked> => isObjectType(type) && !type.name.startsWith('__'),
  );
  const typeRules = new Map<string, readonly Rule[]>();
  for (const type of types) {
    const rules = rulesOf(schema, type.name, type.astNode, ...type.extensionASTNodes);
    if (rules.length > 0) typeRules.set(type.name, rules);
  }
  const givesGuarded = (type: GraphQLOutputType): boolean => {
    const named = getNamedType(type);
    const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
    return possible.some(({ name }) => typeRules.has(name));
  };

  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of types) {
    if (typeRules.has(type.name)) neverTrustBareReferences(type);
    for (const field of Object.values(type.getFields()) as Field[]) {
      const isRoot = roots.has(type);
      const rules = rulesOf(schema, `${type.name}.${field.name}`, field.astNode);
      if (isRoot) mustBeDecidable(type.name, field, rules);
      if (rules.length > 0) guardField(field, rules, isRoot);
      if (givesGuarded(field.type)) guardRows(field, typeRules);
    }
  }
  return schema;
};

const rulesOf = (schema: GraphQLSchema, place: string, ...nodes: (ASTNode | null | undefined)[]): Rule[] => {
  const directive = schema.getDirective('access');
  if (!directive) return [];
  const applied = nodes
    .flatMap((node) => (node && 'directives' in node ? (node.directives ?? []) : []))
    .filter(({ name }) => name.value === 'access');
  return applied.map((node) => {
    const rule: Rule = getDirectiveValues(directive, { directives: [node] }) ?? {};
    const { requires = [] } = rule;
    // an empty scope set would let every caller pass
    if (requires?.some((scopes) => scopes.length === 0))
      throw new Error(`@access on ${place} has an empty set of scopes.`);
    if (!rule.public && !rule.signedIn && !requires?.length && !rule.owner && !rule.store)
      throw new Error(`@access on ${place} lets everyone pass.`);
    return rule;
  });
};

const mustBeDecidable = (typeName: string, field: Field, rules: readonly Rule[]): void => {
  const place = `${typeName}.${field.name}`;
  if (protocolFields.has(field.name)) return;
  if (rules.length === 0)
    throw new Error(`${place} carries no @access. Say who may ask, if only @access(public: true).`);
  for (const { owner, store } of rules) {
    if (owner) throw new Error(`@access(owner:) on ${place} has no row to look at. Put it on the type.`);
    if (store && !field.args.some(({ name }) => name === store))
      throw new Error(`@access(store:) on ${place} names no argument of it: ${store}.`);
  }
};

/** A reference holds whatever its asker wrote. Only a row from our own store proves whose it is. */
const neverTrustBareReferences = (type: GraphQLObjectType): void => {
  const { apollo } = type.extensions as { apollo?: { subgraph?: { resolveReference?: unknown } } };
  if (apollo?.subgraph?.resolveReference) return;
  type.extensions = {
    ...type.extensions,
    apollo: { ...apollo, subgraph: { ...apollo?.subgraph, resolveReference: () => null } },
  };
};

// ---- may this caller? -------------------------------------------------------------------------------------------

const owns = ({ owner }: Rule, row: Row, { caller, vouched }: Asked): boolean => {
  if (!owner) return false;
  // louder than null: a resolver that forgets the owner would hide every row from its owner
  if (!(owner in row)) throw new Error(`A guarded row lacks the property that names its owner: ${owner}.`);
  const id = row[owner];
  return typeof id === 'string' && (id === caller.subject || vouched.has(id));
};

const hasScopes = ({ requires }: Rule, { scopes }: Caller): boolean =>
  requires?.some((set) => set.every((scope) => scopes.includes(scope))) ?? false;

/** Whether the caller works for this store, or for every one. */
export const worksFor = ({ scopes, stores }: Caller, store: string): boolean =>
  scopes.includes(anyStore) || stores.includes(store);

/** The stores to which what the caller does is bound; null for those who work for every store, or for none. */
export const boundTo = ({ scopes, stores }: Caller): readonly string[] | null =>
  stores.length === 0 || scopes.includes(anyStore) ? null : stores;

/** Whether the caller is bound to stores, and this is none of them. */
export const isBoundElsewhere = (caller: Caller, store: string): boolean =>
  boundTo(caller)?.includes(store) === false;

/**
 * Refuses with FORBIDDEN, as a field does that carries `@access(store:)`, where the store is known only to a resolver. What belongs
 * to no store is left to those who work for every one.
 */
export const mustWorkFor = (caller: Caller, store: string | null): void => {
  if (!(store === null ? caller.scopes.includes(anyStore) : worksFor(caller, store))) throw refusal(caller);
};

/** `store` bounds what a role opens. It does not bound owners, who work for no store. */
const worksThere = ({ store }: Rule, place: Row, caller: Caller): boolean => {
  if (!store || caller.scopes.includes(anyStore)) return true;
  const id = place[store];
  return typeof id === 'string' && worksFor(caller, id);
};

/** `row` is where `owner` is looked up, `place` where `store` is. */
const opens = (rule: Rule, row: Row, place: Row, asked: Asked, signedIn: boolean): boolean => {
  const asksOnlyForStore = !rule.public && !rule.signedIn && !rule.requires?.length && !rule.owner;
  const role =
    asksOnlyForStore || rule.public || (rule.signedIn && signedIn) || hasScopes(rule, asked.caller);
  return (role && worksThere(rule, place, asked.caller)) || owns(rule, row, asked);
};

const opensField = (rule: Rule, row: Row, args: Row, asked: Asked): boolean =>
  opens(
    rule,
    row,
    rule.store && rule.store in args ? args : row,
    asked,
    asked.caller.subject !== null || asked.caller.service !== null,
  );

/** A service is let through to rows by the root field it passed or by a scope, never for being signed in. */
const opensRow = (rule: Rule, row: Row, asked: Asked): boolean =>
  opens(rule, row, row, asked, asked.caller.subject !== null);

// ---- root fields and other fields that carry @access ------------------------------------------------------------

/** Which root fields (by the name they have in the answer) a service has passed, per context value. */
const passed = new WeakMap<object, Set<string | number>>();

const rootOf = ({ path }: GraphQLResolveInfo): string | number => {
  let step = path;
  while (step.prev) step = step.prev;
  return step.key;
};
const servicePassed = (asked: Asked, info: GraphQLResolveInfo): boolean =>
  passed.get(asked)?.has(rootOf(info)) === true;

const guardField = (field: Field, rules: readonly Rule[], isRoot: boolean): void => {
  const check = (row: unknown, args: Row, asked: Asked, info: GraphQLResolveInfo): void => {
    const open =
      (!isRoot && servicePassed(asked, info)) ||
      rules.every((rule) => opensField(rule, isRoot ? {} : (row as Row), args, asked));
    if (!open) throw refusal(asked.caller);
    if (isRoot && asked.caller.service !== null)
      passed.set(asked, (passed.get(asked) ?? new Set()).add(info.path.key));
  };
  const behind =
    (resolve: GraphQLFieldResolver<unknown, Asked>): GraphQLFieldResolver<unknown, Asked> =>
    (row, args, asked, info) => {
      check(row, args, asked, info);
      return resolve(row, args, asked, info);
    };
  field.resolve = behind(field.resolve ?? defaultFieldResolver);
  if (field.subscribe) field.subscribe = behind(field.subscribe);
};

const refusal = ({ subject, service }: Caller): Fault =>
  subject === null && service === null
    ? new Fault('UNAUTHENTICATED', { ko: '먼저 로그인해 주세요.', en: 'Sign in first.' })
    : new Fault('FORBIDDEN', { ko: '이 일을 할 권한이 없습니다.', en: 'You may not do this.' });

// ---- rows of guarded types, wherever they come from -------------------------------------------------------------

const guardRows = (field: Field, typeRules: ReadonlyMap<string, readonly Rule[]>): void => {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (row, args, asked, info) => {
    const mayGive = (typeName: string | undefined, value: Row): boolean => {
      const rules = typeName === undefined ? undefined : typeRules.get(typeName);
      return !rules || servicePassed(asked, info) || rules.every((rule) => opensRow(rule, value, asked));
    };
    const screen = (value: unknown, type: GraphQLOutputType): unknown => {
      if (value === null || value === undefined || value instanceof Error) return value;
      if (isPromise(value)) return value.then((settled) => screen(settled, type));
      const shape = isNonNullType(type) ? type.ofType : type;
      if (isListType(shape)) return screenList(value, (item) => screen(item, shape.ofType));
      // an Error that stands for a value is what graphql-js reports at that place
      const verdict = (typeName: string | undefined): unknown =>
        mayGive(typeName, value as Row)
          ? value
          : isNonNullType(type)
            ? new Fault('NOT_FOUND', { ko: '찾을 수 없습니다.', en: 'Not found.' })
            : null;
      if (!isAbstractType(shape)) return verdict(shape.name);
      const typeName = (shape.resolveType ?? defaultTypeResolver)(value, asked, info, shape);
      return isPromise(typeName) ? typeName.then(verdict) : verdict(typeName);
    };
    return screen(resolve(row, args, asked, info), field.type);
  };
};

const screenList = (list: unknown, screen: (item: unknown) => unknown): unknown => {
  if (typeof list !== 'object' || list === null) return list; // not a list: graphql-js reports it
  if (Symbol.asyncIterator in list)
    return Array.fromAsync(list as AsyncIterable<unknown>).then((items) => items.map(screen));
  return Symbol.iterator in list ? Array.from(list as Iterable<unknown>, screen) : list;
};
