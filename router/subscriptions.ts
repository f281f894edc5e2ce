// Federated subscriptions: one subgraph says that something happened, and the others complete every event.
// The gateway's executor refuses subscriptions, so the plan is played here, event by event, with that executor.

import type { ExecutionResult } from 'graphql';
import { type Listener, openListener } from './listener.ts';
import type { GraphCall, Streamed } from './operation.ts';
import { interrupted, openUpstream, type Upstream, type UpstreamParts, type Wish } from './upstream.ts';

const mostKept = 200;

export type Subscriptions = {
  subscribe(wish: Wish, call: GraphCall): Promise<Streamed>;
  /** How many streams are open towards subgraphs. */
  upstreams(): number;
  close(): void;
};

/** One stream from a subgraph, and the clients that listen to it. */
type SharedStream = {
  readonly listeners: Set<Listener>;
  /** Every event so far, for clients that join later; null once a later client needs a stream of its own. */
  history: ExecutionResult[] | null;
  readonly upstream: Upstream;
};

/** Lets clients that want the same share one stream. */
export const openSubscriptions = (parts: UpstreamParts): Subscriptions => {
  const joinable = new Map<string, SharedStream>();
  const running = new Set<SharedStream>();

  const close = (key: string, stream: SharedStream): void => {
    if (joinable.get(key) === stream) joinable.delete(key);
    running.delete(stream);
    stream.upstream.stop();
  };

  const open = (key: string, wish: Wish, call: GraphCall): SharedStream => {
    const namesStart = wish.plan.resume?.startOf(wish.variables) !== undefined;
    const upstream = openUpstream(wish, call, parts, {
      event(result) {
        if (stream.history && (!namesStart || stream.history.length >= mostKept)) {
          stream.history = null; // for a client that comes now, "from now on" has moved
          if (joinable.get(key) === stream) joinable.delete(key);
        }
        stream.history?.push(result);
        for (const listener of [...stream.listeners]) listener.say(result);
      },
      end(last) {
        close(key, stream);
        for (const listener of [...stream.listeners]) listener.end(last);
      },
    });
    const stream: SharedStream = { listeners: new Set(), history: [], upstream };
    joinable.set(key, stream);
    running.add(stream);
    return stream;
  };

  return {
    async subscribe(wish, call) {
      const key = sharingKey(wish, call);
      const stream = joinable.get(key) ?? open(key, wish, call);
      const listener = openListener(call, () => {
        stream.listeners.delete(listener);
        if (stream.listeners.size === 0) close(key, stream);
      });
      for (const result of stream.history ?? []) listener.say(result);
      stream.listeners.add(listener);
      return (await stream.upstream.opened) ?? listener.events;
    },
    upstreams: () => running.size,
    close() {
      for (const { upstream, listeners } of [...running]) {
        upstream.stop();
        for (const listener of [...listeners]) listener.end(interrupted());
      }
      running.clear();
      joinable.clear();
    },
  };
};

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
