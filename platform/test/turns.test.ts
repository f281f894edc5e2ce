import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTurns } from '../store/turns.ts';

const worked: string[] = [];
const takes = (name: string) => () => void worked.push(name);

test('of all stores that have work one works in each turn of the event loop', async () => {
  worked.length = 0;
  const turns = openTurns();
  for (const name of ['a', 'b', 'c']) turns.take(takes(name), false);
  for (const done of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    await turn();
    expect(worked).toEqual(done);
  }
});

test('what is urgent comes before all that waits, even if it comes later', async () => {
  worked.length = 0;
  const turns = openTurns();
  for (const name of ['a', 'b', 'c']) turns.take(takes(name), false);
  await turn();
  turns.take(takes('urgent'), true);
  for (let i = 0; i < 3; i++) await turn();
  expect(worked).toEqual(['a', 'urgent', 'b', 'c']);
});
