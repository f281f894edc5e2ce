import { describe, expect, it } from 'vitest';
import { openOverload } from '../overload.ts';

const targetMs = 300;
const tickMs = 100;

/** A place that can do so much in a second, each thing for as long as it takes when all share, and those who come. */
const open = () => {
  const clock = { now: 0 };
  let tick = (): void => {};
  const overload = openOverload({
    targetMs,
    now: () => clock.now,
    every: (_, called) => {
      tick = called;
      return () => {};
    },
    random: () => 0.5,
  });
  const doing: (() => void)[] = [];
  const tally = { let: 0, refused: 0 };
  const come = (count: number): void => {
    for (let n = 0; n < count; n += 1) {
      if (overload.refusal()) {
        tally.refused += 1;
        continue;
      }
      tally.let += 1;
      void overload.during(new Promise<void>((resolve) => doing.push(resolve)));
    }
  };
  /** Lets time pass: so many come in a second, and so many are done, those first that came first. */
  const pass = async (milliseconds: number, { offered, done }: { offered: number; done: number }) => {
    const steps = milliseconds / 10;
    let [came, did] = [0, 0];
    for (let step = 1; step <= steps; step += 1) {
      clock.now += 10;
      const shouldCome = Math.floor((offered * step) / 100);
      come(shouldCome - came);
      came = shouldCome;
      const shouldDo = Math.floor((done * step) / 100);
      for (const finish of doing.splice(0, shouldDo - did)) finish();
      did = shouldDo;
      await Promise.resolve();
      await Promise.resolve();
      if (clock.now % tickMs === 0) tick();
    }
  };
  /** The event loop is held, and its timer late. */
  const hold = (milliseconds: number): void => {
    clock.now += milliseconds;
    tick();
  };
  return { overload, come, pass, hold, tally, clock };
};

describe('new work', () => {
  it('is let in when two hundred come at once and nothing was to do', () => {
    const { come, tally } = open();
    come(200);
    expect(tally).toEqual({ let: 200, refused: 0 });
  });

  it('is all let in while it can be done', async () => {
    const { pass, tally } = open();
    await pass(10_000, { offered: 390, done: 400 });
    expect(tally.refused).toBe(0);
  });

  it.each([1, 2, 4, 8])(
    'at %i times what can be done is let in as much as that, and each waits no longer than it may',
    async (times) => {
      const { overload, pass, tally } = open();
      const load = { offered: 400 * times, done: 400 };
      await pass(5_000, load);
      const before = tally.let;
      await pass(10_000, load);
      expect(tally.let - before).toBeGreaterThanOrEqual(0.97 * 4_000);
      // by Little's law, what is under way takes as long as it takes to do it
      if (times > 1) expect(overload.underWay() / 400).toBeLessThanOrEqual((1.1 * targetMs) / 1_000);
    },
  );

  it('is let in less when what can be done becomes less, and more when it becomes more again', async () => {
    const { overload, pass } = open();
    await pass(5_000, { offered: 2_000, done: 400 });
    expect(overload.limit()).toBeCloseTo(120, -1);
    await pass(5_000, { offered: 2_000, done: 80 });
    expect(overload.limit()).toBeCloseTo(24, -0.5);
    await pass(5_000, { offered: 2_000, done: 400 });
    expect(overload.limit()).toBeCloseTo(120, -1);
  });

  it('is let in a little even when nothing is ever done, so that it is noticed when that changes', async () => {
    const { overload, pass } = open();
    await pass(10_000, { offered: 500, done: 0 });
    expect(overload.limit()).toBe(8);
    await pass(5_000, { offered: 500, done: 200 });
    expect(overload.limit()).toBeGreaterThan(50);
  });

  it('is turned away before the limit is reached when everything takes too long', async () => {
    const { overload, come, pass, tally } = open();
    await pass(1_000, { offered: 50, done: 50 });
    come(200);
    expect(tally.refused).toBe(0);
    await pass(5_000, { offered: 50, done: 50 });
    expect(tally.refused).toBeGreaterThan(0);
    expect(overload.limit()).toBeLessThan(30);
  });

  it('does not pile up while nothing is done for a while, and not after that either', async () => {
    const { overload, pass, tally } = open();
    let most = 0;
    for (let round = 0; round < 5; round += 1) {
      await pass(3_000, { offered: 1_600, done: 400 });
      await pass(2_000, { offered: 1_600, done: 0 });
      // what had been let in before is done all at once: that is no sign of strength
      await pass(100, { offered: 1_600, done: 3_000 });
      most = Math.max(most, overload.underWay());
    }
    expect(most).toBeLessThanOrEqual(250);
    expect(tally.let).toBeGreaterThanOrEqual(0.9 * 5 * 3 * 400);
  });

  it('that is slow by itself is not let in ever less: it would be no faster', async () => {
    const { overload, pass, tally, clock } = open();
    const ends: { readonly at: number; end(): void }[] = [];
    const comeAndTake = async (milliseconds: number, perSecond: number) => {
      for (let step = 0; step < milliseconds / 10; step += 1) {
        for (let n = 0; n < perSecond / 100; n += 1)
          if (overload.refusal()) tally.refused += 1;
          else {
            tally.let += 1;
            void overload.during(
              new Promise<void>((resolve) => ends.push({ at: clock.now + 1_500, end: resolve })),
            );
          }
        await pass(10, { offered: 0, done: 0 });
        while ((ends[0]?.at ?? Number.POSITIVE_INFINITY) <= clock.now) ends.shift()?.end();
      }
    };
    await comeAndTake(20_000, 100);
    const before = { ...tally };
    await comeAndTake(5_000, 100);
    expect(tally.refused - before.refused).toBe(0);
    await comeAndTake(40_000, 400);
    const later = tally.let;
    await comeAndTake(10_000, 400);
    // a limit that asked for 300 ms would go down until it lets in five in a second
    expect((tally.let - later) / 10).toBeGreaterThan(30);
  });

  it('comes at once again some seconds after the crowd has gone', async () => {
    const { pass, come, tally } = open();
    await pass(5_000, { offered: 2_000, done: 400 });
    await pass(5_000, { offered: 0, done: 400 });
    const before = tally.let;
    come(200);
    expect(tally.let - before).toBe(200);
  });

  it('that is turned away is told when to come back, at another moment each', () => {
    const told = [0, 0.5, 0.999].map((random) => {
      const overload = openOverload({ targetMs, every: () => () => {}, now: () => 0, random: () => random });
      for (let n = 0; n < 250; n += 1) void overload.during(new Promise(() => undefined));
      return overload.refusal()?.retryAfterMs;
    });
    expect(told).toEqual([1_000, 2_000, 2_998]);
  });

  it('that failed is not under way any more', async () => {
    const { overload } = open();
    await expect(overload.during(Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(overload.underWay()).toBe(0);
  });
});

describe('while the event loop is held', () => {
  it('only a little is begun, and everything again when it runs', async () => {
    const { hold, come, pass, tally } = open();
    hold(2_000);
    come(20);
    expect(tally).toEqual({ let: 8, refused: 12 });
    await pass(1_000, { offered: 0, done: 100 });
    come(200);
    expect(tally.let).toBe(208);
  });

  it('a moment turns nobody away', () => {
    const { hold, come, tally } = open();
    hold(tickMs + 600);
    come(20);
    expect(tally.refused).toBe(0);
  });
});
