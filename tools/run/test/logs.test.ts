import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, until } from '../../operate/test/folders.ts';
import { follow, forTerminal, newLog } from '../logs.ts';

const folder = temporaryFolder();

test('a warning or worse is shown in one line, the rest only filed', () => {
  expect(forTerminal('router', '{"level":30,"msg":"request"}')).toBeUndefined();
  expect(forTerminal('router', '{"level":40,"msg":"slow"}')).toBe('router warning: slow');
  expect(forTerminal('workers', '{"level":50,"msg":"job failed","err":{"message":"no stock"}}')).toBe(
    'workers error: job failed: no stock',
  );
});

test('a line that is not a log record is shown as it is', () => {
  expect(forTerminal('router', 'TypeError: no')).toBe('router: TypeError: no');
  expect(forTerminal('router', '{not json')).toBe('router: {not json');
  expect(forTerminal('router', '')).toBeUndefined();
});

test('a new log file keeps the one of the previous run', () => {
  const file = newLog(folder, 'kept');
  appendFileSync(file, 'first run\n');
  expect(newLog(folder, 'kept')).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(readFileSync(join(folder, 'kept.previous.log'), 'utf8')).toBe('first run\n');
  expect(existsSync(file)).toBe(true);
});

test('lines arrive whole even if they were written in pieces', async () => {
  const file = newLog(folder, 'followed');
  const lines: string[] = [];
  const unfollow = follow(file, (line) => lines.push(line));
  const korean = Buffer.from('주문\nsecond');
  appendFileSync(file, korean.subarray(0, 4));
  appendFileSync(file, korean.subarray(4));
  await until('the first line', () => lines.length > 0);
  expect(lines).toEqual(['주문']);
  unfollow();
  expect(lines).toEqual(['주문', 'second']);
});
