import type { Call, Caller, GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { inTime } from '@jumun/platform/graph/local-client';
import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { Envelope } from '@jumun/platform/kernel/published';
import { causeByEvent } from '@jumun/platform/kernel/work';
import type { OpenStore } from '@jumun/platform/store/configured';
import { customer, minji } from '../../../test/callers.ts';
import { type Json, openForTest } from '../../../test/context.ts';
import { testStores } from '../../../test/stores.ts';
import { open } from '../server.ts';
import { balances, earnings, items, ledger, spendings } from '../store/tables.ts';

const entities = (fields: string) =>
  `query ($of: [_Any!]!${fields.includes('$first') ? ', $first: Int, $after: String' : ''}) {
     _entities(representations: $of) { ... on Customer { id wallet { ${fields} } } } }`;

const itemFields = 'id status exchangeable title issuedAt gift { id }';
const exchangeOperation = `mutation ($input: ExchangeWalletItemInput!) { answer: exchangeWalletItem(input: $input) {
  __typename
  ... on Refusal { code message }
  ... on ExchangeWalletItemSuccess { walletItem { ${itemFields} } gift { id } }
  ... on ExchangePending { retryAfterMs walletItem { ${itemFields} } }
  ... on WalletItemSpent { walletItem { ${itemFields} } }
} }`;

/** Never answers, so that the deadline decides. */
export const silence = () => new Promise<never>(() => {});

type Wish = { readonly key: string; readonly walletItemId: string; readonly giftOfferId: string };

/** What gifts answers, which a test may replace, and all that it was asked. */
const scriptedGifts = () => {
  const gifts = {
    asked: [] as Wish[],
    answer: (async ({ walletItemId, giftOfferId }: Wish) => ({
      __typename: 'Gift',
      id: walletItemId.replace('wit', 'gft'),
      offer: { id: giftOfferId },
    })) as (wish: Wish) => Promise<unknown>,
  };
  const client: SubgraphClient = {
    name: 'gifts',
    async execute({ variables = {} }: GraphRequest, call: Call) {
      const wish = variables.input as Wish;
      gifts.asked.push(wish);
      return { data: { exchangeForGift: await inTime(() => gifts.answer(wish), call) } };
    },
    subscribe: () => Promise.reject(new Error('wallets subscribes to nothing')),
    close: async () => {},
  };
  return { gifts, client };
};

export const refused = (reason = 'OUT_OF_STOCK') => ({ __typename: 'GiftRefused', reason });

type Options = { readonly settings?: NodeJS.ProcessEnv; readonly client?: SubgraphClient };

/** The context on a store of its own, with a gifts that answers as the test says. */
export const openWallets = async (openStore: OpenStore = testStores(), options: Options = {}) => {
  const time = { now: 1_000 as Instant };
  const { gifts, client } = scriptedGifts();
  const settings = {
    JUMUN_GIFT_DEADLINE_MS: '100',
    JUMUN_BREAKER_OPENS_AFTER: '1000',
    ...options.settings,
  };
  const opened = await openForTest(open, {
    settings,
    openStore,
    client: () => options.client ?? client,
    clock: () => time.now,
  });
  const { context } = opened;
  const { read } = context.store;

  const w = {
    ...opened,
    time,
    gifts,
    /** Many events in one unit of work, as a consumer that is behind hears them. */
    async hearTogether(events: readonly Envelope[], most = 200) {
      for (let i = 0; i < events.length; i += most)
        await context.store.transaction(async (tx) => {
          for (const event of events.slice(i, i + most))
            for (const reaction of context.reactions.filter(({ types }) => types.includes(event.type))) {
              const cause = causeByEvent(event, reaction.name, time.now);
              await reaction.react(event, { tx, at: time.now, cause, notify() {} });
            }
        });
    },
    /** The wallet as the graph gives it to this caller. */
    async wallet(
      caller: Caller,
      customerId: string,
      fields = 'mileage',
      { first = 100, after }: { first?: number; after?: string } = {},
    ): Promise<Json> {
      const variables = { of: [{ __typename: 'Customer', id: customerId }], first, after };
      const { data, errors } = await opened.execute(caller, entities(fields), variables);
      if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
      return (data as { _entities: { wallet: unknown }[] })._entities[0]?.wallet;
    },
    mileageOf: async (customerId: string) =>
      (await w.wallet(customer(customerId), customerId)).mileage as number,
    pointsOf: async (customerId: string) =>
      (await w.wallet(customer(customerId), customerId, 'points')).points as number,
    itemsOf: async (customerId = 'cus_minji', of = 'items'): Promise<Json[]> =>
      (await w.wallet(customer(customerId), customerId, `${of} { ${itemFields} }`)).items,
    item: async (id: string, caller: Caller = minji): Promise<Json> => {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on WalletItem { ${itemFields} } } }`;
      const { data } = await opened.execute(caller, query, { of: [{ __typename: 'WalletItem', id }] });
      return (data as Json)._entities[0];
    },
    async exchange(input: object = {}, caller = minji, locale: Locale = 'ko'): Promise<Json> {
      const wish = { walletItemId: 'wit_1', giftOfferId: 'gof_latte', idempotencyKey: 'key-1', ...input };
      const { data, errors } = await opened.execute(caller, exchangeOperation, { input: wish }, locale);
      return data?.answer ?? { __typename: errors?.[0]?.extensions.code };
    },
    pass: (ms: number) => {
      time.now = later(time.now, ms);
    },
    /** Fires the timers for everything that is due. */
    look: async () => {
      for (const timer of context.timers)
        for (const due of (await timer.due(timer.read, time.now, 100)).ids) await timer.fire(due);
    },
    /** Lets time pass, with the timers firing every second. */
    wait: async (ms: number, every = 1_000) => {
      for (let passed = 0; passed < ms; passed += every) {
        w.pass(every);
        await w.look();
      }
    },
    saidOf: async (type: string) => (await w.said()).filter((event) => event.type === type),
    balances: () => read.select().from(balances),
    earnings: () => read.select().from(earnings),
    items: () => read.select().from(items),
    ledger: () => read.select().from(ledger),
    spendings: () => read.select().from(spendings),
  };
  return w;
};

export type WalletsInTest = Awaited<ReturnType<typeof openWallets>>;
