import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anonymous, type Call, type Caller } from '../graph/client.ts';
import { remoteClient } from '../remote/client.ts';
import { openKeys } from '../remote/keys.ts';
import { isRead, type SharedRead, sharedReads } from '../remote/shared-reads.ts';

const by = (caller: Partial<Caller>, more: Partial<Call> = {}): Call => ({
  caller: { ...anonymous, ...caller },
  locale: 'en',
  correlationId: 'shared-reads',
  ...more,
});

/** Answers each ask with its number, when it is told to. */
const openStand = () => {
  const shared = sharedReads<number>();
  const waiting: (() => void)[] = [];
  let asked = 0;
  return {
    ask: (query: string, call = by({}), more: Partial<SharedRead> = {}) =>
      shared({ query, body: query, call, ...more }, () => {
        const number = ++asked;
        return new Promise<number>((resolve) => waiting.push(() => resolve(number)));
      }),
    answerAll: () => {
      for (const answer of waiting.splice(0)) answer();
    },
  };
};

test('equal reads under way have one answer; a later one is asked again', async () => {
  const { ask, answerAll } = openStand();
  const early = [ask('{ a }'), ask('{ a }'), ask('{ b }')];
  answerAll();
  expect(await Promise.all(early)).toEqual([1, 1, 2]);
  const late = ask('{ a }');
  answerAll();
  expect(await late).toBe(3);
});

test.each<[string, Call, Partial<SharedRead>?]>([
  ['another person', by({ subject: 'ben' })],
  ['a person called null', by({ subject: 'null' })],
  ['other rights', by({ scopes: ['a'] })],
  ['other stores', by({ stores: ['a'] })],
  ['a service', by({ service: 'clerk' })],
  ['another language', by({}, { locale: 'ko' })],
  ['other headers', by({}), { beside: { authorization: 'b' } }],
  ['other variables', by({}), { body: 'other' }],
])('a read for %s is asked apart', async (_, call, more) => {
  const { ask, answerAll } = openStand();
  const answers = [ask('{ a }'), ask('{ a }', call, more)];
  answerAll();
  expect(await Promise.all(answers)).toEqual([1, 2]);
});

test('mutations are never shared, and what is read after one was sent or answered is asked after it', async () => {
  const { ask, answerAll } = openStand();
  const answers = [ask('{ a }'), ask('mutation { m }'), ask('mutation { m }'), ask('{ a }'), ask('{ a }')];
  answerAll();
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 4]);
});

test('nobody waits for the answer to one that gives up much sooner', async () => {
  const { ask, answerAll } = openStand();
  const within = (ms: number): Call => by({}, { withinMs: ms });
  const answers = [
    ask('{ a }', within(1_000)),
    ask('{ a }', within(1_900)),
    ask('{ a }', within(5_000)),
    ask('{ a }'),
  ];
  answerAll();
  expect(await Promise.all(answers)).toEqual([1, 1, 2, 3]);
});

test('a failure is shared too, and forgotten', async () => {
  const shared = sharedReads<number>();
  const read = { query: '{ a }', body: '', call: by({}) };
  const failing = () => Promise.reject(new Error('away'));
  const both = [shared(read, failing), shared(read, async () => 1)];
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shared(read, async () => 2)).toBe(2);
});

test.each([
  ['{ a }', true],
  ['query A { a }', true],
  ['  query A { a }', true],
  ['mutation { a }', false],
  ['fragment F on Query { a } query { ...F }', false],
  ['query A { a } mutation B { b }', false],
  ['queryA { a }', false],
])('%s: certainly reads only: %s', (query, reads) => {
  expect(isRead(query)).toBe(reads);
});

test('each asker has an answer of its own to write into', async () => {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume().on('end', () => response.end('{"data":{"order":{"id":"1"}}}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  const { port } = server.address() as AddressInfo;
  const client = remoteClient({
    name: 'orders',
    urls: [`http://127.0.0.1:${port}/graphql`],
    keys: await openKeys(folder, 'router'),
  });
  const read = () => client.execute({ query: '{ order { id } }' }, by({}));
  const [one, other] = await Promise.all([read(), read()]);
  expect(requests).toBe(1);
  expect(one).toEqual({ data: { order: { id: '1' } } });
  (one.data?.order as { id: string }).id = 'changed';
  expect(other).toEqual({ data: { order: { id: '1' } } });
  await client.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});
