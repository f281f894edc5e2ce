import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse, print } from 'graphql';
import type { Call, SubgraphClient } from './client.ts';
import { documentReader } from './documents.ts';
import { withPromptEntities } from './entities.ts';
import type { Log } from './faults.ts';
import { guarded } from './guard.ts';
import { localClient } from './local-client.ts';
import { type RequestContext, requestContext } from './request.ts';
import { standardResolvers } from './scalars.ts';

export type Subgraph = {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly client: SubgraphClient;
  /** The type definitions as written, for composition. */
  readonly sdl: string;
  /**
   * Puts the schema of other type definitions, with the same resolvers, in the place of this one, for whatever is asked of
   * `client` from then on; operations and subscriptions that have begun go on as they were. Throws where it does not
   * build, and changes nothing then.
   */
  redefine(sdl: string): void;
  /** Calls the listener with the schema of each redefinition, until the returned function is called. */
  whenRedefined(listener: (schema: GraphQLSchema) => void): () => void;
};

/**
 * A subgraph in this process: schema, resolvers, `@access` enforced, and the client to ask it by. DateTime, SafeInt and
 * Money need no resolvers (platform/graph/scalars.ts).
 *
 * Errors leave as a Fault's code and sentence. Anything else is logged and leaves as INTERNAL with the `errorId` of the
 * log line, never with its own message. Throws where a root field carries no `@access`: at once, or at the first ask if it is
 * to be built `whenAsked`, which is for processes that may never ask it.
 */
export const openSubgraph = ({
  name,
  typeDefs,
  resolvers,
  context = () => ({}),
  whenAsked = false,
  log,
}: {
  readonly name: string;
  readonly typeDefs: string | DocumentNode;
  readonly resolvers: object;
  /** Called once for each request, and once for each event of a subscription. */
  readonly context?: (call: Call) => object;
  readonly whenAsked?: boolean;
  readonly log?: Log | undefined;
}): Subgraph => {
  const all = withStandard(resolvers) as GraphQLResolverMap<RequestContext>;
  const define = (document: DocumentNode, sdl: string) => {
    const schema = guarded(withPromptEntities(buildSubgraphSchema([{ typeDefs: document, resolvers: all }])));
    return { schema, sdl, read: documentReader(schema) };
  };
  let defined: ReturnType<typeof define> | undefined;
  const current = () => {
    defined ??=
      typeof typeDefs === 'string'
        ? define(parse(typeDefs, { noLocation: true }), typeDefs) // places in the text take more memory than the rest
        : define(typeDefs, print(typeDefs));
    return defined;
  };
  if (!whenAsked) current();
  const listeners = new Set<(schema: GraphQLSchema) => void>();
  const contextValue = (call: Call): RequestContext => ({ ...context(call), ...requestContext(call) });
  return {
    name,
    get schema() {
      return current().schema;
    },
    get sdl() {
      return current().sdl;
    },
    client: localClient(name, { current, contextValue, log }),
    redefine(sdl) {
      const redefined = define(parse(sdl), sdl);
      defined = redefined;
      for (const listener of listeners) listener(redefined.schema);
    },
    whenRedefined(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

const withStandard = (resolvers: object): Record<string, object> => {
  const all: Record<string, object> = { ...resolvers };
  for (const [type, standard] of Object.entries(standardResolvers)) all[type] = { ...standard, ...all[type] };
  return all; // those for types that the schema does not declare are ignored
};
