// Runs the whole check of this repository, or only the requested tests, and prints one line of counts at the end.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const STEPS = [
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'format and lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'promises and sizes', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
];

/** The projects of vitest.config.ts that each command runs, unless the arguments name one. */
const PROJECTS = {
  tests: ['sqlite*', 'postgres*', 'pglite'],
  proofs: ['proofs-*'],
};

/**
 * Runs every step, even after a failure, and returns the exit code. With arguments, only the tests run, with these arguments.
 * Each step before the tests counts as one test.
 */
export async function check(testArgs, run) {
  const total = { passed: 0, failed: 0 };
  for (const { name, command, args } of testArgs.length > 0 ? [] : STEPS) {
    const code = await timed(name, () => run(command, args));
    total[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return finish(total, await timed('tests', () => runTests('tests', testArgs, run), failedTests));
}

/** Runs the long proofs, or only the requested ones; returns the exit code. */
export async function verify(testArgs, run) {
  const proofs = await timed('proofs', () => runTests('proofs', testArgs, run), failedTests);
  return finish({ passed: 0, failed: 0 }, proofs);
}

function finish(steps, tests) {
  const [passed, failed] = [steps.passed + tests.passed, steps.failed + tests.failed];
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function timed(name, work, failed = (code) => code !== 0) {
  const began = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const result = await work();
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${failed(result) ? 'FAILED' : 'ok'} (${seconds} s)\n`);
  return result;
}

const failedTests = ({ failed }) => failed > 0;

async function runTests(kind, testArgs, run) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jumun-check-'));
  const report = path.join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const projects = testArgs.includes('--project') ? [] : PROJECTS[kind].map((name) => `--project=${name}`);
    const code = await run('vitest', ['run', ...reporters, ...projects, ...testArgs]);
    return counts(readReport(report), code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Files that could not be loaded have no tests to count, and neither have errors outside of tests: they count as failures. */
function counts(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}
