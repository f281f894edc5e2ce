// Writes the generated pages:  node tools/verify/docs.ts [--help]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../run/arguments.ts';
import { contextMapPage } from './docs/context-map.ts';
import { eventsPage } from './docs/events.ts';
import { withFlowchart } from './docs/flowchart.ts';
import { rolesPage } from './docs/roles.ts';

const usage = `npm run docs
Writes docs/events.md, docs/context-map.md, docs/roles.md and the picture of the contexts in README.md and docs/architecture.md.`;

const root = join(import.meta.dirname, '../..');
const docs = join(root, 'docs');

/** The generated pages, and those with a generated picture, by path, as they should be; docs/requirements.md has its own command. */
export const pages = (): ReadonlyMap<string, string> =>
  new Map([
    [join(docs, 'events.md'), eventsPage()],
    [join(docs, 'context-map.md'), contextMapPage()],
    [join(docs, 'roles.md'), rolesPage()],
    ...[join(root, 'README.md'), join(docs, 'architecture.md')].map(
      (page) => [page, withFlowchart(readFileSync(page, 'utf8'))] as const,
    ),
  ]);

/** The pages that are out of date. */
export const stalePages = (wanted: ReadonlyMap<string, string>): string[] =>
  [...wanted].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);

const textOf = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

if (import.meta.main) {
  readArguments(process.argv.slice(2), { options: {}, usage });
  const wanted = pages();
  const stale = stalePages(wanted);
  for (const [path, text] of wanted) writeFileSync(path, text);
  console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'The pages were up to date.');
}
