// Federated subscriptions: one subgraph says that something happened, the others tell the rest, for every event.
// The gateway's executor refuses subscriptions, so the plan is played here, event by event, with that executor.

import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { fragmentsOf, rootSelections, selectedFields } from './document.ts';
import type { GraphCall, Operation } from './graph.ts';
import type { Limits } from './limits.ts';
import { internal, type Log, masked, outage, refused } from './masking.ts';
import { within } from './sources.ts';
import type { Values } from './variables.ts';

/** How a subscription is served: where its events come from and what is asked for each. */
export type SubscriptionPlan = {
  readonly subgraph: string;
  readonly primary: FetchNode;
  /** The event itself as an ordinary fetch, then everything the other subgraphs add. */
  readonly perEvent: QueryPlan;
  readonly resume: Resume | undefined;
};

/** How a broken stream goes on where it stopped. */
type Resume = {
  readonly query: string;
  /** The client's own variables that the query still uses. */
  readonly variables: readonly string[];
  /** Where the client said it had got to; undefined when it said nothing. */
  startOf(variables: Values): Place | undefined;
  placeOf(event: ExecutionResult): Place | undefined;
};

type Place = number | string;

/** What clients pass as `after`, and the field of the event that it counts on. */
const places = { Int: 'sequence', String: 'cursor' } as const;
const resumeVariable = 'resumeAfter__';

/** Reads the planner's node; call it once per operation. */
export const subscriptionPlan = (
  operation: Operation,
  { node }: QueryPlan,
  schema: GraphQLSchema,
): SubscriptionPlan => {
  if (node?.kind !== 'Subscription') throw new Error('the planner made no subscription of this');
  const { primary, rest } = node;
  const asFetch: FetchNode = { ...primary, operationKind: 'query' as FetchNode['operationKind'] };
  return {
    subgraph: primary.serviceName,
    primary,
    perEvent: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [asFetch, ...(rest ? [rest] : [])] } },
    resume: resumeOf(operation, primary, schema),
  };
};

/**
 * A stream can go on after a break only if the client itself selected the place of each event: the count of events
 * is no place, and a field added behind its back would change its answers.
 */
const resumeOf = (operation: Operation, primary: FetchNode, schema: GraphQLSchema): Resume | undefined => {
  const fragments = fragmentsOf(operation.document);
  const root = rootSelections(operation.node, fragments)[0]?.field;
  const definition = root && schema.getSubscriptionType()?.getFields()[root.name.value];
  const after = definition?.args.find(({ name }) => name === 'after');
  if (!root?.selectionSet || !after) return undefined;
  const counted = places[getNamedType(after.type).name as keyof typeof places];
  const place = selectedFields(root.selectionSet, fragments).find(
    ({ field, conditional }) => field.name.value === counted && !conditional,
  )?.field;
  if (!place) return undefined;
  const [rootName, placeName] = [responseName(root), responseName(place)];
  const given = root.arguments?.find(({ name }) => name.value === 'after');
  const type = getNamedType(after.type).name;
  return {
    ...reopening(primary.operation, type),
    startOf: (variables) => (given ? startIn(given, variables) : undefined),
    placeOf: ({ data }) => {
      const event = data?.[rootName];
      const found =
        typeof event === 'object' && event !== null
          ? (event as Record<string, unknown>)[placeName]
          : undefined;
      return typeof found === 'number' || typeof found === 'string' ? found : undefined;
    },
  };
};

const responseName = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const startIn = ({ value }: ArgumentNode, variables: Values): Place | undefined => {
  const found =
    value.kind === Kind.VARIABLE
      ? variables[value.name.value]
      : value.kind === Kind.INT
        ? Number(value.value)
        : value.kind === Kind.STRING
          ? value.value
          : undefined;
  return typeof found === 'number' || typeof found === 'string' ? found : undefined;
};

/** The primary's operation with `after` as a variable of ours. */
const reopening = (text: string, type: string): Pick<Resume, 'query' | 'variables'> => {
  const document = parse(text, { noLocation: true });
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'after' },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: resumeVariable } },
  };
  const root = rootSelections(operation, fragmentsOf(document))[0]?.field;
  const changed: DocumentNode = visit(document, {
    Field: (field) =>
      field === root
        ? {
            ...field,
            arguments: [...(field.arguments ?? []).filter(({ name }) => name.value !== 'after'), after],
          }
        : undefined,
  });
  const used = new Set<string>();
  visit(changed, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variables = [...used].filter((name) => name !== resumeVariable);
  const declared: DocumentNode = visit(changed, {
    OperationDefinition: (node) => ({
      ...node,
      variableDefinitions: [
        ...(node.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
        {
          kind: Kind.VARIABLE_DEFINITION,
          variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: resumeVariable } },
          type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
        },
      ],
    }),
  });
  return { query: print(declared), variables };
};

/** One admitted subscription of one client. */
export type Wish = {
  readonly operation: Operation;
  readonly plan: SubscriptionPlan;
  readonly variables: Values;
};

