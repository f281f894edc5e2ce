import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import { journal } from '@jumun/platform/store/technical-tables';
import { asc } from 'drizzle-orm';
import { testStores } from '../../../test/stores.ts';
import { scopes } from '../../contexts.ts';
import { open } from '../server.ts';
import { giftOffers, gifts } from '../store/tables.ts';

export const wallets = serviceCaller('wallets');
export const customer = (id: string): Caller => ({ ...anonymous, subject: id });
export const minji = customer('cus_minji');
export const staff = (...scopes: string[]): Caller => ({ ...anonymous, subject: 'stf_desk', scopes });
const merchandiser = staff('gifts:write');

// biome-ignore lint/suspicious/noExplicitAny: answers as JSON
type Json = any;

const giftFields = 'id title status issuedAt usedAt offer { id } walletItem { id }';
const operations = {
  register: `mutation ($input: RegisterGiftOfferInput!) { answer: registerGiftOffer(input: $input) {
    __typename ... on RegisterGiftOfferSuccess { giftOffer { id title available } }
    ... on Refusal { code message } ... on InvalidGiftOffer { field } } }`,
  exchange: `mutation ($input: ExchangeForGiftInput!) { answer: exchangeForGift(input: $input) {
    __typename ... on Gift { ${giftFields} } ... on GiftRefused { reason } } }`,
  use: `mutation ($input: UseGiftInput!) { answer: useGift(input: $input) {
    __typename ... on UseGiftSuccess { gift { ${giftFields} } }
    ... on Refusal { code message } ... on GiftAlreadyUsed { gift { ${giftFields} } } } }`,
  offers: `query ($first: Int, $after: String) { answer: giftOffers(first: $first, after: $after) {
    nodes { id title available } pageInfo { hasNextPage endCursor } } }`,
  gift: `query ($of: [_Any!]!) { answer: _entities(representations: $of) { ... on Gift { ${giftFields} } } }`,
};

/** The context on a store of its own. */
export const openGifts = async (openStore: OpenStore = testStores()) => {
  const time = { now: Date.parse('2026-11-20T09:00:00Z') as Instant };
  const context = await open({
    mode: 'development',
    settings: {},
    openStore,
    log: openLogger('test', 'silent'),
    scopes,
    notifier: { publish() {}, listen: () => () => {}, alsoLook() {} },
    client: () => {
      throw new Error('gifts asks nobody');
    },
    clock: () => time.now,
  });
  const { read } = context.store;
  const run = async (query: string, variables: object, caller: Caller, locale: 'ko' | 'en' = 'ko') => {
    const { data, errors } = await context.subgraph.client.execute(
      { query, variables: variables as Record<string, unknown> },
      { caller, locale, correlationId: 'cor_test' },
    );
    return (data?.answer ?? { __typename: errors?.[0]?.extensions.code }) as Json;
  };

  const g = {
    context,
    time,
    run,
    register: (input: object = {}, caller = merchandiser) =>
      run(
        operations.register,
        { input: { title: '아메리카노', stock: 3, idempotencyKey: 'key-1', ...input } },
        caller,
      ),
    /** An offer of so many; answers its id. */
    anOffer: async (stock: number, title = `gift of ${stock}`): Promise<string> =>
      (await g.register({ title, stock, idempotencyKey: title.replaceAll(' ', '-') })).giftOffer.id,
    exchange: (walletItemId: string, giftOfferId: string, more: object = {}, caller = wallets) => {
      const input = { key: `exchange:${walletItemId}`, walletItemId, giftOfferId, customerId: 'cus_minji' };
      return run(operations.exchange, { input: { ...input, ...more } }, caller);
    },
    use: (giftId: string, caller = minji) => run(operations.use, { input: { giftId } }, caller),
    offers: (variables: object = {}) => run(operations.offers, variables, anonymous),
    gift: async (id: string, caller: Caller) =>
      (await run(operations.gift, { of: [{ __typename: 'Gift', id }] }, caller))[0],
    gifts: () => read.select().from(gifts),
    left: async (id: string) => (await read.select().from(giftOffers)).find((row) => row.id === id)?.left,
    facts: () => read.select().from(journal).orderBy(asc(journal.number)),
    said: async () => (await context.journal.page(0, 1_000)).events,
    close: () => context.close(),
  };
  return g;
};

export type GiftsInTest = Awaited<ReturnType<typeof openGifts>>;
