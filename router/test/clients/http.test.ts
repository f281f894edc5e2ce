// GraphQL over HTTP as its specification's own audit sees it.

import { type AuditResult, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEdge } from '../edge-server.ts';

let edge: Awaited<ReturnType<typeof openEdge>>;
beforeAll(async () => {
  edge = await openEdge({ mode: 'development' }); // three audits introspect
});
afterAll(async () => {
  await edge.router.close(1_000);
  await edge.graph.close();
});

/** One audit sends a GET as any page could; this header says that ours is not from one. */
const fetchFn: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', 'yes');
  return fetch(input, { ...init, headers });
};

const audits = serverAudits({ url: () => edge.router.url, fetchFn });

const verdictOf = async (result: AuditResult): Promise<string> =>
  result.status === 'ok'
    ? 'ok'
    : `${result.reason}: ${result.response.status} ${await result.response.clone().text()}`;

describe('the audit of GraphQL over HTTP', () => {
  test('has as many demands as when this was written', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits)('$id $name', async ({ fn }) => {
    expect(await verdictOf(await fn())).toBe('ok');
  });
});
