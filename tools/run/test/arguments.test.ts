import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { environment } from '../processes.ts';

// Every command of the repository that is a program of ours, found in the list that `npm run` uses.

const root = resolve(import.meta.dirname, '../../..');
const listed = readFileSync(join(root, 'tools/run/run.mjs'), 'utf8');
const programs = [...new Set([...listed.matchAll(/node\('([^']+)'\)/g)].map(([, file]) => file ?? ''))];

const said = async (file: string, args: readonly string[]) => {
  const folder = mkdtempSync(join(inject('folder'), 'arguments-'));
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: environment({ JUMUN_DATA: join(folder, 'data') }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  const [code] = await once(child, 'close');
  return { code, text };
};

test('the list of commands is found', () => {
  expect(programs).toContain('tools/verify/drill.ts');
  expect(programs.length).toBeGreaterThan(15);
});

test.each(programs)(
  '%s says how it is used when an option is wrong, without a stack',
  async (file) => {
    const { code, text } = await said(file, ['--nonsense']);
    expect(text).not.toMatch(/\n\s+at /);
    expect(text).toMatch(/nonsense|npm run|Usage/);
    expect(code).toBe(file === 'router/run.ts' ? 1 : 2); // docs/any-graph.md says 1 of whatever it cannot do
  },
  60_000,
);

test.each([
  ['tools/verify/drill.ts', ['--times', 'x'], '--times is a whole number, 0 or more, and not "x".'],
  ['tools/verify/drill.ts', ['--times', '1.5'], '--times is a whole number, 0 or more, and not "1.5".'],
  ['tools/verify/drill.ts', ['--minutes', ''], '--minutes is a number, 0 or more, and not "".'],
  ['tools/verify/drill.ts', ['--customers', '0'], '--customers is a whole number, 1 or more, and not "0".'],
  ['tools/verify/drill.ts', ['now'], '"now" is not understood.'],
  ['tools/demo/simulate.ts', ['--rate', 'fast'], '--rate is a number, 0.01 to 1000, and not "fast".'],
  ['tools/verify/bench.ts', ['--seconds', 'x'], '--seconds is a number, and not "x".'],
  ['tools/verify/bench.ts', ['growth', '--orders', '10,x'], '--orders is a number, and not "10,x".'],
  ['tools/verify/bench.ts', ['subscribers', 'many'], 'many is not a number of streams.'],
  ['tools/verify/bench.ts', ['nothing'], 'There is no measure "nothing".'],
  ['tools/verify/migrations.ts', ['nowhere'], 'There is no context "nowhere".'],
  ['tools/verify/audit.ts', ['--grace', 'soon'], '--grace soon needs a number and a unit, such as 60s'],
])(
  '%s %j is refused with the reason',
  async (file, args, reason) => {
    const { code, text } = await said(file, args);
    expect(text).toContain(reason);
    expect(text).not.toMatch(/\n\s+at |NaN/);
    expect(code).toBe(2);
  },
  60_000,
);
