import type { Caller } from '@jumun/platform/graph/client';
import type { Context, Environment, OpenContext } from '@jumun/platform/graph/context';
import { systemClock } from '@jumun/platform/kernel/clock';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import { journal } from '@jumun/platform/store/technical-tables';
import { StaffActed } from '@jumun/schema/acts';
import { standalone } from '@jumun/subgraphs/standalone';
import { ne } from 'drizzle-orm';
import { testStores } from './stores.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer of which the test looks at what it is about
export type Json = any;

/** What a context under test is given: stores of its own, a silent log, and no other context unless the test brings one. */
export const testEnvironment = (given: Partial<Environment> = {}): Environment =>
  standalone({ mode: 'development', openStore: testStores(), log: openLogger('test', 'silent'), ...given });

/** A context on stores of its own, with what every test of a context does to it. */
export const openForTest = async (open: OpenContext, given: Partial<Environment> = {}) => {
  const environment = testEnvironment(given);
  const context = await open(environment);
  return { context, ...actionsOn(context, environment.clock ?? systemClock) };
};

export type ContextInTest = Awaited<ReturnType<typeof openForTest>>;

/** What a test does to an open context. */
export const actionsOn = (context: Context, clock: NonNullable<Environment['clock']> = systemClock) => {
  /**
   * Each event in a unit of work of its own, as the consumer has it; where `fails` answers true, everything that was done is
   * undone before the commit, as by a crash.
   */
  const hear = async (events: readonly Envelope[], fails: () => boolean = () => false): Promise<void> => {
    for (const event of events)
      for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type)))
        await context.store.transaction(async (tx) => {
          const at = clock();
          const cause = causeByEvent(event, reaction.name, at);
          await reaction.react(event, { tx, at, cause, notify() {} });
          if (fails()) throw new Error('the handler fails');
        });
  };
  /** Asks the context's part of the graph; the answer as it comes, with data or errors. */
  const execute = (
    caller: Caller,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    locale: Locale = 'ko',
  ) => context.subgraph.client.execute({ query, variables }, { caller, locale, correlationId: 'cor_test' });
  return {
    hear,
    /** The same, and an event whose handler fails is heard again until it is done. */
    async hearUntilDone(events: readonly Envelope[], fails: () => boolean): Promise<void> {
      for (const event of events) {
        let done = false;
        while (!done)
          done = await hear([event], fails).then(
            () => true,
            () => false,
          );
      }
    },
    execute,
    /** The same; the data, or an error whose message is the codes that came back. */
    async ask<T = Record<string, unknown>>(
      caller: Caller,
      query: string,
      variables: Readonly<Record<string, unknown>> = {},
      locale: Locale = 'ko',
    ): Promise<T> {
      const { data, errors } = await execute(caller, query, variables, locale);
      if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
      return JSON.parse(JSON.stringify(data)) as T;
    },
    /** What the context has published, oldest first, from after this row of its journal on, but for the acts of staff. */
    said: async (after = 0) =>
      (await context.journal.page(after, 10_000)).events.filter(({ type }) => type !== StaffActed.type),
    /** That staff have acted, and how: events for the trail. */
    acts: async () =>
      (await context.journal.page(0, 10_000)).events.filter(
        (event): event is Envelope<StaffActed> => event.type === StaffActed.type,
      ),
    /** Every row of its journal that belongs to an aggregate. */
    history: () =>
      context.store.read
        .select()
        .from(journal)
        .where(ne(journal.type, StaffActed.type))
        .orderBy(journal.number),
    close: () => context.close(),
  };
};
