import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

const TOOLS = resolve(import.meta.dirname, '..');
type Run = (command: string, args: string[]) => Promise<number>;

const { check } = (await import(resolve(TOOLS, 'check.mjs'))) as {
  check(args: string[], run: Run): Promise<number>;
};

function run(...args: string[]) {
  return spawnSync(process.execPath, [resolve(TOOLS, 'run.mjs'), ...args], { encoding: 'utf8' });
}

afterEach(() => vi.restoreAllMocks());

test('tests run under the pinned Node', () => {
  expect(process.version).toMatch(/^v24\./);
});

test('--help lists the commands', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  for (const name of ['start', 'test', 'setup', 'reset', 'story', 'schema', 'pnpm'])
    expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
});

test('an unknown command ends with 2 and the list', () => {
  const { status, stdout, stderr } = run('toString');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('Unknown command "toString"');
  expect(stderr).toMatch(/^ {2}start +\S/m);
});

/** Runs the check with programs that only pretend, and returns what it printed last. */
async function checkWith(args: string[], codes: Record<string, number>, report: object | undefined) {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const called: string[] = [];
  const code = await check(args, async (command, given) => {
    called.push([command, ...given.filter((arg) => !arg.startsWith('--'))].join(' '));
    const file = given.find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1];
    if (file && report) writeFileSync(file, JSON.stringify(report));
    return codes[command] ?? 0;
  });
  return { code, called, last: printed.at(-1)?.trim() };
}

const green = { numPassedTests: 4, numFailedTests: 0, testResults: [] };

test('the check counts each step as a test', async () => {
  const { code, last } = await checkWith([], {}, green);
  expect({ code, last }).toEqual({ code: 0, last: '7 passed, 0 failed' });
});

test('a failed step does not keep the others from running', async () => {
  const { code, called, last } = await checkWith([], { tsc: 2 }, green);
  expect(called.at(-1)).toBe('vitest run');
  expect({ code, last }).toEqual({ code: 1, last: '6 passed, 1 failed' });
});

test('with arguments only those tests run', async () => {
  const { called, last } = await checkWith(['test/x.test.ts'], {}, green);
  expect(called).toEqual(['vitest run test/x.test.ts']);
  expect(last).toBe('4 passed, 0 failed');
});

test('a test file that cannot be loaded is a failure', async () => {
  const report = { ...green, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(await checkWith(['x'], { vitest: 1 }, report)).toMatchObject({
    code: 1,
    last: '4 passed, 1 failed',
  });
});

test('an error outside of any test, or no report at all, is a failure', async () => {
  expect(await checkWith(['x'], { vitest: 1 }, green)).toMatchObject({ code: 1, last: '4 passed, 1 failed' });
  expect(await checkWith(['x'], { vitest: 0 }, undefined)).toMatchObject({
    code: 1,
    last: '0 passed, 1 failed',
  });
});
