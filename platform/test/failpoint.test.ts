import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'jumun-points-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = `
  const { failpoint } = await import(${JSON.stringify(join(import.meta.dirname, '../process/failpoint.ts'))});
  const began = performance.now();
  await failpoint('place/charged');
  console.log(performance.now() - began >= 100 ? 'slept' : 'went on');
`;

const run = (settings: Readonly<Record<string, string>>) => {
  const env = { PATH: process.env.PATH, ...settings };
  const { stdout, stderr, signal, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program],
    { env, encoding: 'utf8' },
  );
  return { said: stdout.trim(), stderr, signal, status };
};

const order = (what: string) => writeFileSync(join(folder, 'place.charged'), what);

test('a process that is ordered to die dies at the point, and the next one passes it', () => {
  order('kill');
  expect(run({ JUMUN_FAILPOINTS: folder })).toMatchObject({ signal: 'SIGKILL', said: '' });
  expect(run({ JUMUN_FAILPOINTS: folder })).toMatchObject({ signal: null, said: 'went on' });
});

test('a process that is ordered to sleep sleeps at the point', () => {
  order('pause 150');
  expect(run({ JUMUN_FAILPOINTS: folder }).said).toBe('slept');
});

test('without the setting no order is looked for, and production refuses it', () => {
  order('kill');
  expect(run({})).toMatchObject({ signal: null, said: 'went on' });
  const refused = run({ JUMUN_FAILPOINTS: folder, JUMUN_MODE: 'production' });
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain('refused in production');
  expect(existsSync(join(folder, 'place.charged'))).toBe(true);
});
