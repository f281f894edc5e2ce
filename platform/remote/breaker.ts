import { join } from 'node:path';
import { z } from 'zod';
import { milliseconds, readSettings } from '../process/config.ts';
import type { Logger } from '../process/logger.ts';
import { type Override, watchOverrides } from './overrides.ts';

/** Nothing was begun: the breaker is open, by itself or by an operator. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';
}

/** Nothing was begun: the limit of calls under way is reached. */
export class TooManyPending extends Error {
  override readonly name = 'TooManyPending';
}

export type Breaker = {
  /** `context/what-it-does`. */
  readonly name: string;
  readonly state: () => 'closed' | 'open' | 'half-open';
  /** What an operator has decided for it. */
  readonly override: () => Override;
  /** How many calls are under way. */
  readonly pending: () => number;
  /** Does the work, or throws BreakerOpen or TooManyPending at once. What the work throws goes through. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
};

export type BreakerOptions = {
  /** Opens after this many consecutive failures. */
  readonly opensAfter?: number;
  /** How many milliseconds it stays open; then one call tries while all others are still refused. */
  readonly halfOpenAfterMs?: number;
  /** More than this many at once are refused; 0 is any number. */
  readonly mostPending?: number;
  readonly overrideOf?: (name: string) => Override;
  /** Which errors of the work are the other side's failure, by default all. Any other says nothing about it, for good or ill. */
  readonly isFailure?: (error: unknown) => boolean;
  /** Told when it opens or closes by itself. */
  readonly onChange?: (name: string, state: 'closed' | 'open') => void;
};

const settingsForm = {
  JUMUN_BREAKER_OPENS_AFTER: z.coerce.number().int().min(1).max(10_000).default(5),
  JUMUN_BREAKER_HALF_OPEN_MS: milliseconds(5_000),
  /** 0: any number. */
  JUMUN_ASK_PENDING: z.coerce.number().int().min(0).max(100_000).default(0),
  /** By default in the data folder. */
  JUMUN_SWITCHES: z.string().optional(),
};

/** The file of the overrides: JUMUN_SWITCHES, else in the data folder; none where there is no data folder. */
export const overridesFileOf = ({ JUMUN_SWITCHES, JUMUN_DATA }: NodeJS.ProcessEnv): string | undefined =>
  JUMUN_SWITCHES || (JUMUN_DATA ? join(JUMUN_DATA, 'switches.json') : undefined);

/** What the settings say of every breaker of this process, and a logger that is told of its changes; throws BadSetting. */
export const breakerOptions = ({
  settings,
  log,
}: {
  readonly settings: NodeJS.ProcessEnv;
  readonly log: Pick<Logger, 'error' | 'warn'>;
}): BreakerOptions => {
  const given = readSettings(settingsForm, settings);
  const file = overridesFileOf(settings);
  return {
    opensAfter: given.JUMUN_BREAKER_OPENS_AFTER,
    halfOpenAfterMs: given.JUMUN_BREAKER_HALF_OPEN_MS,
    mostPending: given.JUMUN_ASK_PENDING,
    ...(file && {
      overrideOf: watchOverrides(file, (err) =>
        log.error({ err }, 'the overrides of breakers cannot be read'),
      ),
    }),
    onChange: (name, state) => log.warn({ ask: name, breaker: state }, 'a breaker opened or closed'),
  };
};

type Verdict = 'success' | 'failure' | 'neither';

/**
 * Counts consecutive failures. What was asked before it last opened or closed tells nothing about now and is not counted; nor is
 * what was neither a success nor a failure: the next one tries then.
 */
const openCircuit = ({
  opensAfter,
  halfOpenAfterMs,
  onChange,
}: {
  readonly opensAfter: number;
  readonly halfOpenAfterMs: number;
  readonly onChange: (state: 'closed' | 'open') => void;
}) => {
  let failures = 0;
  let openSince: number | undefined; // on a clock that nobody sets
  let isTrying = false;
  let turns = 0;

  const turn = (state: 'closed' | 'open'): void => {
    turns++;
    failures = 0;
    isTrying = false;
    openSince = state === 'open' ? performance.now() : undefined;
    onChange(state);
  };

  const judge = (verdict: Verdict): void => {
    if (isTrying) {
      if (verdict === 'neither') isTrying = false;
      else turn(verdict === 'success' ? 'closed' : 'open');
    } else if (verdict === 'success') failures = 0;
    else if (verdict === 'failure' && ++failures >= opensAfter) turn('open');
  };

  return {
    state: () => {
      if (openSince === undefined) return 'closed';
      return isTrying ? 'half-open' : 'open';
    },
    /** Lets one call go, and returns what is told of its end; undefined where it is refused. */
    admit(): ((verdict: Verdict) => void) | undefined {
      if (openSince !== undefined) {
        if (isTrying || performance.now() - openSince < halfOpenAfterMs) return undefined;
        isTrying = true;
      }
      const asOf = turns;
      return (verdict) => {
        if (asOf === turns) judge(verdict);
      };
    },
  } as const;
};

const opened = new Map<string, Breaker>();

/** Every breaker of this process, the last one opened under each name: for metrics and for tests. */
export const breakers = (): readonly Breaker[] => [...opened.values()];

/**
 * A circuit breaker. It counts consecutive failures, opens, and lets one call try after a while; calls that come meanwhile
 * are refused like those before, and do not wait for its answer. An operator's override overrules all that.
 */
export const openBreaker = (
  name: string,
  {
    opensAfter = 5,
    halfOpenAfterMs = 5_000,
    mostPending = 0,
    overrideOf = () => 'auto',
    isFailure = () => true,
    onChange = () => {},
  }: BreakerOptions = {},
): Breaker => {
  const circuit = openCircuit({ opensAfter, halfOpenAfterMs, onChange: (state) => onChange(name, state) });
  let pending = 0;

  const judged = async <T>(work: () => Promise<T>, tell: (verdict: Verdict) => void): Promise<T> => {
    try {
      const done = await work();
      tell('success');
      return done;
    } catch (error) {
      tell(isFailure(error) ? 'failure' : 'neither');
      throw error;
    }
  };

  const breaker: Breaker = {
    name,
    override: () => overrideOf(name),
    pending: () => pending,
    state: () => {
      const override = overrideOf(name);
      return override === 'auto' ? circuit.state() : override;
    },
    async run(work) {
      const override = overrideOf(name);
      if (override === 'open') throw new BreakerOpen(name);
      if (mostPending > 0 && pending >= mostPending) throw new TooManyPending(name);
      const tell = override === 'closed' ? () => {} : circuit.admit();
      if (!tell) throw new BreakerOpen(name);
      pending++;
      try {
        return await judged(work, tell);
      } finally {
        pending--;
      }
    },
  };
  opened.set(name, breaker);
  return breaker;
};
