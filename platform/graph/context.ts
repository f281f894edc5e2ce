import { join } from 'node:path';
import { type Clock, type Instant, systemClock } from '../kernel/clock.ts';
import type { ExternalJobs } from '../kernel/external-jobs.ts';
import { type JournalReader, openJournal } from '../kernel/journal.ts';
import type { Timer } from '../kernel/later.ts';
import { type BoundReaction, bind, type Projection, type Reaction } from '../kernel/reaction.ts';
import type { Reader } from '../kernel/unit.ts';
import { causeBy, type Units, unitsOf, type Work } from '../kernel/work.ts';
import type { Logger } from '../process/logger.ts';
import type { Notifier } from '../redis/notifier.ts';
import type { OpenStore } from '../store/configured.ts';
import type { Store } from '../store/store.ts';
import { type Acts, actingUnits, withActs } from './acts.ts';
import type { Call, Route, SubgraphClient } from './client.ts';
import { type Load, loadWith } from './load.ts';
import type { RequestContext } from './request.ts';
import { openSubgraph, type Subgraph } from './subgraph.ts';

/** What a process gives to each context that it opens. */
export type Environment = {
  readonly mode: 'development' | 'production';
  readonly settings: NodeJS.ProcessEnv;
  readonly openStore: OpenStore;
  readonly clock?: Clock;
  readonly log: Logger;
  readonly notifier: Omit<Notifier, 'close'>;
  /** The way to another context, in this process or by its URL; only for the asks in `clients/`. */
  readonly client: (context: string) => SubgraphClient;
  /** All scopes that a member of staff may hold, of every context. */
  readonly scopes: readonly string[];
  /** Who acts for the house, and how others are told of it. */
  readonly acts: Acts;
  /** Whether this process answers what others ask of the context; by default it does. Else its schema is built at the first ask. */
  readonly serves?: boolean;
};

/** What the parts of a context are made from. */
export type ContextParts = Pick<
  Environment,
  'mode' | 'settings' | 'client' | 'log' | 'notifier' | 'scopes'
> & {
  readonly store: Store;
  readonly clock: Clock;
};

/** What is generated from a context's schema as `Schema`: the context its resolvers get, and which resolvers it needs. */
export type ContextSchema = {
  // biome-ignore lint/suspicious/noExplicitAny: each context has its own
  readonly context: GraphContext<any>;
  readonly resolvers: object;
};

/** What a context can do inside one unit of work, as its resolvers' context says. */
type CommandsOf<S extends ContextSchema> = Parameters<Parameters<S['context']['unit']>[0]>[0];

/** What resolvers find in their context beside the platform's. */
type ExtraOf<S extends ContextSchema> = Omit<S['context'], keyof GraphContext<unknown>>;

/** What a context is: everything it does, and nothing about where it runs. */
export type Definition<S extends ContextSchema> = {
  /** What the context can do inside one unit of work: see its commands.ts. */
  readonly commands: (work: Work) => CommandsOf<S>;
  readonly resolvers: S['resolvers'];
  // biome-ignore lint/suspicious/noExplicitAny: each reaction knows its own event
  readonly reactions?: readonly (Reaction<CommandsOf<S>, any> | Projection<CommandsOf<S>, any>)[];
  readonly timers?: readonly Timer[];
  readonly externalJobs?: readonly ExternalJobs[];
  /** Answers to signed calls of other processes beside the graph, by path. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** Rows that the context cannot work without, and in development the demo data; may run in several processes at once. */
  readonly seed?: (options: { readonly demo: boolean }) => Promise<unknown>;
  readonly close?: () => Promise<unknown>;
} & (Record<never, never> extends ExtraOf<S>
  ? { readonly graph?: ExtraOf<S> }
  : { readonly graph: ExtraOf<S> });

/** What every resolver finds in its context. `unit` opens a unit of work in the name of the caller. */
export type GraphContext<Commands, Extra extends object = object> = RequestContext &
  Extra & {
    readonly read: Reader;
    readonly load: Load;
    readonly at: Instant;
    readonly unit: <T>(body: (commands: Commands, tried: number) => Promise<T>) => Promise<T>;
  };

/** A context that is open in this process. */
export type Context = {
  readonly name: string;
  readonly store: Store;
  readonly subgraph: Subgraph;
  readonly reactions: readonly BoundReaction[];
  readonly timers: readonly (Timer & { readonly read: Reader })[];
  readonly externalJobs: readonly ExternalJobs[];
  readonly journal: JournalReader;
  /** Answers to signed calls beside the graph, by path. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly seed: (options: { readonly demo: boolean }) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export type OpenContext = (environment: Environment) => Promise<Context>;

/** Who acts, for the journal: the id of a person, or the service that asked. */
export const actorOf = ({ caller }: Pick<Call, 'caller'>): string =>
  caller.subject ?? (caller.service ? `service:${caller.service}` : 'nobody');

/** Opens a context: its store (brought up to date), its subgraph, and all it reacts to. */
export const openContext = async <S extends ContextSchema>(
  environment: Environment,
  { name, folder, typeDefs }: { readonly name: string; readonly folder: string; readonly typeDefs: string },
  define: (parts: ContextParts) => Definition<S> | Promise<Definition<S>>,
): Promise<Context> => {
  const clock = environment.clock ?? systemClock;
  const log = environment.log.child({ context: name });
  const store = await environment.openStore(name, join(folder, 'store/migrations'));
  const { mode, settings, client, notifier, scopes, acts, serves = true } = environment;
  const definition = await define({ mode, settings, client, notifier, scopes, log, store, clock });
  const { commands, resolvers, graph, reactions = [], timers = [], externalJobs = [] } = definition;
  const units: Units<CommandsOf<S>> = unitsOf({ store, clock, notify: notifier.publish }, commands);
  const causeOf = (call: Call) => causeBy(actorOf(call), call.correlationId, clock());
  const context = (call: Call): Pick<GraphContext<CommandsOf<S>>, 'read' | 'load' | 'at' | 'unit'> => ({
    ...graph,
    read: store.read,
    load: loadWith(store.read),
    at: clock(),
    unit: (body) => units(causeOf(call), body),
  });
  const acting = withActs(resolvers, acts, ({ call, ...given }) =>
    actingUnits(units, { ...given, publish: acts.publish, causeOf: () => causeOf(call) }),
  );
  const subgraph = openSubgraph({ name, typeDefs, resolvers: acting, context, whenAsked: !serves, log });
  return {
    name,
    store,
    subgraph,
    reactions: reactions.map(bind(commands)),
    timers: timers.map((timer) => ({ ...timer, read: store.read })),
    externalJobs,
    journal: await openJournal(name, store),
    routes: definition.routes ?? {},
    seed: definition.seed ?? (async () => {}),
    async close() {
      await definition.close?.();
      await subgraph.client.close();
      await store.close();
    },
  };
};
