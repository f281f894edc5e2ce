import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anonymous } from '@jumun/platform/graph/client';
import { pause } from '@jumun/platform/kernel/deadline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, minji, staff } from '../../../test/callers.ts';
import type { Json } from '../../../test/context.ts';
import { testFolder, testStores } from '../../../test/stores.ts';
import { aGift, aReward } from './builders.ts';
import { openWallets, refused, silence, type WalletsInTest } from './open.ts';

let w: WalletsInTest;
beforeEach(async () => {
  w = await openWallets();
});
afterEach(() => w.close());

const untouched = { id: 'wit_1', status: 'ISSUED', exchangeable: true, gift: null };
const underWay = { ...untouched, exchangeable: false };
const exchanged = { id: 'wit_1', status: 'EXCHANGED', exchangeable: false, gift: { id: 'gft_1' } };

describe('a reward', () => {
  it('becomes one item in the wallet of its customer, and others hear of it [GC-03 GC-37 GC-47]', async () => {
    const reward = aReward('rew_1', 'cus_minji', 5_000);
    await w.hear([reward, reward, aReward('rew_2', 'cus_jun')]);
    expect(await w.itemsOf()).toEqual([
      { ...untouched, title: '커피 세 잔', issuedAt: '1970-01-01T00:00:05.000Z' },
    ]);
    expect(await w.items()).toHaveLength(2);
    expect((await w.saidOf('WalletItemIssued')).map(({ data }) => data)[0]).toEqual({
      walletItemId: 'wit_1',
      rewardId: 'rew_1',
      missionId: 'mis_coffee',
      customerId: 'cus_minji',
      title: '커피 세 잔',
    });
  });

  it('is visible to its customer, to staff with wallets:read, and to no one else [GC-06]', async () => {
    await w.hear([aReward('rew_1')]);
    for (const caller of [minji, staff('wallets:read')]) {
      expect(await w.item('wit_1', caller)).toMatchObject(untouched);
      expect((await w.wallet(caller, 'cus_minji', 'items { id }')).items).toHaveLength(1);
    }
    for (const caller of [customer('cus_jun'), staff('gifts:read'), anonymous]) {
      expect(await w.item('wit_1', caller)).toBeNull();
      expect(await w.wallet(caller, 'cus_minji', 'items { id }')).toBeNull();
    }
    expect(await w.item('wit_none')).toBeNull();
  });

  it('is listed newest first, and by status', async () => {
    for (const [i, at] of [3_000, 1_000, 2_000].entries())
      await w.hear([aReward(`rew_${i}`, 'cus_minji', at)]);
    await w.exchange({ walletItemId: 'wit_2' });
    w.gifts.answer = silence;
    await w.exchange({ walletItemId: 'wit_1', idempotencyKey: 'key-2' });
    const idsOf = async (of: string) => (await w.itemsOf('cus_minji', of)).map(({ id }) => id);
    expect(await idsOf('items')).toEqual(['wit_0', 'wit_2', 'wit_1']);
    expect(await idsOf('items(status: ISSUED)')).toEqual(['wit_0', 'wit_1']);
    expect(await idsOf('items(status: EXCHANGED)')).toEqual(['wit_2']);
  });
});