export type SubscriptionParts = {
  readonly clients: Readonly<Record<string, SubgraphClient>>;
  readonly limits: Limits;
  readonly log: Log;
  /** Adds to an event what the other subgraphs know of it; never throws. */
  join(wish: Wish, event: ExecutionResult, call: GraphCall): Promise<ExecutionResult>;
};

const mostKept = 200;
const mostQueued = 1_000;
const firstRetryMs = 200;
const lastRetryMs = 2_000;
const giveUpAfterMs = 30_000;

type Events = AsyncIterableIterator<ExecutionResult>;

/** One stream from a subgraph, and everybody who listens to it. */
type Upstream = {
  readonly listeners: Set<Listener>;
  /** What was said since the beginning, for those who come later; null once it is too much. */
  history: ExecutionResult[] | null;
  readonly stop: AbortController;
  /** Settles when the subgraph has taken the subscription, with the reason when it has not. */
  readonly opened: Promise<ExecutionResult | undefined>;
};

type Listener = {
  readonly events: AsyncIterableIterator<ExecutionResult>;
  say(result: ExecutionResult): void;
  end(last?: ExecutionResult): void;
};

/** Opens the place where clients that want the same share one stream. */
export const openSubscriptions = ({ clients, limits, log, join }: SubscriptionParts) => {
  const shared = new Map<string, Upstream>();
  const running = new Set<Upstream>();

  const subscribe = async (wish: Wish, call: GraphCall): Promise<Events | ExecutionResult> => {
    const key = sharingKey(wish, call);
    const known = shared.get(key);
    const upstream = known ?? openUpstream(key, wish, call);
    const listener = openListener(call, () => leave(key, upstream));
    for (const result of upstream.history ?? []) listener.say(result);
    upstream.listeners.add(listener);
    const failure = await upstream.opened;
    return failure ?? listener.events;

    function leave(from: string, left: Upstream): void {
      left.listeners.delete(listener);
      if (left.listeners.size === 0) close(from, left);
    }
  };

  const close = (key: string, upstream: Upstream): void => {
    if (shared.get(key) === upstream) shared.delete(key);
    running.delete(upstream);
    upstream.stop.abort();
  };

  const openUpstream = (
    key: string,
    wish: Wish,
    { signal: _, deadline: __, expiresAt: ___, ...call }: GraphCall,
  ): Upstream => {
    const stop = new AbortController();
    const { subgraph, primary, resume } = wish.plan;
    const client = clients[subgraph] as SubgraphClient;
    const first: GraphRequest = {
      query: primary.operation,
      operationName: primary.operationName,
      variables: picked(wish.variables, primary.variableUsages ?? []),
    };

    const open = async (request: GraphRequest): Promise<Events | ExecutionResult> => {
      const opening = client.subscribe(request, { ...call, signal: stop.signal });
      // an answer that comes too late, or after everybody left, must not stay open
      void opening.then(
        (late) => stop.signal.aborted && void endSource(late),
        () => undefined,
      );
      return within(limits.mutationMs, opening).catch((error: unknown) => {
        void opening.then(endSource, () => undefined);
        throw error;
      });
    };

    const start = async (): Promise<ExecutionResult | undefined> => {
      try {
        const source = await open(first);
        if (isEvents(source)) void pump(source);
        else return finish(failureOf(source));
      } catch (error) {
        log.warn({ subgraph, correlationId: call.correlationId, err: error }, 'a stream could not be opened');
        return finish(refused(outage()));
      }
      return undefined;
    };

    const failureOf = ({ errors }: ExecutionResult): ExecutionResult =>
      errors?.length ? { errors: masked(errors, log, call.correlationId) } : refused(internal());

    const finish = (last?: ExecutionResult): ExecutionResult | undefined => {
      close(key, upstream);
      for (const listener of [...upstream.listeners]) listener.end(last);
      return last;
    };

    /** Plays one source after another until the last ends, everybody has left, or a break cannot be mended. */
    const pump = async (opened: Events): Promise<void> => {
      for (let source = opened; ; ) {
        const openedAt = Date.now();
        const ended = await play(source);
        void endSource(source);
        if (stop.signal.aborted) return;
        if (ended === 'complete') return void finish();
        const next = await reopened(openedAt);
        if (stop.signal.aborted) return void endSource(next);
        if (!isEvents(next)) return void finish(next);
        source = next;
      }
    };

    const play = async (source: Events): Promise<'complete' | 'broken'> => {
      const floor = reached;
      for (;;) {
        let step: IteratorResult<ExecutionResult>;
        try {
          step = await source.next();
        } catch (error) {
          if (!stop.signal.aborted)
            log.warn({ subgraph, correlationId: call.correlationId, err: error }, 'a stream broke');
          return 'broken';
        }
        if (step.done || stop.signal.aborted) return 'complete';
        const place = resume?.placeOf(step.value);
        if (typeof place === 'number' && typeof floor === 'number' && place <= floor) continue;
        say(await join(wish, step.value, { ...call, signal: stop.signal }));
        reached = place ?? reached;
      }
    };

    const say = (result: ExecutionResult): void => {
      if (upstream.history && (!saysFrom || upstream.history.length >= mostKept)) {
        upstream.history = null; // whoever comes now starts anew: "from now on" is another place for them
        if (shared.get(key) === upstream) shared.delete(key);
      }
      upstream.history?.push(result);
      for (const listener of [...upstream.listeners]) listener.say(result);
    };

    const reopened = async (since: number): Promise<Events | ExecutionResult> => {
      if (!resume || reached === undefined) return refusedEvent();
      const request: GraphRequest = {
        query: resume.query,
        operationName: primary.operationName,
        variables: { ...picked(wish.variables, resume.variables), [resumeVariable]: reached },
      };
      // a source that breaks as soon as it is opened counts as one that was never opened
      if (Date.now() - since > lastRetryMs) [brokeAt, wait] = [Date.now(), firstRetryMs];
      brokeAt ??= Date.now();
      while (Date.now() - brokeAt < giveUpAfterMs) {
        await pause(wait, stop.signal);
        if (stop.signal.aborted) return refusedEvent();
        wait = Math.min(wait * 2, lastRetryMs);
        try {
          const source = await open(request);
          if (isEvents(source)) return source;
          const failure = failureOf(source);
          if (failure.errors?.[0]?.extensions.code !== 'SERVICE_UNAVAILABLE')
            return { data: null, ...failure };
        } catch {
          // still away
        }
      }
      return refusedEvent();
    };
    let reached = resume?.startOf(wish.variables);
    const saysFrom = reached !== undefined;
    let brokeAt: number | undefined;
    let wait = firstRetryMs;

    const upstream: Upstream = {
      listeners: new Set(),
      history: [],
      stop,
      opened: Promise.resolve().then(start),
    };
    shared.set(key, upstream);
    running.add(upstream);
    return upstream;
  };

  return {
    subscribe,
    upstreams: () => running.size,
    close() {
      for (const upstream of [...running]) {
        upstream.stop.abort();
        for (const listener of [...upstream.listeners]) listener.end(refusedEvent());
      }
      running.clear();
      shared.clear();
    },
  };
};

