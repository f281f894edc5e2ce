import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Locale } from '@jumun/platform/kernel/locale';
import { minji, staff } from '../../../test/callers.ts';
import { type Json, openForTest } from '../../../test/context.ts';
import { open } from '../server.ts';
import { giftOffers, gifts } from '../store/tables.ts';

export const wallets = serviceCaller('wallets');
const merchandiser = staff('gifts:write');

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
export const openGifts = async () => {
  const time = { now: Date.parse('2026-11-20T09:00:00Z') as Instant };
  const opened = await openForTest(open, { clock: () => time.now });
  const { read } = opened.context.store;
  const run = async (query: string, variables: Record<string, unknown>, caller: Caller, locale?: Locale) => {
    const { data, errors } = await opened.execute(caller, query, variables, locale);
    return (data?.answer ?? { __typename: errors?.[0]?.extensions.code }) as Json;
  };

  const g = {
    ...opened,
    time,
    run,
    register: (input: object = {}, caller = merchandiser) =>
      run(
        operations.register,
        { input: { title: '아메리카노', stock: 3, idempotencyKey: 'key-1', ...input } },
        caller,
      ),
    /** Registers an offer with this stock; answers its id. */
    anOffer: async (stock: number, title = `gift of ${stock}`): Promise<string> =>
      (await g.register({ title, stock, idempotencyKey: title.replaceAll(' ', '-') })).giftOffer.id,
    exchange: (walletItemId: string, giftOfferId: string, more: object = {}, caller = wallets) => {
      const input = { key: `exchange:${walletItemId}`, walletItemId, giftOfferId, customerId: 'cus_minji' };
      return run(operations.exchange, { input: { ...input, ...more } }, caller);
    },
    use: (giftId: string, caller = minji, more: object = {}) =>
      run(operations.use, { input: { giftId, ...more } }, caller),
    offers: (variables: Record<string, unknown> = {}) => run(operations.offers, variables, anonymous),
    gift: async (id: string, caller: Caller) =>
      (await run(operations.gift, { of: [{ __typename: 'Gift', id }] }, caller))[0],
    gifts: () => read.select().from(gifts),
    left: async (id: string) => (await read.select().from(giftOffers)).find((row) => row.id === id)?.left,
  };
  return g;
};

export type GiftsInTest = Awaited<ReturnType<typeof openGifts>>;
