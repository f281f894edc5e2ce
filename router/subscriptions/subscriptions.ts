// Federated subscriptions: one subgraph says that something happened, and the others complete every event. Clients that
// want the same share the stream and the completed events; one that comes later is told what was before, as it is now.

import type { ExecutionResult } from 'graphql';
import type { GraphCall } from '../call.ts';
import { failure, type Log, type Masking } from '../masking.ts';
import { type Listener, openListener } from './listener.ts';
import type { Subscriptions, Wish } from './streams.ts';
import { callOfAll, interrupted, openUpstream, type Upstream } from './upstream.ts';

const mostKept = 200;

/** One stream from a subgraph, and the clients that watch it. */
type SharedStream = {
  readonly wish: Wish;
  readonly watchers: Set<Watcher>;
  /** How many events have come. */
  count: number;
  /** Every event as it came, for clients that join later; null once a later client needs a stream of its own. */
  kept: ExecutionResult[] | null;
  /** The late ones of this turn: one replay serves them all. */
  late: Watcher[];
  readonly upstream: Upstream;
};

type Watcher = {
  readonly listener: Listener;
  readonly call: GraphCall;
  /** The first event that it hears as it happens; those before are replayed. */
  from: number;
  /** What has happened since, held back until the replay has been heard; null when there is none. */
  heldBack: ExecutionResult[] | null;
  /** The stream has ended, but the replay has not. */
  ending: { readonly lastWord: ExecutionResult | undefined } | undefined;
};

/** Opens no stream yet. Masks what a subgraph refuses; `limits.mutationMs` is how long it may take to accept. */
export const openSubscriptions = ({
  limits,
  ...masking
}: Masking & { readonly limits: { readonly mutationMs: number } }): Subscriptions => {
  const joinable = new Map<string, SharedStream>();
  const running = new Set<SharedStream>();
  const joined = joiner(masking.log);

  const close = (key: string, stream: SharedStream): void => {
    if (joinable.get(key) === stream) joinable.delete(key);
    running.delete(stream);
    stream.upstream.stop();
  };

  const open = (key: string, wish: Wish, call: GraphCall): SharedStream => {
    const shared = callOfAll(call);
    const namesStart = wish.plan.resume?.startOf(wish.variables) !== undefined;
    const upstream = openUpstream(
      wish,
      call,
      { ...masking, openWithinMs: limits.mutationMs },
      {
        async event(raw) {
          if (stream.kept && (!namesStart || stream.kept.length >= mostKept)) {
            replayNow(stream, joined);
            stream.kept = null; // for a client that comes now, "from now on" has moved
            if (joinable.get(key) === stream) joinable.delete(key);
          }
          stream.kept?.push(raw);
          const index = stream.count++;
          const result = await joined(wish, stream.kept ? copyOf(raw) : raw, shared);
          for (const watcher of [...stream.watchers]) if (index >= watcher.from) tell(watcher, result);
        },
        end(lastWord) {
          close(key, stream);
          replayNow(stream, joined);
          for (const watcher of [...stream.watchers]) {
            if (watcher.heldBack) watcher.ending = { lastWord };
            else watcher.listener.end(lastWord);
          }
        },
      },
    );
    const stream: SharedStream = { wish, watchers: new Set(), count: 0, kept: [], late: [], upstream };
    joinable.set(key, stream);
    running.add(stream);
    return stream;
  };

  return {
    async subscribe(wish, call) {
      const key = sharingKey(wish, call);
      const known = joinable.get(key);
      // after a swap of the supergraph the same text may have another plan
      const stream = known?.wish.plan === wish.plan ? known : open(key, wish, call);
      const listener = openListener(call, () => {
        stream.watchers.delete(watcher);
        if (stream.watchers.size === 0) close(key, stream);
      });
      const watcher: Watcher = { listener, call, from: 0, heldBack: null, ending: undefined };
      stream.watchers.add(watcher);
      if (stream.count > 0) joinLate(stream, watcher, joined);
      return (await stream.upstream.opened) ?? listener.events;
    },
    upstreams: () => running.size,
    close() {
      for (const { upstream, watchers } of [...running]) {
        upstream.stop();
        for (const { listener, call } of [...watchers]) listener.end(interrupted(call));
      }
      running.clear();
      joinable.clear();
    },
  };
};

type Join = (wish: Wish, event: ExecutionResult, call: GraphCall) => Promise<ExecutionResult>;

const joiner =
  (log: Log): Join =>
  async (wish, event, call) => {
    try {
      return await wish.join(event, call);
    } catch (error) {
      return { data: null, errors: [failure(error, { log }, call)] };
    }
  };

/** A join writes into the event. */
const copyOf = (raw: ExecutionResult): ExecutionResult =>
  raw.data ? { ...raw, data: structuredClone(raw.data) } : raw;

const tell = (watcher: Watcher, result: ExecutionResult): void => {
  if (watcher.heldBack) watcher.listener.hold(watcher.heldBack, result);
  else watcher.listener.say(result);
};

const joinLate = (stream: SharedStream, watcher: Watcher, joined: Join): void => {
  watcher.from = Number.POSITIVE_INFINITY;
  watcher.heldBack = [];
  stream.late.push(watcher);
  if (stream.late.length === 1) setImmediate(replayNow, stream, joined);
};

/** Tells the late ones what was before. An event that is being completed at this moment is completed again for them. */
const replayNow = (stream: SharedStream, joined: Join): void => {
  const late = stream.late.splice(0);
  if (late.length === 0) return;
  for (const watcher of late) watcher.from = stream.count;
  void replay(stream.wish, stream.kept?.slice() ?? [], late, joined);
};

const replay = async (
  wish: Wish,
  events: readonly ExecutionResult[],
  late: readonly Watcher[],
  joined: Join,
): Promise<void> => {
  const [first] = late;
  if (!first) return;
  for (const raw of events) {
    if (!late.some(({ listener }) => listener.isOpen())) return;
    const result = await joined(wish, copyOf(raw), callOfAll(first.call));
    for (const { listener } of late) listener.say(result);
  }
  for (const watcher of late) {
    for (const result of watcher.heldBack ?? []) watcher.listener.say(result);
    watcher.heldBack = null;
    if (watcher.ending) watcher.listener.end(watcher.ending.lastWord);
  }
};

/**
 * Two subscriptions with the same key get the same answers, so the caller's rights and language are part of it, and the headers
 * by which a subgraph may know the caller.
 */
const sharingKey = ({ key, variables }: Wish, { caller, locale, forwarded }: GraphCall): string =>
  JSON.stringify([
    key,
    variables,
    caller.subject,
    caller.scopes,
    caller.stores,
    caller.service,
    locale,
    forwarded,
  ]);
