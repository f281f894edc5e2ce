import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resolverTypes } from '@jumun/schema/resolver-types';
import { assemble } from '@jumun/schema/sdl';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// What the compiler says about resolvers that do not keep to their schema. Each offence is planted in a copy of one
// context that compiles; all copies are compiled in one run.

const root = join(import.meta.dirname, '..');
const fixture = join(import.meta.dirname, 'fixtures/typed-resolvers');
const clean = readFileSync(join(fixture, 'resolvers.ts'), 'utf8');

type Offence = {
  readonly what: string;
  /** Text that the file has once, and what stands there instead. */
  readonly plant: readonly [instead: string, offence: string];
  /** The text whose line the compiler names, where it is not the offence's own. */
  readonly reportedAt?: string;
  readonly says: RegExp;
};

const offences: readonly Offence[] = [
  {
    what: 'an argument that the field does not have',
    plant: ['async (_, { genre, ...args }) =>', 'async (_, { gender: genre, ...args }) =>'],
    says: /'gender' does not exist/,
  },
  {
    what: 'an input field that the input does not have',
    plant: ['input.days ??', 'input.weeks ??'],
    says: /'weeks' does not exist/,
  },
  {
    what: 'an argument compared with a value that its enum does not have',
    plant: ['!genre || genre === genreOf(row.genre)', "!genre || genre === 'POEM'"],
    says: /'"POEM"' have no overlap/,
  },
  {
    what: 'an unchecked id where a branded one is expected',
    plant: ['await lend(input.bookId as BookId,', 'await lend(input.bookId,'],
    says: /'string' is not assignable to parameter of type 'BookId'/,
  },
  {
    what: 'a field that neither the model nor a resolver answers',
    plant: ['  author: ({ authorId }) => (authorId === null ? null : { id: authorId }),\n', ''],
    reportedAt: 'const Book:',
    says: /Property 'author' is missing/,
  },
  {
    what: 'a field that the model answers with another type than the schema',
    plant: ['  genre: ({ genre }) => genreOf(genre),\n', ''],
    reportedAt: 'const Book:',
    says: /Property 'genre' is missing/,
  },
  {
    what: 'a type without its resolvers',
    plant: ['  Loan,\n', ''],
    reportedAt: 'const resolvers:',
    says: /Property 'Loan' is missing/,
  },
  {
    what: 'a question without an answer',
    plant: [", lent: () => [{ title: 'Go' }]", ''],
    reportedAt: 'Query: {',
    says: /Property 'lent' is missing/,
  },
  {
    what: 'a command without its resolver',
    plant: ['Mutation: { lendBook }', 'Mutation: {}'],
    says: /Property 'lendBook' is missing/,
  },
  {
    what: 'a stream without its source',
    plant: ['  Subscription: { bookLent },\n', ''],
    reportedAt: 'const resolvers:',
    says: /Property 'Subscription' is missing/,
  },
  {
    what: 'an entity without __resolveReference',
    plant: ['  __resolveReference: ({ id }) => ({ id: id as ReaderId }),\n', ''],
    reportedAt: 'const Reader:',
    says: /Property '__resolveReference' is missing/,
  },
  {
    what: 'a union whose members cannot be told apart',
    plant: ['  Item,\n};', '};'],
    reportedAt: 'const resolvers:',
    says: /Property 'Item' is missing/,
  },
  {
    what: 'a resolver of a field that the schema does not have',
    plant: ['  lastLoan: ', '  lastLoans: () => [],\n  lastLoan: '],
    says: /'lastLoans' does not exist/,
  },
  {
    what: 'resolvers of a type that the schema does not have',
    plant: ['  Item,\n};', '  Item,\n  Magazine: {},\n};'],
    reportedAt: '  Magazine: {}',
    says: /'Magazine' does not exist/,
  },
  {
    what: 'a property of the parent that its model does not have',
    plant: ['book: async ({ bookId }, _', 'book: async ({ bookID: bookId }, _'],
    says: /'bookID' does not exist/,
  },
  {
    what: 'a result of another type',
    plant: ['({ bookId: id, until: 0 as Instant })', "({ bookId: id, until: 'tomorrow' })"],
    says: /'string' is not assignable to type 'Instant'/,
  },
  {
    what: 'a result that lacks a field',
    plant: ['({ bookId: id, until: 0 as Instant })', '({ bookId: id })'],
    says: /'until' is missing/,
  },
  {
    what: 'null where the schema promises a value',
    plant: ['required(await load(bookRows, bookId), bookId)', 'await load(bookRows, bookId)'],
    says: /'null' is not assignable/,
  },
  {
    what: 'a refusal that this mutation cannot answer',
    plant: ["refuse(context, 'BookNotFound')", "refuse(context, 'ReaderUnknown')"],
    reportedAt: 'context.unit(',
    says: /"ReaderUnknown"/,
  },
  {
    what: 'a refusal without its facts',
    plant: ["refuse(context, 'BookLent', { loan })", "refuse(context, 'BookLent')"],
    reportedAt: 'context.unit(',
    says: /'loan' is missing/,
  },
  {
    what: 'a refusal with the facts of another',
    plant: ["refuse(context, 'BookLent', { loan })", "refuse(context, 'BookLent', { lent })"],
    reportedAt: 'context.unit(',
    says: /'loan' is missing/,
  },
  {
    what: 'a success whose name is misspelt',
    plant: ["'LendBookSuccess'", "'LendBookSucces'"],
    reportedAt: 'context.unit(',
    says: /"LendBookSucces"/,
  },
  {
    what: 'an event under another name than its field',
    plant: ['[{ bookLent: {', '[{ bookReturned: {'],
    reportedAt: 'liveIterator({\n',
    says: /'bookLent' is missing/,
  },
  {
    what: 'an event of another type',
    plant: ['until: 0 as Instant } }]', 'until: 0 } }]'],
    reportedAt: 'liveIterator({\n',
    says: /'number' is not assignable to type 'Instant'/,
  },
  {
    what: 'a load of rows that do not exist',
    plant: ['load(bookRows, id as BookId)', 'load(bookStore, id as BookId)'],
    says: /Cannot find name 'bookStore'/,
  },
  {
    what: 'a load from what cannot be read many at a time',
    plant: ['load(bookRows, id as BookId)', 'load({ find: bookRows.findMany }, id as BookId)'],
    says: /'find' does not exist|No overload/,
  },
  {
    what: "a load of one type's rows by another's id",
    plant: ['load(bookRows, id as BookId)', 'load(bookRows, id as unknown as ReaderId)'],
    says: /'ReaderId'|No overload/,
  },
  {
    what: 'a load of one type where another is asked for',
    plant: ['load(bookRows, id as BookId)', 'load(readerRows, id as unknown as ReaderId)'],
    says: /LoanModel/,
  },
  {
    what: 'a property that the context does not have',
    plant: ['context.longestLoanInDays', 'context.longestLoan'],
    says: /'longestLoan' does not exist/,
  },
  {
    what: 'a context opened without the extras of its resolvers',
    plant: ['    graph: { longestLoanInDays: 28 },\n', ''],
    reportedAt: 'openContext<Schema>',
    says: /'graph' is missing/,
  },
  {
    what: 'a context opened without some of its resolvers',
    plant: ['    resolvers,\n    graph', '    resolvers: { Book, Loan },\n    graph'],
    says: /Query/,
  },
];

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