/** A stream that ends this way may be asked for again with the last place seen. */
const refusedEvent = (): ExecutionResult => ({ data: null, ...refused(outage()) });

/** Two subscriptions with the same key get the same answers, so the caller's rights and language are part of it. */
const sharingKey = ({ operation, variables }: Wish, { caller, locale }: GraphCall): string =>
  JSON.stringify([
    operation.key,
    variables,
    caller.subject,
    caller.scopes,
    caller.stores,
    caller.service,
    locale,
  ]);

const picked = (variables: Values, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]),
  );

const isEvents = (source: Events | ExecutionResult): source is Events => Symbol.asyncIterator in source;

const endSource = async (source: Events | ExecutionResult): Promise<void> => {
  try {
    if (isEvents(source)) await source.return?.();
  } catch {
    // it has ended one way or another
  }
};

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });

const longestTimer = 2_147_483_647;

/**
 * One client's side of a stream. Written by hand because the return() of an async generator waits behind a pending
 * next(), which would keep an idle stream open after its client has gone.
 */
const openListener = ({ expiresAt, signal }: GraphCall, leave: () => void): Listener => {
  const queue: ExecutionResult[] = [];
  const waiting: ((step: IteratorResult<ExecutionResult>) => void)[] = [];
  let ended = false;
  const stop = (): void => {
    ended = true;
    clearTimeout(expiry);
    signal?.removeEventListener('abort', quit);
    leave();
  };
  const end = (last?: ExecutionResult): void => {
    if (ended) return;
    stop();
    if (last) hand(last);
    for (const next of waiting.splice(0)) next({ done: true, value: undefined });
  };
  const hand = (result: ExecutionResult): void => {
    const next = waiting.shift();
    if (next) next({ done: false, value: result });
    else queue.push(result);
  };
  const quit = (): void => {
    queue.length = 0;
    end();
  };
  const say = (result: ExecutionResult): void => {
    if (ended) return;
    hand(result);
    if (queue.length <= mostQueued) return;
    queue.length = 0;
    end({
      data: null,
      ...refused(
        new Fault('SUBSCRIPTION_LIMIT', 'You read too slowly. Subscribe again from the last event you saw.'),
      ),
    });
  };
  const expire = (): void =>
    end({
      data: null,
      ...refused(new Fault('UNAUTHENTICATED', 'The access token has expired; sign in again.')),
    });
  const expiry =
    expiresAt === undefined
      ? undefined
      : setTimeout(expire, Math.min(Math.max(0, expiresAt - Date.now()), longestTimer)).unref();
  signal?.addEventListener('abort', quit);
  const events: AsyncIterableIterator<ExecutionResult> = {
    [Symbol.asyncIterator]: () => events,
    next: () => {
      const result = queue.shift();
      if (result) return Promise.resolve({ done: false, value: result });
      if (ended) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve) => waiting.push(resolve));
    },
    return: () => {
      quit();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw: (error: unknown) => {
      quit();
      return Promise.reject(error);
    },
  };
  return { events, say, end };
};
