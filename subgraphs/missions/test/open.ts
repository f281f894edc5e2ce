import type { Instant } from '@jumun/platform/clock';
import { type Caller, nobody } from '@jumun/platform/door';
import { openLogger } from '@jumun/platform/logger';
import type { Envelope } from '@jumun/platform/published';
import type { OpenStore } from '@jumun/platform/stores';
import { causeByEvent } from '@jumun/platform/work';
import { testStores } from '../../../test/stores.ts';
import { open } from '../server.ts';
import { achievements, completions, log, missions } from '../store/tables.ts';

export const customer = (id: string): Caller => ({ ...nobody, subject: id });
export const minji = customer('cus_minji');
export const staff = (...scopes: string[]): Caller => ({ ...nobody, subject: 'stf_desk', scopes });

/** The context on a store of its own, without demo data; `hear` lets it react as its consumer would. */
export const openMissions = async (openStore: OpenStore = testStores()) => {
  const time: { now: number } = { now: 1_000 };
  const context = await open({
    mode: 'development',
    settings: {},
    openStore,
    log: openLogger('test', 'silent'),
    wakeups: { publish() {}, listen: () => () => {}, alsoLook() {} },
    door: () => {
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
      const { data, errors } = await context.subgraph.door.execute({ query, variables }, call);
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
            await reaction.react(event, { tx, at, cause, wake() {} });
            if (fails()) throw new Error('the handler fails');
          });
    },
    /** What others hear, after so many rows of the log. */
    said: async (after = 0) => (await context.log.page(after, 500)).events,
    missions: () => read.select().from(missions),
    achievements: () => read.select().from(achievements),
    completions: () => read.select().from(completions),
    history: () => read.select().from(log).orderBy(log.number),
    close: () => context.close(),
  };
};

export type MissionsInTest = Awaited<ReturnType<typeof openMissions>>;
