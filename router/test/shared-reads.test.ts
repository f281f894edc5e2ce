import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type SubgraphClient } from '@jumun/platform/graph/client';
import { remoteClient } from '@jumun/platform/remote/client';
import { openKeys } from '@jumun/platform/remote/keys';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { GraphCall } from '../call.ts';
import { openGraph } from '../graph.ts';
import { plainClient } from '../plain-client.ts';
import { aCall, aCaller, composed, silent, until } from './shop.ts';

// Equal reads that are under way at the same time: one for the subgraph if the same caller asks, and never for two callers.

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

type Open = (url: string) => SubgraphClient;

/** A graph whose subgraph counts what it is asked, and answers when it is told to. */
const open = async (clientAt: Open) => {
  const waiting: ServerResponse[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked += 1;
      waiting.push(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  const client = clientAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  closing.push(() => client.close?.());
  const graph = await openGraph({ supergraphSdl: composed(), clientFor: () => client, log: silent });
  closing.push(() => graph.close());
  return {
    /** Asks once with each call at the same time; returns how often the subgraph was asked, and the answers. */
    async ask(query: string, calls: readonly GraphCall[], count: number) {
      const before = asked;
      const answers = calls.map((call) => graph.execute({ query }, call));
      await until(() => asked - before >= count);
      await new Promise((resolve) => setTimeout(resolve, 50)); // one too many would come now
      for (const [n, response] of waiting.splice(0).entries())
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ data: { couriers: n } }));
      const told = (await Promise.all(answers)).map(({ data }) => data?.couriers);
      return { asked: asked - before, told };
    },
  };
};

const as = (subject: string, more: object = {}): GraphCall =>
  aCall({ caller: { ...aCaller(subject), ...more } });

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = await openKeys(folder, 'router');

const clients: readonly (readonly [string, Open])[] = [
  ['of our own', (url) => remoteClient({ name: 'deliveries', urls: [url], keys })],
  ['of others', (url) => plainClient({ name: 'deliveries', url })],
];

test.each(clients)('subgraphs %s are asked once for equal reads of one caller', async (_, clientAt) => {
  const { ask } = await open(clientAt);
  const equal = await ask('{ couriers }', [as('cus_1'), as('cus_1'), as('cus_1')], 1);
  expect(equal).toEqual({ asked: 1, told: [0, 0, 0] });
  // only while they are under way
  expect(await ask('{ couriers }', [as('cus_1')], 1)).toEqual({ asked: 1, told: [0] });
});

test.each(clients)(
  'subgraphs %s are asked for each caller, and each gets their own answer',
  async (_, clientAt) => {
    const { ask } = await open(clientAt);
    const callers: readonly GraphCall[] = [
      as('cus_1'),
      as('cus_2'),
      aCall({ caller: anonymous }),
      as('cus_1', { scopes: ['catalog:write'] }),
      as('cus_1', { stores: ['sto_1'] }),
      { ...as('cus_1'), locale: 'ko' },
    ];
    const { asked, told } = await ask('{ couriers }', callers, callers.length);
    expect(asked).toBe(callers.length);
    expect(new Set(told).size).toBe(callers.length);
  },
);
