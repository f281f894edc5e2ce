import type { Instant } from '@jumun/platform/clock';
import { type Caller, nobody } from '@jumun/platform/door';
import { openLogger } from '@jumun/platform/logger';
import type { Envelope } from '@jumun/platform/published';
import type { OpenStore } from '@jumun/platform/stores';
import { causeByEvent } from '@jumun/platform/work';
import { testStores } from '../../../test/stores.ts';
import { open } from '../server.ts';
import { balances, ledger } from '../store/tables.ts';

export const customer = (id: string): Caller => ({ ...nobody, subject: id });
export const minji = customer('cus_minji');
export const staff = (...scopes: string[]): Caller => ({ ...nobody, subject: 'stf_desk', scopes });

const entities = (fields: string) =>
  `query ($of: [_Any!]!${fields.includes('$first') ? ', $first: Int, $after: String' : ''}) {
     _entities(representations: $of) { ... on Customer { id wallet { ${fields} } } } }`;

/** The context on a store of its own; `hear` lets it react as its consumer would, one unit of work for each event. */
export const openWallets = async (openStore: OpenStore = testStores()) => {
  const at = 1_000 as Instant;
  const context = await open({
    mode: 'development',
    settings: {},
    openStore,
    log: openLogger('test', 'silent'),
    wakeups: { publish() {}, listen: () => () => {}, alsoLook() {} },
    door: () => {
      throw new Error('wallets asks nobody');
    },
    clock: () => at,
  });
  const { read } = context.store;

  const w = {
    context,
    /** `fails` is asked after everything was done and before it is committed. */
    async hear(events: readonly Envelope[], fails: () => boolean = () => false) {
      for (const event of events)
        for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type)))
          await context.store.transaction(async (tx) => {
            const cause = causeByEvent(event, reaction.name, at);
            await reaction.react(event, { tx, at, cause, wake() {} });
            if (fails()) throw new Error('the handler fails');
          });
    },
    /** The wallet as the graph gives it to this caller. */
    async wallet(
      caller: Caller,
      customerId: string,
      fields = 'mileage',
      { first = 100, after }: { first?: number; after?: string } = {},
      // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    ): Promise<any> {
      const variables = { of: [{ __typename: 'Customer', id: customerId }], first, after };
      const { data, errors } = await context.subgraph.door.execute(
        { query: entities(fields), variables },
        { caller, locale: 'ko', correlationId: 'cor_test' },
      );
      if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
      return (data as { _entities: { wallet: unknown }[] })._entities[0]?.wallet;
    },
    mileageOf: async (customerId: string) =>
      (await w.wallet(customer(customerId), customerId)).mileage as number,
    said: async () => (await context.log.page(0, 500)).events,
    balances: () => read.select().from(balances),
    ledger: () => read.select().from(ledger),
    close: () => context.close(),
  };
  return w;
};

export type WalletsInTest = Awaited<ReturnType<typeof openWallets>>;
