import type { SubgraphClient } from '@jumun/platform/graph/client';
import { atScrape, counter, gauge, histogram } from '@jumun/platform/process/metrics';
import type { ExecutionResult, OperationTypeNode } from 'graphql';

// What the router counts. No label comes from a client: kinds and codes are our own.

const requests = histogram(
  'jumun_request_seconds',
  'Duration of queries and mutations, by kind and by the code of the first error (OK if none).',
  ['kind', 'code'],
);
const refusals = counter(
  'jumun_requests_refused_total',
  'Requests refused before any subgraph was asked, by code.',
  'code',
);
const fetches = histogram(
  'jumun_fetch_seconds',
  'Duration of requests from the router to subgraphs, by outcome: ok, errors (in the answer), or failed.',
  ['subgraph', 'outcome'],
);
const streams = gauge('jumun_subscriptions', 'Open subscriptions of clients.');
const upstreams = gauge(
  'jumun_upstreams',
  'Open streams towards subgraphs; clients with the same subscription share one.',
);
const dropped = counter(
  'jumun_subscriptions_dropped_total',
  'Clients disconnected because they read too slowly.',
);

/** A subgraph that is not ours may give any code. */
const ownCode = /^[A-Z_]{2,40}$/;
const mostCodes = 100;
const codes = new Set<string>();

const codeOf = ({ errors }: ExecutionResult): string => {
  if (!errors?.length) return 'OK';
  const code = String(errors[0]?.extensions.code ?? 'INTERNAL');
  if (codes.has(code)) return code;
  if (!ownCode.test(code) || codes.size >= mostCodes) return 'OTHER';
  codes.add(code);
  return code;
};

/** Counts a request that was answered without asking any subgraph. */
export const countRefused = (code: unknown): void => refusals(String(code)).inc();

/** Counts a client that was disconnected because it reads too slowly. */
export const countDropped = (): void => dropped().inc();

const mostUnderWay = gauge('jumun_admission_limit', 'How much new work may be under way at once.');
const workUnderWay = gauge('jumun_admission_under_way', 'How much new work is under way.');

/** Reports how much new work may be, and is, under way, until the returned function is called. */
export const watchAdmission = (look: () => { readonly limit: number; readonly underWay: number }) =>
  atScrape(() => {
    const { limit, underWay } = look();
    mostUnderWay(limit);
    workUnderWay(underWay);
  });

/** Measures one query or mutation. */
export const measureRequest = async (
  kind: OperationTypeNode,
  answer: Promise<ExecutionResult>,
): Promise<ExecutionResult> => {
  const began = performance.now();
  const result = await answer;
  requests(kind, codeOf(result)).observe((performance.now() - began) / 1_000);
  return result;
};

/** The same client, with every answer measured. */
export const measureFetches = (client: SubgraphClient): SubgraphClient => ({
  name: client.name,
  async execute(request, call) {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const result = await client.execute(request, call);
      outcome = result.errors ? 'errors' : 'ok';
      return result;
    } finally {
      fetches(client.name, outcome).observe((performance.now() - began) / 1_000);
    }
  },
  subscribe: (request, call) => client.subscribe(request, call),
  close: () => client.close(),
});

let open = 0;
atScrape(() => streams(open));

/** Counts a client's subscription as open, or as open no longer. */
export const countOpen = (change: 1 | -1): void => {
  open += change;
};

/** Reports how many streams are open towards subgraphs, until the returned function is called. */
export const watchUpstreams = (count: () => number): (() => void) => atScrape(() => upstreams(count()));
