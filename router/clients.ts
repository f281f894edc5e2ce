// The ways to the subgraphs, over all supergraphs that a router has had. A subgraph that has another address now is still
// asked at the old one by requests that began before, and by no others; its streams stay for as long as they last.

import type { SubgraphClient } from '@jumun/platform/graph/client';
import { tracedClient } from '@jumun/platform/graph/traced-client';
import { Fault } from '@jumun/platform/kernel/errors';
import { measureFetches } from './metrics.ts';

export type Addresses = ReadonlyMap<string, string>;

export type Clients = {
  /** The way to a subgraph for the operations of one supergraph; throws for a subgraph that cannot be asked. */
  of(name: string, url: string): SubgraphClient;
  /** The way to a subgraph of the supergraph in place; throws SERVICE_UNAVAILABLE where it has none of that name. */
  named(name: string): SubgraphClient;
  /** Says where the subgraphs are of the supergraph that has been put in place. */
  place(addresses: Addresses): void;
  close(): void;
};

export type ClientsParts = {
  readonly clientFor: (name: string, url: string) => SubgraphClient;
  /** Told of a client that nobody asks any more. */
  readonly letGo?: ((client: SubgraphClient) => void) | undefined;
  /** How long a request may go on, in milliseconds. */
  readonly longestRequestMs: number;
};

type Kept = {
  readonly url: string;
  readonly client: SubgraphClient;
  readonly measured: SubgraphClient;
  /** Since when the supergraph in place no longer names it, in milliseconds; undefined while it does. */
  unnamedSince: number | undefined;
  streams: number;
};

export const openClients = ({ clientFor, letGo, longestRequestMs }: ClientsParts): Clients => {
  const kept = new Set<Kept>();
  const inPlace = new Map<string, Kept>();
  let sweeping: NodeJS.Timeout | undefined;

  const isOver = ({ unnamedSince }: Kept): boolean =>
    unnamedSince !== undefined && Date.now() - unnamedSince >= longestRequestMs;
  const sweep = (): void => {
    for (const one of kept) {
      if (!isOver(one) || one.streams > 0) continue;
      kept.delete(one);
      letGo?.(one.client);
    }
  };
  const sweepLater = (): void => {
    sweeping ??= setTimeout(() => {
      sweeping = undefined;
      sweep();
      if ([...kept].some((one) => one.unnamedSince !== undefined && !isOver(one))) sweepLater();
    }, longestRequestMs + 1).unref();
  };
  const find = (name: string, url: string): Kept => {
    for (const one of kept) if (one.client.name === name && one.url === url && !isOver(one)) return one;
    const client = clientFor(name, url);
    const measured = tracedClient(measureFetches(client));
    const opened: Kept = { url, client, measured, unnamedSince: Date.now(), streams: 0 };
    kept.add(opened);
    sweepLater(); // the supergraph that names it may not come into place
    return opened;
  };
  const placed = (name: string): Kept => {
    const one = inPlace.get(name);
    if (one) return one;
    throw new Fault('SERVICE_UNAVAILABLE', {
      ko: '더 이상 제공하지 않는 부분입니다.',
      en: 'This part of the graph is not there any more.',
    });
  };
  const clientOf = (name: string, choose: () => Kept): SubgraphClient => ({
    name,
    execute: (request, call) => choose().measured.execute(request, call),
    async subscribe(request, call) {
      const one = choose();
      one.streams += 1;
      const ended = (): void => {
        one.streams -= 1;
        if (one.streams === 0 && isOver(one)) sweep();
      };
      return counted(() => one.measured.subscribe(request, call), ended);
    },
    close: () => Promise.resolve(),
  });

  return {
    of(name, url) {
      const own = find(name, url);
      return clientOf(name, () => (isOver(own) ? placed(name) : own));
    },
    named: (name) => clientOf(name, () => placed(name)),
    place(addresses) {
      const before = [...inPlace.values()];
      inPlace.clear();
      for (const [name, url] of addresses) {
        const one = find(name, url);
        one.unnamedSince = undefined;
        inPlace.set(name, one);
      }
      const named = new Set(inPlace.values());
      for (const one of before) if (!named.has(one)) one.unnamedSince = Date.now();
      sweepLater();
    },
    close() {
      clearTimeout(sweeping);
      for (const { client } of kept) letGo?.(client);
      kept.clear();
    },
  };
};

/** A stream whose end is told once, however it comes. */
const counted = async (
  open: () => ReturnType<SubgraphClient['subscribe']>,
  end: () => void,
): ReturnType<SubgraphClient['subscribe']> => {
  let isOpen = true;
  const ended = (): void => {
    if (isOpen) end();
    isOpen = false;
  };
  try {
    const opened = await open();
    if (!(Symbol.asyncIterator in opened)) {
      ended();
      return opened;
    }
    const events: typeof opened = {
      async next() {
        try {
          const step = await opened.next();
          if (step.done) ended();
          return step;
        } catch (error) {
          ended();
          throw error;
        }
      },
      async return() {
        ended();
        return (await opened.return?.()) ?? { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => events,
    };
    return events;
  } catch (error) {
    ended();
    throw error;
  }
};
