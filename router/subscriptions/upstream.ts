import type { GraphRequest } from '@jumun/platform/graph/client';
import { pauseUnless, withDeadline } from '@jumun/platform/kernel/deadline';
import type { ExecutionResult } from 'graphql';
import type { GraphCall } from '../call.ts';
import { internal, type Masking, masked, outage, refused } from '../masking.ts';
import { type Events, isEvents, type Place, type Streamed, type Wish } from './streams.ts';

const firstRetryMs = 200;
const lastRetryMs = 2_000;
const giveUpAfterMs = 30_000;

export type UpstreamParts = Masking & {
  /** How long a subgraph may take to accept a subscription, in milliseconds. */
  readonly openWithinMs: number;
};

/** Receives what a stream brings. */
export type Receiver = {
  /** Takes an event as the subgraph sent it; the next one is read when this has resolved. */
  event(raw: ExecutionResult): Promise<void>;
  /** Called once, unless the stream was stopped. */
  end(lastWord?: ExecutionResult): void;
};

/** One stream from a subgraph. */
export type Upstream = {
  /** Settles when the subgraph has taken the subscription, with the reason when it has not. */
  readonly opened: Promise<ExecutionResult | undefined>;
  stop(): void;
};

/** A call on behalf of every client of a stream: it carries the signal that ends the stream, and no client's own end. */
export type SharedCall = GraphCall & { readonly signal: AbortSignal };

/** The last word of a stream that may be asked for again from the last place seen. */
export const interrupted = ({ locale }: GraphCall): ExecutionResult => refused(outage(), locale);

/** Opens a stream and keeps it going: where it breaks, it is opened again after the last place seen. */
export const openUpstream = (
  wish: Wish,
  call: GraphCall,
  parts: UpstreamParts,
  receiver: Receiver,
): Upstream => {
  const stop = new AbortController();
  const shared: SharedCall = { ...callOfAll(call), signal: stop.signal };
  const source = openerOf(wish, shared, parts);
  const { signal } = stop;
  const { resume } = wish.plan;
  let reached = resume?.startOf(wish.variables);

  const finish = (lastWord?: ExecutionResult): ExecutionResult | undefined => {
    stop.abort();
    receiver.end(lastWord);
    return lastWord;
  };

  const start = async (): Promise<ExecutionResult | undefined> => {
    try {
      const opened = await source.open(wish.plan.opening(wish.variables));
      if (!isEvents(opened)) return finish(source.failureOf(opened));
      void pump(opened);
      return undefined;
    } catch (error) {
      source.warn(error, 'a stream could not be opened');
      return finish(interrupted(call));
    }
  };

  /** Plays one source after another until the last ends, every client has left, or a break cannot be mended. */
  const pump = async (first: Events): Promise<void> => {
    const reopen = reopening(wish, source, shared);
    for (let events = first; ; ) {
      const openedAt = performance.now();
      const ended = await play(events);
      void endSource(events);
      if (signal.aborted) return;
      if (ended === 'complete') return void finish();
      const next = await reopen(reached, openedAt);
      if (signal.aborted) return void endSource(next);
      if (!isEvents(next)) return void finish(next);
      events = next;
    }
  };

  const play = async (events: Events): Promise<'complete' | 'broken'> => {
    const floor = reached;
    for (;;) {
      let step: IteratorResult<ExecutionResult>;
      try {
        step = await events.next();
      } catch (error) {
        if (!signal.aborted) source.warn(error, 'a stream broke');
        return 'broken';
      }
      if (step.done || signal.aborted) return 'complete';
      const place = resume?.placeOf(step.value);
      if (typeof place === 'number' && typeof floor === 'number' && place <= floor) continue;
      reached = place ?? reached;
      await receiver.event(step.value);
    }
  };

  return { opened: Promise.resolve().then(start), stop: () => stop.abort() };
};

/** The call of a stream that several clients share: it does not end with the first of them. */
export const callOfAll = ({
  signal: _signal,
  deadline: _deadline,
  expiresAt: _expiresAt,
  session: _session,
  whenEnded: _whenEnded,
  ...call
}: GraphCall): GraphCall => call;

type Source = {
  open(request: GraphRequest): Promise<Streamed>;
  failureOf(result: ExecutionResult): ExecutionResult;
  warn(error: unknown, message: string): void;
};

const openerOf = (wish: Wish, call: SharedCall, { openWithinMs, ...masking }: UpstreamParts): Source => ({
  async open(request) {
    const opening = wish.open(request, call);
    // an answer that comes after every client has left must not stay open
    void opening.then(
      (late) => call.signal.aborted && void endSource(late),
      () => undefined,
    );
    return withDeadline(openWithinMs, opening).catch((error: unknown) => {
      void opening.then(endSource, () => undefined); // nor one that comes too late
      throw error;
    });
  },
  failureOf: ({ errors }) =>
    errors?.length ? { errors: masked(errors, masking, call) } : refused(internal(), call.locale),
  warn: (error, message) =>
    masking.log.warn(
      { subgraph: wish.plan.subgraph, correlationId: call.correlationId, err: error },
      message,
    ),
});

/** Opens a broken stream again after the place it had reached, at growing intervals and for a limited time. */
const reopening = ({ plan, variables }: Wish, { open, failureOf }: Source, call: SharedCall) => {
  const { signal } = call;
  let brokeAt: number | undefined;
  let wait = firstRetryMs;
  return async (reached: Place | undefined, openedAt: number): Promise<Streamed> => {
    if (!plan.resume || reached === undefined) return interrupted(call);
    const request = plan.resume.reopening(variables, reached);
    // a source that breaks as soon as it is opened counts as one that was never opened
    if (performance.now() - openedAt > lastRetryMs) [brokeAt, wait] = [performance.now(), firstRetryMs];
    brokeAt ??= performance.now();
    while (performance.now() - brokeAt < giveUpAfterMs) {
      await pauseUnless(signal, wait);
      if (signal.aborted) return interrupted(call);
      wait = Math.min(wait * 2, lastRetryMs);
      try {
        const source = await open(request);
        if (isEvents(source)) return source;
        const failure = failureOf(source);
        if (failure.errors?.[0]?.extensions.code !== 'SERVICE_UNAVAILABLE') return failure;
      } catch {
        // still away
      }
    }
    return interrupted(call);
  };
};

const endSource = async (source: Streamed): Promise<void> => {
  try {
    if (isEvents(source)) await source.return?.();
  } catch {
    // it has ended one way or another
  }
};
