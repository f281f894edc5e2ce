import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { files, isProgram, root } from './repository.ts';
import type { ImportRule } from './rules.ts';

const packages = ['platform', 'schema', 'subgraphs', 'router', 'workers'] as const;
const folders = [...packages, 'tools', 'test'];

/** Reads every import under a folder and holds it against the rules. */
export const cruiseOf = async (
  baseDir: string,
  rules: readonly ImportRule[],
): Promise<readonly IModule[]> => {
  const { output } = await cruise(folders, {
    baseDir,
    validate: true,
    ruleSet: {
      forbidden: rules.map(({ name, from, to }) => ({ name, from, to, severity: 'error' as const })),
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/fixtures/reviews/' }, // it is at home only where a test puts it
    tsPreCompilationDeps: true, // imports of types too
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  });
  return (output as ICruiseResult).modules;
};

/** What breaks a rule: an import, a circle of them, or a file. */
export const brokenBy = (modules: readonly IModule[], rule: string) => [
  ...modules
    .filter(({ rules }) => rules?.some(({ name }) => name === rule))
    .map(({ source }) => ({ from: source, problem: source })),
  ...modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ rules }) => rules?.some(({ name }) => name === rule))
      .map(({ resolved, cycle }) => ({
        from: source,
        problem: cycle ? circle(cycle.map(({ name }) => name)) : `${source} -> ${resolved}`,
      })),
  ),
];

/** The same circle reads the same wherever it was entered. */
const circle = (names: readonly string[]): string => {
  const first = names.indexOf([...names].sort()[0] ?? '');
  return [...names.slice(first), ...names.slice(0, first + 1)].join(' -> ');
};

/** A tree like this repository's, its programs empty, with the offences standing in it. */
export const plant = (folder: string, offences: Readonly<Record<string, string>>): void => {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path } of files.filter(({ path }) => isProgram(path))) write(path, 'export {};');
  for (const name of packages) {
    cpSync(join(root, name, 'package.json'), join(folder, name, 'package.json'));
    mkdirSync(join(folder, 'node_modules/@jumun'), { recursive: true });
    symlinkSync(join('../..', name), join(folder, 'node_modules/@jumun', name));
  }
  for (const library of libraries(Object.values(offences)))
    write(`node_modules/${library}/index.js`, 'export {};');
  for (const [path, text] of Object.entries(offences)) write(path, `${text}\n`);
};

const libraries = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => [...text.matchAll(/'([^']+)'/g)].map(([, name = '']) => name))
    .filter((name) => !/^(\.|node:|@jumun\/)/.test(name));
