import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyRepository, type RepositoryCopy } from '../repository-copy.ts';

// docs/adding-a-context.md, carried out in a copy of this repository.

const minutes = 60_000;
const page = 'docs/adding-a-context.md';
const example = 'test/fixtures/reviews';
const list = 'subgraphs/contexts.ts';

/** What the page lets a reader write and run. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );
const commandsIn = (text: string): string[] =>
  blocks(text, 'sh')
    .flatMap((block) => block.split('\n').map((line) => line.replace(/ *#.*/, '')))
    .filter(Boolean);

/** Files that commands write, by the command; of the pages with a picture only the picture may differ. */
const generated = /^(schema\/(supergraph|api)\.graphql|docs\/(events|context-map|requirements|roles)\.md)$/;
const pictured = /^(README|docs\/architecture)\.md$/;
const withoutPicture = (text = ''): string => text.replace(/^```mermaid\n[\s\S]*?^```$/m, '');

/** The tests that look at all contexts alike, and the new one's own. The others know nothing of it, and take minutes. */
const tests = [
  'subgraphs/reviews',
  'test/journeys/reviews',
  'test/architecture/imports',
  'test/architecture/text',
  'test/published-language',
  'test/my-data',
  'test/docs',
  'test/requirements',
  'schema/test/resolver-types',
];

let copy: RepositoryCopy;
let before: ReadonlyMap<string, string>;
let line: string;

/** What is compiled a second time is only what has changed. */
const compiles = () =>
  copy.run(
    'node tools/run/run.mjs node node_modules/typescript/bin/tsc --noEmit --incremental --tsBuildInfoFile data/types',
  );

/** Runs a program in the copy that prints what it finds as JSON. */
const told = async (program: string): Promise<unknown> => {
  const { output } = await copy.run(`node --input-type=module -e "${program}"`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
};
const contexts = "const c = await import('@jumun/subgraphs/contexts');";

/** What was written, gone or changed since the beginning. */
const changes = () => {
  const after = copy.files();
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
};

describe('a fourteenth context', () => {
  beforeAll(async () => {
    copy = copyRepository();
    before = copy.files();
    [line = ''] = blocks(copy.read(page), 'ts');
    cpSync(join(copy.folder, example, 'context'), join(copy.folder, 'subgraphs/reviews'), {
      recursive: true,
    });
    cpSync(join(copy.folder, example, 'events.ts'), join(copy.folder, 'schema/events/reviews.ts'));
  });

  it('does not exist without its line', async () => {
    const names = copy.read(list).match(/(?<=import\('\.\/)\w+(?=\/manifest)/g);
    const load = "let why; try { await c.loadContext('reviews'); } catch (error) { why = error.message; }";
    expect(await told(`${contexts} ${load} console.log(JSON.stringify(why));`)).toBe(
      `There is no context "reviews"; there are ${names?.join(', ')}.`,
    );
  });

  it('is added by the page as it stands', { timeout: 5 * minutes }, async () => {
    const lines = copy.read(list);
    const last = lines.match(/^ {2}context\(await import\('.*\n/gm)?.at(-1) ?? '';
    writeFileSync(join(copy.folder, list), lines.replace(last, `${last}${line}`));

    const commands = commandsIn(copy.read(page));
    expect(commands.at(-1)).toBe('npm test');
    for (const command of commands.slice(0, -1))
      expect([command, await copy.run(command)]).toMatchObject([command, { code: 0 }]);
  });

  it('needs nothing else to be changed', () => {
    const byHand = (path: string) =>
      !path.startsWith('subgraphs/reviews/') && !generated.test(path) && !pictured.test(path);
    expect(changes().filter(byHand).sort()).toEqual(['schema/events/reviews.ts', list]);
    expect(copy.read(list).replace(line, '')).toBe(before.get(list));
    for (const path of changes().filter((path) => pictured.test(path)))
      expect(withoutPicture(copy.read(path))).toBe(withoutPicture(before.get(path)));
    const written = changes().filter((path) => generated.test(path) || pictured.test(path));
    expect(written.sort()).toEqual([
      'README.md',
      'docs/architecture.md',
      'docs/context-map.md',
      'docs/events.md',
      'docs/roles.md',
      'schema/api.graphql',
      'schema/supergraph.graphql',
    ]);
  });

  it('is there once the page is done: types, architecture, documents, a system that runs', {
    timeout: 5 * minutes,
  }, async () => {
    cpSync(join(copy.folder, example, 'journey.test.ts'), join(copy.folder, 'test/journeys/reviews.test.ts'));
    const [types, tested] = await Promise.all([
      compiles(),
      copy.run(`npm test --project sqlite ${tests.join(' ')}`),
    ]);
    expect(types.output).toBe('');
    expect(tested.output).toMatch(/\b[1-9]\d+ passed, 0 failed\n/);
    expect(tested.code).toBe(0);
  });

  it('has a breaker for each of its asks', async () => {
    const file = join(copy.folder, 'subgraphs/reviews/manifest.ts');
    const text = copy.read('subgraphs/reviews/manifest.ts');
    writeFileSync(file, text.replace('asks: {}', "asks: { 'find-product': 'catalog' }"));
    const found = 'c.breakers.filter((name) => /^reviews/.test(name)), c.asks.reviews';
    expect(await told(`${contexts} console.log(JSON.stringify([${found}]))`)).toEqual([
      ['reviews/find-product'],
      ['catalog'],
    ]);
    writeFileSync(file, text);
  });

  it('is no context without an audit', { timeout: minutes }, async () => {
    const server = join(copy.folder, 'subgraphs/reviews/server.ts');
    rmSync(join(copy.folder, 'subgraphs/reviews/audit.ts'));
    writeFileSync(server, copy.read('subgraphs/reviews/server.ts').replace(/^export \{ audit \}.*\n/m, ''));
    const { code, output } = await compiles();
    expect(code).not.toBe(0);
    expect(output).toMatch(/^subgraphs\/contexts\.ts[^\n]*\n\s+Property 'audit' is missing/m);
  });
});
