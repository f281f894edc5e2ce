import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { listOperations, runDocuments, textsIn } from '../documents.ts';

const schema = buildSchema(
  'type Query { book(id: ID): Book } type Book { id: ID title: String author: Book }',
);
const list = (files: Readonly<Record<string, string>>) =>
  listOperations(
    Object.entries(files).flatMap(([path, content]) => textsIn(path, content)),
    schema,
  );

describe('the operations of clients', () => {
  it('are found in tagged templates, behind /* GraphQL */, and in .graphql files', () => {
    const program = `
      import { graphql } from 'graphql';
      const names = ['graphql', 'other'];
      const a = gql\`query A { book { id } }\`;
      const b = graphql(\`query B { book { id } }\`);
      const c = /* GraphQL */ 'query C { book(id: "it\\'s") { id } }';
      const d = gql(/* GraphQL */ \`query D { book { id } }\`);
      const no = 'query E { book { id } }';
    `;
    const { operations, mistakes } = list({ 'a.ts': program, 'f.graphql': 'query F { book { id } }\n' });
    expect(mistakes).toEqual([]);
    expect(operations.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'F']);
    expect(operations[2]?.body).toBe('query C { book(id: "it\'s") { id } }');
  });

  it('are listed as written, under the hash of that', () => {
    const text = 'query A { book { ...f }   }\nfragment f on Book { id }';
    expect(list({ 'a.graphql': `${text}\n` }).operations).toEqual([
      { id: createHash('sha256').update(text).digest('hex'), body: text, name: 'A', type: 'query' },
    ]);
  });

  it('bring the fragments of other files, and stand alone where several are written together', () => {
    const { operations, mistakes } = list({
      'a.ts': `gql\`query A { book { ...f } } \${f}\``,
      'b.ts': 'gql`fragment f on Book { author { ...g } } fragment g on Book { id }`',
      'c.graphql': 'query C { book { id } } query D { book { ...g } }',
    });
    expect(mistakes).toEqual([]);
    const [a, c, d] = operations.map(({ body }) => body.replaceAll(/\s+/g, ' '));
    expect(a).toBe(
      'query A { book { ...f } } fragment f on Book { author { ...g } } fragment g on Book { id }',
    );
    expect(c).toBe('query C { book { id } }');
    expect(d).toBe('query D { book { ...g } } fragment g on Book { id }');
  });

  it.each([
    ['is not GraphQL', 'query A {', 'a.ts:2: Syntax Error: Expected Name, found <EOF>.'],
    [
      'asks what is not there',
      'query A { book { pages } }',
      'a.ts:2: Cannot query field "pages" on type "Book".',
    ],
    ['has no name', '{ book { id } }', 'a.ts:2: An operation needs a name to be listed.'],
    ['needs a fragment that is missing', 'query A { book { ...f } }', 'a.ts:2: Unknown fragment "f".'],
  ])('one that %s is a mistake, with its place', (_, text, mistake) => {
    expect(list({ 'a.ts': `\nconst a = gql\`${text}\`;` }).mistakes).toEqual([mistake]);
  });

  it('two of one name are a mistake, and so are two fragments', () => {
    expect(
      list({ 'a.graphql': 'query A { book { id } }', 'b.graphql': 'query A { book { title } }' }).mistakes,
    ).toEqual(['b.graphql:1: Another operation is named "A" as well.']);
    const fragment = (field: string) => `fragment f on Book { ${field} }`;
    expect(list({ 'a.graphql': fragment('id'), 'b.graphql': fragment('title') }).mistakes).toEqual([
      'b.graphql:1: Another fragment is named "f" as well, at a.graphql:1.',
    ]);
    expect(list({ 'a.graphql': fragment('id'), 'b.graphql': fragment('id') }).mistakes).toEqual([]);
  });
});

describe('npm run documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) => {
    const [said, complaints]: [string[], string[]] = [[], []];
    const code = runDocuments(args, {
      write: (text) => said.push(text),
      complain: (text) => complaints.push(text),
    });
    return { code, said: said.join(''), complaints: complaints.join('') };
  };
  const out = join(folder, 'list.json');
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'a.ts'), 'gql`query Menu { products(kind: MENU_ITEM) { nodes { id } } }`');

  it('writes the list, and checks that it is up to date', () => {
    expect(run('--check', '--out', out, pages)).toMatchObject({ code: 1 });
    expect(run('--out', out, pages)).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ name: 'Menu', type: 'query' }],
    });
    expect(run(pages).said).toBe(readFileSync(out, 'utf8'));
    expect(run('--check', '--out', out, pages)).toMatchObject({
      code: 0,
      said: '1 operations, nothing wrong.\n',
    });
  });

  it('writes nothing when an operation does not fit our graph', () => {
    const wrong = join(folder, 'wrong.graphql');
    writeFileSync(wrong, 'query Menu { dishes { id } }');
    const before = readFileSync(out, 'utf8');
    const { code, complaints } = run('--out', out, wrong);
    expect(code).toBe(1);
    expect(complaints).toContain('wrong.graphql:1: Cannot query field "dishes" on type "Query".');
    expect(readFileSync(out, 'utf8')).toBe(before);
  });

  it('explains itself', () => {
    expect(run('--help')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Usage: npm run documents/),
    });
    expect(run()).toMatchObject({ code: 2, complaints: expect.stringMatching(/^Name the files/) });
    expect(run('--other')).toMatchObject({ code: 2, complaints: expect.stringMatching(/--other/) });
    expect(run('nowhere')).toMatchObject({
      code: 2,
      complaints: expect.stringMatching(/^There is no nowhere/),
    });
  });
});