const planted = ({ plant: [instead, offence] }: Offence): string => clean.replace(instead, () => offence);

const fileOf = (offence: Offence): string => `offence-${offences.indexOf(offence)}.ts`;

let folder: string;
let compiled: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jumun-typed-'));
  cpSync(fixture, folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.json'), include: ['.'] }),
  );
  for (const offence of offences) writeFileSync(join(folder, fileOf(offence)), planted(offence));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  compiled = await promisify(execFile)(process.execPath, [compiler, '--noEmit', '--pretty', 'false'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    () => 'no error',
    ({ stdout }: { stdout: string }) => stdout,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says about a file: the line, and all that it explains below. */
const saidAbout = (file: string): { line: number; text: string }[] =>
  compiled
    .split(/\n(?=\S)/)
    .filter((said) => said.startsWith(`${file}(`))
    .map((text) => ({ line: Number(/\((\d+),/.exec(text)?.[1]), text }));

test('the types of the context are those that its schema gives', async () => {
  const sdl = assemble(readFileSync(join(fixture, 'schema.graphql'), 'utf8'));
  const types = await resolverTypes(sdl, readFileSync(join(fixture, 'models.ts'), 'utf8'));
  await expect(types).toMatchFileSnapshot(join(fixture, 'types.generated.ts'));
});

test('a context that keeps to its schema compiles', () => {
  expect(compiled).toContain('offence-0.ts');
  expect(compiled.split(/\n(?=\S)/).filter((said) => !/^offence-\d+\.ts\(/.test(said))).toEqual([]);
});

describe('does not compile:', () => {
  test.each(offences)('$what', (offence) => {
    const [instead, text] = offence.plant;
    expect(clean.split(instead), 'the offence is planted in one place').toHaveLength(2);
    const line = lineOf(planted(offence), offence.reportedAt ?? text);
    const said = saidAbout(fileOf(offence));
    expect(said.map((error) => error.line)).toEqual([line]);
    expect(said[0]?.text).toMatch(offence.says);
  });
});
