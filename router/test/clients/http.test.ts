// GraphQL over HTTP as its specification's own audit sees it.

import { type AuditResult, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEdge } from '../edge-server.ts';

let edge: Awaited<ReturnType<typeof openEdge>>;
beforeAll(async () => {
  edge = await openEdge({ mode: 'development' });
});
afterAll(async () => {
  await edge.router.close(1_000);
  edge.graph.close();
});

/** Three audits introspect, so this router is one for development. */
const audits = serverAudits({ url: () => edge.router.url, fetchFn: fetch });

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
