// Which tests show which requirements:  node tools/verify/requirements.ts [--help]

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../run/arguments.ts';
import type { Row } from './docs/requirements/row.ts';
import { systems } from './docs/requirements/systems.ts';

const usage = `npm run requirements
Writes docs/requirements.md from the titles of the tests, and lists the rows that nothing shows.`;

const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/requirements.md');

export type File = { readonly path: string; readonly text: string };
/** The title of one or more tests that names rows. */
export type Titled = { readonly path: string; readonly title: string; readonly ids: readonly string[] };

/** All rows, each once. */
export const rows: readonly Row[] = systems.flatMap((system) => system.rows);

/** Every test file of the repository. */
export const testFiles = (folder = '.'): readonly File[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (/^(node_modules|data|fixtures|migrations|\..*)$/.test(entry.name)) return [];
      if (entry.isDirectory()) return testFiles(path);
      return entry.name.endsWith('.test.ts') ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));

/** Comments, and strings of each kind, whichever comes first. */
const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const atEnd = /^([\s\S]*\S) \[((?:[A-Z]{2}-\d{2}|T\d{1,2})(?: (?:[A-Z]{2}-\d{2}|T\d{1,2}))*)\]$/;
const calls = /\b(?:it|test|describe)(?:\.[\w.]+)*(?:<[^;{}]*>)?\($|\)\($/;

/** The titles that end with ids in brackets, as in `it('an order is cancelled [OB-02 EB-06]', …)`, in reading order. */
export const titled = ({ path, text }: File): readonly Titled[] => {
  const found: Titled[] = [];
  for (const { 0: quoted, index } of text.matchAll(token)) {
    const [, title, ids] = atEnd.exec(quoted.slice(1, -1)) ?? [];
    if (title === undefined || ids === undefined) continue;
    const before = text.slice(0, index).trimEnd();
    if (!calls.test(before)) continue;
    if (/\.(skip|todo|skipIf|fails)\b[^\n]*$/.test(before)) continue;
    found.push({ path, title: [...groupsOf(text, index), plain(title)].join(', '), ids: ids.split(' ') });
  }
  return found;
};

/** The titles of the groups around a place: for each smaller indentation, the last one before it. */
const groupsOf = (text: string, index: number): string[] => {
  const groups: string[] = [];
  let indent = indentAt(text, index);
  const before = [...text.slice(0, index).matchAll(/^( *)describe\('((?:\\.|[^'\\])*)'/gm)].toReversed();
  for (const [, spaces = '', title = ''] of before)
    if (spaces.length < indent) {
      groups.unshift(plain(atEnd.exec(title)?.[1] ?? title));
      indent = spaces.length;
    }
  return groups;
};

const indentAt = (text: string, index: number): number => {
  const call = [...text.slice(0, index).matchAll(/^( *)(?:it|test|describe)\b/gm)].at(-1);
  return call?.[1]?.length ?? 0;
};

const plain = (title: string) => title.replaceAll(/\\(.)/g, '$1');

/** What is wrong with rows and titles together; empty when every row has a test, something else that shows it, or a reason. */
export const problems = (asked: readonly Row[], shown: readonly Titled[]): string[] => {
  const ids = asked.map(({ id }) => id);
  const named = new Set(shown.flatMap((one) => one.ids));
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} appears twice`),
    ...shown.flatMap((one) =>
      one.ids
        .filter((id) => !ids.includes(id))
        .map((id) => `${one.path} names ${id}, which is no row: ${one.title}`),
    ),
    ...asked
      .filter(({ id, shown: otherwise, later }) => !named.has(id) && !otherwise && !later)
      .map(({ id, asks }) => `${id} has neither a test nor a reason: ${asks}`),
  ];
};

/** The page as it should be. */
export const requirementsPage = (shown: readonly Titled[]): string => {
  const testsOf = (id: string) => shown.filter(({ ids }) => ids.includes(id));
  const evidence = ({ id, shown: otherwise, later }: Row) => {
    const tests = testsOf(id).map(({ path, title }) => `[${nameOf(path)}](../${path}): ${cell(title)}`);
    const all = [...tests, ...(otherwise ? [otherwise] : [])];
    return all.length > 0 ? all.join('<br>') : `*later*: ${later}`;
  };
  const count = (of: readonly Row[]) => {
    const tested = of.filter(({ id }) => testsOf(id).length > 0).length;
    const otherwise = of.filter((row) => testsOf(row.id).length === 0 && row.shown).length;
    return `${of.length} | ${tested} | ${otherwise} | ${of.length - tested - otherwise}`;
  };
  return `# Requirements

What five ordering systems of this kind must do, row by row, and what shows that Jumun does it. Generated from the titles
of the tests by \`npm run requirements\`; not to be edited. A test names in its title the rows that it shows:
\`it('… [OB-11 EB-11]', …)\`. The rows are in [tools/verify/docs/requirements](../tools/verify/docs/requirements).

| | Rows | Shown by tests | Shown otherwise | Later |
|---|---|---|---|---|
${systems.map(({ title, rows: of }) => `| [${title}](#${title.toLowerCase().replaceAll(' ', '-')}) | ${count(of)} |\n`).join('')}${systems
  .map(
    ({ title, rows: of }) => `
## ${title}

| Row | Kind | What is asked | What shows it |
|---|---|---|---|
${of.map((row) => `| ${row.id} | ${row.kind} | ${cell(row.asks)} | ${evidence(row)} |\n`).join('')}`,
  )
  .join('')}`;
};

const nameOf = (path: string) =>
  path
    .replace(/^(subgraphs|test)\//, '')
    .replace(/(\/test|journeys)?\/([^/]+)\.test\.ts$/, '/$2')
    .replace(/\.both$/, '')
    .replace(/^\//, '');
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Whether docs/requirements.md is up to date. */
export const isFresh = (shown: readonly Titled[]): boolean => {
  try {
    return readFileSync(page, 'utf8') === requirementsPage(shown);
  } catch {
    return false;
  }
};

function main(args: readonly string[]): number {
  readArguments(args, { options: {}, usage });
  const shown = testFiles().flatMap(titled);
  writeFileSync(page, requirementsPage(shown));
  const wrong = problems(rows, shown);
  console.log([`Written: docs/requirements.md`, ...wrong].join('\n'));
  return wrong.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
