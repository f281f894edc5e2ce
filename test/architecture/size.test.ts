import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './repository.ts';

// `npm test` runs oxlint over the repository. Here stands the proof that it sees a long file and a long function.

const lines = (count: number) => '\n'.repeat(count - 1);
const long = `export const long = () => {${lines(81)}};\n`;
const reason = '// oxlint-disable-next-line max-lines-per-function -- one table, read from top to bottom\n';

const planted = {
  'platform/kernel/long-file.ts': `${lines(351)}export const a = 1;\n`,
  'platform/kernel/whole-file.ts': `${lines(350)}export const a = 1;\n`,
  'workers/long-function.ts': long,
  'workers/with-reason.ts': `${reason}${long}`,
  'workers/without-need.ts': `${reason}export const short = 1;\n`,
  'router/long-declaration.ts': `export function long() {${lines(81)}}\n`,
  'router/whole-function.ts': `export const whole = () => {${lines(80)}};\n`,
  'subgraphs/orders/nested.ts': `export const openWith = () => ({\n  load: async () => {${lines(81)}},\n});\n`,
  'tools/run/long.mjs': long,
  'workers/test/long.test.ts': `${long}${lines(300)}`,
  'schema/types.generated.ts': `${long}${lines(300)}`,
};

it('files over 350 lines and functions over 80 are found, and those that say why are let through', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-size-'));
  try {
    const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'));
    config.options.typeAware = false; // there are no types to read here
    const files = { ...planted, '.oxlintrc.json': JSON.stringify(config) };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format=unix'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const found = [...stdout.matchAll(/^([\w/.-]+):\d+:\d+: (.*?)\.? /gm)].map(([, path]) => path);
    expect([...new Set(found)].sort()).toEqual([
      'platform/kernel/long-file.ts',
      'router/long-declaration.ts',
      'subgraphs/orders/nested.ts',
      'tools/run/long.mjs',
      'workers/long-function.ts',
      'workers/without-need.ts',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
