import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { testFolder } from './stores.ts';

const root = join(import.meta.dirname, '..');
const packages = ['.', 'platform', 'schema', 'router', 'workers', 'subgraphs'];

/** What is installed or left behind by a run, and no file of the repository. */
const isLeftOut = (path: string): boolean =>
  /(^|\/)node_modules(\/|$)|^(\.git|\.tools|data)(\/|$)|\.log$/.test(path);

const filesBelow = (folder: string, at = ''): string[] =>
  readdirSync(join(folder, at), { withFileTypes: true }).flatMap((entry) => {
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    if (isLeftOut(path)) return [];
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });

/** Packages are found where they are installed, except our own: those are the copy's. */
const linkPackages = (copy: string, at: string): void => {
  const [here, there] = [join(root, at, 'node_modules'), join(copy, at, 'node_modules')];
  mkdirSync(there);
  const link = (name: string) => symlinkSync(realpathSync(join(here, name)), join(there, name));
  for (const name of readdirSync(here)) {
    if (name === '.installed') cpSync(join(here, name), join(there, name));
    else if (name === '@jumun') {
      mkdirSync(join(there, name));
      for (const own of readdirSync(join(here, name))) symlinkSync(join(copy, own), join(there, name, own));
    } else if (name.startsWith('@')) {
      mkdirSync(join(there, name));
      for (const scoped of readdirSync(join(here, name))) link(join(name, scoped));
    } else if (!name.startsWith('.')) link(name);
  }
};

type Ran = { readonly code: number; readonly output: string };

/** The repository's files in a folder of their own, with the packages that are installed here. */
export const copyRepository = () => {
  const folder = testFolder();
  cpSync(root, folder, { recursive: true, filter: (path) => !isLeftOut(relative(root, path)) });
  symlinkSync(join(root, '.tools'), join(folder, '.tools'));
  for (const at of packages) linkPackages(folder, at);

  // as a terminal would have it: nothing of the run of tests that this stands in
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|VITEST|JUMUN_|NODE_|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/.test(name),
    ),
  );
  const programs = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env.PATH];
  const PATH = programs.join(delimiter);

  return {
    folder,
    read: (path: string): string => readFileSync(join(folder, path), 'utf8'),
    /** Every file by its path. */
    files: (): ReadonlyMap<string, string> =>
      new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
    /** Runs a command line; what npm would start is started without npm. */
    run(command: string): Promise<Ran> {
      const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const line = command.replace(/^npm (?:run )?([\w-]+)/, (whole, name) => scripts[name] ?? whole);
      return new Promise((resolve) => {
        const options = { cwd: folder, env: { ...env, PATH, NO_COLOR: '1' }, maxBuffer: 2 ** 26 };
        execFile('/bin/sh', ['-c', line], options, (error, stdout, stderr) =>
          resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` }),
        );
      });
    },
  };
};

export type RepositoryCopy = ReturnType<typeof copyRepository>;
