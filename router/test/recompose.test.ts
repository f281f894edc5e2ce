import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSubgraph } from '@jumun/platform/graph/subgraph';
import { ownSdl, subgraphSdl } from '@jumun/schema/sdl';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownSchemas, recomposeOnSave, supergraphFile } from '../recompose.ts';
import { aCall, composed, openShop, sdlOf, until } from './shop.ts';

let folder: string;
const closing: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recompose-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

const more = (field: string) => composed({ payments: `${sdlOf('payments')} extend type Query { ${field} }` });
const another = more('more: Int @access(public: true)');

/** A graph that follows a file. */
const follow = async (file = join(folder, 'graph.graphql'), first = composed()) => {
  const { graph } = await openShop({}, first);
  const said: string[] = [];
  const recomposer = recomposeOnSave({
    ...supergraphFile(file),
    take: graph.replace,
    say: (text) => said.push(text),
  });
  closing.push(recomposer.close, () => graph.close());
  const knows = (field: string): boolean => field in (graph.schema().getQueryType()?.getFields() ?? {});
  return { graph, said, recomposer, knows, save: (text: string) => writeFileSync(file, text) };
};

const start = async () => {
  writeFileSync(join(folder, 'graph.graphql'), composed());
  return follow();
};

const hasChanged = 'The graph has changed: it answers with what was saved.';

test('a saved supergraph is taken, and one that is saved unchanged is no news', async () => {
  const { said, knows, save } = await start();
  await new Promise((resolve) => setTimeout(resolve, 250));
  save(another);
  await until(() => knows('more'));
  save(another);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(said).toEqual([hasChanged]);
});

test('what was saved while the graph was being made is taken as well', async () => {
  writeFileSync(join(folder, 'graph.graphql'), another);
  const { knows } = await follow();
  await until(() => knows('more'));
});

test.each([
  ['no GraphQL', 'type Query {', /^Syntax Error/],
  ['no supergraph', 'type Query { a: Int }', /not a supergraph/],
  ['a root field that nobody guards', more('open: Int'), /No @access says who may ask Query\.open/],
  [
    'a subgraph that nobody knows',
    composed().replace('name: "payments"', 'name: "pay"'),
    /There is no subgraph "pay"/,
  ],
])(
  '%s leaves the last good graph in place and says why, until the file is good again',
  async (_, text, why) => {
    const { graph, said, recomposer, save } = await start();
    await new Promise((resolve) => setTimeout(resolve, 250));
    save(text);
    await until(() => recomposer.problems().length > 0);
    expect(recomposer.problems()).toEqual([expect.stringMatching(why)]);
    expect(said).toEqual([`The graph stays as it was: ${recomposer.problems()[0]}`]);
    expect((await graph.execute({ query: '{ balance }' }, aCall())).errors).toBeUndefined();
    save(composed());
    await until(() => recomposer.problems().length === 0);
    save(another);
    await until(() => said.length === 3);
    expect(said.slice(1)).toEqual(['The files say again what the graph answers with.', hasChanged]);
  },
);

test('a file that is deleted is a problem until it is back', async () => {
  const { recomposer, save } = await start();
  await new Promise((resolve) => setTimeout(resolve, 250));
  unlinkSync(join(folder, 'graph.graphql'));
  await until(() => recomposer.problems().length > 0);
  expect(recomposer.problems()).toEqual([expect.stringContaining('cannot be read')]);
  save(another);
  await until(() => recomposer.problems().length === 0);
});

test('a file that is put in its place by renaming, or by another link as in Kubernetes, is taken', async () => {
  for (const [version, text] of [composed(), another].entries()) {
    mkdirSync(join(folder, `v${version}`));
    writeFileSync(join(folder, `v${version}`, 'graph.graphql'), text);
  }
  symlinkSync('v0', join(folder, 'data'));
  symlinkSync('data/graph.graphql', join(folder, 'linked.graphql'));
  const { knows } = await follow(join(folder, 'linked.graphql'));
  await new Promise((resolve) => setTimeout(resolve, 250));
  symlinkSync('v1', join(folder, 'next'));
  renameSync(join(folder, 'next'), join(folder, 'data'));
  await until(() => knows('more'));
});

describe('our own schemas', () => {
  const resolvers = { Query: {} };
  const open = (name: string, sdl = subgraphSdl(name)) => openSubgraph({ name, typeDefs: sdl, resolvers });
  const older = (name: string): string =>
    `${subgraphSdl(name)}\nextend type Query { older: String @access(public: true) }`;

  test('subgraphs in this process take their new part with the graph', () => {
    const subgraph = open('catalog', older('catalog'));
    const { take } = ownSchemas(new Map([['catalog', { subgraph }]]), () => true);
    expect(take('the new graph')).toBe(true);
    expect(subgraph.sdl).toBe(subgraphSdl('catalog'));
    expect(ownSdl('catalog')).not.toContain('older');
  });

  test('they keep what they had where the graph cannot be used', () => {
    const [catalog, stores] = [open('catalog', older('catalog')), open('stores', older('stores'))];
    const here = new Map([
      ['catalog', { subgraph: catalog }],
      ['stores', { subgraph: stores }],
    ]);
    const { take } = ownSchemas(here, () => {
      throw new Error('This graph cannot be used.');
    });
    expect(() => take('the new graph')).toThrow('This graph cannot be used.');
    expect([catalog.sdl, stores.sdl]).toEqual([older('catalog'), older('stores')]);
  });

  test('they keep what they had where one of them cannot be redefined', () => {
    const catalog = open('catalog', older('catalog'));
    const stores = {
      ...open('stores', older('stores')),
      redefine: () => {
        throw new Error('It does not build.');
      },
    };
    const here = new Map([
      ['catalog', { subgraph: catalog }],
      ['stores', { subgraph: stores }],
    ]);
    expect(() => ownSchemas(here, () => true).take('the new graph')).toThrow('It does not build.');
    expect(catalog.sdl).toBe(older('catalog'));
  });
});
