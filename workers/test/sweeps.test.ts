import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSweeps } from '../sweeps.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const open = ({ isTold = true, isResting = false } = {}) => {
  let count = 0;
  const sweep = async () => void count++;
  const sweeps = openSweeps(sweep, { isTold: () => isTold, isResting: () => isResting });
  return {
    ...sweeps,
    /** How many sweeps there are within so many seconds. */
    async within(seconds: number): Promise<number> {
      const before = count;
      await vi.advanceTimersByTimeAsync(seconds * 1_000);
      return count - before;
    },
  };
};

test('what a lost job leaves behind is read two seconds after the news, and looked for once more', async () => {
  const sweeps = open();
  await sweeps.within(600);
  sweeps.news();
  expect(await sweeps.within(2)).toBe(1);
  expect(await sweeps.within(4)).toBe(2);
});

test('a consumer that is told of everything hardly looks while nothing happens', async () => {
  const sweeps = open();
  await sweeps.within(600);
  expect(await sweeps.within(600)).toBe(20);
});

test('a consumer that nobody can tell anything looks every two seconds', async () => {
  const sweeps = open({ isTold: false });
  expect(await sweeps.within(600)).toBe(300);
});

test('one without the lease looks every ten seconds, in case its holder hangs', async () => {
  const sweeps = open({ isTold: false, isResting: true });
  expect(await sweeps.within(600)).toBe(60);
});
