import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IModule } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenBy, cruiseOf, plant } from './cruise.ts';
import { root } from './repository.ts';
import { importRules as rules } from './rules.ts';

// What may know what. Each rule carries offences that it must catch, so that no rule can rest on files it does not see.

const everyKind = {
  path: 'tools/demo/every-kind.ts',
  text: [
    "import { a } from './a.ts';",
    "import type { b } from './b.ts';",
    "import {\n  c,\n  type d,\n} from './c.ts';",
    "import './d.ts';",
    "export { e } from './e.ts';",
    "export * from './f.ts';",
    "const g = () => import('./g.ts');",
    "// import { h } from './h.ts';",
    "/* import { i } from './i.ts'; */",
    'const quoted = /["\']/;',
    "import * as j from './j.ts';",
    "type K = import('./k.ts').K;",
    "export type { L } from './l.ts';",
    'const m = `import { m } from "./m.ts";`;',
  ].join('\n'),
};

const folder = mkdtempSync(join(tmpdir(), 'jumun-architecture-'));
let modules: readonly IModule[];
let planted: readonly IModule[];

beforeAll(async () => {
  modules = await cruiseOf(root, rules);
  const offences = rules.flatMap((rule) => Object.entries(rule.offences));
  const imported = [...'abcdefghijklm'].map((name) => [`tools/demo/${name}.ts`, '']);
  plant(folder, Object.fromEntries([...offences, ...imported, [everyKind.path, everyKind.text]]));
  planted = await cruiseOf(folder, rules);
});

afterAll(() => rmSync(folder, { recursive: true }));

for (const { name, from, to, offences } of rules)
  describe(name, () => {
    it('holds for every file it governs', () => {
      const governed = modules.filter(
        ({ source }) =>
          new RegExp(from.path).test(source) && !(from.pathNot && new RegExp(from.pathNot).test(source)),
      );
      expect(governed).not.toEqual([]);
      expect([...new Set(brokenBy(modules, name).map(({ problem }) => problem))].sort()).toEqual([]);
    });

    it('catches the offences that are planted', () => {
      const caught = new Set(brokenBy(planted, name).map(({ from: offender }) => offender));
      expect([...caught]).toEqual(expect.arrayContaining(Object.keys(offences)));
      const astray = planted
        .filter(({ source }) => source in offences)
        .flatMap(({ dependencies }) => dependencies.filter(({ couldNotResolve }) => couldNotResolve));
      if (!('couldNotResolve' in to)) expect(astray.map(({ module }) => module)).toEqual([]);
    });
  });

it('no two offences stand at one path', () => {
  const paths = rules.flatMap(({ offences }) => Object.keys(offences));
  expect(paths).toEqual([...new Set(paths)]);
});

it('every kind of import is read, and none in a comment or a text', () => {
  const read = planted.find(({ source }) => source === everyKind.path)?.dependencies ?? [];
  const isType = (types: readonly string[]) => types.includes('type-only') || types.includes('type-import');
  const found = read.map(
    ({ module, dependencyTypes }) => `${module}${isType(dependencyTypes) ? ' type' : ''}`,
  );
  expect(found.sort()).toEqual(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'j', 'k', 'l'].map(
      (name) => `./${name}.ts${['b', 'k', 'l'].includes(name) ? ' type' : ''}`,
    ),
  );
});
