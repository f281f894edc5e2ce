import type { Instant } from '@jumun/platform/kernel/clock';
import type { Timer } from '@jumun/platform/kernel/later';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silent } from '../../platform/test/tallies.ts';
import { startTimers, type Timers } from '../timers.ts';

const read = {} as Reader;
let running: Timers | undefined;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(async () => {
  const stopping = running?.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  await stopping;
  running = undefined;
  vi.useRealTimers();
});

const start = (...timers: Omit<Timer, 'name'>[]) => {
  running = startTimers(
    timers.map((timer, i) => ({ name: `test/timer-${i}`, ...timer, read })),
    { clock: () => Date.now() as Instant, log: silent },
  );
};
/** What is due at once, however often it is asked for. */
const now = (ids: Iterable<string>) => ({ ids: [...ids], next: null });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('what is due fires, by the given clock, and not before its time', async () => {
  const rows = new Map([
    ['a', 1_000_000],
    ['b', 1_003_500],
  ]);
  const fired: string[] = [];
  start({
    due: async (given, now) => {
      expect(given).toBe(read);
      const ids = [...rows].filter(([, at]) => at <= now).map(([id]) => id);
      const times = [...rows.values()].filter((at) => at > now) as Instant[];
      return { ids, next: times.toSorted()[0] ?? null };
    },
    fire: async (id) => {
      rows.delete(id);
      fired.push(`${id} at ${Date.now()}`);
    },
  });
  await pass(3_400);
  expect(fired).toEqual(['a at 1000000']);
  await pass(1_000);
  expect(fired).toEqual(['a at 1000000', 'b at 1003500']);
});

test('what fails is tried again, and does not keep others from firing', async () => {
  const bad = Array.from({ length: 40 }, (_, i) => `bad${i}`);
  const open = new Set([...bad, 'good']);
  let tries = 0;
  start({
    due: async () => now(open),
    fire: async (id) => {
      if (id.startsWith('bad') && ++tries <= 80) throw new Error('the store was busy');
      open.delete(id);
    },
  });
  await pass(100);
  expect([...open]).toEqual(bad);
  await pass(2_000);
  expect([...open]).toEqual([]);
  expect(tries).toBe(120);
});

test('a look that fails is repeated, and other timers are not held up', async () => {
  let looks = 0;
  let others = 0;
  start(
    {
      due: async () => {
        if (++looks < 3) throw new Error('the store was busy');
        return now([]);
      },
      fire: async () => {},
    },
    { due: async () => now(['x']), fire: async () => others++ },
  );
  await pass(3_500);
  expect(looks).toBe(3);
  expect(others).toBe(4);
});

test('at most sixteen fire at once, and one look asks for a bounded number', async () => {
  let firing = 0;
  let most = 0;
  let asked = 0;
  const open = new Set(Array.from({ length: 100 }, (_, i) => `id${i}`));
  start({
    due: async (_, __, limit) => {
      asked = limit;
      return now(open);
    },
    fire: async (id) => {
      most = Math.max(most, ++firing);
      await new Promise((resolve) => setTimeout(resolve, 10));
      open.delete(id);
      firing--;
    },
  });
  await pass(500);
  expect(open.size).toBe(0);
  expect(most).toBe(16);
  expect(asked).toBe(500);
});

test('what takes long keeps nothing waiting that comes due later, and is not fired again meanwhile', async () => {
  const open = new Set(['slow']);
  const fired: string[] = [];
  start({
    due: async () => now(open),
    fire: async (id) => {
      fired.push(id);
      if (id === 'slow') await new Promise((resolve) => setTimeout(resolve, 5_000));
      open.delete(id);
    },
  });
  await pass(500);
  open.add('later');
  await pass(1_000);
  expect(fired).toEqual(['slow', 'later']);
  await pass(3_400);
  expect(fired).toEqual(['slow', 'later']);
  await pass(1_000);
  expect([...open]).toEqual([]);
});

const looksAt = () => {
  const times: number[] = [];
  const began = Date.now();
  return {
    times,
    note: () => void times.push(Date.now() - began),
  };
};

test('a timer that knows of nothing looks every four seconds, in case news were lost', async () => {
  const looks = looksAt();
  start({
    due: async () => {
      looks.note();
      return { ids: [], next: (Date.now() + 3_600_000) as Instant };
    },
    fire: async () => {},
  });
  await pass(9_000);
  expect(looks.times).toEqual([0, 4_000, 8_000]);
});

test('news of its context lets a timer look again, once a second at most, and news of another does not', async () => {
  const looks = looksAt();
  start({
    due: async () => {
      looks.note();
      return now([]);
    },
    fire: async () => {},
  });
  await pass(1_500);
  running?.notify('other');
  await pass(500);
  running?.notify('test');
  await pass(300);
  running?.notify('test');
  await pass(1_700);
  running?.notify('test/timer-0'); // of what this timer alone looks at
  await pass(500);
  expect(looks.times).toEqual([0, 2_000, 3_000, 4_000]);
});

test('stopping waits for what is firing and begins nothing more', async () => {
  const fired: string[] = [];
  start({
    due: async () => now(Array.from({ length: 40 }, (_, i) => `id${i}`)),
    fire: async (id) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      fired.push(id);
    },
  });
  await pass(50);
  const stopping = running?.stop();
  await pass(10_000);
  await stopping;
  expect(fired.length).toBe(16);
});
