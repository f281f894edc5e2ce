import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file as it is sent. */
export type Asset = { readonly type: string; readonly plain: Buffer; readonly gzipped: Buffer };

export type Assets = {
  /** Where a file is for as long as nothing in it, or in the others, changes; throws for a file that is not among them. */
  pathOf(name: string): string;
  /** The file at a path that `pathOf` gave. */
  at(path: string): Asset | undefined;
};

const require = createRequire(import.meta.url);

/** GraphiQL and React do not export their browser builds, only where they are. */
const installed = (name: string, path: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), path);

const ours = (name: string): readonly [string, string] => [name, join(import.meta.dirname, 'assets', name)];

const sources: ReadonlyMap<string, string> = new Map([
  ['react.js', installed('react', 'umd/react.production.min.js')],
  ['react-dom.js', installed('react-dom', 'umd/react-dom.production.min.js')],
  ['graphiql.js', installed('graphiql', 'graphiql.min.js')],
  ['graphiql.css', installed('graphiql', 'graphiql.min.css')],
  ...[
    'landing.js',
    'ide.js',
    'session.js',
    'fetcher.js',
    'operations.js',
    'events.js',
    'problems.js',
    'pages.css',
  ].map(ours),
]);

const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';

const read = (name: string, file: string): Asset => {
  const plain = readFileSync(file);
  return { type: typeOf(name), plain, gzipped: gzipSync(plain) };
};

/**
 * The files of the pages, under a path with a hash of them all, so that modules find each other by relative names. They are
 * read and compressed when a browser first asks for a page: a router without such visitors holds nothing.
 */
export const openAssets = (prefix: string): Assets => {
  let opened: { readonly folder: string; readonly files: ReadonlyMap<string, Asset> } | undefined;
  const open = () => {
    const files = new Map([...sources].map(([name, file]) => [name, read(name, file)]));
    const hash = createHash('sha256');
    for (const { plain } of files.values()) hash.update(plain);
    return { folder: `${prefix}/${hash.digest('hex').slice(0, 16)}/`, files };
  };
  const known = () => (opened ??= open());
  return {
    pathOf(name) {
      if (!sources.has(name)) throw new Error(`There is no file "${name}" among those of the pages.`);
      return known().folder + name;
    },
    at(path) {
      const { folder, files } = known();
      return path.startsWith(folder) ? files.get(path.slice(folder.length)) : undefined;
    },
  };
};
