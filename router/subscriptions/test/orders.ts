// A subgraph whose events and outages the tests decide, and what a graph makes of it.

import type { Call, GraphRequest } from '@jumun/platform/graph/client';
import { type Mailbox, openMailbox } from '@jumun/platform/graph/live';
import { Fault } from '@jumun/platform/kernel/errors';
import { buildSchema, type ExecutionResult, parse, subscribe } from 'graphql';
import type { GraphCall } from '../../call.ts';
import type { Log } from '../../masking.ts';
import { streamPlan } from '../plan.ts';
import { type Events, isEvents, type Streamed, type Wish } from '../streams.ts';
import { openSubscriptions } from '../subscriptions.ts';

export const schema = buildSchema(`
  type Query { none: Int }
  type Subscription {
    orderStatus(orderId: ID!, after: Int): OrderEvent!
    changes(after: String): Change!
    ticks: Int!
  }
  type OrderEvent { sequence: Int! status: String! }
  type Change { cursor: String! }
`);

type Happening = { readonly sequence: number; readonly status: string };
type Source = { readonly topic: string; readonly mailbox: Mailbox<object> };

export const silent: Log = { info() {}, warn() {}, error() {} };

let lastCall = 0;
export const aCall = (more: Partial<GraphCall> = {}): GraphCall => ({
  caller: { subject: null, scopes: [], stores: [], service: null },
  locale: 'en',
  correlationId: `call-${++lastCall}-aaaa`,
  ...more,
});

/** Opens the subgraph and the subscriptions over it; `state` is what a test controls and sees. */
export const openOrders = ({ mutationMs = 500 } = {}) => {
  const history = new Map<string, Happening[]>();
  const sources = new Set<Source>();
  const state = {
    isAway: false,
    /** Whether the subgraph only ends a stream when it is told to, and not when the signal aborts. */
    isDeaf: false,
    /** Resolves when the subgraph may accept subscriptions. */
    gate: Promise.resolve(),
    /** What another subgraph knows of every order at this moment. */
    name: 'Kim',
    /** Resolves when that subgraph may answer. */
    joining: Promise.resolve(),
    joins: 0,
    opened: 0,
    requests: [] as GraphRequest[],
    open: () => sources.size,
    happen(topic: string, status = 'AGAIN'): void {
      const past = history.get(topic) ?? [];
      const happening = { sequence: past.length + 1, status };
      history.set(topic, [...past, happening]);
      for (const source of sources) if (source.topic === topic) source.mailbox.put(eventOf(happening));
    },
    breakStreams(): void {
      for (const { mailbox } of [...sources])
        mailbox.end(new Fault('SERVICE_UNAVAILABLE', { ko: 'gone', en: 'gone' }));
    },
    completeStreams(): void {
      for (const { mailbox } of [...sources]) mailbox.end();
    },
  };

  const eventOf = (happening: Happening): object => ({
    orderStatus: happening,
    changes: { cursor: `c${happening.sequence}` },
    ticks: happening.sequence,
  });
  const listen = (topic: string, after: number, signal?: AbortSignal): Events => {
    const source: Source = {
      topic,
      mailbox: openMailbox(() => sources.delete(source), state.isDeaf ? undefined : signal),
    };
    sources.add(source);
    state.opened += 1;
    for (const happening of history.get(topic) ?? [])
      if (happening.sequence > after) source.mailbox.put(eventOf(happening));
    return source.mailbox.values as Events;
  };
  const root = {
    orderStatus: ({ orderId, after }: { orderId: string; after?: number }, { signal }: Call) =>
      listen(orderId, after ?? 0, signal),
    changes: ({ after }: { after?: string }, { signal }: Call) =>
      listen('changes', after ? Number(after.slice(1)) : (history.get('changes')?.length ?? 0), signal),
    ticks: (_: unknown, { signal }: Call) => listen('ticks', 0, signal),
  };

  const open = async (request: GraphRequest, call: GraphCall): Promise<Streamed> => {
    await state.gate;
    if (state.isAway)
      throw new Fault('SERVICE_UNAVAILABLE', {
        ko: 'connect ECONNREFUSED 10.0.0.7:5432',
        en: 'connect ECONNREFUSED 10.0.0.7:5432',
      });
    state.requests.push(request);
    const { query, variables } = request;
    return (await subscribe({
      schema,
      document: parse(query),
      rootValue: root,
      contextValue: call,
      variableValues: variables,
    })) as Streamed;
  };
  const join = async (event: ExecutionResult): Promise<ExecutionResult> => {
    state.joins += 1;
    await state.joining;
    const { orderStatus } = event.data ?? {};
    if (typeof orderStatus !== 'object' || orderStatus === null) return event;
    if ('name' in orderStatus) throw new Error('This event has been joined already.');
    Object.assign(orderStatus, { name: state.name });
    return event;
  };

  const plans = new Map<string, Wish['plan']>();
  const wishFor = (text: string, variables: Wish['variables']): Wish => {
    const names = [...(/\((.*?)\)/.exec(text)?.[1] ?? '').matchAll(/\$(\w+):/g)].map(([, name]) => `${name}`);
    const plan = plans.get(text) ?? streamPlan({ subgraph: 'orders', text, variables: names }, schema);
    plans.set(text, plan);
    return { key: text, variables, plan, open, join };
  };

  const subscriptions = openSubscriptions({ limits: { mutationMs }, log: silent });
  const ask = (text: string, variables: Wish['variables'] = {}, call = aCall()): Promise<Streamed> =>
    subscriptions.subscribe(wishFor(text, variables), call);
  return {
    subscriptions,
    state,
    ask,
    /** Has every operation planned anew, as after a swap of the supergraph. */
    forgetPlans: () => plans.clear(),
    async listen(...given: Parameters<typeof ask>): Promise<Events> {
      const events = await ask(...given);
      if (!isEvents(events)) throw new Error(JSON.stringify(events));
      return events;
    },
  };
};

export const status =
  'subscription ($id: ID!, $after: Int) { orderStatus(orderId: $id, after: $after) { sequence status } }';

/** The next results of a stream; fewer if it ends before. */
export const take = async (events: Events, count: number): Promise<ExecutionResult[]> => {
  const taken: ExecutionResult[] = [];
  while (taken.length < count) {
    const step = await events.next();
    if (step.done) break;
    taken.push(step.value);
  }
  return taken;
};

/** What each result says: a sequence, or the code of an error. */
export const sequences = (results: readonly ExecutionResult[]): unknown[] =>
  results.map(({ data, errors }) => {
    const event = data?.orderStatus as Record<string, unknown> | undefined;
    return event?.sequence ?? event?.n ?? errors?.[0]?.extensions.code;
  });

/** Polls until the condition holds. */
export const until = async (holds: () => boolean, milliseconds = 2_000): Promise<void> => {
  const deadline = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${milliseconds} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
