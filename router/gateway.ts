// ApolloGateway with another engine: it still loads, checks and replaces the supergraph and makes the API schema. How an
// operation is planned and executed is ours: ApolloServer calls `executor` with every request that admission let pass.

import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from '@jumun/platform/process/logger';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { RouterContext } from './operation.ts';

/** What is made of one supergraph; `finish` gets the schema that ApolloServer validates requests with. */
export type Load<Loaded> = (supergraphSdl: string) => (schema: GraphQLSchema) => Loaded;

export type GatewayParts<Loaded> = {
  readonly supergraphSdl: string;
  /** Throws what keeps a supergraph from being used; the last one then stays. */
  readonly load: Load<Loaded>;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Answers a request that has been admitted. */
  readonly execute: (asking: RouterContext) => Promise<ExecutionResult>;
};

type Executor = ApolloGateway['executor'];

/** Subgraphs are asked through their clients; the gateway wants a data source for each all the same. */
const unused: GraphQLDataSource = {
  process: () => Promise.reject(new Error('The compiled executor asks subgraphs through their clients.')),
};

export class CompiledGateway<Loaded> extends ApolloGateway {
  readonly #loaded = new WeakMap<GraphQLSchema, Loaded>();
  readonly #load: Load<Loaded>;
  #finish: ((schema: GraphQLSchema) => Loaded) | undefined;
  #current: { readonly schema: GraphQLSchema; readonly sdl: string } | undefined;
  #replace: ((supergraphSdl: string) => void) | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor({ supergraphSdl, load, log, execute }: GatewayParts<Loaded>) {
    super({
      supergraphSdl: async ({ update }) => {
        this.#replace = update;
        this.#finish = load(supergraphSdl);
        return { supergraphSdl };
      },
      buildService: () => unused,
      logger: log,
    });
    this.#load = load;
    this.executor = (({ context }) => execute(context as RouterContext)) as Executor;
    this.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
      if (!this.#finish) return;
      try {
        this.#loaded.set(apiSchema, this.#finish(apiSchema));
        this.#current = { schema: apiSchema, sdl: coreSupergraphSdl };
      } catch (error) {
        this.#failure = { error }; // ApolloGateway would only log it, and go on with a schema that we cannot execute
      }
    });
  }

  override async load(options?: Parameters<ApolloGateway['load']>[0]): ReturnType<ApolloGateway['load']> {
    const loaded = await super.load(options);
    if (this.#failure) throw this.#failure.error;
    return loaded;
  }

  /**
   * Puts another supergraph in place of this one, between two requests, and answers whether it is another. Throws and changes
   * nothing where it cannot be used.
   */
  replace(supergraphSdl: string): boolean {
    if (!this.#replace) throw new Error('The gateway has not been loaded.');
    const last = this.#current?.sdl;
    if (supergraphSdl === last) return false;
    this.#put(supergraphSdl);
    const failure = this.#failure;
    if (!failure) return true;
    this.#failure = undefined;
    if (last !== undefined) this.#put(last);
    throw failure.error;
  }

  #put(supergraphSdl: string): void {
    this.#finish = this.#load(supergraphSdl);
    this.#replace?.(supergraphSdl);
  }

  /** The schema of the supergraph that is in place. */
  get current(): GraphQLSchema {
    if (!this.#current) throw new Error('The gateway has not been loaded.');
    return this.#current.schema;
  }

  /** What was made of a schema's supergraph; requests that began before a replacement end with what they began with. */
  loadedFor(schema: GraphQLSchema): Loaded {
    const loaded = this.#loaded.get(schema);
    if (!loaded) throw new Error('This schema is not one of the gateway.');
    return loaded;
  }
}
