import { expect, test } from 'vitest';
import { z } from 'zod';
import { BadSetting, milliseconds, processSettings, readSettings } from '../process/config.ts';

const shape = {
  ...processSettings,
  SECRET: z.string().min(10, 'at least 10 characters').optional(),
  WAIT: milliseconds(50),
};
const read = (env: NodeJS.ProcessEnv) => readSettings(shape, env);

test('settings that are missing or empty have their defaults', () => {
  expect(read({ REDIS_URL: 'redis://x', JUMUN_DATA: '', WAIT: '' })).toEqual({
    JUMUN_DATA: 'data',
    JUMUN_MODE: 'development',
    JUMUN_STORE: 'sqlite',
    JUMUN_STORE_CONNECTIONS: 5,
    REDIS_URL: 'redis://x',
    WAIT: 50,
  });
});

test('numbers are parsed, and unknown variables in the environment are ignored', () => {
  expect(read({ REDIS_URL: 'x', WAIT: '1500', JUMUN_STORE_CONNECTIONS: '10', PATH: '/bin' })).toMatchObject({
    WAIT: 1_500,
    JUMUN_STORE_CONNECTIONS: 10,
  });
});

test('all mistakes are reported at once, by name, without their values [OB-56]', () => {
  const mistakes = { SECRET: 'hunter2', WAIT: 'soon', JUMUN_MODE: 'prod', JUMUN_STORE: 'mysql://x:pw@y' };
  const thrown = (() => {
    try {
      return read(mistakes);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(BadSetting);
  const { message } = thrown as BadSetting;
  for (const name of [...Object.keys(mistakes), 'REDIS_URL']) expect(message).toContain(`  ${name}: `);
  for (const value of ['hunter2', 'soon', 'pw@y']) expect(message).not.toContain(value);
});

test.each(['sqlite', 'postgres://u@h/db', 'postgresql://u@h/db'])('%s is a store', (JUMUN_STORE) => {
  expect(read({ REDIS_URL: 'x', JUMUN_STORE }).JUMUN_STORE).toBe(JUMUN_STORE);
});

test.each(['sqlite3', 'sqlite://x', 'postgres', 'xpostgres://h'])('%s is not a store', (JUMUN_STORE) => {
  expect(() => read({ REDIS_URL: 'x', JUMUN_STORE })).toThrow('sqlite or postgres://');
});

test.each(['0', '-1', '1.5', '86400001', 'x'])('%s is no time to wait', (WAIT) => {
  expect(() => read({ REDIS_URL: 'x', WAIT })).toThrow('WAIT');
});
