import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { asFault } from '../graph/faults.ts';

const call = { correlationId: 'cor_1' };
const failed = (code: string) => Object.assign(new Error('secret words of the database'), { code });

test.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', '53100'])(
  'a store without room to write (%s) is said in words, with when to come back',
  (code) => {
    const query = new DrizzleQueryError('insert into orders', ['a name'], failed(code));
    for (const error of [failed(code), query])
      expect(asFault(error, call)).toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        message: 'Nothing can be saved just now. Please try again shortly.',
        details: { retryAfterMs: 5_000 },
      });
  },
);

test.each([
  failed('ECONNREFUSED'),
  failed('57P03'),
  failed('08006'),
  new Error('Connection terminated unexpectedly'),
])('so is a store that does not answer (%s)', (error) => {
  expect(asFault(new DrizzleQueryError('select', [], error), call)).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: 'This cannot be answered just now. Please try again shortly.',
    details: { retryAfterMs: 1_000 },
  });
});

test('it is reported once in ten seconds, not for everybody who is refused', () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const log = { error: (facts: Readonly<Record<string, unknown>>) => void lines.push(facts) };
  for (let i = 0; i < 100; i++) asFault(failed('SQLITE_FULL'), call, log);
  expect(lines).toMatchObject([{ alert: 'store-full' }]);
});

test('any other error of a store gives nothing away', () => {
  const lines: unknown[] = [];
  const fault = asFault(failed('23505'), call, { error: (facts) => void lines.push(facts) });
  expect(fault).toMatchObject({ code: 'INTERNAL', message: 'Something went wrong on our side.' });
  expect(lines).toHaveLength(1);
});
