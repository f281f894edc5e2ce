import { join } from 'node:path';
import type { Clock, Instant } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Call, Door } from './door.ts';
import { type LogReader, openLog } from './log.ts';
import type { Logger } from './logger.ts';
import type { OutsideWork } from './outside-work.ts';
import { type BoundReaction, bind, type Reaction } from './reaction.ts';
import type { Store } from './store.ts';
import type { OpenStore } from './stores.ts';
import { openSubgraph, type RequestContext, type Subgraph } from './subgraph.ts';
import type { Timer } from './timers.ts';
import type { Reader } from './unit.ts';
import type { Wakeups } from './wakeups.ts';
import { causeBy, type Units, unitsOf, type Work } from './work.ts';

/** What a process gives to each context that it opens. */
export type Environment = {
  readonly mode: 'development' | 'production';
  readonly settings: NodeJS.ProcessEnv;
  readonly openStore: OpenStore;
  readonly clock?: Clock;
  readonly log: Logger;
  readonly wakeups: Omit<Wakeups, 'close'>;
  /** The way to another context, in this process or by its URL; only for the asks in `clients/`. */
  readonly door: (context: string) => Door;
};

/** What the parts of a context are made from. */
export type ContextParts = Pick<Environment, 'mode' | 'settings' | 'door' | 'log' | 'wakeups'> & {
  readonly store: Store;
  readonly clock: Clock;
};

/** What a context is: everything it does, and nothing about where it runs. */
export type Definition<Own, Extra extends object> = {
  /** What the context offers inside one unit of work: its handlers and queries, bound. */
  readonly own: (work: Work) => Own;
  readonly resolvers: Readonly<Record<string, object>>;
  /** What resolvers find in their context beside the platform's. */
  readonly graph?: Extra;
  // biome-ignore lint/suspicious/noExplicitAny: each reaction knows its own event
  readonly reactions?: readonly Reaction<Own, any>[];
  readonly timers?: readonly Timer[];
  readonly outsideWork?: readonly OutsideWork[];
  /** Rows that the context cannot be without, and in development the demo data; may run in several processes at once. */
  readonly seed?: (options: { readonly demo: boolean }) => Promise<unknown>;
  readonly close?: () => Promise<unknown>;
};

/** What every resolver finds in its context. `unit` opens a unit of work in the name of the caller. */
export type GraphContext<Own, Extra extends object = object> = RequestContext &
  Extra & {
    readonly read: Reader;
    readonly at: Instant;
    readonly unit: <T>(body: (own: Own) => Promise<T>) => Promise<T>;
  };

/** A context that is open in this process. */
export type Context = {
  readonly name: string;
  readonly store: Store;
  readonly subgraph: Subgraph;
  readonly reactions: readonly BoundReaction[];
  readonly timers: readonly (Timer & { readonly read: Reader })[];
  readonly outsideWork: readonly (OutsideWork & { readonly read: Reader })[];
  readonly log: LogReader;
  readonly seed: (options: { readonly demo: boolean }) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export type OpenContext = (environment: Environment) => Promise<Context>;

/** Who acts, for the log: the id of a person, or the service that asked. */
export const actorOf = ({ caller }: Pick<Call, 'caller'>): string =>
  caller.subject ?? (caller.service ? `service:${caller.service}` : 'nobody');

/** Opens a context: its store (brought up to date), its subgraph, and all it reacts to. */
export const openContext = async <Own, Extra extends object = object>(
  environment: Environment,
  { name, folder, typeDefs }: { readonly name: string; readonly folder: string; readonly typeDefs: string },
  define: (parts: ContextParts) => Definition<Own, Extra> | Promise<Definition<Own, Extra>>,
): Promise<Context> => {
  const clock = environment.clock ?? systemClock;
  const log = environment.log.child({ context: name });
  const store = await environment.openStore(name, join(folder, 'store/migrations'));
  const { mode, settings, door, wakeups } = environment;
  const definition = await define({ mode, settings, door, wakeups, log, store, clock });
  const { own, resolvers, graph, reactions = [], timers = [], outsideWork = [] } = definition;
  const units: Units<Own> = unitsOf({ store, clock, wake: wakeups.publish }, own);
  const context = (call: Call): Pick<GraphContext<Own>, 'read' | 'at' | 'unit'> => ({
    ...graph,
    read: store.read,
    at: clock(),
    unit: (body) => units(causeBy(actorOf(call), call.correlationId, clock()), body),
  });
  const subgraph = openSubgraph({ name, typeDefs, resolvers, context, log });
  return {
    name,
    store,
    subgraph,
    reactions: reactions.map(bind(own)),
    timers: timers.map((timer) => ({ ...timer, read: store.read })),
    outsideWork: outsideWork.map((work) => ({ ...work, read: store.read })),
    log: await openLog(name, store),
    seed: definition.seed ?? (async () => {}),
    async close() {
      await definition.close?.();
      await subgraph.door.close();
      await store.close();
    },
  };
};
