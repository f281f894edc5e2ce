import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/stores.ts';
import { installationOf } from '../redis/redis.ts';

test('an installation keeps one name forever', () => {
  const folder = testFolder();
  const names = [installationOf(folder), installationOf(folder)];
  expect(new Set(names).size).toBe(1);
  expect(names[0]).toMatch(/^jumun_[0-9a-f]{32}$/);
  expect(readdirSync(folder)).toEqual(['installation']);
});

test('another folder is another installation', () => {
  expect(installationOf(testFolder())).not.toBe(installationOf(testFolder()));
});

test('an empty name is reported, not taken for a name', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'installation'), '');
  expect(() => installationOf(folder)).toThrow('is empty');
});
