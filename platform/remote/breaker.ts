import { join } from 'node:path';
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { z } from 'zod';
import { milliseconds, readSettings } from '../process/config.ts';
import { type Position, watchSwitches } from './overrides.ts';

/** Nothing was begun: the breaker is open, by itself or by an operator. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';
}

/** Nothing was begun: as many as may be are under way already. */
export class TooManyPending extends Error {
  override readonly name = 'TooManyPending';
}

export type Breaker = {
  /** `context/what-it-does`. */
  readonly name: string;
  readonly state: () => 'closed' | 'open' | 'half-open';
  /** Where an operator has put it. */
  readonly position: () => Position;
  /** How many are under way. */
  readonly pending: () => number;
  /** Does the work, or throws BreakerOpen or TooManyPending at once. What the work throws goes through. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
};

export type BreakerOptions = {
  /** So many failures in a row open it. */
  readonly opensAfter?: number;
  /** Open for so long, in milliseconds; then one tries while all others are still refused. */
  readonly halfOpenAfterMs?: number;
  /** More than so many at once are refused; 0 is any number. */
  readonly mostPending?: number;
  readonly positionOf?: (name: string) => Position;
  /** Which errors of the work are the other side's failure; all, unless it is said. */
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

/** The file of the switches: JUMUN_SWITCHES, else in the data folder; none where there is no data folder. */
export const switchFileOf = ({ JUMUN_SWITCHES, JUMUN_DATA }: NodeJS.ProcessEnv): string | undefined =>
  JUMUN_SWITCHES || (JUMUN_DATA ? join(JUMUN_DATA, 'switches.json') : undefined);

/** What the settings say of every breaker of this process; throws BadSetting. */
export const breakerOptions = (
  settings: NodeJS.ProcessEnv,
  onProblem?: (error: unknown) => void,
): BreakerOptions => {
  const given = readSettings(settingsForm, settings);
  const file = switchFileOf(settings);
  return {
    opensAfter: given.JUMUN_BREAKER_OPENS_AFTER,
    halfOpenAfterMs: given.JUMUN_BREAKER_HALF_OPEN_MS,
    mostPending: given.JUMUN_ASK_PENDING,
    ...(file ? { positionOf: watchSwitches(file, onProblem) } : {}),
  };
};

const opened = new Map<string, Breaker>();

/** Every breaker of this process, the last one opened under each name: for metrics and for tests. */
export const breakers = (): readonly Breaker[] => [...opened.values()];

/**
 * A circuit breaker. It counts failures in a row, opens, and lets one try after a while; whoever comes while that one
 * tries is refused like everybody before, and does not wait for its answer. An operator's position goes before all that.
 */
export const openBreaker = (
  name: string,
  {
    opensAfter = 5,
    halfOpenAfterMs = 5_000,
    mostPending = 0,
    positionOf = () => 'auto',
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
    position: () => positionOf(name),
    pending: () => pending,
    state: () => {
      const position = positionOf(name);
      if (position !== 'auto') return position;
      if (circuit.state === CircuitState.HalfOpen) return 'half-open';
      return circuit.state === CircuitState.Closed ? 'closed' : 'open';
    },
    async run(work) {
      const position = positionOf(name);
      if (position === 'closed') return admitted(work);
      // the circuit itself would let them wait for the one that tries, and then for an answer of their own
      if (position === 'open' || circuit.state === CircuitState.HalfOpen) throw new BreakerOpen(name);
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
