import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { pauseUnless, withDeadline } from '@jumun/platform/kernel/deadline';
import type { ExecutionResult } from 'graphql';
import type { Limits } from './limits.ts';
import { internal, type Log, masked, outage, refused } from './masking.ts';
import { type Events, type GraphCall, isEvents, type Operation, type Streamed } from './operation.ts';
import type { SubscriptionPlan } from './subscription-plan.ts';
import type { Values } from './variables.ts';

const firstRetryMs = 200;
const lastRetryMs = 2_000;
const giveUpAfterMs = 30_000;

/** One admitted subscription of one client. */
export type Wish = {
  readonly operation: Operation;
  readonly plan: SubscriptionPlan;
  readonly variables: Values;
};

export type UpstreamParts = {
  readonly clients: Readonly<Record<string, SubgraphClient>>;
  readonly limits: Limits;
  readonly log: Log;
  /** Adds to an event what the other subgraphs know of it; never throws. */
  join(wish: Wish, event: ExecutionResult, call: GraphCall): Promise<ExecutionResult>;
};

/** Receives what a stream brings. */
export type Receiver = {
  event(result: ExecutionResult): void;
  /** Called once, unless the stream was stopped. */
  end(last?: ExecutionResult): void;
};

/** One stream from a subgraph. */
export type Upstream = {
  /** Settles when the subgraph has taken the subscription, with the reason when it has not. */
  readonly opened: Promise<ExecutionResult | undefined>;
  stop(): void;
};

/** Sent last by a stream that may be asked for again from the last place seen. */
export const interrupted = (): ExecutionResult => ({ data: null, ...refused(outage()) });

/** Opens a stream and keeps it going: joins every event, and opens the stream again where it broke. */
export const openUpstream = (
  wish: Wish,
  given: GraphCall,
  parts: UpstreamParts,
  receiver: Receiver,
): Upstream => {
  const stop = new AbortController();
  const { signal } = stop;
  const call = { ...callOfAll(given), signal };
  const { subgraph, resume } = wish.plan;
  const warn = (error: unknown, message: string): void =>
    parts.log.warn({ subgraph, correlationId: call.correlationId, err: error }, message);
  const open = (request: GraphRequest): Promise<Streamed> => openSource(request, wish, call, parts);
  const failureOf = ({ errors }: ExecutionResult): ExecutionResult =>
    errors?.length ? { errors: masked(errors, parts.log, call.correlationId) } : refused(internal());
  const reopen = reopening(wish, { open, failureOf, signal });
  let reached = resume?.startOf(wish.variables);

  const finish = (last?: ExecutionResult): ExecutionResult | undefined => {
    stop.abort();
    receiver.end(last);
    return last;
  };

  const start = async (): Promise<ExecutionResult | undefined> => {
    try {
      const source = await open(wish.plan.opening(wish.variables));
      if (!isEvents(source)) return finish(failureOf(source));
      void pump(source);
      return undefined;
    } catch (error) {
      warn(error, 'a stream could not be opened');
      return finish(refused(outage()));
    }
  };

  /** Plays one source after another until the last ends, every client has left, or a break cannot be mended. */
  const pump = async (opened: Events): Promise<void> => {
    for (let source = opened; ; ) {
      const openedAt = Date.now();
      const ended = await play(source);
      void endSource(source);
      if (signal.aborted) return;
      if (ended === 'complete') return void finish();
      const next = await reopen(reached, openedAt);
      if (signal.aborted) return void endSource(next);
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
        if (!signal.aborted) warn(error, 'a stream broke');
        return 'broken';
      }
      if (step.done || signal.aborted) return 'complete';
      const place = resume?.placeOf(step.value);
      if (typeof place === 'number' && typeof floor === 'number' && place <= floor) continue;
      receiver.event(await parts.join(wish, step.value, call));
      reached = place ?? reached;
    }
  };

  return { opened: Promise.resolve().then(start), stop: () => stop.abort() };
};

/** The call of a stream that several clients share: it does not end with the first of them. */
const callOfAll = ({ signal: _, deadline: __, expiresAt: ___, ...call }: GraphCall): GraphCall => call;

type Opening = GraphCall & { readonly signal: AbortSignal };

const openSource = async (
  request: GraphRequest,
  { plan }: Wish,
  call: Opening,
  { clients, limits }: UpstreamParts,
): Promise<Streamed> => {
  const opening = (clients[plan.subgraph] as SubgraphClient).subscribe(request, call);
  // an answer that comes after every client has left must not stay open
  void opening.then(
    (late) => call.signal.aborted && void endSource(late),
    () => undefined,
  );
  return withDeadline(limits.mutationMs, opening).catch((error: unknown) => {
    void opening.then(endSource, () => undefined); // nor one that comes too late
    throw error;
  });
};

/** Opens a broken stream again after the place it had reached, at growing intervals and for a limited time. */
const reopening = (
  { plan, variables }: Wish,
  {
    open,
    failureOf,
    signal,
  }: {
    open(request: GraphRequest): Promise<Streamed>;
    failureOf(result: ExecutionResult): ExecutionResult;
    readonly signal: AbortSignal;
  },
) => {
  let brokeAt: number | undefined;
  let wait = firstRetryMs;
  return async (reached: number | string | undefined, openedAt: number): Promise<Streamed> => {
    if (!plan.resume || reached === undefined) return interrupted();
    const request = plan.resume.reopening(variables, reached);
    // a source that breaks as soon as it is opened counts as one that was never opened
    if (Date.now() - openedAt > lastRetryMs) [brokeAt, wait] = [Date.now(), firstRetryMs];
    brokeAt ??= Date.now();
    while (Date.now() - brokeAt < giveUpAfterMs) {
      await pauseUnless(signal, wait);
      if (signal.aborted) return interrupted();
      wait = Math.min(wait * 2, lastRetryMs);
      try {
        const source = await open(request);
        if (isEvents(source)) return source;
        const failure = failureOf(source);
        if (failure.errors?.[0]?.extensions.code !== 'SERVICE_UNAVAILABLE') return { data: null, ...failure };
      } catch {
        // still away
      }
    }
    return interrupted();
  };
};

const endSource = async (source: Streamed): Promise<void> => {
  try {
    if (isEvents(source)) await source.return?.();
  } catch {
    // it has ended one way or another
  }
};
