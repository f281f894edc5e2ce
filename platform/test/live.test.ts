import { describe, expect, test, vi } from 'vitest';
import { interruptible, liveIterator, openMailbox, preceded } from '../graph/live.ts';
import type { Instant } from '../kernel/clock.ts';
import { metricsText } from '../process/metrics.ts';

const done = { value: undefined, done: true };

describe('a mailbox', () => {
  test('hands out what was put in, in order, to readers who come before and after', async () => {
    const { values, put } = openMailbox<number>(() => {});
    const early = [values.next(), values.next()];
    expect([put(1), put(2), put(3)].at(-1)).toBeGreaterThan(0);
    expect((await Promise.all([...early, values.next()])).map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  test('says how many have not been read', async () => {
    const { values, put, clear } = openMailbox<number>(() => {});
    expect([put(1), put(2), put(3)]).toEqual([1, 2, 3]);
    await values.next();
    expect(put(4)).toBe(3);
    clear();
    expect(put(5)).toBe(1);
    expect(await values.next()).toEqual({ value: 5, done: false });
  });

  test('that has ended gives the rest, then the failure; nothing is added', async () => {
    const release = vi.fn();
    const { values, put, end } = openMailbox<number>(release);
    put(1);
    end(new Error('gone'));
    end();
    put(2);
    expect(release).toHaveBeenCalledTimes(1); // at once, although something is unread
    expect(await values.next()).toEqual({ value: 1, done: false });
    await expect(values.next()).rejects.toThrow('gone');
    expect(await values.next()).toEqual(done);
  });

  test.each(['return', 'abort'] as const)(
    'ends a waiting reader at once on %s, and drops the rest',
    async (way) => {
      const stop = new AbortController();
      const release = vi.fn();
      const { values, put } = openMailbox<number>(release, stop.signal);
      const waiting = values.next();
      if (way === 'abort') stop.abort();
      else await values.return?.();
      expect(await waiting).toEqual(done);
      put(1);
      expect(await values.next()).toEqual(done);
      expect(release).toHaveBeenCalledTimes(1);
    },
  );

  test('whose signal has aborted already is released once its maker has it', async () => {
    const released: unknown[] = [];
    const mailbox = openMailbox<number>(() => released.push(mailbox), AbortSignal.abort());
    expect(released).toEqual([]);
    expect(await mailbox.values.next()).toEqual(done);
    expect(released).toEqual([mailbox]);
  });
});

test('a value that comes first does not keep the rest from being stopped at once', async () => {
  const release = vi.fn();
  const rest = interruptible(() => new Promise<never>(() => {}), release);
  const values = preceded('first', rest);
  expect(await values.next()).toEqual({ value: 'first', done: false });
  const waiting = values.next();
  await values.return?.();
  expect(await waiting).toEqual(done);
  expect(release).toHaveBeenCalledTimes(1);
});

test('how late a stream is counts what it hands on live, and not what it begins with', async () => {
  const ago = (ms: number) => (Date.now() - ms) as Instant;
  const found = [[ago(60_000)], [ago(2_000), ago(3_000)]];
  const events = liveIterator({
    next: () => found.shift() ?? [],
    wait: async () => {},
    lag: { stream: 'tested', happened: (at) => at },
  });
  for (let i = 0; i < 3; i++) await events.next();
  await events.return?.();
  const text = await metricsText();
  expect(text).toContain('jumun_live_lag_seconds_count{stream="tested"} 2');
  expect(text).toContain('jumun_live_lag_seconds_bucket{le="10",stream="tested"} 2');
  expect(text).toContain('jumun_live_lag_seconds_bucket{le="1",stream="tested"} 0');
});
