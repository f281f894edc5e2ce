import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { Fault } from '../kernel/errors.ts';
import { withoutValues } from '../process/logger.ts';

test('an error is logged with what caused it, down to the first cause', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const late = new Error('no answer', { cause: refused });
  const fault = Object.assign(new Fault('SERVICE_UNAVAILABLE', { ko: 'Not now.', en: 'Not now.' }), {
    cause: late,
  });
  expect(withoutValues(fault)).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: 'Not now.',
    cause: { message: 'no answer', cause: { code: 'ECONNREFUSED' } },
  });
});

test('a statement and its values are not logged, on whichever side of a cause they are', () => {
  const query = new DrizzleQueryError('select $1', ['a secret'], new Error('the disk is full'));
  const around = new Error('could not save', { cause: query });
  const below = new Error('could not save', { cause: { values: ['a secret'] } });
  expect(withoutValues(around)).toMatchObject({ cause: { message: 'the disk is full' } });
  for (const error of [query, around, below])
    expect(JSON.stringify(withoutValues(error))).not.toMatch(/select|secret/);
});

const isLinux = process.platform === 'linux';
test.skipIf(!isLinux)('a log on a disk that is full ends no process', () => {
  const full = openSync('/dev/full', 'w');
  const program = `
    import '@jumun/platform/process/fatal';
    import { openLogger } from '@jumun/platform/process/logger';
    const log = openLogger('test');
    for (let i = 0; i < 3_000; i++) log.error({ i }, 'a line that cannot be written');
    process.emitWarning('neither can this');
    setTimeout(() => console.log('still here'), 100);`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', full],
    encoding: 'utf8',
  });
  closeSync(full);
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'still here\n' });
});
