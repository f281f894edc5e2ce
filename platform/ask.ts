import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import type { Instant } from './clock.ts';
import { type Door, serviceCaller } from './door.ts';
import { defaultLocale } from './locale.ts';

/**
 * What came back: an answer (yes or no, as the data says), or that it is unknown. Unknown is asked again with the same
 * key and is never taken for no: the other side may have done it, or may still do it.
 */
export type Answer<T> =
  | { readonly known: true; readonly data: T }
  | { readonly known: false; readonly reason: 'TIMED_OUT' | 'BREAKER_OPEN' | 'FAILED' };

export type Ask<T> = (
  variables: Readonly<Record<string, unknown>>,
  correlationId: string,
) => Promise<Answer<T>>;

/** An unknown answer, thrown inside the breaker so that it counts it. */
class Unknown extends Error {
  readonly reason: 'TIMED_OUT' | 'FAILED';
  constructor(reason: 'TIMED_OUT' | 'FAILED', cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** One operation that context `from` asks of another, with a deadline in milliseconds and a circuit breaker of its own. */
export const openAsk = <T>({
  from,
  to,
  operation,
  deadlineMs,
  opensAfter = 5,
  halfOpenAfterMs = 5_000,
  onUnknown = () => {},
}: {
  readonly from: string;
  readonly to: () => Door;
  readonly operation: string;
  readonly deadlineMs: number;
  readonly opensAfter?: number;
  readonly halfOpenAfterMs?: number;
  readonly onUnknown?: (error: unknown) => void;
}): Ask<T> & { readonly state: () => 'closed' | 'open' | 'half-open' } => {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(opensAfter),
  });
  const caller = serviceCaller(from);

  const askOnce = async (variables: Readonly<Record<string, unknown>>, correlationId: string): Promise<T> => {
    const deadline = (Date.now() + deadlineMs) as Instant;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Unknown('TIMED_OUT')), deadlineMs);
    });
    try {
      const answering = to().execute(
        { query: operation, variables },
        { caller, locale: defaultLocale, correlationId, deadline },
      );
      answering.catch(() => {}); // it may fail after we have stopped waiting
      const { data, errors } = await Promise.race([answering, tooLate]);
      if (errors?.length || !data) throw new Unknown('FAILED', errors?.[0]);
      return data as T;
    } catch (error) {
      throw error instanceof Unknown ? error : new Unknown('FAILED', error);
    } finally {
      clearTimeout(timer);
    }
  };

  const ask: Ask<T> = async (variables, correlationId) => {
    try {
      return { known: true, data: await breaker.execute(() => askOnce(variables, correlationId)) };
    } catch (error) {
      if (error instanceof BrokenCircuitError) return { known: false, reason: 'BREAKER_OPEN' };
      onUnknown(error instanceof Unknown ? (error.cause ?? error) : error);
      return { known: false, reason: error instanceof Unknown ? error.reason : 'FAILED' };
    }
  };
  return Object.assign(ask, {
    state: () =>
      breaker.state === CircuitState.Open || breaker.state === CircuitState.Isolated
        ? 'open'
        : breaker.state === CircuitState.HalfOpen
          ? ('half-open' as const)
          : ('closed' as const),
  });
};
