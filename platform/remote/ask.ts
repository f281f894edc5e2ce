import { GraphQLError } from 'graphql';
import { type SubgraphClient, serviceCaller } from '../graph/client.ts';
import type { Environment } from '../graph/context.ts';
import { tracedClient } from '../graph/traced-client.ts';
import { TimedOut } from '../kernel/deadline.ts';
import { defaultLocale } from '../kernel/locale.ts';
import { atScrape, gauge, histogram } from '../process/metrics.ts';
import { inSpan } from '../process/tracing.ts';
import {
  BreakerOpen,
  type BreakerOptions,
  breakerOptions,
  breakers,
  openBreaker,
  TooManyPending,
} from './breaker.ts';

/**
 * What came back: an answer (yes or no, as the data says), or that it is unknown. Unknown is asked again with the same
 * key and is never taken for no: the other side may have done it, or may still do it. After BREAKER_OPEN and BUSY it has
 * not been asked at all.
 */
export type Answer<T> =
  | { readonly known: true; readonly data: T }
  | { readonly known: false; readonly reason: 'TIMED_OUT' | 'BREAKER_OPEN' | 'BUSY' | 'FAILED' };

export type Ask<T> = (
  variables: Readonly<Record<string, unknown>>,
  correlationId: string,
) => Promise<Answer<T>>;

const askSeconds = histogram(
  'jumun_ask_seconds',
  'How long asks of other contexts took, by outcome: known, or why it is unknown.',
  ['from', 'ask', 'outcome'],
);
const breakerState = gauge('jumun_breaker_state', '0 closed, 1 half-open, 2 open.', 'from', 'ask');
const stateNumbers = { closed: 0, 'half-open': 1, open: 2 };

atScrape(() => {
  for (const { name, state } of breakers()) {
    const [from = '', ask = ''] = name.split(/\/(.*)/s);
    breakerState(stateNumbers[state()], from, ask);
  }
});

/** An unknown answer, thrown so that the breaker counts it. */
class Unknown extends Error {
  readonly reason: 'TIMED_OUT' | 'FAILED';
  constructor(reason: 'TIMED_OUT' | 'FAILED', cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

const saysNothing: ReadonlySet<unknown> = new Set([
  // there is too much to do, which is nobody's failure
  'OVERLOADED',
  'RATE_LIMITED',
  // the way there was full, or we are about to stop and have closed it
  'NO_CONNECTION',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);

/** Whether it was the other side that did not answer, or that answered with an error. */
const isTheirs = (unknown: unknown): boolean => {
  const said = unknown instanceof Unknown ? unknown.cause : undefined;
  if (said instanceof GraphQLError) return !saysNothing.has(said.extensions.code);
  const cause = said instanceof Error ? said.cause : undefined;
  return !(cause instanceof Error && 'code' in cause && saysNothing.has(cause.code));
};

/**
 * One operation that context `from` asks of another, with a deadline in milliseconds and a circuit breaker of its own,
 * named `<from>/<name>`.
 */
export const openAsk = <T>({
  name,
  from,
  to,
  operation,
  deadlineMs,
  onUnknown = () => {},
  ...breaking
}: {
  /** What is asked for, such as `reserve-seats`. */
  readonly name: string;
  readonly from: string;
  readonly to: () => SubgraphClient;
  readonly operation: string;
  readonly deadlineMs: number;
  readonly onUnknown?: (error: unknown) => void;
} & Omit<BreakerOptions, 'isFailure'>): Ask<T> & {
  readonly state: () => 'closed' | 'open' | 'half-open';
} => {
  const breaker = openBreaker(`${from}/${name}`, { ...breaking, isFailure: isTheirs });
  const caller = serviceCaller(from);

  const askOnce = async (variables: Readonly<Record<string, unknown>>, correlationId: string): Promise<T> => {
    try {
      const { data, errors } = await tracedClient(to()).execute(
        { query: operation, variables },
        { caller, locale: defaultLocale, correlationId, withinMs: deadlineMs },
      );
      if (errors?.length || !data) throw errors?.[0] ?? new Error('The answer has no data.');
      return data as T;
    } catch (error) {
      const isLate = error instanceof Error && error.cause instanceof TimedOut;
      throw new Unknown(isLate ? 'TIMED_OUT' : 'FAILED', error);
    }
  };

  const answer: Ask<T> = async (variables, correlationId) => {
    try {
      return { known: true, data: await breaker.run(() => askOnce(variables, correlationId)) };
    } catch (error) {
      if (error instanceof BreakerOpen) return { known: false, reason: 'BREAKER_OPEN' };
      if (error instanceof TooManyPending) return { known: false, reason: 'BUSY' };
      onUnknown(error instanceof Unknown ? (error.cause ?? error) : error);
      return { known: false, reason: error instanceof Unknown ? error.reason : 'FAILED' };
    }
  };

  const ask: Ask<T> = (variables, correlationId) =>
    inSpan(`ask ${name}`, { correlationId, facts: { 'jumun.from': from } }, async (note) => {
      const began = performance.now();
      const answered = await answer(variables, correlationId);
      const outcome = answered.known ? 'known' : answered.reason;
      askSeconds(from, name, outcome).observe((performance.now() - began) / 1_000);
      if (!answered.known) note({}, answered.reason);
      return answered;
    });
  return Object.assign(ask, { state: breaker.state });
};

/**
 * How a context opens its asks in `clients/`: in its own name, with its settings and its logger. The manifest says what may be
 * asked, and of which context.
 */
export const asksOf = <Name extends string>(
  { name: from, asks }: { readonly name: string; readonly asks: Readonly<Record<Name, string>> },
  { client, log, settings }: Pick<Environment, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
) => {
  const breaking = breakerOptions({ log, settings });
  return <T>(name: Name, operation: string): Ask<T> =>
    openAsk<T>({
      ...breaking,
      name,
      from,
      to: () => client(asks[name]),
      operation,
      deadlineMs,
      onUnknown: (err) => log.warn({ err, ask: `${from}/${name}` }, 'an ask was not answered'),
    });
};
