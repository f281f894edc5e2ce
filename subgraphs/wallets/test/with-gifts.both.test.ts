import type { SubgraphClient } from '@jumun/platform/graph/client';
import { inTime } from '@jumun/platform/graph/local-client';
import { pause } from '@jumun/platform/kernel/deadline';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staff } from '../../../test/callers.ts';
import { type ContextInTest, type Json, openForTest } from '../../../test/context.ts';
import { evolving, expectRowsToFollow } from '../../../test/history.ts';
import { testStores } from '../../../test/stores.ts';
import { open as openGifts } from '../../gifts/server.ts';
import { giftOffers, gifts } from '../../gifts/store/tables.ts';
import { walletItem } from '../domain/wallet-item.ts';
import { aReward } from './builders.ts';
import { openWallets, type WalletsInTest } from './open.ts';

// The real wallets and gifts, with every fault that can occur between them.

/** What becomes of an ask: done and answered; lost on its way there or back; done or answered after its deadline. */
const faults = ['none', 'lost', 'unanswered', 'done late', 'answered late'] as const;
type Fault = (typeof faults)[number];

const deadlineMs = 40;

let given: ContextInTest;
let w: WalletsInTest;
let nextFault: () => Fault = () => 'none';
let underWay: Promise<unknown>[] = [];

/** The way to gifts, which may break at either end. */
const faulty = (): SubgraphClient => ({
  ...given.context.subgraph.client,
  async execute(request, { withinMs = 0, ...call }) {
    const work = async () => {
      const fault = nextFault();
      const lost = new Error('the connection is lost');
      if (fault === 'lost') throw lost;
      if (fault === 'done late') await pause(deadlineMs + 80);
      const answer = await given.context.subgraph.client.execute(request, call);
      if (fault === 'unanswered') throw lost;
      if (fault === 'answered late') await pause(deadlineMs + 80);
      return answer;
    };
    const working = work();
    underWay.push(working.catch(() => {}));
    return inTime(() => working, { ...call, withinMs });
  },
});

beforeEach(async () => {
  nextFault = () => 'none';
  underWay = [];
  given = await openForTest(openGifts);
  w = await openWallets(testStores(), {
    settings: { JUMUN_GIFT_DEADLINE_MS: String(deadlineMs) },
    client: faulty(),
  });
});
afterEach(async () => {
  await Promise.all(underWay);
  await w.close();
  await given.close();
});

const anOffer = async (title: string, stock: number): Promise<string> => {
  const query = `mutation ($input: RegisterGiftOfferInput!) { registerGiftOffer(input: $input) {
    ... on RegisterGiftOfferSuccess { giftOffer { id } } } }`;
  const input = { title, stock, idempotencyKey: title.replaceAll(' ', '-') };
  const { registerGiftOffer } = await given.ask<Json>(staff('gifts:write'), query, { input });
  return registerGiftOffer.giftOffer.id;
};

const giftsMade = () => given.context.store.read.select().from(gifts);
const leftOf = async (id: string) =>
  (await given.context.store.read.select().from(giftOffers)).find((offer) => offer.id === id)?.left;

/** Wallets hears all events of gifts again, as after a restore. */
const hearOfGifts = async () => {
  await w.hear((await given.said()).filter(({ type }) => type === 'GiftIssued'));
};

describe('while gifts is away', () => {
  it('rewards still arrive in the wallet and nothing is exchanged; afterwards every exchange happens once [GC-09 GC-56 T8]', async () => {
    const offer = await anOffer('latte', 9);
    nextFault = () => 'lost';
    for (const i of [0, 1, 2]) {
      await w.hear([aReward(`rew_${i}`)]);
      const told = await w.exchange({
        walletItemId: `wit_${i}`,
        giftOfferId: offer,
        idempotencyKey: `key-${i}`,
      });
      expect(told).toMatchObject({ code: 'EXCHANGE_PENDING' });
    }
    await w.wait(20_000, 2_000);
    expect((await w.itemsOf()).map(({ status, gift }) => [status, gift])).toEqual(
      Array(3).fill(['ISSUED', null]),
    );
    expect(await giftsMade()).toEqual([]);

    nextFault = () => 'none';
    await w.wait(10_000, 2_000);
    expect((await w.itemsOf()).map(({ id, status, gift }) => [id, status, gift.id]).sort()).toEqual(
      [0, 1, 2].map((i) => [`wit_${i}`, 'EXCHANGED', `gft_${i}`]),
    );
    expect(await leftOf(offer)).toBe(6);
  });
});

