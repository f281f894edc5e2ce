// Keeps processes running: starts them, restarts them when they die, and stops them in the right order.
import { setTimeout as sleep } from 'node:timers/promises';
import { type AskForSign, hangs, type Patience, usualPatience } from './signs.ts';

/** What a process reports once it can take work, such as its address. */
export type Ready = Readonly<Record<string, unknown>>;

/** One run of a program, from its launch to its end. */
export interface Launched {
  pid(): number | undefined;
  readonly ready: Promise<Ready>;
  /** Resolves with the reason, whatever it is; never rejects. */
  readonly ended: Promise<string>;
  /** How to ask it for a sign of life once it is ready; undefined for one that cannot be asked. */
  readonly askForSign?: AskForSign | undefined;
  /** Asks it to finish its current work and end. */
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
  /** A process that was ready for this long starts again with no failures counted. */
  readonly healthyAfterMs: number;
  readonly readyWithinMs: number;
  readonly stopWithinMs: number;
  readonly failures: number;
  readonly patience: Patience;
}

export const usualTiming: Timing = {
  firstPauseMs: 200,
  longestPauseMs: 10_000,
  healthyAfterMs: 30_000,
  readyWithinMs: 60_000,
  stopWithinMs: 15_000,
  failures: 10,
  patience: usualPatience,
};

/** `endless` restarts processes at once and without limit, for tests that kill them on purpose. */
export function timingOf(restarts: string | undefined): Timing {
  const { firstPauseMs } = usualTiming;
  if (restarts !== 'endless') return usualTiming;
  return { ...usualTiming, longestPauseMs: firstPauseMs, failures: Number.POSITIVE_INFINITY };
}

export interface Listener {
  say(line: string): void;
  /** A process started, became ready or ended: pids() may have changed. */
  changed(): void;
  /** One process failed too often and will not be restarted. */
  gaveUp(reason: string): void;
}

export interface Supervision {
  /** Starts these together as one stage and waits until each has been ready once. */
  start(programs: readonly Program[]): Promise<Ready[]>;
  /** Lets one process end in good order and starts it again; resolves when it is ready. */
  restart(name: string): Promise<void>;
  /** Stops everything, last started first, stage by stage; true if nothing had to be killed. */
  stop(): Promise<boolean>;
  kill(): void;
  pids(): Record<string, number>;
}

interface Kept {
  readonly program: Program;
  /** Programs started together share a stage. */
  readonly stage: number;
  readonly firstReady: PromiseWithResolvers<Ready>;
  /** The run that was asked to end for a restart. */
  leaving: Launched | undefined;
  current: Launched | undefined;
  /** Set during a restart. */
  restarting: PromiseWithResolvers<void> | undefined;
  /** Resolves when it has ended and will not be restarted. */
  over: Promise<void>;
}

/** The exit code for bad settings: see platform/process/fatal.ts. Another start would not help. */
const BAD_SETTINGS = 78;

export function supervise(listener: Listener, timing: Timing = usualTiming): Supervision {
  const all: Kept[] = [];
  const stopping = new AbortController();
  const shared: Shared = { listener, timing, stopping: stopping.signal };
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
    kept.over = keepRunning(kept, shared);
    return kept;
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
      await restartOne(kept, timing);
    },
    async stop() {
      stopping.abort();
      let inGoodOrder = true;
      for (let stage = stages; stage > 0; stage--) {
        const stopped = await Promise.all(
          all.filter((kept) => kept.stage === stage).map((kept) => stopOne(kept, shared)),
        );
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

/** What all supervised processes share. */
interface Shared {
  readonly listener: Listener;
  readonly timing: Timing;
  readonly stopping: AbortSignal;
}

/** Starts a program again whenever it ends, until everything stops or it has failed too often. */
async function keepRunning(kept: Kept, shared: Shared): Promise<void> {
  const { listener, timing, stopping } = shared;
  const { name } = kept.program;
  let failures = 0;
  while (!stopping.aborted) {
    const run = await runOnce(kept, shared);
    if (stopping.aborted) break;
    if (run.asked) continue; // it ended because a restart was asked for
    failures = run.healthy ? 1 : failures + 1;
    const isHopeless = run.why === `exit code ${BAD_SETTINGS}`;
    if (isHopeless || failures >= timing.failures) {
      const reason = isHopeless
        ? `the settings of ${name} are wrong; see its message above`
        : `${name} keeps failing (last: ${run.why})`;
      giveUp(kept, reason);
      listener.gaveUp(reason);
      return;
    }
    const pause = Math.min(timing.longestPauseMs, timing.firstPauseMs * 2 ** (failures - 1));
    listener.say(`${name} ended (${run.why}); restarting it in ${pause / 1000} s`);
    await sleep(pause, undefined, { signal: stopping }).catch(() => {});
  }
  giveUp(kept, `${name} was stopped`);
}

function giveUp({ firstReady, restarting }: Kept, reason: string): void {
  firstReady.reject(new Error(reason));
  restarting?.reject(new Error(reason));
}

async function runOnce(
  kept: Kept,
  { listener, timing, stopping }: Shared,
): Promise<{ why: string; healthy: boolean; asked: boolean }> {
  const began = performance.now();
  const launched = kept.program.launch();
  kept.current = launched;
  listener.changed();

  let readyAt: number | undefined;
  const tooLate = setTimeout(() => {
    listener.say(`${kept.program.name} is not ready after ${timing.readyWithinMs / 1000} s: killed`);
    launched.kill();
  }, timing.readyWithinMs);
  const watching = new AbortController();
  launched.ready.then(
    (ready) => {
      clearTimeout(tooLate);
      readyAt = performance.now();
      listener.say(`${kept.program.name} ready after ${Math.round(readyAt - began)} ms`);
      listener.changed();
      kept.firstReady.resolve(ready);
      if (launched !== kept.leaving) kept.restarting?.resolve();
      void killIfItHangs();
    },
    () => {}, // `ended` says why
  );

  const killIfItHangs = async () => {
    if (!launched.askForSign) return;
    const isSilent = await hangs(launched.askForSign, timing.patience, watching.signal);
    // one that was asked to end has its own time for that
    if (!isSilent || launched === kept.leaving || stopping.aborted) return;
    listener.say(`${kept.program.name} does not answer any more: killed`);
    launched.kill();
  };

  const why = await launched.ended;
  clearTimeout(tooLate);
  watching.abort();
  kept.current = undefined;
  listener.changed();
  const healthy = readyAt !== undefined && performance.now() - readyAt >= timing.healthyAfterMs;
  return { why, healthy, asked: launched === kept.leaving };
}

/** Lets the current run end; `keepRunning` then starts the next one. */
async function restartOne(kept: Kept, { stopWithinMs }: Timing): Promise<void> {
  const launched = kept.current;
  kept.leaving = launched;
  kept.restarting = Promise.withResolvers();
  launched?.stop();
  const impatience = setTimeout(() => launched?.kill(), stopWithinMs);
  try {
    await kept.restarting.promise;
  } finally {
    clearTimeout(impatience);
    kept.restarting = undefined;
    kept.leaving = undefined;
  }
}

async function stopOne(kept: Kept, { listener, timing: { stopWithinMs } }: Shared): Promise<boolean> {
  kept.current?.stop();
  const inTime = await Promise.race([kept.over.then(() => true), sleep(stopWithinMs, false, { ref: false })]);
  if (inTime) return true;
  listener.say(`${kept.program.name} did not stop within ${stopWithinMs / 1000} s: killed`);
  kept.current?.kill();
  await kept.over;
  return false;
}
