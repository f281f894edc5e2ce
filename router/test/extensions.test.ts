// Plugins and trusted documents from files, as whoever runs a router names them, over HTTP and WebSocket.

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { TrustedMode } from '../admission/trusted.ts';
import { pluginsFrom, trustedFrom } from '../extensions.ts';
import { anonymousOnly } from '../identity.ts';
import type { Log } from '../masking.ts';
import { openRouter } from '../server.ts';
import { openShop, silent } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'extensions '));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const listed = 'query Balance { balance }';
const unlisted = '{ couriers }';
const events = 'subscription Ticks { ticks }';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const list = file('list.json', JSON.stringify({ 'the balance': listed, ticks: events }));

const warnings: unknown[] = [];
beforeEach(() => {
  warnings.length = 0;
});
const log: Log = { ...silent, warn: (fact: unknown) => warnings.push(fact) } as unknown as Log;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const open = async (mode: TrustedMode, plugins: readonly string[] = []) => {
  const { graph, state } = await openShop({}, undefined, {
    trusted: trustedFrom({ mode, file: list }, log),
    plugins: await pluginsFrom(plugins),
  });
  const router = await openRouter({
    graph,
    identity: anonymousOnly,
    config: { port: 0, host: '127.0.0.1', mode: 'production', allowedOrigins: [] },
    pages: undefined,
    log: silent,
    ready: () => [],
  });
  const client = createClient({
    url: router.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  closing.push(async () => {
    await client.dispose();
    await router.close(500);
    await graph.close();
  });
  const overHttp = async (body: object): Promise<unknown> => {
    const response = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const overWebSocket = (body: object): Promise<unknown> =>
    new Promise((resolve) => {
      const stop = client.subscribe(
        { query: '', ...body }, // this protocol wants a text
        {
          next(result) {
            stop();
            resolve(result);
          },
          error: (errors) => resolve({ errors }),
          complete() {},
        },
      );
    });
  return { ways: { HTTP: overHttp, WebSocket: overWebSocket }, state, router };
};

const known = { data: { balance: 7 } };
const code = (name: string) => ({ errors: [{ extensions: { code: name } }] });
const byHash = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
});

describe.each(['HTTP', 'WebSocket'] as const)('over %s', (way) => {
  test.each(['off', 'log', 'enforce'] as const)(
    'with trusted documents %s, what is listed is answered by its id, by its hash and by its text',
    async (mode) => {
      const ask = (await open(mode)).ways[way];
      expect(await ask({ documentId: 'the balance' })).toEqual(known);
      expect(await ask(byHash(listed))).toEqual(known);
      expect(await ask({ query: listed })).toEqual(known);
      expect(await ask({ query: listed, ...byHash(listed) })).toEqual(known);
      expect(warnings).toEqual([]);
    },
  );

  test('enforced, nothing else is answered, whatever it says about itself', async () => {
    const ask = (await open('enforce')).ways[way];
    expect(await ask({ query: unlisted })).toMatchObject(code('OPERATION_NOT_ALLOWED'));
    expect(await ask({ query: unlisted, documentId: 'the balance' })).toMatchObject(
      code('OPERATION_NOT_ALLOWED'),
    );
    expect(await ask({ query: unlisted, ...byHash(unlisted) })).toMatchObject(code('OPERATION_NOT_ALLOWED'));
    expect(await ask({ query: `${listed} ` })).toMatchObject(code('OPERATION_NOT_ALLOWED'));
    expect(await ask({ query: 'subscription { ticks }' })).toMatchObject(code('OPERATION_NOT_ALLOWED'));
    expect(await ask({ documentId: 'nobody' })).toMatchObject(code('DOCUMENT_NOT_FOUND'));
    expect(await ask({ query: unlisted, ...byHash(listed) })).toHaveProperty('errors');
    expect(await ask({ query: listed })).toEqual(known);
  });

  test('a hash that was registered before is not a way around the list', async () => {
    const ask = (await open('enforce')).ways[way];
    await ask({ query: unlisted, ...byHash(unlisted) });
    const again = (await ask(byHash(unlisted))) as { data?: unknown };
    expect(again).toHaveProperty('errors');
    expect(again.data ?? null).toBeNull();
  });

  test('logged, everything is answered, and what is not listed is reported once', async () => {
    const ask = (await open('log')).ways[way];
    for (let times = 0; times < 3; times++)
      expect(await ask({ query: unlisted })).toEqual({ data: { couriers: 2 } });
    expect(warnings).toEqual([{ sha256: sha256(unlisted), text: unlisted }]);
  });

  test('off, everything is answered and nothing is reported', async () => {
    const ask = (await open('off')).ways[way];
    expect(await ask({ query: unlisted })).toEqual({ data: { couriers: 2 } });
    expect(warnings).toEqual([]);
  });
});

test('a listed subscription is watched by its id', async () => {
  const { ways, state } = await open('enforce');
  const first = ways.WebSocket({ documentId: 'ticks' });
  while (state.open === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  state.happen('ticks', 'now');
  expect(await first).toEqual({ data: { ticks: 1 } });
});

describe('plugins', () => {
  const counting = file(
    'counting.mjs',
    `let operations = 0;
export default {
  async requestDidStart() {
    return {
      async didResolveOperation() { operations += 1; },
      async willSendResponse({ response }) { response.http.headers.set('x-operations', String(operations)); },
    };
  },
};`,
  );
  const made = file(
    'made.mjs',
    `export default async () => ({ requestDidStart: async () => ({
  willSendResponse: async ({ response }) => void response.http.headers.set('x-made', 'yes') }) });`,
  );

  test('of ten lines, from files, see what comes over every transport', async () => {
    const { ways, router } = await open('off', [counting, made]);
    await ways.WebSocket({ query: listed });
    const { headers } = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: listed }),
    });
    expect([headers.get('x-operations'), headers.get('x-made')]).toEqual(['2', 'yes']);
  });

  test.each([
    ['a file that is not there', join(folder, 'nowhere.mjs'), /nowhere\.mjs cannot be loaded/],
    [
      'a file that throws',
      file('throws.mjs', 'throw new Error("no luck")'),
      /throws\.mjs cannot be loaded: no luck/,
    ],
    ['a file without a default export', file('named.mjs', 'export const plugin = {};'), /exports no plugin/],
  ])('%s keeps the router from starting, with a sentence', async (_, path, why) => {
    await expect(pluginsFrom([path])).rejects.toThrow(why);
  });
});

test.each([
  ['no list at all', undefined, /need a file with their list/],
  ['a list that is not there', join(folder, 'none.json'), /none\.json cannot be read/],
  [
    'a list that is none',
    file('broken.json', '['),
    /broken\.json: The list of trusted documents is not JSON/,
  ],
])('%s keeps the router from starting, with a sentence', (_, path, why) => {
  expect(() => trustedFrom({ mode: 'enforce', file: path }, silent)).toThrow(why);
});