describe('an item of the wallet', () => {
  beforeEach(() => w.hear([aReward('rew_1')]));

  it('is exchanged for a gift, and others hear of it [GC-04 GC-05 GC-38]', async () => {
    const answer = await w.exchange();
    expect(answer).toMatchObject({ __typename: 'ExchangeWalletItemSuccess', gift: { id: 'gft_1' } });
    expect(answer.walletItem).toMatchObject(exchanged);
    expect(await w.item('wit_1')).toMatchObject(exchanged);
    expect(w.gifts.asked).toEqual([
      {
        key: 'exchange:wit_1',
        walletItemId: 'wit_1',
        giftOfferId: 'gof_latte',
        customerId: 'cus_minji',
      },
    ]);
    expect((await w.saidOf('WalletItemExchanged')).map(({ data }) => data)).toEqual([
      {
        walletItemId: 'wit_1',
        rewardId: 'rew_1',
        missionId: 'mis_coffee',
        customerId: 'cus_minji',
        title: '커피 세 잔',
        giftId: 'gft_1',
        giftOfferId: 'gof_latte',
      },
    ]);
  });

  it('is stored as EXCHANGING before gifts is asked, and shown as ISSUED until gifts has said yes [GC-53]', async () => {
    let before: unknown;
    const { answer } = w.gifts;
    w.gifts.answer = async (wish) => {
      before = [(await w.items())[0]?.status, await w.item('wit_1')];
      return answer(wish);
    };
    await w.exchange();
    expect(before).toMatchObject(['EXCHANGING', underWay]);
    expect(await w.item('wit_1')).toMatchObject(exchanged);
  });

  it('stays as it was when there is no gift, and the customer is told to try later [GC-08 GC-10]', async () => {
    w.gifts.answer = async () => refused();
    const told = await w.exchange();
    expect(told).toMatchObject({ code: 'GIFT_UNAVAILABLE', message: expect.stringContaining('잠시 뒤') });
    expect(await w.item('wit_1')).toMatchObject(untouched);
    expect(await w.saidOf('WalletItemExchanged')).toEqual([]);
    expect((await w.exchange({ idempotencyKey: 'key-2' }, minji, 'en')).message).toMatch(/try again later/);
  });

  it('is not exchanged while the answer is unknown: it is shown as it was, and the customer is told so in time [GC-08 GC-56 T8]', async () => {
    for (const [i, answer] of [
      silence,
      async () => {
        throw new Error('the connection is lost');
      },
    ].entries()) {
      await w.hear([aReward(`rew_${i + 5}`)]);
      w.gifts.answer = answer;
      const began = performance.now();
      const told = await w.exchange({ walletItemId: `wit_${i + 5}`, idempotencyKey: `key-${i}` });
      expect(performance.now() - began).toBeLessThan(1_500);
      expect(told).toMatchObject({ code: 'EXCHANGE_PENDING', retryAfterMs: expect.any(Number) });
      expect(told.walletItem).toMatchObject({ ...underWay, id: `wit_${i + 5}` });
    }
    expect(await w.saidOf('WalletItemExchanged')).toEqual([]);
  });

  it('is asked for again under the same key until the outcome is known, less and less often [T8]', async () => {
    const { answer } = w.gifts;
    w.gifts.answer = silence;
    await w.exchange();
    await w.wait(60_000);
    const asked = w.gifts.asked.length;
    expect(asked).toBeGreaterThan(10);
    expect(new Set(w.gifts.asked.map((wish) => JSON.stringify(wish))).size).toBe(1);
    await w.wait(60_000);
    expect(w.gifts.asked.length - asked).toBeLessThanOrEqual(6);
    expect(await w.item('wit_1')).toMatchObject(underWay);
    w.gifts.answer = answer;
    await w.wait(10_000);
    expect(await w.item('wit_1')).toMatchObject(exchanged);
    expect(await w.saidOf('WalletItemExchanged')).toHaveLength(1);
    expect(await w.exchange()).toMatchObject({ __typename: 'ExchangeWalletItemSuccess' });
  }, 60_000);

  it('can be exchanged again once it is known that no gift was made [GC-08]', async () => {
    w.gifts.answer = silence;
    expect(await w.exchange()).toMatchObject({ code: 'EXCHANGE_PENDING' });
    w.gifts.answer = async () => refused();
    await w.wait(5_000);
    expect(await w.item('wit_1')).toMatchObject(untouched);
    expect(await w.exchange()).toMatchObject({ code: 'GIFT_UNAVAILABLE' }); // what became of that key
  });

  it('is also exchanged by hearing of the gift, even after a refusal [T8]', async () => {
    w.gifts.answer = silence;
    await w.exchange();
    await w.hear([aGift('wit_1'), aGift('wit_1')]);
    expect(await w.item('wit_1')).toMatchObject(exchanged);
    expect(await w.exchange()).toMatchObject({ __typename: 'ExchangeWalletItemSuccess' });

    await w.hear([aReward('rew_2')]);
    w.gifts.answer = async () => refused();
    const second = { walletItemId: 'wit_2', idempotencyKey: 'key-2' };
    expect(await w.exchange(second)).toMatchObject({ code: 'GIFT_UNAVAILABLE' });
    await w.hear([aGift('wit_2')]); // an ask that was thought lost
    expect(await w.item('wit_2')).toMatchObject({ status: 'EXCHANGED', gift: { id: 'gft_2' } });
    expect(await w.saidOf('WalletItemExchanged')).toHaveLength(2);
  });

  it('whose exchange was begun by a process that died is taken over by another, and a late answer changes nothing', async () => {
    const stores = testStores();
    const dead = await openWallets(stores, { settings: { JUMUN_GIFT_DEADLINE_MS: '60000' } });
    await dead.hear([aReward('rew_1')]);
    const late = Promise.withResolvers<unknown>();
    dead.gifts.answer = () => late.promise;
    const told = dead.exchange();
    await expect.poll(() => dead.gifts.asked.length).toBe(1);

    const living = await openWallets(stores);
    await living.wait(30_000, 10_000);
    expect(living.gifts.asked).toEqual([]); // the first process may still be asking
    await living.wait(40_000, 10_000);
    expect(living.gifts.asked).toEqual(dead.gifts.asked);
    expect(await living.item('wit_1')).toMatchObject(exchanged);

    late.resolve(refused());
    expect(await told).toMatchObject({ __typename: 'ExchangeWalletItemSuccess', gift: { id: 'gft_1' } });
    expect(await living.item('wit_1')).toMatchObject(exchanged);
    await living.close();
    await dead.close();
  });

  it('gives the same key the same answer, and refuses another input under it', async () => {
    const first = await w.exchange();
    expect(await w.exchange()).toEqual(first);
    await w.hear([aReward('rew_2')]);
    for (const other of [{ walletItemId: 'wit_2' }, { giftOfferId: 'gof_cake' }])
      expect(await w.exchange(other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(w.gifts.asked).toHaveLength(1);
    expect(await w.item('wit_2')).toMatchObject({ exchangeable: true });
  });

  it('gives a key that was refused the same answer even after another exchange succeeded', async () => {
    const { answer } = w.gifts;
    w.gifts.answer = async () => refused();
    const first = await w.exchange();
    w.gifts.answer = answer;
    expect(await w.exchange()).toEqual(first);
    expect(await w.exchange({ idempotencyKey: 'key-2', giftOfferId: 'gof_cake' })).toMatchObject({
      __typename: 'ExchangeWalletItemSuccess',
    });
    expect(await w.exchange()).toEqual(first);
    expect(w.gifts.asked).toHaveLength(2);
  });

  it('is spent once: another exchange is refused', async () => {
    await w.exchange();
    const told = await w.exchange({ idempotencyKey: 'key-2' });
    expect(told).toMatchObject({ code: 'WALLET_ITEM_SPENT' });
    expect(told.walletItem).toMatchObject(exchanged);
    expect(w.gifts.asked).toHaveLength(1);
  });

  it('is not exchanged for another offer while the outcome is unknown', async () => {
    w.gifts.answer = silence;
    await w.exchange();
    const other = { idempotencyKey: 'key-2', giftOfferId: 'gof_cake' };
    expect(await w.exchange(other)).toMatchObject({ code: 'EXCHANGE_PENDING', walletItem: underWay });
    expect(w.gifts.asked.map(({ giftOfferId }) => giftOfferId)).toEqual(['gof_latte']);
    await w.hear([aGift('wit_1')]);
    expect(await w.exchange(other)).toMatchObject({ code: 'WALLET_ITEM_SPENT' });
  });

  it('that does not exist or belongs to another customer is not found', async () => {
    for (const [input, caller] of [
      [{}, customer('cus_jun')],
      [{}, staff('wallets:read', 'gifts:write')],
      [{ walletItemId: 'wit_none' }, minji],
      [{ walletItemId: "' or 1=1" }, minji],
    ] as const)
      expect(await w.exchange(input, caller)).toMatchObject({ code: 'WALLET_ITEM_NOT_FOUND' });
    expect(await w.exchange({}, anonymous)).toMatchObject({ __typename: 'UNAUTHENTICATED' });
    expect(await w.exchange({ idempotencyKey: '' })).toMatchObject({ __typename: 'BAD_USER_INPUT' });
    expect(w.gifts.asked).toEqual([]);
  });

  it('is not put at risk for an offer that does not exist', async () => {
    expect(await w.exchange({ giftOfferId: 'no id at all!' })).toMatchObject({ code: 'GIFT_UNAVAILABLE' });
    expect(w.gifts.asked).toEqual([]);
    expect(await w.item('wit_1')).toMatchObject(untouched);
    w.gifts.answer = async () => refused('UNKNOWN_OFFER');
    expect(await w.exchange({ giftOfferId: 'gof_none' })).toMatchObject({ code: 'GIFT_UNAVAILABLE' });
  });

  it('exchanged many times at once leads to one ask, and every request gets the same gift', async () => {
    // time enough for twenty units of work at once on a busy machine
    const wallets = await openWallets(testStores(), { settings: { JUMUN_GIFT_DEADLINE_MS: '5000' } });
    await wallets.hear([aReward('rew_1')]);
    const { answer } = wallets.gifts;
    wallets.gifts.answer = async (wish) => {
      await pause(20);
      return answer(wish);
    };
    const keys = Array.from({ length: 20 }, (_, i) => ({ idempotencyKey: `key-${i % 4}` }));
    const told: Json[] = await Promise.all(keys.map((key) => wallets.exchange(key)));
    expect(new Set(told.map(({ __typename, gift }) => `${__typename} ${gift?.id}`))).toEqual(
      new Set(['ExchangeWalletItemSuccess gft_1']),
    );
    expect(wallets.gifts.asked).toHaveLength(1);
    expect(await wallets.saidOf('WalletItemExchanged')).toHaveLength(1);
    await wallets.close();
  });

  it('exchanged for several offers at once goes to one of them', async () => {
    const offers = ['gof_latte', 'gof_cake', 'gof_movie'];
    const told: Json[] = await Promise.all(
      offers.map((giftOfferId) => w.exchange({ giftOfferId, idempotencyKey: giftOfferId })),
    );
    const won = told.filter(({ __typename }) => __typename === 'ExchangeWalletItemSuccess');
    expect(won).toHaveLength(1);
    for (const { __typename } of told)
      expect(__typename).toMatch(/^(ExchangeWalletItemSuccess|ExchangePending|WalletItemSpent)$/);
    expect(w.gifts.asked).toHaveLength(1);
  });
});

describe('while the breaker is open', () => {
  const openWith = async (override: 'open' | 'auto') => {
    const file = join(testFolder(), 'switches.json');
    const put = (to: string) => writeFileSync(file, JSON.stringify({ 'wallets/exchange-for-gift': to }));
    put(override);
    const stores = testStores();
    const wallets = await openWallets(stores, { settings: { JUMUN_SWITCHES: file } });
    await wallets.hear([aReward('rew_1')]);
    return { wallets, put };
  };

  it('nothing is asked: the item is released at once, and the customer is told to try later [GC-10 GC-54]', async () => {
    const { wallets } = await openWith('open');
    expect(await wallets.exchange()).toMatchObject({ code: 'GIFT_UNAVAILABLE' });
    expect(wallets.gifts.asked).toEqual([]);
    expect(await wallets.item('wit_1')).toMatchObject(untouched);
    expect((await wallets.history()).map(({ type }) => type)).toEqual([
      'ItemIssued',
      'ExchangeBegun',
      'ExchangeAbandoned',
    ]);
    await wallets.close();
  });

  it('an exchange that was asked for before stays unknown, since there may be a gift [T8 GC-54]', async () => {
    const { wallets, put } = await openWith('auto');
    wallets.gifts.answer = silence;
    expect(await wallets.exchange()).toMatchObject({ code: 'EXCHANGE_PENDING' });
    put('open');
    await pause(1_200); // the overrides are read again
    await wallets.wait(20_000);
    expect(await wallets.item('wit_1')).toMatchObject(underWay);
    expect(await wallets.exchange()).toMatchObject({ code: 'EXCHANGE_PENDING' });
    expect(wallets.gifts.asked).toHaveLength(1);
    await wallets.close();
  });

  it('or too many asks are under way, an exchange is refused at once and its item stays as it was [GC-10 GC-60]', async () => {
    const wallets = await openWallets(testStores(), {
      settings: { JUMUN_ASK_PENDING: '1', JUMUN_GIFT_DEADLINE_MS: '2000' },
    });
    await wallets.hear([aReward('rew_1'), aReward('rew_2')]);
    const { answer } = wallets.gifts;
    const free = Promise.withResolvers<void>();
    wallets.gifts.answer = async (wish) => {
      await free.promise;
      return answer(wish);
    };
    const first = wallets.exchange();
    await expect.poll(() => wallets.gifts.asked.length).toBe(1);
    const second = { walletItemId: 'wit_2', idempotencyKey: 'key-2' };
    expect(await wallets.exchange(second)).toMatchObject({ code: 'GIFT_UNAVAILABLE' });
    expect(await wallets.item('wit_2')).toMatchObject({ status: 'ISSUED', exchangeable: true });
    free.resolve();
    expect(await first).toMatchObject({ __typename: 'ExchangeWalletItemSuccess' });
    const again = await wallets.exchange({ ...second, idempotencyKey: 'key-3' });
    expect(again).toMatchObject({ __typename: 'ExchangeWalletItemSuccess' });
    await wallets.close();
  });

  it('opened by missing answers, further exchanges are refused at once and no item is lost [GC-10]', async () => {
    const wallets = await openWallets(testStores(), { settings: { JUMUN_BREAKER_OPENS_AFTER: '3' } });
    for (let i = 0; i < 8; i++) await wallets.hear([aReward(`rew_${i}`)]);
    wallets.gifts.answer = silence;
    const told: string[] = [];
    for (let i = 0; i < 8; i++)
      told.push((await wallets.exchange({ walletItemId: `wit_${i}`, idempotencyKey: `key-${i}` })).code);
    expect(told).toEqual([...Array(3).fill('EXCHANGE_PENDING'), ...Array(5).fill('GIFT_UNAVAILABLE')]);
    expect(wallets.gifts.asked).toHaveLength(3);
    const shown = await wallets.itemsOf();
    expect(shown.map(({ status }) => status)).toEqual(Array(8).fill('ISSUED'));
    expect(shown.filter(({ exchangeable }) => exchangeable)).toHaveLength(5);
    await wallets.close();
  });
});

it('rewards and gifts heard twice and in any order leave exactly the items with a gift exchanged', async () => {
  const heard = [0, 1, 2].flatMap((i) => [aReward(`rew_${i}`), ...(i === 1 ? [] : [aGift(`wit_${i}`)])]);
  await w.hear([...heard.toReversed(), ...heard]);
  expect((await w.items()).map(({ id, status }) => `${id} ${status}`).sort()).toEqual([
    'wit_0 EXCHANGED',
    'wit_1 ISSUED',
    'wit_2 EXCHANGED',
  ]);
  expect(await w.saidOf('WalletItemIssued')).toHaveLength(3);
  expect(await w.saidOf('WalletItemExchanged')).toHaveLength(2);
});