describe('an exchange whose answer is lost', () => {
  it('is not reported as a success before it is one, and yields exactly one gift in the end [T8]', async () => {
    const offer = await anOffer('latte', 1);
    await w.hear([aReward('rew_1')]);
    const wish = { giftOfferId: offer };
    nextFault = () => 'unanswered';
    expect(await w.exchange(wish)).toMatchObject({
      code: 'EXCHANGE_PENDING',
      walletItem: { status: 'ISSUED', gift: null },
    });
    expect(await giftsMade()).toHaveLength(1); // there is a gift, but wallets does not know it yet
    nextFault = () => 'none';
    await w.wait(6_000);
    expect(await w.exchange(wish)).toMatchObject({
      __typename: 'ExchangeWalletItemSuccess',
      gift: { id: 'gft_1' },
    });
    expect(await leftOf(offer)).toBe(0);
  });

  it('leaves the item as it was when the last gift is gone, to be exchanged for something else [GC-08]', async () => {
    const [last, many] = [await anOffer('last', 1), await anOffer('many', 5)];
    await w.hear([aReward('rew_1'), aReward('rew_2')]);
    nextFault = () => 'lost';
    expect(await w.exchange({ giftOfferId: last })).toMatchObject({ code: 'EXCHANGE_PENDING' });
    nextFault = () => 'none';
    await w.exchange({ walletItemId: 'wit_2', giftOfferId: last, idempotencyKey: 'key-2' });
    await w.wait(6_000);
    expect(await w.item('wit_1')).toMatchObject({ status: 'ISSUED', exchangeable: true });
    expect(await w.exchange({ giftOfferId: last })).toMatchObject({ code: 'GIFT_UNAVAILABLE' });
    expect(await w.exchange({ giftOfferId: many, idempotencyKey: 'key-3' })).toMatchObject({
      __typename: 'ExchangeWalletItemSuccess',
    });
    expect((await giftsMade()).map(({ walletItemId }) => walletItemId).sort()).toEqual(['wit_1', 'wit_2']);
  });
});

type Step =
  | { readonly what: 'exchange'; readonly item: number; readonly offer: number; readonly key: number }
  | { readonly what: 'wait' }
  | { readonly what: 'hear' };

const items = [0, 1, 2, 3];
const stocks = [0, 1, 3];
const exchange: fc.Arbitrary<Step> = fc.record({
  what: fc.constant('exchange' as const),
  item: fc.constantFrom(...items),
  offer: fc.nat({ max: stocks.length - 1 }),
  key: fc.nat({ max: 2 }),
});
const steps = fc.array(
  fc.oneof({ weight: 4, arbitrary: exchange }, fc.constantFrom<Step>({ what: 'wait' }, { what: 'hear' })),
  { minLength: 4, maxLength: 14 },
);

describe('with any faults between wallets and gifts', () => {
  it('each item has one gift or none, every reported success has its gift, and no stock or item is lost [GC-04 GC-08 T8]', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.infiniteStream(fc.constantFrom(...faults)),
        fc.boolean(),
        async (all, chance, together) => {
          run++;
          const idOf = (item: number) => `${run}x${item}`;
          const offers = await Promise.all(stocks.map((stock) => anOffer(`run ${run} of ${stock}`, stock)));
          await w.hear(items.map((item) => aReward(`rew_${idOf(item)}`)));
          nextFault = () => chance.next().value as Fault;

          const told: { readonly item: number; readonly answer: Json }[] = [];
          const act = async (step: Step): Promise<void> => {
            if (step.what === 'wait') return w.wait(3_000);
            if (step.what === 'hear') return hearOfGifts();
            const { item, offer, key } = step;
            const answer = await w.exchange({
              walletItemId: `wit_${idOf(item)}`,
              giftOfferId: offers[offer],
              idempotencyKey: `${idOf(item)}-${offer}-${key}`,
            });
            expect(answer.__typename).toMatch(
              /^(ExchangeWalletItemSuccess|GiftUnavailable|ExchangePending|WalletItemSpent)$/,
            );
            told.push({ item, answer });
            if (answer.__typename !== 'ExchangeWalletItemSuccess') return;
            expect((await giftsMade()).map(({ id }) => id)).toContain(answer.gift.id);
          };
          if (together) await Promise.all(all.map(act));
          else for (const step of all) await act(step);

          // the faults end, all events are heard, and the timers have fired
          nextFault = () => 'none';
          await Promise.all(underWay);
          await w.wait(30_000, 5_000);
          await hearOfGifts();

          const made = (await giftsMade()).filter(({ id }) => id.startsWith(`gft_${run}x`));
          for (const item of items) {
            const shown = await w.item(`wit_${idOf(item)}`);
            const gift = made.find(({ walletItemId }) => walletItemId === `wit_${idOf(item)}`);
            expect(shown).toMatchObject(
              gift
                ? { status: 'EXCHANGED', exchangeable: false, gift: { id: gift.id } }
                : { status: 'ISSUED', exchangeable: true, gift: null },
            );
            for (const { answer } of told.filter((one) => one.item === item && one.answer.gift))
              expect(answer.gift.id).toBe(gift?.id);
          }
          for (const [i, stock] of stocks.entries())
            expect(await leftOf(offers[i] as string)).toBe(
              stock - made.filter(({ giftOfferId }) => giftOfferId === offers[i]).length,
            );
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    );

    // every item follows from its history
    expectRowsToFollow(await w.history(), await w.items(), () => evolving(walletItem));
    const exchangedOnce = (await w.saidOf('WalletItemExchanged')).map(({ aggregate }) => aggregate);
    expect(new Set(exchangedOnce).size).toBe(exchangedOnce.length);
  }, 120_000);
});
