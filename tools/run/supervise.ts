// Keeps a few processes running: starts them, starts again what dies, stops them in the right order.
import { setTimeout as sleep } from 'node:timers/promises';

/** What a process says when it can take work, e.g. its address. */
export type Ready = Readonly<Record<string, unknown>>;

/** One run of a program, from its launch to its end. */
export interface Launched {
  pid(): number | undefined;
  readonly ready: Promise<Ready>;
  /** Resolves with the reason, whatever it is; never rejects. */
  readonly ended: Promise<string>;
  /** Asks it to finish the work in hand and end. */
  stop(): void;
  kill(): void;
}

export interface Program {
  readonly name: string;
  launch(): Launched;
}

export interface Timing {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Somebody who was ready for this long has no failures behind them. */
  readonly healthyAfterMs: number;
  readonly readyWithinMs: number;
  readonly stopWithinMs: number;
  readonly failures: number;
}

export const usualTiming: Timing = {
  firstPauseMs: 200,
  longestPauseMs: 10_000,
  healthyAfterMs: 30_000,
  readyWithinMs: 60_000,
  stopWithinMs: 15_000,
  failures: 10,
};

/** What is killed on purpose is started again at once, however often: `endless`. */
export function timingOf(restarts: string | undefined): Timing {
  const { firstPauseMs } = usualTiming;
  if (restarts !== 'endless') return usualTiming;
  return { ...usualTiming, longestPauseMs: firstPauseMs, failures: Number.POSITIVE_INFINITY };
}

export interface Listener {
  say(line: string): void;
  /** A process came or went: pids() has changed. */
  changed(): void;
  /** One process failed too often; nothing starts it again. */
  gaveUp(reason: string): void;
}

export interface Supervision {
  /** Starts these together and waits until each has been ready once. */
  start(programs: readonly Program[]): Promise<Ready[]>;
  /** Lets one end in good order and starts it anew; resolves when it is ready again. */
  restart(name: string): Promise<void>;
  /** Stops everything, last started first, those together that started together; true when nobody had to be killed. */
  stop(): Promise<boolean>;
  kill(): void;
  pids(): Record<string, number>;
}

interface Kept {
  readonly program: Program;
  /** Those that started together. */
  readonly stage: number;
  readonly firstReady: PromiseWithResolvers<Ready>;
  /** The run that was asked to end. */
  leaving: Launched | undefined;
  current: Launched | undefined;
  /** Set while it was asked to end so that it starts anew. */
  restarting: PromiseWithResolvers<void> | undefined;
  /** Resolves when it has ended and will not be started again. */
  over: Promise<void>;
}

/** What a process answers whose settings are not right: see platform/process/fatal.ts. Starting it again would not help. */
const BAD_SETTINGS = 78;

export function supervise(listener: Listener, timing: Timing = usualTiming): Supervision {
  const all: Kept[] = [];
  const stopping = new AbortController();

  let stages = 0;

  function keep(program: Program): Kept {
    const kept: Kept = {
      program,
      stage: stages,
      firstReady: Promise.withResolvers<Ready>(),
      leaving: undefined,
      current: undefined,
      restarting: undefined,
      over: Promise.resolve(),
    };
    all.push(kept);
    kept.over = keepRunning(kept);
    return kept;
  }

  async function keepRunning(kept: Kept): Promise<void> {
    const { name } = kept.program;
    let failures = 0;
    while (!stopping.signal.aborted) {
      const run = await runOnce(kept);
      if (stopping.signal.aborted) break;
      if (run.asked) continue; // it ended because it was to start anew
      failures = run.healthy ? 1 : failures + 1;
      const isHopeless = run.why === `exit code ${BAD_SETTINGS}`;
      if (isHopeless || failures >= timing.failures) {
        const reason = isHopeless
          ? `the settings of ${name} are not right; it says above which`
          : `${name} keeps failing (last: ${run.why})`;
        kept.firstReady.reject(new Error(reason));
        kept.restarting?.reject(new Error(reason));
        listener.gaveUp(reason);
        return;
      }
      const pause = Math.min(timing.longestPauseMs, timing.firstPauseMs * 2 ** (failures - 1));
      listener.say(`${name} ended (${run.why}); starting it again in ${pause / 1000} s`);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
    kept.firstReady.reject(new Error(`${name} was stopped`));
    kept.restarting?.reject(new Error(`${name} was stopped`));
  }

  async function runOnce(kept: Kept): Promise<{ why: string; healthy: boolean; asked: boolean }> {
    const began = performance.now();
    const launched = kept.program.launch();
    kept.current = launched;
    listener.changed();

    let readyAt: number | undefined;
    const tooLate = setTimeout(() => {
      listener.say(`${kept.program.name} is not ready after ${timing.readyWithinMs / 1000} s: killed`);
      launched.kill();
    }, timing.readyWithinMs);
    launched.ready.then(
      (ready) => {
        clearTimeout(tooLate);
        readyAt = performance.now();
        listener.say(`${kept.program.name} ready after ${Math.round(readyAt - began)} ms`);
        listener.changed();
        kept.firstReady.resolve(ready);
        if (launched !== kept.leaving) kept.restarting?.resolve();
      },
      () => {}, // its end says why
    );

    const why = await launched.ended;
    clearTimeout(tooLate);
    kept.current = undefined;
    listener.changed();
    const healthy = readyAt !== undefined && performance.now() - readyAt >= timing.healthyAfterMs;
    return { why, healthy, asked: launched === kept.leaving };
  }

  async function stopOne(kept: Kept): Promise<boolean> {
    kept.current?.stop();
    const inTime = await Promise.race([
      kept.over.then(() => true),
      sleep(timing.stopWithinMs, false, { ref: false }),
    ]);
    if (inTime) return true;
    listener.say(`${kept.program.name} did not stop within ${timing.stopWithinMs / 1000} s: killed`);
    kept.current?.kill();
    await kept.over;
    return false;
  }

  return {
    async start(programs) {
      stages++;
      const kept = programs.map(keep);
      return Promise.all(kept.map(({ firstReady }) => firstReady.promise));
    },
    async restart(name) {
      const kept = all.find(({ program }) => program.name === name);
      if (!kept) throw new Error(`there is no ${name}`);
      const launched = kept.current;
      kept.leaving = launched;
      kept.restarting = Promise.withResolvers();
      launched?.stop();
      const impatience = setTimeout(() => launched?.kill(), timing.stopWithinMs);
      try {
        await kept.restarting.promise;
      } finally {
        clearTimeout(impatience);
        kept.restarting = undefined;
        kept.leaving = undefined;
      }
    },
    async stop() {
      stopping.abort();
      let inGoodOrder = true;
      for (let stage = stages; stage > 0; stage--) {
        const stopped = await Promise.all(all.filter((kept) => kept.stage === stage).map(stopOne));
        inGoodOrder &&= stopped.every(Boolean);
      }
      return inGoodOrder;
    },
    kill() {
      stopping.abort();
      for (const kept of all) kept.current?.kill();
    },
    pids() {
      const known = all.map(({ program, current }) => [program.name, current?.pid()] as const);
      return Object.fromEntries(known.filter((entry): entry is [string, number] => entry[1] !== undefined));
    },
  };
}
