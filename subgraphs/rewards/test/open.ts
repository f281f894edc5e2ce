import { anonymous, type Caller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import { open } from '../server.ts';
import { journal, rewards } from '../store/tables.ts';

export const customer = (id: string): Caller => ({ ...anonymous, subject: id });
export const minji = customer('cus_minji');
export const staff = (...scopes: string[]): Caller => ({ ...anonymous, subject: 'stf_desk', scopes });

/** The context on a store of its own; `hear` lets it react as its consumer would. */
export const openRewards = async (openStore: OpenStore = testStores()) => {
  const at = 1_000 as Instant;
  const context = await open({
    mode: 'development',
    settings: {},
    openStore,
    log: openLogger('test', 'silent'),
    scopes,
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: () => {
      throw new Error('rewards asks nobody');
    },
    clock: () => at,
  });
  const { read } = context.store;

  return {
    context,
    /** One unit of work for each event; `fails` is asked after everything was done and before it is committed. */
    async hear(events: readonly Envelope[], fails: () => boolean = () => false) {
      for (const event of events)
        for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type)))
          await context.store.transaction(async (tx) => {
            const cause = causeByEvent(event, reaction.name, at);
            await reaction.react(event, { tx, at, cause, notify() {} });
            if (fails()) throw new Error('the handler fails');
          });
    },
    /** The reward as the graph gives it to this caller. */
    async reward(caller: Caller, id: string): Promise<unknown> {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Reward {
        id status title allocatedAt mission { id } walletItem { id } } } }`;
      const variables = { of: [{ __typename: 'Reward', id }] };
      const { data, errors } = await context.subgraph.client.execute(
        { query, variables },
        { caller, locale: 'ko', correlationId: 'cor_test' },
      );
      if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
      return JSON.parse(JSON.stringify(data))._entities[0];
    },
    said: async () => (await context.journal.page(0, 500)).events,
    rewards: () => read.select().from(rewards),
    history: () => read.select().from(journal).orderBy(journal.number),
    close: () => context.close(),
  };
};

export type RewardsInTest = Awaited<ReturnType<typeof openRewards>>;
