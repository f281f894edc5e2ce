// ApolloServer as every server of ours runs it, and the one layer of GraphQL over HTTP in front of it.

import type { IncomingHttpHeaders } from 'node:http';
import {
  ApolloServer,
  type ApolloServerOptions,
  type ApolloServerPlugin,
  type BaseContext,
  HeaderMap,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Log } from './faults.ts';

type Gateway<C extends BaseContext> = NonNullable<ApolloServerOptions<C>['gateway']>;

export type ApolloParts<C extends BaseContext> = Pick<
  ApolloServerOptions<C>,
  'csrfPrevention' | 'documentStore' | 'persistedQueries' | 'stringifyResult'
> & {
  /** Makes the schema and executes what has been asked. */
  readonly gateway: Gateway<C>;
  readonly plugins?: readonly ApolloServerPlugin<C>[];
  /** The page for browsers, where there is one. */
  readonly landingPage?: (() => string) | undefined;
  readonly formatError?: (formatted: GraphQLFormattedError) => GraphQLFormattedError;
  readonly log: Log | undefined;
};

/** Nothing is reported to anyone, no stack leaves the process, and signals are left to the process itself. */
export const openApollo = async <C extends BaseContext>({
  plugins = [],
  landingPage,
  log,
  ...options
}: ApolloParts<C>): Promise<ApolloServer<C>> => {
  const server = new ApolloServer<C>({
    ...options,
    introspection: true, // what may be asked is decided before, or by who may ask at all
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: {
      debug() {},
      info() {},
      warn: (message) => log?.error({}, String(message)),
      error: (message) => log?.error({}, String(message)),
    },
    plugins: [
      ...switchedOff().filter((off) => !plugins.some((plugin) => idOf(plugin) === idOf(off))),
      landingPage ? pagePlugin(landingPage) : ApolloServerPluginLandingPageDisabled(),
      ...plugins,
    ],
  });
  await server.start();
  return server;
};

/** ApolloServer has these on by default, and does not start with a plugin that is both on and off. */
const switchedOff = (): readonly ApolloServerPlugin<BaseContext>[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** What Apollo's own plugins are told apart by; each of any other is one of its kind. */
const idOf = <C extends BaseContext>(plugin: ApolloServerPlugin<C>): unknown =>
  '__internal_plugin_id__' in plugin ? plugin.__internal_plugin_id__ : plugin;

const pagePlugin = (html: () => string): ApolloServerPlugin<BaseContext> => ({
  async serverWillStart() {
    return { renderLandingPage: async () => ({ html: async () => html() }) };
  },
});

/** A schema that another may take the place of. */
export type ChangingSchema = {
  readonly schema: GraphQLSchema;
  whenRedefined(listener: (schema: GraphQLSchema) => void): () => void;
};

/** For a schema that is executed in another way than by graphql-js. */
export const executedBy = <C extends BaseContext>(
  source: ChangingSchema,
  executor: Awaited<ReturnType<Gateway<C>['load']>>['executor'],
): Gateway<C> => {
  const listeners = new Set<Parameters<Gateway<C>['onSchemaLoadOrUpdate']>[0]>();
  const tell = (apiSchema: GraphQLSchema): void => {
    for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: '' });
  };
  let leave = (): void => {};
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async load() {
      tell(source.schema);
      leave = source.whenRedefined(tell);
      return { executor };
    },
    async stop() {
      leave();
    },
  };
};

export type HttpAsked<C> = {
  readonly headers: IncomingHttpHeaders;
  /** The body of a POST, as JSON. Of a GET, the query string in that form: what may be asked by GET is decided before. */
  readonly body: unknown;
  readonly context: C;
};

export type HttpAnswer = {
  readonly status: number;
  readonly headers: HeaderMap;
  readonly text: string;
};

/** Asks ApolloServer through its own pipeline for HTTP. */
export const overHttp = async <C extends BaseContext>(
  server: ApolloServer<C>,
  { headers: given, body, context }: HttpAsked<C>,
): Promise<HttpAnswer> => {
  const asked = new HeaderMap();
  for (const name in given) {
    const value = given[name];
    if (value !== undefined) asked.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  asked.set('content-type', 'application/json');
  const answer = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: asked, search: '', body },
    context: async () => context,
  });
  if (answer.body.kind !== 'complete') throw new Error('There is no incremental delivery here.');
  return { status: answer.status ?? 200, headers: answer.headers, text: answer.body.string };
};
