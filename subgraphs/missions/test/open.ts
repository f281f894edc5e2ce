import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import { open } from '../server.ts';
import { achievements, completions, journal, missions } from '../store/tables.ts';

export const customer = (id: string): Caller => ({ ...anonymous, subject: id });
export const minji = customer('cus_minji');
export const staff = (...scopes: string[]): Caller => ({ ...anonymous, subject: 'stf_desk', scopes });

/** The context on a store of its own, without demo data; `hear` lets it react as its consumer would. */
export const openMissions = async (openStore: OpenStore = testStores()) => {
  const time: { now: number } = { now: 1_000 };
  const context = await open({
    mode: 'development',
    settings: {},
    openStore,
    log: openLogger('test', 'silent'),
    scopes,
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: () => {
      throw new Error('missions asks nobody');
    },
    clock: () => time.now as Instant,
  });
  const { read } = context.store;

  return {
    context,
    time,
    async ask(
      caller: Caller,
      query: string,
      variables: Record<string, unknown> = {},
      locale: 'ko' | 'en' = 'ko',
      // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    ): Promise<any> {
      const call = { caller, locale, correlationId: 'cor_test' };
      const { data, errors } = await context.subgraph.client.execute({ query, variables }, call);
      if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
      return JSON.parse(JSON.stringify(data));
    },
    /** One unit of work for each event; `fails` is asked after everything was done and before it is committed. */
    async hear(events: readonly Envelope[], fails: () => boolean = () => false) {
      for (const event of events)
        for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type)))
          await context.store.transaction(async (tx) => {
            const at = time.now as Instant;
            const cause = causeByEvent(event, reaction.name, at);
            await reaction.react(event, { tx, at, cause, notify() {} });
            if (fails()) throw new Error('the handler fails');
          });
    },
    /** What others hear, after so many rows of the log. */
    said: async (after = 0) => (await context.journal.page(after, 500)).events,
    missions: () => read.select().from(missions),
    achievements: () => read.select().from(achievements),
    completions: () => read.select().from(completions),
    history: () => read.select().from(journal).orderBy(journal.number),
    close: () => context.close(),
  };
};

export type MissionsInTest = Awaited<ReturnType<typeof openMissions>>;
