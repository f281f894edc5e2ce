import { join } from 'node:path';
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
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
  /** Which errors of the work are the other side's failure; by default all. */
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
  const circuit = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(opensAfter),
  });
  circuit.onStateChange((state) => {
    if (state === CircuitState.Open) onChange(name, 'open');
    if (state === CircuitState.Closed) onChange(name, 'closed');
  });
  let pending = 0;

  const admitted = async <T>(work: () => Promise<T>): Promise<T> => {
    if (mostPending > 0 && pending >= mostPending) throw new TooManyPending(name);
    pending++;
    try {
      return await work();
    } finally {
      pending--;
    }
  };

  const breaker: Breaker = {
    name,
    override: () => overrideOf(name),
    pending: () => pending,
    state: () => {
      const override = overrideOf(name);
      if (override !== 'auto') return override;
      if (circuit.state === CircuitState.HalfOpen) return 'half-open';
      return circuit.state === CircuitState.Closed ? 'closed' : 'open';
    },
    async run(work) {
      const override = overrideOf(name);
      if (override === 'closed') return admitted(work);
      // the circuit itself would let them wait for the call that tries, and then for an answer of their own
      if (override === 'open' || circuit.state === CircuitState.HalfOpen) throw new BreakerOpen(name);
      return admitted(() =>
        circuit.execute(work).catch((error: unknown) => {
          throw error instanceof BrokenCircuitError ? new BreakerOpen(name) : error;
        }),
      );
    },
  };
  opened.set(name, breaker);
  return breaker;
};
