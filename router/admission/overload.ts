// Whether there is room for new work. As much is let in as can be done in time: by Little's law what is under way, divided by
// what is completed in a second, is how long each waits.

import { Fault } from '@jumun/platform/kernel/errors';
import type { Locale } from '@jumun/platform/kernel/locale';
import { counter } from '@jumun/platform/process/metrics';
import { newErrorId } from '../masking.ts';
import { watchAdmission } from '../metrics.ts';

export type Overload = {
  /** When to come back, where no new work is begun now; undefined while there is room. */
  refusal(): TurnedAway | undefined;
  /** Counts new work as under way until it has ended, however it ends. */
  during<T>(work: Promise<T>): Promise<T>;
  /** How much may be under way now, and how much is. */
  limit(): number;
  underWay(): number;
  close(): void;
};

export type TurnedAway = { readonly retryAfterMs: number };

export type OverloadParts = {
  /** How long what is let in may take, in milliseconds, while there is more than can be done. */
  readonly targetMs: number;
  /** In milliseconds, for tests. */
  readonly now?: () => number;
  /** Calls back at every tick until the returned function is called, for tests. */
  readonly every?: (milliseconds: number, tick: () => void) => () => void;
  /** Between 0 and 1, for tests. */
  readonly random?: () => number;
};

/** What may be under way when nothing is known yet: a crowd that comes at once is let in. */
const atRest = 250;
const least = 8;
const most = 2_000;
const tickMs = 100;
/** How many times longer than it may everything must take before any of it is turned away. */
const patience = 5;
/** Over how long what is completed is averaged, in milliseconds: less would follow every stall and what comes at once after it. */
const memoryMs = 1_000;
/** How much one that ends counts beside those before. */
const weightOfOne = 0.05;
/** The same for one that was alone and faster: a stall makes many slow, and says nothing of how fast one can be. */
const weightOfFaster = 0.3;
/** How fast the limit rises, each tick, while it is not reached. */
const recovery = 1.05;
const returnMs = 1_000;

const refusals = counter(
  'jumun_admission_refused_total',
  'New work that was turned away, by what there was too much of: work under way, or delay of the event loop.',
  'reason',
);

const everyTick = (milliseconds: number, tick: () => void): (() => void) => {
  const timer = setInterval(tick, milliseconds).unref();
  return () => clearInterval(timer);
};

/** Watches what is under way and the event loop. */
export const openOverload = ({
  targetMs,
  now = () => performance.now(),
  every = everyTick,
  random = Math.random,
}: OverloadParts): Overload => {
  let limit = atRest;
  let underWay = 0;
  let ended = 0;
  /** What is completed in a second. */
  let pace = 0;
  let isFull = false;
  /** How long one took lately, and how long when there is hardly another, in milliseconds. */
  let took = 0;
  let tookAlone = 0;
  /** The sum of the times at which those under way have begun: it tells how old they are, also while nothing ends. */
  let begun = 0;
  let delay = 0;
  let ticked = now();

  /** What is slow by itself, such as a slow provider, does not become faster by letting less of it in. */
  const mayTake = (): number => Math.max(targetMs, 2 * tookAlone);
  const isLate = (): boolean => {
    if (underWay === 0) return false;
    const age = now() - begun / underWay;
    return Math.max(took, age) > patience * mayTake();
  };
  const tick = (): void => {
    const passed = now() - ticked;
    ticked += passed;
    delay += (Math.max(0, passed - tickMs) - delay) * 0.5;
    pace += ((ended * 1_000) / passed - pace) * (passed / (passed + memoryMs));
    if (isFull || isLate()) limit = Math.min(most, Math.max(least, (pace * mayTake()) / 1_000));
    else limit = Math.min(Math.max(limit, atRest), limit * recovery);
    ended = 0;
    isFull = underWay >= limit;
  };
  const stop = every(tickMs, tick);
  const forget = watchAdmission(() => ({ limit, underWay }));

  /** While the event loop is late, whatever holds it, only a little is begun. */
  const reasonToRefuse = (): 'work' | 'delay' | undefined => {
    if (underWay >= limit) return 'work';
    return underWay >= least && delay > 2 * targetMs ? 'delay' : undefined;
  };

  return {
    refusal() {
      const reason = reasonToRefuse();
      if (!reason) return undefined;
      isFull ||= reason === 'work';
      refusals(reason).inc();
      return { retryAfterMs: Math.round(returnMs * (1 + 2 * random())) };
    },
    async during(work) {
      const began = now();
      const isAlone = underWay < least;
      underWay += 1;
      begun += began;
      try {
        return await work;
      } finally {
        const own = now() - began;
        took += (own - took) * weightOfOne;
        if (isAlone) tookAlone += (own - tookAlone) * (own < tookAlone ? weightOfFaster : weightOfOne);
        begun -= began;
        underWay -= 1;
        ended += 1;
      }
    },
    limit: () => limit,
    underWay: () => underWay,
    close() {
      stop();
      forget();
    },
  };
};

/** Lets everything in. */
export const noOverload: Overload = {
  refusal: () => undefined,
  during: (work) => work,
  limit: () => Number.POSITIVE_INFINITY,
  underWay: () => 0,
  close() {},
};

const text = {
  ko: '지금은 주문이 몰려 처리할 수 없습니다. 잠시 후 다시 시도해 주세요.',
  en: 'There is more to do than we can do right now. Please try again in a moment.',
};

/** What those who are turned away are told: each to come back at another moment, so that they do not all come at once again. */
export const overloaded = ({ retryAfterMs }: TurnedAway): Fault =>
  new Fault('OVERLOADED', text, { retryAfterMs });

/** The same as the text of an answer: to say it must cost next to nothing, as it is said most when there is least time. */
export const overloadedText = ({ retryAfterMs }: TurnedAway, locale: Locale): string =>
  `{"errors":[{"message":"${text[locale]}","extensions":{"code":"OVERLOADED","retryAfterMs":${retryAfterMs},"errorId":"${newErrorId()}"}}]}`;
