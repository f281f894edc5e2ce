import { describe, expect, it } from 'vitest';
import { openLimit, type Shared } from '../shared-limits.ts';

/** A Redis that several processes meet in: one window of ten seconds for each key. */
const openMeetingPlace = (clock: { now: number }) => {
  const windows = new Map<string, { used: number; endsAt: number }>();
  let isAway = false;
  const shared: Shared = {
    async add(key, points) {
      if (isAway) throw new Error('connect ECONNREFUSED');
      const known = windows.get(key);
      const window = known && clock.now < known.endsAt ? known : { used: 0, endsAt: clock.now + 10_000 };
      window.used += points;
      windows.set(key, window);
      return { used: window.used, endsInMs: window.endsAt - clock.now };
    },
  };
  return { shared, go: (away: boolean) => (isAway = away), usedBy: (key: string) => windows.get(key)?.used };
};

/** A hundred points in ten seconds, in as many processes as asked for. */
const open = (processes = 1) => {
  const clock = { now: 0 };
  const place = openMeetingPlace(clock);
  const form = { name: 'test', points: 100, seconds: 10 };
  const limits = Array.from({ length: processes }, () => openLimit(form, place.shared, () => clock.now));
  const told = () => new Promise((resolve) => setImmediate(resolve));
  /** How often one point may be taken before it is refused, at most a thousand times. */
  const takenFrom = async (index: number, key = 'ann'): Promise<number> => {
    for (let count = 0; count < 1_000; count += 1) {
      if (!limits[index]?.take(key, 1).allowed) return count;
      await told();
    }
    return 1_000;
  };
  return { clock, place, limits, told, takenFrom, limit: limits[0] as (typeof limits)[0] };
};

describe('a limit', () => {
  it('gives what a window holds, then says when the next one begins', () => {
    const { limit, clock } = open();
    expect(limit.take('ann', 60)).toEqual({ allowed: true, remaining: 40 });
    clock.now = 4_000;
    expect(limit.take('ann', 60)).toEqual({ allowed: false, retryAfterMs: 6_000 });
    expect(limit.take('ann', 40)).toEqual({ allowed: true, remaining: 0 });
    clock.now = 10_000;
    expect(limit.take('ann', 60)).toEqual({ allowed: true, remaining: 40 });
  });

  it('of one key is not that of another', () => {
    const { limit } = open();
    limit.take('ann', 100);
    expect(limit.take('ann', 1).allowed).toBe(false);
    expect(limit.take('ben', 100).allowed).toBe(true);
  });

  it('gives an unused window for what is more than a whole one, and nothing after that', () => {
    const { limit } = open();
    expect(limit.take('ann', 150)).toEqual({ allowed: true, remaining: 0 });
    expect(limit.take('ann', 1).allowed).toBe(false);
  });

  it('keeps no more than ten thousand windows, and not that of a key that keeps asking', () => {
    const { limit } = open();
    limit.take('busy', 100);
    for (let n = 0; n < 50_000; n += 1) {
      limit.take(`caller ${n}`, 1);
      if (n % 5_000 === 0) expect(limit.take('busy', 1).allowed).toBe(false);
    }
    expect(limit.size()).toBe(10_000);
  });
});

describe('several processes', () => {
  it('give together what one would give, and a twentieth more for each that has not heard yet', async () => {
    const { takenFrom } = open(3);
    const together = (await takenFrom(0)) + (await takenFrom(1)) + (await takenFrom(2));
    expect(together).toBeGreaterThanOrEqual(100);
    expect(together).toBeLessThanOrEqual(100 + 2 * 5);
  });

  it('begin their next window when the shared one does', async () => {
    const { limits, clock, takenFrom, told } = open(2);
    await takenFrom(0);
    clock.now = 9_000;
    limits[1]?.take('ann', 5);
    await told();
    expect(limits[1]?.take('ann', 1)).toEqual({ allowed: false, retryAfterMs: 1_000 });
  });

  it('ask Redis twenty times for a whole window, not for every request', async () => {
    const { place, takenFrom } = open();
    let asked = 0;
    const add = place.shared.add;
    place.shared.add = (key, points) => {
      asked += 1;
      return add(key, points);
    };
    expect(await takenFrom(0)).toBe(100);
    expect(asked).toBeLessThanOrEqual(20);
  });
});

describe('while Redis is away', () => {
  it('each process counts for itself, and refuses nobody else', async () => {
    const { place, takenFrom } = open(2);
    place.go(true);
    expect([await takenFrom(0), await takenFrom(1)]).toEqual([100, 100]);
    expect(await takenFrom(0, 'ben')).toBe(100);
  });

  it('nothing waits: an answer that never comes keeps nobody', () => {
    const never: Shared = { add: () => new Promise(() => undefined) };
    const limit = openLimit({ name: 'test', points: 100, seconds: 10 }, never, () => 0);
    const taken = Array.from({ length: 101 }, () => limit.take('ann', 1).allowed);
    expect(taken.filter(Boolean).length).toBe(100);
  });

  it('what was used is not forgotten when an empty Redis comes back', async () => {
    const { place, takenFrom, limit, told } = open();
    place.go(true);
    for (let n = 0; n < 90; n += 1) {
      limit.take('ann', 1);
      await told();
    }
    place.go(false);
    expect(await takenFrom(0)).toBe(10);
  });
});
