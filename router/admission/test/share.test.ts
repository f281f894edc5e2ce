import { expect, test } from 'vitest';
import { openLoopShare } from '../share.ts';

const hold = (milliseconds: number): void => {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
};

test('works that never let go of the event loop leave it to others in between', async () => {
  const share = openLoopShare(10);
  const done: string[] = [];
  const work = async (name: string): Promise<void> => {
    await share();
    hold(15);
    done.push(name);
  };
  const works = ['first', 'second', 'third'].map(work);
  setImmediate(() => done.push('somebody else'));
  await Promise.all(works);
  expect(done.indexOf('somebody else')).toBeLessThan(done.indexOf('third'));
});

test('they begin in the order in which they came', async () => {
  const share = openLoopShare(0);
  const began: number[] = [];
  await Promise.all(
    [1, 2, 3, 4].map(async (n) => {
      await share();
      began.push(n);
    }),
  );
  expect(began).toEqual([1, 2, 3, 4]);
});

test('what comes while the turn has time begins at once', () => {
  const share = openLoopShare(10, () => 0);
  expect([share(), share(), share()]).toEqual([undefined, undefined, undefined]);
});
